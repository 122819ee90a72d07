import { Injectable } from '@nestjs/common';
import { EntityRows, FieldCipher, type Tx } from '#platform';
import { EndpointEntity } from './entities.js';

const ROWS = new EntityRows(EndpointEntity, 'notices.endpoint');

/** Who owns an endpoint. */
export type EndpointOwner = { readonly personId: string } | { readonly authorityId: string } | { readonly jurisdiction: string };

/** Webhooks; their secrets are encrypted on the way in and out. */
@Injectable()
export class EndpointStore {
  constructor(private readonly cipher: FieldCipher) {}

  insert(tx: Tx, endpoint: Omit<EndpointEntity, 'personId' | 'authorityId' | 'jurisdiction' | 'earlierSecret' | 'earlierUntil' | 'disabledAt' | 'disabledReason'>, owner: EndpointOwner): void {
    ROWS.insert(tx, {
      personId: null, authorityId: null, jurisdiction: null, earlierSecret: null, earlierUntil: null, disabledAt: null, disabledReason: null, ...endpoint, ...owner,
      secret: this.cipher.encrypt('endpoint.secret', endpoint.id, endpoint.secret),
    });
  }

  /** Latest first. Row-level security answers for whose they are; the owner narrows it to the hat that is worn. */
  async list(tx: Tx, owner: EndpointOwner): Promise<EndpointEntity[]> {
    return tx.manager.find(EndpointEntity, { where: owner, order: { createdAt: 'DESC', id: 'ASC' } });
  }

  async find(tx: Tx, id: string, owner?: EndpointOwner): Promise<EndpointEntity | null> {
    return tx.manager.findOneBy(EndpointEntity, { id, ...owner });
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.execute('DELETE FROM notices.endpoint WHERE id = $1', [id]);
  }

  /** Gives it a new secret; the one before signs beside it until then. */
  rotate(tx: Tx, endpoint: EndpointEntity, secret: string, earlierUntil: Date): void {
    ROWS.update(tx, endpoint.id, {
      secret: this.cipher.encrypt('endpoint.secret', endpoint.id, secret),
      earlierSecret: this.cipher.encrypt('endpoint.earlier_secret', endpoint.id, this.cipher.decrypt('endpoint.secret', endpoint.id, endpoint.secret)),
      earlierUntil,
    });
  }

  disable(tx: Tx, id: string, disabledReason: string): void {
    ROWS.update(tx, id, { disabledAt: tx.now, disabledReason });
  }

  enable(tx: Tx, id: string): void {
    ROWS.update(tx, id, { disabledAt: null, disabledReason: null });
  }

  /** The secrets that sign at that instant, the current one first. */
  secretsOf({ id, secret, earlierSecret, earlierUntil }: EndpointEntity, now: Date): string[] {
    const current = this.cipher.decrypt('endpoint.secret', id, secret);
    return earlierSecret === null || earlierUntil === null || earlierUntil <= now ? [current] : [current, this.cipher.decrypt('endpoint.earlier_secret', id, earlierSecret)];
  }
}
