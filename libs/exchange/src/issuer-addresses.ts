import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '#platform';

/** Where issuers, lists and offers stand: by the public address of the platform, as everyone outside sees it. */
@Injectable()
export class IssuerAddresses {
  private readonly base: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.base = config.publicUrl;
  }

  issuer(jurisdiction: string): string {
    return `${this.base}/api/exchange/issuers/${jurisdiction}`;
  }

  statusList(id: string): string {
    return `${this.base}/api/exchange/status-lists/${id}`;
  }

  offer(id: string): string {
    return `${this.base}/api/exchange/offers/${id}`;
  }

  /** The page on which anyone verifies; a certificate stands behind its `#`. */
  verifyPage(): string {
    return `${this.base}/verify`;
  }
}
