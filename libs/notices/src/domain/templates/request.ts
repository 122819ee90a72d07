import type { InBoth, NoticeGroup, Template } from '../template.js';

function told(group: NoticeGroup, sentence: InBoth, todo?: InBoth): Template {
  return { group, link: '/requests/{subject}', sentence, ...(todo === undefined ? {} : { todo }) };
}

/** What applicants are told of their requests, by the event that it follows. */
export const REQUEST_TEMPLATES = {
  'request.submitted': told('progress', { zh: '{qualification}：已收到您的申请（{number}）。', en: '{qualification}: your request was received ({number}).' }),
  'request.received': told('progress', { zh: '{qualification}：窗口已收件，正在转给有权的机关（{number}）。', en: '{qualification}: received at the window and being forwarded ({number}).' }),
  'request.routed': told('progress', { zh: '{qualification}：已转到{authority}（{number}）。', en: '{qualification}: now with {authority} ({number}).' }),
  'request.returned': told('progress', { zh: '{qualification}：正在另行确定有权办理的机关（{number}）。', en: '{qualification}: the competent authority is being found anew ({number}).' }),
  'request.supplement_requested': told('legal',
    { zh: '{qualification}：需要您补正，{authority}已一次性告知全部内容（{number}）。', en: '{qualification}: please supply what {authority} lists, all of it told at once ({number}).' },
    { zh: '请打开申请，逐项说明或者上传材料，一次提交全部补正。答复期限写在申请页面上。', en: 'Open the request, answer every item or upload what is missing, and send all answers at once. The page of the request says by when.' }),
  'request.supplement_supplied': told('progress', { zh: '{qualification}：补正已送达{authority}（{number}）。', en: '{qualification}: your supplement has reached {authority} ({number}).' }),
  'request.accepted': told('legal', { zh: '{qualification}：{authority}已受理（{number}）。', en: '{qualification}: accepted by {authority} ({number}).' }),
  'request.declined': told('legal',
    { zh: '{qualification}：{authority}决定不予受理（{number}）。', en: '{qualification}: not accepted by {authority} ({number}).' },
    { zh: '理由以及申请行政复议、提起诉讼的期限写在申请页面上。', en: 'The page of the request gives the reasons, and the time limits for review and suit.' }),
  'request.approved': told('legal', { zh: '{qualification}：{authority}决定准予（{number}）。', en: '{qualification}: approved by {authority} ({number}).' }),
  'request.refused': told('legal',
    { zh: '{qualification}：{authority}决定不予（{number}）。', en: '{qualification}: refused by {authority} ({number}).' },
    { zh: '理由以及申请行政复议、提起诉讼的期限写在申请页面上。', en: 'The page of the request gives the reasons, and the time limits for review and suit.' }),
  'request.delivered': told('legal', { zh: '{qualification}：决定已送达，申请办结（{number}）。', en: '{qualification}: the decision is delivered and the request closed ({number}).' }),
  'request.withdrawn': told('progress', { zh: '{qualification}：申请已撤回（{number}）。', en: '{qualification}: the request was withdrawn ({number}).' }),
  'request.lapsed': told('legal', { zh: '{qualification}：逾期未补正，申请终止（{number}）。', en: '{qualification}: no supplement came in time, the request has ended ({number}).' }, { zh: '您可以重新申请。', en: 'You may apply again.' }),
  'request.claimed': told('progress', { zh: '{qualification}：办理人员已领办（{number}）。', en: '{qualification}: a clerk has taken it up ({number}).' }),
  'request.released': told('progress', { zh: '{qualification}：等待其他人员领办（{number}）。', en: '{qualification}: waiting for another clerk ({number}).' }),
  'request.alert_noted': told('progress', { zh: '{qualification}：签发机关更新了您的证书状态，请打开申请查看（{number}）。', en: '{qualification}: the issuer changed the status of your certificate; open the request to see it ({number}).' }),
  'request.version_migrated': told('legal',
    { zh: '{qualification}：经办机关已将您的申请改按现行目录版本办理，仍予互认（{number}）。', en: '{qualification}: the authority now handles your request under the version of the catalogue in force; it is still recognised ({number}).' }),
} as const satisfies Readonly<Record<string, Template>>;
