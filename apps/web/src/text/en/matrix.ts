import type { Texts } from '../zh.js';

export const matrix: Texts['matrix'] = {
  title: 'What counts where',
  lead: 'From where it was issued (rows) to where it is used (columns): the effect, since when, and by which rule. Where there is no rule, nothing is recognised.',
  corner: 'Issued in \\ used in',
  from: 'Issued in {{place}}',
  to: 'Used in {{place}}',
  same: 'the same place',
  none: 'No rule',
  stopped: 'Not recognised',
  since: 'since {{at}}',
  until: 'until before {{at}}',
  ended: 'The rule before ended at {{at}}:',
  next: 'from {{at}}: {{effect}}',
  rule: 'rule {{code}}, version {{number}}',
  draft: 'Draft a rule',
  draftFor: 'Draft a rule: {{from}} → {{to}}',
  draftTitle: 'Draft a rule from {{from}} to {{to}}',
  draftText: 'The places are filled in: issued in {{from}}, used in {{to}}. The rest is filled in in the draft. It holds once both {{from}} and {{to}} have signed it.',
  draftCodeHint: 'Any other code will do: capital letters, digits and hyphens.',
  ruleTimeline: 'Versions of rule {{code}}',
};
