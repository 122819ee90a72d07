import { finding } from './en/finding.js';
import { kiosk } from './en/kiosk.js';
import { pub } from './en/public.js';
import { scoreboard } from './en/scoreboard.js';
import { shell } from './en/shell.js';
import { verify } from './en/verify.js';
import { vocabulary } from './en/vocabulary.js';

/** What the frame of every page and the first page say; all else comes with the page that needs it. */
export const enFirst = { shell, pub, finding, kiosk, scoreboard, verify, vocabulary };
