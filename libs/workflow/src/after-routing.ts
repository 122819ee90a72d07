import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import type { RequestEntity } from './data/entities.js';
import { InstantService } from './instant.service.js';
import { LegsService } from './legs.service.js';

/** What its handling mode does with a request as soon as it is routed. */
@Injectable()
export class AfterRouting {
  constructor(
    private readonly legs: LegsService,
    private readonly instant: InstantService,
  ) {}

  /** Division code of the jurisdiction whose authority is competent. */
  placeOf(request: RequestEntity): string {
    return this.legs.placeOf(request);
  }

  /** Runs as the platform, in the transaction of the routing. */
  async afterRouting(tx: Tx, id: string): Promise<void> {
    await this.legs.afterRouting(tx, id);
    await this.legs.showAbout(tx, id);
    await this.instant.afterRouting(tx, id);
  }
}
