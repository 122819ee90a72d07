import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DirectedImpact } from '#catalogue';
import type { Tx } from '#platform';
import { ImpactSources, type DocumentChange, type ImpactReport } from '#publication';
import { CredentialQueries } from './data/credential.queries.js';

/** Certificates that stand on an entry or a rule. They keep what they attest until they end or are revoked: `after` says what a new one would attest. */
@Injectable()
export class CertificateImpactSource implements OnModuleInit {
  readonly name = 'credentials';

  constructor(
    private readonly sources: ImpactSources,
    private readonly impact: DirectedImpact,
    private readonly queries: CredentialQueries,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async of(tx: Tx, changes: readonly DocumentChange[], at: Date): Promise<ImpactReport> {
    return this.impact.of(tx, changes, at, {
      counted: async (own, codes) => this.queries.standingOn(own, codes),
      named: async (own, codes) => this.queries.namedOn(own, codes),
    });
  }
}
