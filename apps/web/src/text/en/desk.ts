import type { Texts } from '../zh.js';

export const desk: Texts['desk'] = {
  assignee: 'Give to',
  assigneeOption: '{{name}} ({{n}} open)',
  noAssignees: 'The authority has no other clerk who could take it.',
  reason: 'Why',
  reasonHint: 'The new clerk reads this, the applicant does not',
};
