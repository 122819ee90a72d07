import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueWork, SigningKeys, SYSTEM, SweepRunner, UnitOfWork, type Pass } from '#platform';
import { CredentialQueries } from '../data/credential.queries.js';
import { SigningAnew } from '../signing-anew.js';

const MINUTE = 60_000;
const NAME = 'revoked-keys';
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
    private readonly due: DueWork,
  ) {}

  onModuleInit(): void {
    this.sweeps.add({ name: NAME, everyMs: MINUTE, run: async () => this.run() });
  }

  /** One pass for every jurisdiction that has revoked a key; how many certificates were signed anew. */
  async run(): Promise<Pass> {
    const revoked = (await this.keys.list('credential')).filter(({ revokedAt }) => revokedAt !== null);
    const pass = { done: 0, failed: 0 };
    for (const jurisdiction of new Set(revoked.map(({ owner }) => owner))) {
      const { done, failed } = await this.signAnew(jurisdiction, [...revoked.filter(({ owner }) => owner === jurisdiction).map(({ id }) => id), UNKNOWN_KEY]);
      pass.done += done;
      pass.failed += failed;
    }
    return pass;
  }

  private async signAnew(jurisdiction: string, keys: readonly string[]): Promise<Pass> {
    return this.due.pageByPage(
      NAME, async (tx, after, limit) => this.queries.signedBy(tx, jurisdiction, keys, { after, limit }), async ({ id }) => this.uow.run(SYSTEM, async (tx) => this.signing.sign(tx, id, keys)),
    );
  }
}
