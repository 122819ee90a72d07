import type { SettlementRefusalCode } from '#contracts';
import type { RefusalTable } from '#platform';

export const SETTLEMENT_PROBLEMS: RefusalTable<SettlementRefusalCode> = {
  institution_unknown: { status: 404, title: 'No such institution' },
};
