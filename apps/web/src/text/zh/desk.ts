export const desk = {
  assignee: '转给',
  assigneeOption: '{{name}}（在办 {{n}} 件）',
  noAssignees: '本机关没有其他可以接手的办理人员。',
  reason: '转办说明',
  reasonHint: '接手的人员会看到这段文字，申请人看不到',
};
