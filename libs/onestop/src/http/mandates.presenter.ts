import { Inject, Injectable } from '@nestjs/common';
import { maskResidentId, shanghaiDay, type Clock } from '#kernel';
import { CLOCK } from '#platform';
import type { MandateEntity } from '../data/mandate.entity.js';
import { MandateStore, type MandateSide } from '../data/mandate.store.js';
import { checkStanding } from '../domain/mandate.js';
import { OnestopService } from '../onestop.service.js';
import type { MandateScopeView, MandateView } from './mandates.dto.js';

/** Mandates as their readers see them. */
@Injectable()
export class MandatePresenter {
  constructor(
    private readonly store: MandateStore,
    private readonly onestop: OnestopService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `reader` null: a window, which compares numbers with papers. */
  async view(row: MandateEntity, reader: string | null): Promise<MandateView> {
    const { principal, agent, organisation } = this.store.parties(row);
    const isStater = reader !== null && (row.statedBy === reader || row.principalId === reader);
    const person = ({ name, idNumber }: MandateSide): MandateSide => ({ name, idNumber: reader === null ? idNumber : maskResidentId(idNumber) });
    return {
      id: row.id, basis: row.basis, state: row.state, holds: checkStanding({ state: row.state, from: row.fromDay, until: row.untilDay }, shanghaiDay(this.clock.now())).ok,
      side: reader === null ? null : row.agentId === reader ? 'agent' : 'principal', principal: person(principal), agent: person(agent), organisation: organisation && { ...organisation },
      scope: await Promise.all(row.scope.map(async (code) => this.scopeOf(code))), from: row.fromDay, until: row.untilDay, statedAt: row.statedAt.toISOString(), grantedAt: row.grantedAt?.toISOString() ?? null,
      endedAt: row.endedAt?.toISOString() ?? null, endedBy: row.endedBy === null ? null : row.endedBy === row.agentId ? 'agent' : 'principal', papers: [...row.papers], declineReason: row.declineReason,
      forgettable: isStater && (row.state === 'ended' || row.state === 'declined'),
    };
  }

  private async scopeOf(code: string): Promise<MandateScopeView> {
    const service = /^service:(.+)$/.exec(code)?.[1];
    return { code, ...(service === undefined ? { nameZh: null, nameEn: null } : await this.onestop.nameOf(service)) };
  }
}
