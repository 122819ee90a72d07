import { Injectable } from '@nestjs/common';
import { PersonStore } from '#directory';
import { Refused } from '#kernel';
import { UnitOfWork, type PersonActor, type Tx } from '#platform';
import type { MandateEntity } from './data/mandate.entity.js';
import { MandateStore } from './data/mandate.store.js';
import { checkPapers, type MandateDeclineReason, type MandatePaper } from './domain/mandate.js';
import { announceMandate } from './mandates.service.js';

/** What a clerk found when looking at papers. */
export type PapersFound = { readonly confirmed: true; readonly identityChecked: boolean; readonly papers: readonly MandatePaper[] } | { readonly confirmed: false; readonly reason: MandateDeclineReason };

/** Windows, which look at the papers of mandates that nobody can give in their own account. */
@Injectable()
export class MandateWindowsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: MandateStore,
    private readonly persons: PersonStore,
  ) {}

  /** What waits of whoever stands at the window, by their identity number. Recorded: names are read here. */
  async waitingOf(actor: PersonActor, idNumber: string): Promise<MandateEntity[]> {
    return this.uow.run(actor, async (tx) => {
      const rows = await this.store.listWaiting(tx, idNumber);
      for (const row of rows) tx.audit({ act: 'mandate.look', subjectKind: 'mandate', subjectId: row.id, jurisdiction: row.jurisdiction });
      return rows;
    });
  }

  /** Confirms or declines; again by the same clerk is harmless. Refuses `not_found`, `own_request`, `identity_not_checked`, `mandate_papers_missing`, `mandate_settled`. */
  async settle(actor: PersonActor, id: string, found: PapersFound): Promise<MandateEntity> {
    return this.uow.run(actor, async (tx) => {
      const row = (await this.store.lock(tx, id)) ?? (await this.store.find(tx, id));
      if (!row) throw new Refused({ code: 'not_found' });
      if (row.agentId === actor.personId || row.statedBy === actor.personId) throw new Refused({ code: 'own_request' });
      const state = found.confirmed ? 'granted' : 'declined';
      if (row.state === state && row.lookedAtBy === actor.personId) return row;
      if (row.state !== 'stated') throw new Refused({ code: 'mandate_settled', details: { state: row.state } });
      if (found.confirmed) this.check(row, found);
      const change = {
        state, principalId: found.confirmed ? await this.principalOf(tx, row) : row.principalId, lookedAtBy: actor.personId, lookedAtAuthorityId: actor.post?.authorityId ?? null,
        papers: found.confirmed ? [...found.papers] : [], declineReason: found.confirmed ? null : found.reason,
      } as const;
      await this.store.settle(tx, id, { ...change, papers: [...change.papers] });
      tx.audit({ act: found.confirmed ? 'mandate.confirm' : 'mandate.decline', subjectKind: 'mandate', subjectId: id, jurisdiction: row.jurisdiction, detail: { basis: row.basis, papers: change.papers } });
      const settled = Object.assign(row, change, { papers: [...change.papers], grantedAt: found.confirmed ? tx.now : null });
      announceMandate(tx, settled, found.confirmed ? 'mandate.granted' : 'mandate.declined');
      return settled;
    });
  }

  private check({ basis }: MandateEntity, { identityChecked, papers }: Extract<PapersFound, { confirmed: true }>): void {
    if (!identityChecked) throw new Refused({ code: 'identity_not_checked', lawRef: { law: '国办发〔2020〕35号' } });
    const shown = checkPapers(basis, papers);
    if (!shown.ok) throw new Refused(shown.refusal);
  }

  /** Whoever has no account becomes known here, by the papers that the clerk has seen. */
  private async principalOf(tx: Tx, row: MandateEntity): Promise<string> {
    if (row.principalId !== null) return row.principalId;
    const { name, idNumber, homeJurisdiction } = this.store.parties(row).principal;
    const id = await this.persons.register(tx, { name, idNumber, phone: null, homeJurisdiction });
    if (id === row.agentId) throw new Refused({ code: 'mandate_of_oneself' });
    return id;
  }
}
