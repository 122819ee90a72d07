import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SigningKeys, SYSTEM, SweepRunner, UnitOfWork } from '#platform';
import { CredentialQueries } from '../data/credential.queries.js';
import { SigningAnew } from '../signing-anew.js';

const MINUTE = 60_000;
const PAGE = 200;
/** Signed before the key was written down: nobody can say that it was not the revoked one. */
const UNKNOWN_KEY = '';

/**
 * Finds certificates that a revoked key signed and has them signed anew, until there are none. It looks at rows, so that what a job signed with that key while it was being
 * revoked is found by the next round, and a round that broke off is carried on.
 */
@Injectable()
export class RevokedKeySweep implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: CredentialQueries,
    private readonly keys: SigningKeys,
    private readonly signing: SigningAnew,
    private readonly sweeps: SweepRunner,
  ) {}

  onModuleInit(): void {
    this.sweeps.add({ name: 'revoked-keys', everyMs: MINUTE, run: async () => this.run() });
  }

  /** One pass over every jurisdiction that has revoked a key; how many certificates were signed anew. Throws what went wrong when all the others are done. */
  async run(): Promise<number> {
    const revoked = (await this.keys.list('credential')).filter(({ revokedAt }) => revokedAt !== null);
    const failures: unknown[] = [];
    let signed = 0;
    for (const jurisdiction of new Set(revoked.map(({ owner }) => owner))) {
      const ids = [...revoked.filter(({ owner }) => owner === jurisdiction).map(({ id }) => id), UNKNOWN_KEY];
      for (let page = await this.page(jurisdiction, ids, null); page.length > 0; page = await this.page(jurisdiction, ids, page.at(-1) ?? null)) {
        for (const id of page) {
          // Each in a transaction of its own: what fails keeps no other holder waiting.
          const done = await this.uow.run(SYSTEM, async (tx) => this.signing.sign(tx, id, ids)).catch((error: unknown) => void failures.push(error));
          if (done) signed += 1;
        }
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} certificates could not be signed anew`);
    return signed;
  }

  private async page(jurisdiction: string, keys: readonly string[], after: string | null): Promise<string[]> {
    return this.uow.run(SYSTEM, async (tx) => this.queries.signedBy(tx, jurisdiction, keys, { after, limit: PAGE }));
  }
}
