import { finding } from './zh/finding.js';
import { kiosk } from './zh/kiosk.js';
import { pub } from './zh/public.js';
import { scoreboard } from './zh/scoreboard.js';
import { shell } from './zh/shell.js';
import { verify } from './zh/verify.js';
import { vocabulary } from './zh/vocabulary.js';

/** What the frame of every page and the first page say; all else comes with the page that needs it. */
export const zhFirst = { shell, pub, finding, kiosk, scoreboard, verify, vocabulary };
