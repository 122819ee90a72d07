import type { InBoth, NoticeGroup, Template } from '../template.js';

function told(group: NoticeGroup, link: string, title: InBoth, sentence: InBoth, todo?: InBoth): Template {
  return { group, link, title, sentence, ...(todo === undefined ? {} : { todo }) };
}

const OWN = '/feedback/{subject}';
const WORK = '/matters/{subject}';

/** What people are told of their complaints and consultations, and what waits for those who answer them. Of what was written, nothing stands in a notice. */
export const FEEDBACK_TEMPLATES = {
  'matter.opened': told('progress', OWN,
    { zh: '已收到您的{kind}（{number}）', en: 'Your {kind} was received ({number})' },
    { zh: '已收到您的{kind}（{number}），现由{authority}办理。', en: 'Your {kind} was received ({number}); {authority} has it now.' }),
  'matter.forwarded': told('progress', OWN,
    { zh: '您的{kind}已转办（{number}）', en: 'Your {kind} was forwarded ({number})' },
    { zh: '您的{kind}已转由{authority}办理（{number}），您不用重新提交。', en: 'Your {kind} was forwarded to {authority} ({number}); you need not send it again.' }),
  'matter.answered': told('progress', OWN,
    { zh: '您的{kind}已答复（{number}）', en: 'Your {kind} was answered ({number})' },
    { zh: '{authority}已答复您的{kind}（{number}）。', en: '{authority} has answered your {kind} ({number}).' },
    { zh: '如果答复没有解决您的问题，可以在{dueAt}前请督办人员再看一次。', en: 'If it does not answer, you can have a supervisor look once more until {dueAt}.' }),
  'matter.concluded': told('progress', OWN,
    { zh: '您的{kind}已复核办结（{number}）', en: 'A supervisor has looked at your {kind} once more ({number})' },
    { zh: '督办人员已复核您的{kind}并作出说明（{number}）。', en: 'A supervisor has looked at your {kind} once more and says what was found ({number}).' }),
  'rectification.concluded': told('progress', OWN,
    { zh: '您的评价已核实整改（{number}）', en: 'What you rated has been looked into ({number})' },
    { zh: '您对申请{requestNumber}的评价已核实、整改并回访，办理结果可以查看（{number}）。', en: 'Your rating of request {requestNumber} was verified and followed up; you can read what was found ({number}).' }),
  'matter.arrived': told('work', WORK,
    { zh: '收到新的{kind}（{number}）', en: 'A {kind} has arrived ({number})' },
    { zh: '{authority}收到{kind}（{number}）。', en: 'A {kind} has arrived at {authority} ({number}).' },
    { zh: '请答复；如果应由其他机关办理，请及时转办。', en: 'Please answer it, or forward it in time where another authority is concerned.' }),
  'matter.second_look': told('work', WORK,
    { zh: '申请人请求复核答复（{number}）', en: 'A second look is asked for ({number})' },
    { zh: '申请人认为{authority}对{kind}的答复没有解决问题，请求复核（{number}）。', en: 'The writer says that the answer of {authority} to the {kind} does not answer ({number}).' },
    { zh: '请复核并作出说明。', en: 'Please look at it once more and say what you find.' }),
  'rectification.opened': told('work', WORK,
    { zh: '有差评需要核实（{number}）', en: 'A bad rating is to be verified ({number})' },
    { zh: '{authority}的一件办件收到差评，需要核实、整改、回访（{number}）。', en: 'A handling by {authority} was rated badly and is to be verified, repaired and called back ({number}).' },
    { zh: '请安排没有经办该件的人员核实。', en: 'Please have it verified by somebody who did not handle it.' }),
  'matter.overdue': told('work', WORK,
    { zh: '{kind}已逾期（{number}）', en: 'Overdue: {kind} ({number})' },
    { zh: '{authority}的{kind}应在{dueOn}前办理，已经逾期（{number}）。', en: 'The {kind} at {authority} was due on {dueOn} and is overdue ({number}).' },
    { zh: '请尽快办理。', en: 'Please see to it.' }),
} as const satisfies Readonly<Record<string, Template>>;
