import type { SettlementRefusalCode } from '#contracts';
import type { RefusalTable } from '#platform';

export const SETTLEMENT_PROBLEMS: RefusalTable<SettlementRefusalCode> = {
  institution_unknown: { status: 404, title: 'No such institution' },
  bill_empty: { status: 422, title: 'The bill has no lines' },
  bill_too_large: { status: 422, title: 'The bill is larger than any that can be assessed' },
  line_twice: { status: 422, title: 'A line of the bill stands twice' },
  line_malformed: { status: 422, title: 'A quantity, price or amount is not a whole number above zero' },
  line_amount_wrong: { status: 422, title: 'The amount is not quantity times price' },
  line_in_future: { status: 422, title: 'The line is dated after the settlement' },
  item_unknown: { status: 422, title: 'The catalogue of the treatment place has no such item' },
  item_withdrawn: { status: 422, title: 'The item was not in the catalogue on that day' },
  treatment_catalogue_not_in_force: { status: 409, title: 'That version of the catalogue is not in force' },
  policy_not_in_force: { status: 409, title: 'That version of the policy is not in force' },
  policy_silent: { status: 409, title: 'The policy of the insured place does not say' },
  accumulators_of_other_year: { status: 409, title: 'The sums of the year are of another year' },
};
