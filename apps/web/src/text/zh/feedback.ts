/** Ratings, complaints, consultations, and what follows a bad rating. */
export const feedback = {
  kind: { complaint: '投诉', consultation: '咨询', rectification: '差评整改' },
  state: { opened: '待办理', answered: '已答复', second_look: '待复核', verified: '已核实', repaired: '已整改', called_back: '已回访', closed: '已办结', withdrawn: '已撤回' },
  /** The words on buttons. */
  verb: {
    take: '领办', forward: '转办', answer: '答复', accept_answer: '答复已解决问题', ask_again: '答复没有解决问题，请求复核', conclude: '复核办结', withdraw: '撤回', verify: '核实', repair: '整改', call_back: '回访', close: '办结',
  },
  /** What was done, in the course. */
  done: {
    open: '提出', take: '领办', forward: '转办', answer: '答复', accept_answer: '确认答复已解决问题', settle: '期满未提出异议，自动办结', ask_again: '请求复核', conclude: '复核办结', withdraw: '撤回', verify: '核实', repair: '整改', call_back: '回访', close: '办结',
  },
  level: { very_satisfied: '非常满意', satisfied: '满意', fairly_satisfied: '基本满意', dissatisfied: '不满意', very_dissatisfied: '非常不满意' },
  reason: {
    quick: '办理快', clear: '说明清楚', friendly: '态度好', few_papers: '材料少', online_well: '网上好办', slow: '办理慢', unclear: '说明不清楚', unfriendly: '态度不好', papers_again: '重复要材料', sent_around: '来回推、多头跑', system_fault: '系统不好用', result_unexplained: '结果没有说明理由',
  },
  rating: {
    title: '评价这次办理', lead: '评价自愿，每次办理可以评价一次。办理人员在办结以前看不到您的评价。', level: '您对这次办理', levelMissing: '请选择一个评价等级，或者不评价。', reasonsGood: '哪些方面好（选填，可多选）', reasonsBad: '哪些方面不好（选填，可多选）', reasons: '哪些方面（选填，可多选）',
    comment: '想说的话', commentHint: '不要写身份证号等无关的个人信息。', phone: '回访电话', phoneHint: '不填则使用账户里的电话。差评会由没有经办这件申请的人员核实、整改并回访。', submit: '提交评价', done: '感谢您的评价。', given: '您的评价', at: '{{at}} 评价', follow: '差评的核实和整改：', phoneWrong: '请填写电话号码。',
  },
  listTitle: '投诉与咨询', listLead: '在所在地提出，由有关机关办理。不知道由谁办理也可以提出，收到的机关会及时转办，不会因为不归它管而退回。', writeLink: '写投诉或者咨询', aboutThis: '对这件申请投诉或者咨询', emptyTitle: '还没有投诉或者咨询', emptyText: '您提出的投诉和咨询会显示在这里。', search: '诉求编号或者申请编号', back: '返回投诉与咨询',
  write: {
    title: '写投诉或者咨询', lead: '写清事情和您的要求，提出后可以随时查看由谁办理、什么时候答复。', kind: '类别', kindNote: { complaint: '对办理过程、人员或者结果不满意。', consultation: '想了解怎么办、在哪里办。' }, about: '关于什么',
    aboutOption: { request: '我的一件申请', authority: '一个机关', place: '一个地方的服务', unknown: '不知道由谁办理' }, aboutNote: { unknown: '先由您所在地的政务服务部门接收，再转给有关机关。' }, request: '哪一件申请', noRequests: '您还没有申请。', province: '省（市）', authority: '哪个机关', place: '哪个地方', subject: '标题', text: '内容', textHint: '请写明时间、地点和经过。您写的内容只有办理机关可以看到。',
    phone: '联系电话', phoneHint: '不填则使用账户里的电话。', submit: '提交', done: '已收到，编号 {{number}}。', missing: { kind: '请选择类别。', about: '请选择关于什么。', requestId: '请选择一件申请。', authorityId: '请选择机关。', placeCode: '请选择地方。', title: '请写标题（至少 2 个字）。', text: '请写内容（至少 2 个字）。', phone: '请填写电话号码。' },
  },
  one: {
    holder: '现由谁办理', until: '办理期限', aboutRequest: '关于申请', service: '关于事项', openedAt: '提出时间', writer: '提出人', phone: '联系电话', phoneRead: '查看电话会留下记录。', text: '内容', rating: '评价', founded: '核实结果', isFounded: { yes: '属实', no: '不属实' }, accepted: '申请人是否认可', isAccepted: { yes: '认可', no: '不认可' }, number: '编号', place: '提出地',
    rectificationTitle: '对一次办理的差评', rectificationNote: '办结以前，经办这件申请的人员看不到评价和核实情况。', clocks: '期限', course: '办理经过', proposal: '这个天数是本项目的建议，依据的文件没有规定天数。', noAct: '没有文件规定这个期限。', counted: '从 {{start}} 的次日起算，{{value}} {{unit}}，到 {{due}}。', left: '不计入的日子：{{count}} 天', provisional: '这个日期用到还没有公布的工作日历，公布后可能变化。',
    acts: '您可以', reached: '联系到申请人', notReached: '没有联系到申请人', withdrawTitle: '撤回这件诉求？', withdrawText: '撤回后不再办理。需要时可以重新提出。', withdrawConfirm: '撤回', toAuthority: { province: '转到哪个地方', authority: '转给哪个机关' }, taken: '同事正在办理', takenByMe: '由我办理', actDone: '{{number}}：{{verb}}，已完成。', send: '提交：{{verb}}',
  },
  field: {
    text: { forward: '给提出人的说明', answer: '答复内容', ask_again: '哪里没有解决', conclude: '复核说明', verify: '核实情况和理由', repair: '整改措施和结果', call_back: '回访情况', close: '仍然办结的理由（申请人认可的可以不填）' }, textHint: '提出人可以看到。', textMissing: '请写明内容。', founded: '反映的情况', foundedMissing: '请选择是否属实。', callBack: '回访结果', callBackMissing: '请选择回访结果。',
    callBackOption: { accepted: '联系到，申请人认可', refused: '联系到，申请人不认可', unreached: '没有联系到' }, authorityMissing: '请选择转给哪个机关。',
  },
  clockStatus: { running: '进行中', met: '按期完成', missed: '逾期完成', stopped: '已停止' },
  rule: {
    'matter.forward': '领办或者转办', 'consultation.answer': '答复咨询', 'complaint.answer': '答复投诉', 'matter.second_look': '复核答复', 'matter.confirm': '您确认答复', 'rectification.verify': '核实差评', 'rectification.close': '整改、回访并办结',
  },
  unit: { working_day: '个工作日', day: '天', month: '个月' },
  work: {
    title: '诉求办理', lead: '投诉、咨询和差评整改。不归本机关办理的，请及时转办，不能退回。', queue: '按办理情况查看', queues: { open: '待办理', mine: '由我办理', overdue: '已逾期', waiting: '等提出人确认', past: '已办结或者已转出' }, kind: '类别', search: '编号或者提出人姓名', searchHint: '诉求编号、申请编号，或者提出人的完整姓名。', columns: { matter: '诉求', kind: '类别', state: '状态', due: '期限', opened: '提出时间', holder: '办理机关' }, emptyTitle: '没有符合条件的诉求', emptyText: '换一个条件试试。', figures: '前十二个月收到 {{total}} 次评价', figuresFew: '前十二个月的评价不足 5 次，不显示统计。', back: '返回诉求办理',
  },
};
