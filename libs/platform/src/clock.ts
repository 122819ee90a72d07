import { Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';

/** The wall clock, or the fixed instant of a rehearsal (`CALENDAR_CLOCK`, never in production). */
@Injectable()
export class SystemClock implements Clock {
  private offset = 0;

  now(): Date {
    return new Date(Date.now() + this.offset);
  }

  /** Moves "now" to the instant; it runs on from there. Only tests and rehearsals call it. */
  travelTo(instant: Date): void {
    this.offset = instant.getTime() - Date.now();
  }
}
