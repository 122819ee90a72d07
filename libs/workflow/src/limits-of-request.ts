import { Injectable } from '@nestjs/common';
import { OnestopService } from '#onestop';
import type { Limits } from './domain/deadlines.js';
import { limitsOf } from './workflow-facts.js';

/** The limits by which a request is counted: those of its service type. */
@Injectable()
export class LimitsOfRequest {
  constructor(private readonly onestop: OnestopService) {}

  async of(serviceTypeCode: string): Promise<Limits> {
    return limitsOf((await this.onestop.getServiceType(serviceTypeCode)).limits);
  }
}
