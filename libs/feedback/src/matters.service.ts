import { Injectable } from '@nestjs/common';
import { OnestopService } from '#onestop';
import { Refused } from '#kernel';
import { digestOf, UnitOfWork, type PersonActor, type Tx } from '#platform';
import { HandledRequests, type HandledRequest } from '#workflow';
import { ConcernedAuthority } from './concerned-authority.js';
import type { MatterEntity } from './data/entities.js';
import { MatterStore } from './data/matter.store.js';
import type { MatterContent } from './feedback-fields.js';
import { NewMatters } from './new-matters.js';

/** A complaint or a consultation as its writer sends it; with the same id as often as the network needs. At most one of request, authority and place; none: the writer does not know whom it concerns. */
export interface MatterToWrite {
  readonly commandId: string;
  readonly kind: 'complaint' | 'consultation';
  readonly content: MatterContent;
  readonly requestId: string | null;
  readonly authorityId: string | null;
  readonly placeCode: string | null;
  readonly serviceTypeCode: string | null;
  /** Where the writer is; null: at home. */
  readonly atJurisdiction: string | null;
  readonly phone: string | null;
}

/** Takes complaints and consultations in. None is refused because it concerns somebody else. */
@Injectable()
export class MattersService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: MatterStore,
    private readonly requests: HandledRequests,
    private readonly authorities: ConcernedAuthority,
    private readonly openings: NewMatters,
    private readonly services: OnestopService,
  ) {}

  /** Id of the matter. The same id with the same content is one matter. Refuses `malformed`, `not_found` (the request), `authority_unknown`, `jurisdiction_unknown`, `service_type_unknown`, `command_reused`. */
  async write(actor: PersonActor, input: MatterToWrite): Promise<string> {
    const named = [input.requestId, input.authorityId, input.placeCode].filter((each) => each !== null);
    if (named.length > 1) throw new Refused({ code: 'malformed', issues: [{ path: 'authorityId', code: 'one_subject' }] });
    if (input.serviceTypeCode !== null) await this.services.getServiceType(input.serviceTypeCode);
    const digest = digestOf({ ...input });
    try {
      return await this.uow.run(actor, async (tx) => (await this.known(tx, input, digest)) ?? (await this.openIn(tx, actor, input, digest)));
    } catch (error) {
      if (!this.store.isRepetition(error)) throw error;
      return this.uow.run(actor, async (tx) => {
        const known = await this.known(tx, input, digest);
        if (known === null) throw new Refused({ code: 'command_reused' });
        return known;
      });
    }
  }

  private async known(tx: Tx, { commandId }: MatterToWrite, digest: Buffer): Promise<string | null> {
    const known: MatterEntity | null = await this.store.find(tx, commandId);
    if (known && !known.inputDigest.equals(digest)) throw new Refused({ code: 'command_reused' });
    return known && known.id;
  }

  private async openIn(tx: Tx, actor: PersonActor, input: MatterToWrite, digest: Buffer): Promise<string> {
    const { commandId: id, kind, content, phone, atJurisdiction } = input;
    const request = input.requestId === null ? null : await this.requests.find(tx, input.requestId);
    if (input.requestId !== null && request?.applicantId !== actor.personId) throw new Refused({ code: 'not_found' });
    const holder = await this.holderOf(actor, input, request);
    await this.openings.open(tx, actor, {
      id, kind, content, phone, holder, aboutAuthorityId: input.authorityId ?? request?.competentAuthorityId ?? null, atJurisdiction, serviceTypeCode: input.serviceTypeCode ?? request?.serviceTypeCode ?? null,
      request: request && { id: request.id, number: request.number }, ratingId: null, handlers: request?.handlers ?? [], digest,
    });
    return id;
  }

  private async holderOf(actor: PersonActor, { authorityId, placeCode, atJurisdiction }: MatterToWrite, request: HandledRequest | null): ReturnType<ConcernedAuthority['byId']> {
    if (request) return request.competentAuthorityId === null ? this.authorities.ofPlace(request.toJurisdiction) : this.authorities.byId(request.competentAuthorityId);
    if (authorityId !== null) return this.authorities.byId(authorityId);
    const place = placeCode ?? atJurisdiction;
    return place === null ? this.authorities.ofHome(actor.personId) : this.authorities.ofPlace(place);
  }
}
