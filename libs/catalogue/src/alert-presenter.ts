import { Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { maskResidentId } from '#kernel';
import { maskName, type PersonActor } from '#platform';
import { AlertSeals } from './alert-seals.js';
import { AlertsService } from './alerts.service.js';
import { CatalogueService } from './catalogue.service.js';
import type { JurisdictionNoticeEntity } from './data/alert.entities.js';
import { factsOf, type StoredAlert } from './data/alert.store.js';
import { ALERT_LAW, checkEnding, standingOf } from './domain/alert.js';
import type { AlertView, JurisdictionNoticeView } from './http/alerts.dto.js';

type Named = AlertView['issuer'];

/** Turns alerts into answers: names instead of codes, masks instead of names and numbers. */
@Injectable()
export class AlertPresenter {
  constructor(
    private readonly alerts: AlertsService,
    private readonly seals: AlertSeals,
    private readonly catalogue: CatalogueService,
    private readonly directory: DirectoryQueries,
  ) {}

  async one(actor: PersonActor, stored: StoredAlert, now: Date): Promise<AlertView> {
    const { alert, end } = stored;
    const { holderName, holderNumber, certificateNumber, reason } = this.seals.clear(alert);
    const authority = (await this.directory.authorities()).get(alert.authorityId);
    const mayEnd = await this.alerts.mayEnd(actor, alert);
    return {
      id: alert.id, kind: alert.kind, qualification: await this.qualification(alert.qualificationCode), issuer: await this.place(alert.jurisdiction),
      authority: authority ? { code: authority.code, nameZh: authority.nameZh, nameEn: authority.nameEn } : null,
      holderName: maskName(holderName), holderNumber: maskResidentId(holderNumber), certificateNumber: certificateNumber === null ? null : maskEnds(certificateNumber), reason,
      from: alert.fromAt.toISOString(), until: alert.untilAt?.toISOString() ?? null, markedAt: alert.at.toISOString(), standing: standingOf(factsOf(stored), now),
      end: end ? { ended: end.ended, reason: this.seals.endReason(stored), at: end.at.toISOString() } : null, relying: [...alert.relying], lawRef: { ...ALERT_LAW[alert.kind] },
      availableActs: mayEnd ? (['lift', 'correct'] as const).filter((act) => checkEnding(factsOf(stored), act === 'lift' ? 'lifted' : 'corrected', now).ok) : [],
    };
  }

  async list(actor: PersonActor, stored: readonly StoredAlert[], now: Date): Promise<AlertView[]> {
    return Promise.all(stored.map(async (each) => this.one(actor, each, now)));
  }

  async notices(rows: readonly JurisdictionNoticeEntity[]): Promise<JurisdictionNoticeView[]> {
    return Promise.all(rows.map(async ({ id, kind, jurisdiction, issuer, qualificationCode, subjectKind, subjectId, params, at }) => ({
      id, kind, jurisdiction: await this.place(jurisdiction), issuer: await this.place(issuer), qualification: await this.qualification(qualificationCode), subjectKind, subjectId, params, at: at.toISOString(),
    })));
  }

  private async qualification(code: string): Promise<Named> {
    return { code, ...(await this.catalogue.nameOf(code)) };
  }

  private async place(code: string): Promise<Named> {
    const place = (await this.directory.jurisdictions()).get(code);
    return { code, nameZh: place?.nameZh ?? code, nameEn: place?.nameEn ?? code };
  }
}

/** A certificate number as others may see it: its first two and last two signs. */
function maskEnds(text: string): string {
  return text.length <= 4 ? '*'.repeat(text.length) : `${text.slice(0, 2)}${'*'.repeat(text.length - 4)}${text.slice(-2)}`;
}
