import type { InBoth, Template } from '../template.js';

function told(title: InBoth, sentence: InBoth, todo?: InBoth): Template {
  return { group: 'work', link: '/work/{subject}', title, sentence, ...(todo === undefined ? {} : { todo }) };
}

/** What those who work on a request, and those who watch over it, are told of its limit and of whose desk it is on. */
export const WORK_TEMPLATES = {
  'reminder.nearing': told(
    { zh: '承诺办理期限临近（{number}）', en: 'The promised limit comes near ({number})' },
    { zh: '{qualification}：承诺办理期限已用去四分之三，承诺{promisedOn}前作出决定（{number}）。', en: '{qualification}: three quarters of the promised limit are used; a decision is promised by {promisedOn} ({number}).' },
    { zh: '请抓紧办理。', en: 'Please go on with it.' }),
  'reminder.promised': told(
    { zh: '承诺办理期限今日届满（{number}）', en: 'The promised limit ends today ({number})' },
    { zh: '{qualification}：{authority}承诺{promisedOn}前作出决定，尚未决定，法定期限到{dueOn}（{number}）。', en: '{qualification}: {authority} promised a decision by {promisedOn} and has not decided; the statutory limit ends on {dueOn} ({number}).' },
    { zh: '请打开申请，查明原因并督促办理。', en: 'Open the request, find out why and see that it goes on.' }),
  'reminder.statutory': told(
    { zh: '法定办理期限只剩两个工作日（{number}）', en: 'Two working days are left of the statutory limit ({number})' },
    { zh: '{qualification}：{authority}须在{dueOn}前作出决定，只剩两个工作日（{number}）。', en: '{qualification}: {authority} must decide by {dueOn}, two working days are left ({number}).' },
    { zh: '请打开申请，督促在期限内作出决定。', en: 'Open the request and see that it is decided in time.' }),
  'request.reminded': told(
    { zh: '督办人员催办（{number}）', en: 'A supervisor reminds you ({number})' },
    { zh: '{qualification}：督办人员催办这件申请，内容见申请页（{number}）。', en: '{qualification}: a supervisor reminds you of this request; its page has the words ({number}).' },
    { zh: '请打开申请查看并抓紧办理。', en: 'Open the request, read them and go on with it.' }),
  'request.supervised': told(
    { zh: '收到督办要求（{number}）', en: 'A supervision order has come ({number})' },
    { zh: '{qualification}：这件申请被督办，要求见申请页（{number}）。', en: '{qualification}: this request is under a supervision order; its page has the words ({number}).' },
    { zh: '请打开申请，按督办要求办理。', en: 'Open the request and do what the order says.' }),
  'escalation.overdue': told(
    { zh: '办件超期，已升级督办（{number}）', en: 'A limit has passed, the request is escalated ({number})' },
    { zh: '{qualification}：{authority}未在{dueOn}前办结本环节，办件已升级，由督办人员负责（{number}）。', en: '{qualification}: {authority} did not do its part by {dueOn}; the request is escalated and the supervisors answer for it ({number}).' },
    { zh: '请认领并督促办理。', en: 'Take it and see that it goes on.' }),
  'escalation.handed_over': told(
    { zh: '有一件升级督办移交给您（{number}）', en: 'An escalation was handed over to you ({number})' },
    { zh: '{qualification}：同事把这件办件的升级督办移交给您，现由您负责（{number}）。', en: '{qualification}: a colleague handed the escalation of this request over to you; it is yours now ({number}).' },
    { zh: '请打开办件，了解情况并督促办理。', en: 'Open the request and see that it goes on.' }),
  'claim.given': told(
    { zh: '有办件转给您办理（{number}）', en: 'A request was given to you ({number})' },
    { zh: '{qualification}：这件申请已转给您办理，说明见申请页（{number}）。', en: '{qualification}: this request was given to you; its page says why ({number}).' },
    { zh: '请在 30 分钟内打开申请并继续办理，逾期未操作的，其他人员可以领办。', en: 'Open it within 30 minutes and go on with it; after that a colleague may claim it.' }),
  'claim.reassigned': told(
    { zh: '您领办的申请已转由他人办理（{number}）', en: 'A request of yours was given to a colleague ({number})' },
    { zh: '{qualification}：您领办的这件申请已转由本机关其他人员办理，说明见申请页（{number}）。', en: '{qualification}: this request of yours was given to a colleague; its page says why ({number}).' }),
  'claim.overtaken': told(
    { zh: '您的领办已过期，申请已由他人领办（{number}）', en: 'Your claim ran out and a colleague took it ({number})' },
    { zh: '{qualification}：您对这件申请的领办已过期，现已由本机关其他人员领办（{number}）。', en: '{qualification}: your claim ran out, and a colleague has claimed the request ({number}).' }),
  'claim.acted_upon': told(
    { zh: '您的领办已过期，申请已由他人继续办理（{number}）', en: 'Your claim ran out and a colleague went on with it ({number})' },
    { zh: '{qualification}：您对这件申请的领办已过期，本机关其他人员已继续办理，您的领办随之结束（{number}）。', en: '{qualification}: your claim ran out, and a colleague went on with the request; it is no longer yours ({number}).' }),
} as const satisfies Readonly<Record<string, Template>>;
