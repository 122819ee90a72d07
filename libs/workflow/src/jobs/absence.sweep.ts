import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SweepRunner } from '#platform';
import { AbsenceHandover } from '../absence-handover.js';

const EVERY_MS = 20_000;

/** Looks again and again who is away today. */
@Injectable()
export class AbsenceSweep implements OnModuleInit {
  constructor(
    private readonly handover: AbsenceHandover,
    private readonly sweeps: SweepRunner,
  ) {}

  onModuleInit(): void {
    this.sweeps.add({ name: 'absences', everyMs: EVERY_MS, run: async () => this.handover.run() });
  }
}
