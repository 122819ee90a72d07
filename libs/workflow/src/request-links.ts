import { Injectable } from '@nestjs/common';
import type { Actor, Tx } from '#platform';
import type { RequestEntity } from './data/entities.js';
import type { ActingParty } from './domain/facts.js';
import { FollowUpsService } from './follow-ups.service.js';
import { MaterialsService } from './materials.service.js';
import { OriginalsService } from './originals.service.js';
import type { RequestDetail } from './request-views.dto.js';

/** What a page shows of a request that lies beside it: what followed it, what it is about, the papers that travel with it. */
export type RequestLinks = Pick<RequestDetail, 'followUps' | 'about' | 'availableFollowUps' | 'originals' | 'mayRegisterOriginal' | 'materials'>;

@Injectable()
export class LinksOfRequest {
  constructor(
    private readonly followUps: FollowUpsService,
    private readonly originals: OriginalsService,
    private readonly materials: MaterialsService,
  ) {}

  /** `reader`: as whom the actor stands before it. */
  async of(tx: Tx, actor: Actor, row: RequestEntity, reader: ActingParty): Promise<RequestLinks> {
    const originals = await this.originals.viewsIn(tx, reader, row);
    return { ...(await this.followUps.linksOf(tx, actor, row)), originals, materials: await this.materials.viewsIn(tx, reader, row), mayRegisterOriginal: this.originals.mayRegister(reader, row) };
  }
}
