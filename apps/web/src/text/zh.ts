import { admin } from './zh/admin.js';
import { agreement } from './zh/agreement.js';
import { alerts } from './zh/alerts.js';
import { answer } from './zh/answer.js';
import { apply } from './zh/apply.js';
import { assignments } from './zh/assignments.js';
import { certificate } from './zh/certificate.js';
import { delivery } from './zh/delivery.js';
import { desk } from './zh/desk.js';
import { drafts } from './zh/drafts.js';
import { feedback } from './zh/feedback.js';
import { finding } from './zh/finding.js';
import { history } from './zh/history.js';
import { imports } from './zh/imports.js';
import { kiosk } from './zh/kiosk.js';
import { mandates } from './zh/mandates.js';
import { materials } from './zh/materials.js';
import { matrix } from './zh/matrix.js';
import { myData } from './zh/my-data.js';
import { notices } from './zh/notices.js';
import { openData } from './zh/open-data.js';
import { problems } from './zh/problems.js';
import { pub } from './zh/public.js';
import { registers } from './zh/registers.js';
import { request } from './zh/request.js';
import { scoreboard } from './zh/scoreboard.js';
import { shell } from './zh/shell.js';
import { signing } from './zh/signing.js';
import { supervision } from './zh/supervision.js';
import { timeline } from './zh/timeline.js';
import { verify } from './zh/verify.js';
import { versions } from './zh/versions.js';
import { vocabulary } from './zh/vocabulary.js';
import { work } from './zh/work.js';

/** Every text of the screens in Chinese, by area. The English catalogue has the same shape, or it does not compile. */
export const zh = { shell, certificate, delivery, vocabulary, problems, pub, answer, apply, registers, request, work, assignments, admin, signing, timeline, verify, versions, drafts, imports, notices, openData, matrix, history, agreement, alerts, feedback, finding, kiosk, mandates, myData, materials, supervision, scoreboard, desk };

export type Texts = typeof zh;
