import type { CatalogueRefusalCode } from '#contracts';
import type { RefusalTable } from '#platform';

export const CATALOGUE_PROBLEMS: RefusalTable<CatalogueRefusalCode> = {
  qualification_unknown: { status: 404, title: 'No such qualification' },
  qualification_not_published: { status: 422, title: 'This qualification is only proposed' },
  same_jurisdiction: { status: 422, title: 'Both jurisdictions are the same' },
  no_rule_in_force: { status: 422, title: 'No recognition rule is in force between these jurisdictions on that day' },
  recognition_suspended: { status: 422, title: 'The recognition is suspended at that instant' },
  holding_under_alert: { status: 422, title: 'The issuing authority has suspended, revoked or cancelled this certificate, or it has expired' },
};
