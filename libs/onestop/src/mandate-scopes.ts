import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { PUBLIC, UnitOfWork } from '#platform';
import { OnestopQueries } from './data/onestop.queries.js';
import { WHOLE_SCOPE } from './domain/mandate.js';

/** The families and service types that a mandate may name. */
@Injectable()
export class MandateScopes {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: OnestopQueries,
  ) {}

  /** Refuses `mandate_scope_unknown` for what no service type that holds has as its code or family. */
  async refuseUnknown(scope: readonly string[]): Promise<void> {
    const named = scope.filter((each) => each !== WHOLE_SCOPE);
    if (named.length === 0) return;
    const known = await this.uow.run(PUBLIC, async (tx) => this.queries.scopes(tx));
    const unknown = named.filter((each) => !known.has(each));
    if (unknown.length > 0) throw new Refused({ code: 'mandate_scope_unknown', details: { unknown }, issues: [{ path: 'scope', code: 'unknown' }] });
  }
}
