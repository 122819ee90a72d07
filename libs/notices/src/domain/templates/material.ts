import type { InBoth, Template } from '../template.js';

function toApplicant(title: InBoth, sentence: InBoth, todo?: InBoth): Template {
  return { group: 'legal', link: '/requests/{subject}', title, sentence, ...(todo === undefined ? {} : { todo }) };
}

function toWork(title: InBoth, sentence: InBoth, todo: InBoth): Template {
  return { group: 'work', link: '/work/{subject}', title, sentence, todo };
}

/** What is told of papers that were to follow: 告知承诺 and 容缺受理. */
export const MATERIAL_TEMPLATES = {
  'material.due_soon': toApplicant(
    { zh: '请在{dueOn}前补交材料（{number}）', en: 'Please hand the paper in by {dueOn} ({number})' },
    { zh: '{qualification}：{material}的补交期限到{dueOn}届满（{number}）。', en: '{qualification}: {material} is due by {dueOn} ({number}).' },
    { zh: '请打开申请上传，也可以交到收件窗口。', en: 'Open the request and upload it, or bring it to the receiving window.' }),
  'material.promise_overdue': toApplicant(
    { zh: '您承诺的材料逾期未交（{number}）', en: 'The paper that you promised is overdue ({number})' },
    { zh: '{qualification}：您承诺在{dueOn}前补交{material}，现已逾期（{number}）。', en: '{qualification}: you promised {material} by {dueOn}, and it has not come ({number}).' },
    { zh: '请尽快补交。逾期不交的，{authority}可以依法撤销决定；补交之前，同一事项不能再采用承诺方式。', en: 'Please hand it in now. Otherwise {authority} may revoke its decision, and until then you cannot use a promise for this kind of request again.' }),
  'material.tolerance_overdue': toApplicant(
    { zh: '容缺材料逾期未交（{number}）', en: 'The paper that was to follow is overdue ({number})' },
    { zh: '{qualification}：{material}应在{dueOn}前补交，现已逾期（{number}）。', en: '{qualification}: {material} was due by {dueOn} and has not come ({number}).' },
    { zh: '{authority}可以依据已有材料作出决定；作出决定之前您仍可以补交。', en: '{authority} may decide on what is there; until it does you can still hand the paper in.' }),
  'material.waived': toApplicant(
    { zh: '有一份材料不必补交（{number}）', en: 'One paper need not be handed in ({number})' },
    { zh: '{qualification}：{authority}免于补交{material}，理由见申请页（{number}）。', en: '{qualification}: {authority} does without {material}; the page of the request says why ({number}).' }),
  'material.supplied': toApplicant(
    { zh: '已收到您补交的材料（{number}）', en: 'Your paper has arrived ({number})' },
    { zh: '{qualification}：已收到您补交的{material}（{number}）。', en: '{qualification}: {material} has arrived ({number}).' }),
  'material.recounted': toApplicant(
    { zh: '补交材料的期限已重新计算（{number}）', en: 'The date for your paper was counted anew ({number})' },
    { zh: '{qualification}：{material}的补交期限现为{dueOn}，不会早于原来的日子（{number}）。', en: '{qualification}: {material} is now due by {dueOn}, never earlier than before ({number}).' }),
  'material.supplied_to_work': toWork(
    { zh: '申请人已补交材料（{number}）', en: 'A paper that was to follow has come ({number})' },
    { zh: '{qualification}：申请人已补交{material}（{number}）。', en: '{qualification}: {material} was handed in ({number}).' },
    { zh: '请打开申请核对。', en: 'Open the request and look at it.' }),
  'material.promise_overdue_to_work': toWork(
    { zh: '申请人承诺的材料逾期未交（{number}）', en: 'A promised paper is overdue ({number})' },
    { zh: '{qualification}：申请人承诺在{dueOn}前补交{material}，现已逾期（{number}）。', en: '{qualification}: {material} was promised by {dueOn} and has not come ({number}).' },
    { zh: '请核查。承诺不实的，可以在申请页发起更正，依法撤销决定（国办发〔2020〕42号）；确无必要的，可以说明理由免于补交。', en: 'Look into it. Where the promise was not true, the decision can be revoked by a correction on the page of the request (State Council guidance, 2020 No. 42); where the paper is not needed, waive it and say why.' }),
  'material.tolerance_overdue_to_work': toWork(
    { zh: '容缺材料逾期未交，可以作出决定（{number}）', en: 'A tolerated paper is overdue: the request can be decided ({number})' },
    { zh: '{qualification}：{material}应在{dueOn}前补交，现已逾期（{number}）。', en: '{qualification}: {material} was due by {dueOn} and has not come ({number}).' },
    { zh: '可以依据已有材料作出决定，尚未受理的也可以列入补正告知。', en: 'Decide on what is there; before acceptance it may also be asked for in the supplement notice.' }),
} as const satisfies Readonly<Record<string, Template>>;
