import { Injectable } from '@nestjs/common';
import { OnestopService } from '#onestop';
import type { RequestEntity } from './data/entities.js';
import { REVIEW_LIMITS, type Limits } from './domain/deadlines.js';
import { limitsOf } from './workflow-facts.js';

/** The limits by which a request is counted: those of its service type, or of 行政复议法 for a review. */
@Injectable()
export class LimitsOfRequest {
  constructor(private readonly onestop: OnestopService) {}

  async of({ serviceTypeCode, serviceTypeVersion, aboutKind }: Pick<RequestEntity, 'serviceTypeCode' | 'serviceTypeVersion' | 'aboutKind'>): Promise<Limits> {
    return aboutKind === 'review' ? REVIEW_LIMITS : limitsOf((await this.onestop.versionOf(serviceTypeCode, serviceTypeVersion)).limits);
  }
}
