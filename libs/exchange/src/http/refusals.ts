import type { ExchangeRefusalCode } from '#contracts';
import type { RefusalTable } from '#platform';

export const EXCHANGE_PROBLEMS: RefusalTable<ExchangeRefusalCode> = {
  certificate_state: { status: 409, title: 'The certificate stands so that this cannot be done' },
  certificate_not_reissued: { status: 409, title: 'This certificate is not issued anew' },
  certificate_not_renewable: { status: 409, title: 'This certificate is not renewed' },
  certificate_renewed: { status: 409, title: 'This certificate was renewed already' },
  certificate_unverifiable: { status: 409, title: 'The key that signed this certificate is no longer published' },
  renewal_too_early: { status: 409, title: 'A renewal cannot be asked for yet' },
};
