import type { InBoth, NoticeGroup, Template } from '../template.js';

function told(title: InBoth, sentence: InBoth, todo?: InBoth, group: NoticeGroup = 'legal', link = '/requests/{subject}'): Template {
  return { group, link, title, sentence, ...(todo === undefined ? {} : { todo }) };
}

/** What applicants are told of the way of a result, and of an acceptance by silence; of the latter its authority is told too. */
export const DELIVERY_TEMPLATES = {
  'request.delivery_chosen': told(
    { zh: '送达方式已选定（{number}）', en: 'The way of delivery was chosen ({number})' },
    { zh: '{qualification}：结果的送达方式已选定（{number}）。', en: '{qualification}: the way in which the result is to come was chosen ({number}).' }, undefined, 'progress'),
  'request.made_ready': told(
    { zh: '结果可以领取（{number}）', en: 'Your result lies ready ({number})' },
    { zh: '{qualification}：结果已备好，请到{window}领取（{number}）。', en: '{qualification}: the result lies ready at {window} ({number}).' },
    { zh: '请带身份证件原件；由他人代领的，另带委托书。地址和领取须知见申请页。', en: 'Bring your identity document; an agent also brings a written mandate. The page of the request gives the address and what to know.' }),
  'request.handed_out': told(
    { zh: '结果已领取（{number}）', en: 'The result was handed out ({number})' },
    { zh: '{qualification}：结果已在窗口交付，申请办结（{number}）。', en: '{qualification}: the result was handed out at the window and the request closed ({number}).' }),
  'request.dispatched': told(
    { zh: '结果已寄出（{number}）', en: 'Your result was posted ({number})' },
    { zh: '{qualification}：结果已寄出，邮件编号见申请页（{number}）。', en: '{qualification}: the result was posted; the request page gives the tracking number ({number}).' },
    { zh: '收到后请在申请页确认。', en: 'Confirm on the page of the request when you have received it.' }),
  'request.receipt_confirmed': told(
    { zh: '结果已收到（{number}）', en: 'The result was received ({number})' },
    { zh: '{qualification}：已确认收到邮寄的结果，申请办结（{number}）。', en: '{qualification}: the posted result was received and the request closed ({number}).' }),
  'request.delivery_returned': told(
    { zh: '邮寄的结果被退回（{number}）', en: 'The letter with your result came back ({number})' },
    { zh: '{qualification}：邮寄的结果被退回，仍由办理机关保管（{number}）。', en: '{qualification}: the letter with the result came back and is kept by the authority ({number}).' },
    { zh: '请核对邮寄地址，或者改到窗口领取。', en: 'Check the postal address, or choose to fetch it at a window.' }),
  'request.deemed_accepted': told(
    { zh: '您的申请视为受理（{number}）', en: 'Your request counts as accepted ({number})' },
    { zh: '{qualification}：{authority}逾期没有告知，依照行政许可法第三十二条，自收到之日起视为受理（{number}）。', en: '{qualification}: {authority} said nothing in time; by article 32 of the Administrative Licensing Law the request counts as accepted from the day of receipt ({number}).' },
    { zh: '视为受理证明可以在申请页的“文书”中下载。', en: 'The certificate of deemed acceptance is among the documents on the page of the request.' }, 'legal', '/requests/{subject}#documents'),
  'work.deemed_accepted': told(
    { zh: '逾期未告知，视为受理（{number}）', en: 'Accepted by silence ({number})' },
    { zh: '{qualification}：{authority}逾期没有告知，自收到之日起视为受理，决定期限从该日起算（{number}）。', en: '{qualification}: {authority} said nothing in time; the request counts as accepted from the day of receipt, and the limit for the decision runs from that day ({number}).' },
    { zh: '请即审查；认为告知没有逾期的，可以提出异议。证明见办件页的“文书”。', en: 'Go on with the review; contest it where the notice did go out in time. The certificate is among the documents on the page.' }, 'work', '/work/{subject}#documents'),
} as const satisfies Readonly<Record<string, Template>>;
