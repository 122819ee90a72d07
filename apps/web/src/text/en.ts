import type { Texts } from './zh.js';
import { admin } from './en/admin.js';
import { agreement } from './en/agreement.js';
import { alerts } from './en/alerts.js';
import { answer } from './en/answer.js';
import { apply } from './en/apply.js';
import { certificate } from './en/certificate.js';
import { desk } from './en/desk.js';
import { drafts } from './en/drafts.js';
import { history } from './en/history.js';
import { imports } from './en/imports.js';
import { matrix } from './en/matrix.js';
import { notices } from './en/notices.js';
import { openData } from './en/open-data.js';
import { problems } from './en/problems.js';
import { pub } from './en/public.js';
import { request } from './en/request.js';
import { shell } from './en/shell.js';
import { signing } from './en/signing.js';
import { timeline } from './en/timeline.js';
import { verify } from './en/verify.js';
import { versions } from './en/versions.js';
import { vocabulary } from './en/vocabulary.js';
import { work } from './en/work.js';

/** Every text of the screens in English. */
export const en: Texts = { shell, certificate, vocabulary, problems, pub, answer, apply, request, work, desk, admin, signing, timeline, verify, versions, drafts, imports, notices, openData, matrix, history, agreement, alerts };
