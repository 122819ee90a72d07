import type { CatalogueRefusalCode } from '#contracts';
import type { Refusal } from '#kernel';
import type { AnswerReason } from './domain/answer-sentences.js';
import type { RecognitionAnswer } from './domain/recognise.js';

const CODES: Readonly<Record<Exclude<AnswerReason, 'valid_as_it_is' | 'confirmation'>, CatalogueRefusalCode>> = {
  qualification_unknown: 'qualification_unknown', same_jurisdiction: 'same_jurisdiction',
  not_published: 'qualification_not_published', entry_absent: 'qualification_unknown', entry_retired: 'qualification_not_published',
  entry_suspended: 'recognition_suspended', rule_suspended: 'recognition_suspended',
  no_rule: 'no_rule_in_force', rule_not_begun: 'no_rule_in_force', rule_over: 'no_rule_in_force', rule_retired: 'no_rule_in_force', rules_contradict: 'no_rule_in_force',
  rule_unreadable: 'no_rule_in_force', level_is_no_condition: 'no_rule_in_force',
  certificate_over: 'conditions_not_met', certificate_not_issued: 'conditions_not_met', certificate_dates_reversed: 'conditions_not_met', condition_not_met: 'conditions_not_met', measure_open: 'conditions_not_met',
  holding_revoked: 'holding_under_alert', holding_cancelled: 'holding_under_alert', holding_suspended: 'holding_under_alert', holding_expired: 'holding_under_alert',
};

/** Why nothing may be filed on an answer that is no. `because` is the reason of the answer; `reason`, as in every refusal for an alert, the words of the issuer. */
export function refusalOf({ reason, sentence, alert }: RecognitionAnswer, qualification: string): Refusal<CatalogueRefusalCode> {
  const code = reason === 'valid_as_it_is' || reason === 'confirmation' ? 'no_rule_in_force' : CODES[reason];
  const told = alert === null ? {} : { kind: alert.kind, jurisdiction: alert.jurisdiction, since: alert.from.toISOString(), reason: alert.reason };
  return { code, details: { qualification, because: reason, sentence, ...told } };
}
