import { Injectable } from '@nestjs/common';
import { HoldingAlerts, alertsAt, byGravity, nextTurn, stopping, type FoundAlert, type ShownHolding } from '#catalogue';
import { PersonStore } from '#directory';
import { Refused } from '#kernel';
import { SYSTEM, UnitOfWork, type Actor, type Tx } from '#platform';
import type { RequestEntity } from './data/entities.js';
import { certificateNumbersOf, holderNumberOf } from './domain/holding-of-form.js';
import { RequestFields } from './request-fields.js';

type Sealed = Pick<RequestEntity, 'id' | 'form' | 'applicantIdNumber' | 'qualificationCode' | 'fromJurisdiction'>;

/** What is about to be filed; `applicant` where a window takes it in for someone. */
interface Filed {
  /** Left out: it is about no qualification, and no alert can be about it. */
  readonly qualificationCode?: string | undefined;
  readonly fromJurisdiction: string;
  readonly form: Readonly<Record<string, unknown>>;
  readonly applicant?: { readonly idNumber: string } | undefined;
}

/** What the applicant of a request holds, and what its issuer says of it. */
@Injectable()
export class RequestHolding {
  constructor(
    private readonly holdings: HoldingAlerts,
    private readonly fields: RequestFields,
    private readonly persons: PersonStore,
    private readonly uow: UnitOfWork,
  ) {}

  /** `idNumber` undefined: the applicant is not known yet. */
  marksOf({ form, fromJurisdiction }: Pick<Filed, 'form' | 'fromJurisdiction'>, idNumber: string | undefined): ShownHolding {
    return this.holdings.marks(certificateNumbersOf(form), holderNumberOf(form, idNumber) ?? null, fromJurisdiction);
  }

  marksOfRequest(row: Sealed): ShownHolding {
    return this.marksOf({ form: this.fields.form(row), fromJurisdiction: row.fromJurisdiction }, this.fields.idNumber(row));
  }

  /** Before anything is filed: as the platform, for an applicant may read no alert. */
  async ofSubmission(actor: Actor, input: Filed): Promise<FoundAlert[]> {
    const { qualificationCode } = input;
    if (qualificationCode === undefined) return [];
    return this.uow.run(SYSTEM, async (tx) => {
      const self = actor.kind === 'person' && !actor.post ? await this.persons.find(tx, actor.personId) : undefined;
      return this.holdings.in(tx, qualificationCode, this.marksOf(input, input.applicant?.idNumber ?? self?.idNumber));
    });
  }

  /** In the running scope, which is a clerk's or the platform's. */
  async in(tx: Tx, row: Sealed): Promise<FoundAlert[]> {
    return row.qualificationCode === null ? [] : this.holdings.in(tx, row.qualificationCode, this.marksOfRequest(row));
  }

  /** Nobody confirms what its issuer has stopped. Refuses `holding_under_alert`. */
  async refuseUnderAlert(tx: Tx, row: Sealed): Promise<void> {
    const [alert] = alertsAt(stopping(await this.in(tx, row)), tx.now);
    if (!alert) return;
    const { kind, jurisdiction, from, reason } = alert;
    throw new Refused({ code: 'holding_under_alert', details: { qualification: row.qualificationCode, kind, jurisdiction, since: from.toISOString(), reason } });
  }
}

/** What the work list says of the certificate of a request, and until when it holds. */
export type AlertBadge = Pick<RequestEntity, 'alert' | 'alertTurnsAt'>;

/** The gravest alert that stands at the instant, also one that only asks the clerk to look, and the next instant at which any begins or ends. */
export function badgeAt(found: readonly FoundAlert[], at: Date): AlertBadge {
  const alerts = found.map(({ alert }) => alert);
  return { alert: alertsAt(alerts, at)[0]?.kind ?? null, alertTurnsAt: nextTurn(alerts, at) };
}

export function gravestFirst(found: readonly FoundAlert[]): FoundAlert[] {
  return [...found].sort((a, b) => byGravity(a.alert, b.alert));
}
