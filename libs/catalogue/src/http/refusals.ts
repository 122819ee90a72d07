import type { CatalogueRefusalCode } from '#contracts';
import type { RefusalTable } from '#platform';

export const CATALOGUE_PROBLEMS: RefusalTable<CatalogueRefusalCode> = {
  qualification_unknown: { status: 404, title: 'No such qualification' },
  qualification_not_published: { status: 422, title: 'This qualification is only proposed' },
  same_jurisdiction: { status: 422, title: 'Both jurisdictions are the same' },
  no_rule_in_force: { status: 422, title: 'No recognition rule is in force between these jurisdictions on that day' },
  recognition_suspended: { status: 422, title: 'The recognition is suspended at that instant' },
  holding_under_alert: { status: 422, title: 'The issuing authority has suspended, revoked or cancelled this certificate, or it has expired' },
  conditions_not_met: { status: 422, title: 'The holding does not meet the conditions of the rule' },
  import_unknown: { status: 404, title: 'No such import' },
  import_of_another: { status: 403, title: 'Another administrator brought this file in' },
  import_wrong_state: { status: 409, title: 'The import is not in a state for that' },
  import_unreadable: { status: 422, title: 'The file cannot be read as a catalogue' },
  import_too_large: { status: 413, title: 'The file is too large' },
  import_changes_nothing: { status: 422, title: 'The file changes nothing' },
  import_list_not_whole: { status: 422, title: 'A list that replaces another must be without faults' },
  import_withdrawal_not_confirmed: { status: 422, title: 'What is withdrawn must be confirmed expressly' },
  alert_unknown: { status: 404, title: 'No such alert' },
  not_issuing_authority: { status: 403, title: 'Only the authority that issues this qualification may say this' },
  alert_ended: { status: 409, title: 'This alert has ended already' },
  alert_not_suspension: { status: 422, title: 'Only a suspension is lifted; anything else is corrected, with its reason' },
  alert_period: { status: 422, title: 'The period of the alert cannot be' },
};
