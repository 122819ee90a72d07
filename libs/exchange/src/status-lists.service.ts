import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { ShortCache, SigningKeys, SYSTEM, UnitOfWork } from '#platform';
import { CredentialQueries } from './data/credential.queries.js';
import { IssuerAddresses } from './issuer-addresses.js';
import { packStatuses, statusListToken } from './status-list-token.js';

/** A revocation stands in the list within a second of its commit; within that a flood of readers costs few signatures. */
const REMEMBERED_MS = 300;
const MOST_REMEMBERED = 100;
const LIFE = { ttl: 60, validFor: 900 };

/** Status lists, made from the certificates themselves when they are asked for: there is no second truth that could lag behind. */
@Injectable()
export class StatusListsService {
  private readonly recent = new ShortCache<string>(REMEMBERED_MS, MOST_REMEMBERED);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: CredentialQueries,
    private readonly keys: SigningKeys,
    private readonly addresses: IssuerAddresses,
  ) {}

  /** The signed list. Refuses `not_found`. */
  async token(id: string): Promise<string> {
    const token = await this.recent.get(id, async () => this.make(id));
    if (token === undefined) throw new Refused({ code: 'not_found' });
    return token;
  }

  private async make(id: string): Promise<string | undefined> {
    return this.uow.run(SYSTEM, async (tx) => {
      const found = await this.queries.statusList(tx, id);
      if (!found) return undefined;
      const { list, entries } = found;
      const signer = await this.keys.signerIn(tx, list.jurisdiction, 'credential', 'ES256');
      return statusListToken(signer, this.addresses.statusList(id), this.addresses.issuer(list.jurisdiction), packStatuses(list.size, entries), tx.now, LIFE);
    });
  }
}
