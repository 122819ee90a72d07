import { Injectable } from '@nestjs/common';
import { DirectoryQueries, type Authority } from '#directory';
import { Refused } from '#kernel';
import type { Tx } from '#platform';
import type { RequestEntity } from '../data/entities.js';
import { RequestFields } from '../request-fields.js';
import { heldBy, NO_ASSIGNEE, offeredTo, plain, released, type ActContext, type CompleteInput, type Effect } from './effect.js';

/** Acts that move a request between desks. */
@Injectable()
export class CustodyActs {
  constructor(
    private readonly directory: DirectoryQueries,
    private readonly fields: RequestFields,
  ) {}

  receive(tx: Tx): Effect {
    return plain({ receivedAt: tx.now, ...NO_ASSIGNEE }, { identityChecked: true, formChecked: true });
  }

  async route(request: RequestEntity, input: CompleteInput): Promise<Effect> {
    const authority = await this.authority(input.authorityId);
    return plain({ ...offeredTo(request, authority), competentAuthorityId: authority.id, suggestedAuthorityId: null, attention: null, ...NO_ASSIGNEE }, { authorityId: authority.id });
  }

  /** The authority answers the offer: from now on it holds the request. */
  async takeOver(request: RequestEntity): Promise<Effect> {
    const authority = await this.authority(request.offeredAuthorityId ?? undefined);
    return plain(heldBy(request, authority), { authorityId: authority.id });
  }

  async returnMisrouted(request: RequestEntity, input: CompleteInput, context: ActContext): Promise<Effect> {
    const receiving = request.receivingAuthorityId ? heldBy(request, await this.authority(request.receivingAuthorityId)) : { ...released(), custodian: 'platform' as const };
    return plain(
      { ...receiving, competentAuthorityId: null, suggestedAuthorityId: input.authorityId ?? null, ...NO_ASSIGNEE },
      { reasonCode: input.reasonCode, fromAuthorityId: context.party.authorityId, suggestedAuthorityId: input.authorityId ?? null },
      this.fields.sealNote(context.commandId, { reasonText: input.reasonText }),
    );
  }

  /** The authority of this id. Refuses `authority_unknown`. */
  async authority(id: string | undefined): Promise<Authority> {
    const authority = id === undefined ? undefined : (await this.directory.authorities()).get(id);
    if (!authority) throw new Refused({ code: 'authority_unknown', details: { authorityId: id ?? null } });
    return authority;
  }
}
