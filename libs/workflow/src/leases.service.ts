import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { UnitOfWork, type PersonActor } from '#platform';
import { RequestStore } from './data/request.store.js';
import { hasExpired, leaseFrom } from './domain/lease.js';

/** Keeps the claim of a page that is open. It is no act: nothing of the request changes for anyone. */
@Injectable()
export class LeasesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: RequestStore,
  ) {}

  /** The new end of the lease. Refuses `not_found`, `lease_lost`, `lease_expired`. */
  async renew(actor: PersonActor, id: string, fence: number): Promise<Date> {
    return this.uow.run(actor, async (tx) => {
      const row = (await this.store.lock(tx, id)) ?? (await this.store.find(tx, id));
      if (!row) throw new Refused({ code: 'not_found' });
      if (row.assigneePersonId !== actor.personId || row.fence !== fence) throw new Refused({ code: 'lease_lost' });
      if (hasExpired(row, tx.now)) throw new Refused({ code: 'lease_expired' });
      const leaseUntil = leaseFrom(tx.now);
      this.store.save(tx, id, { leaseUntil });
      return leaseUntil;
    });
  }
}
