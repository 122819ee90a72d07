import { Injectable } from '@nestjs/common';
import { HoldingAlerts, stopping, type FoundAlert, type HoldingMarks } from '#catalogue';
import type { AlertKind } from '#contracts';
import { PersonStore } from '#directory';
import { Refused } from '#kernel';
import { SYSTEM, UnitOfWork, type Actor, type Tx } from '#platform';
import type { RequestEntity } from './data/entities.js';
import { RequestFields } from './request-fields.js';

/** Fields of the service types' forms in which an applicant copies the number of what they hold. */
const CERTIFICATE_FIELDS = ['certificateNumber', 'documentNumber', 'registrationNumber'] as const;
/** Field in which an organisation names itself; without it the applicant is the holder. */
const ORGANISATION_FIELD = 'creditCode';

type Sealed = Pick<RequestEntity, 'id' | 'form' | 'applicantIdNumber' | 'qualificationCode'>;

/** What is about to be filed; `applicant` where a window takes it in for someone. */
interface Filed {
  readonly qualificationCode: string;
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
  marksOf(form: Readonly<Record<string, unknown>>, idNumber: string | undefined): HoldingMarks {
    const numbers = CERTIFICATE_FIELDS.map((field) => form[field]).filter((value): value is string => typeof value === 'string' && value.trim() !== '');
    const organisation = form[ORGANISATION_FIELD];
    return this.holdings.marks(numbers, typeof organisation === 'string' && organisation !== '' ? organisation : (idNumber ?? null));
  }

  marksOfRequest(row: Sealed): HoldingMarks {
    return this.marksOf(this.fields.form(row), this.fields.idNumber(row));
  }

  /** Before anything is filed: as the platform, for an applicant may read no alert. */
  async ofSubmission(actor: Actor, input: Filed): Promise<FoundAlert[]> {
    return this.uow.run(SYSTEM, async (tx) => {
      const self = actor.kind === 'person' && !actor.post ? await this.persons.find(tx, actor.personId) : undefined;
      return this.holdings.in(tx, input.qualificationCode, this.marksOf(input.form, input.applicant?.idNumber ?? self?.idNumber));
    });
  }

  /** As the platform: what the page of a request shows. */
  async ofRequest(row: Sealed): Promise<FoundAlert[]> {
    return this.holdings.of(row.qualificationCode, this.marksOfRequest(row));
  }

  /** In the running scope, which is a clerk's or the platform's. */
  async in(tx: Tx, row: Sealed): Promise<FoundAlert[]> {
    return this.holdings.in(tx, row.qualificationCode, this.marksOfRequest(row));
  }

  /** Nobody confirms what its issuer has stopped. Refuses `holding_under_alert`. */
  async refuseUnderAlert(tx: Tx, row: Sealed): Promise<void> {
    const [alert] = standing(stopping(await this.in(tx, row)).map((each) => ({ alert: each })), tx.now);
    if (!alert) return;
    const { kind, jurisdiction, from, reason } = alert.alert;
    throw new Refused({ code: 'holding_under_alert', details: { qualification: row.qualificationCode, kind, jurisdiction, since: from.toISOString(), reason } });
  }
}

const GRAVITY: readonly AlertKind[] = ['revoked', 'cancelled', 'suspended', 'expired'];

/** Those that stand at the instant, the gravest first. */
export function standing<T extends Pick<FoundAlert, 'alert'>>(found: readonly T[], at: Date): T[] {
  return gravestFirst(found.filter(({ alert }) => alert.from <= at && (alert.until === null || at < alert.until)));
}

export function gravestFirst<T extends Pick<FoundAlert, 'alert'>>(found: readonly T[]): T[] {
  return [...found].sort((a, b) => GRAVITY.indexOf(a.alert.kind) - GRAVITY.indexOf(b.alert.kind));
}
