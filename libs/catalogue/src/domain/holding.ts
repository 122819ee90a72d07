import type { Day } from '#kernel';

/** What an issuing authority says of one holder's certificate, the gravest first: 撤销 (行政许可法 69), 注销 (行政许可法 70), 暂停, 过期. */
const ALERT_KINDS = ['revoked', 'cancelled', 'suspended', 'expired'] as const;
type AlertKind = (typeof ALERT_KINDS)[number];

/** A statement of the issuer about a certificate, in force over a half-open stretch of instants. */
export interface HoldingAlert {
  readonly kind: AlertKind;
  /** Division code of the jurisdiction whose authority said so. */
  readonly jurisdiction: string;
  readonly from: Date;
  /** First instant at which it no longer stands; null while open. */
  readonly until: Date | null;
  /** In the words of the issuer. */
  readonly reason: string;
}

/** What is known of a certificate in someone's hand. What is left out is unknown, which is neither yes nor no. */
export interface Holding {
  readonly qualificationCode: string;
  /** Number on the certificate; without it nobody can have looked at what the issuer says of it. */
  readonly certificateNumber?: string | undefined;
  readonly issuedOn?: Day | undefined;
  /** Last day on which it is valid. */
  readonly expiresOn?: Day | undefined;
  /** Whether the registration that practising needs by law is current. */
  readonly registered?: boolean | undefined;
  /** Whether the applicant is the holder named in it. */
  readonly sameHolder?: boolean | undefined;
  /** Whether it is used within the kind, grade and scope that it names. */
  readonly withinScope?: boolean | undefined;
  /** Whether the result is of the same item by the same method. */
  readonly sameMethod?: boolean | undefined;
  /** Whether the filing that the host asks for has been made. */
  readonly filedAtHost?: boolean | undefined;
  /** Supplementary exams passed, by the names that the rules give them. */
  readonly examsPassed?: readonly string[] | undefined;
  /** Codes of other qualifications of the holder that are recognised at the host. */
  readonly recognised?: readonly string[] | undefined;
}

/** The alerts that stand at an instant, the gravest first: what was revoked is not merely expired. */
export function alertsAt(alerts: readonly HoldingAlert[], at: Date): HoldingAlert[] {
  return alerts.filter(({ from, until }) => from <= at && (until === null || at < until)).sort(byGravity);
}

/** Sorts the gravest first; a total order, so that equal questions get equal answers. */
export function byGravity(a: HoldingAlert, b: HoldingAlert): number {
  return ALERT_KINDS.indexOf(a.kind) - ALERT_KINDS.indexOf(b.kind) || a.from.getTime() - b.from.getTime() || compare(a.jurisdiction, b.jurisdiction) || compare(a.reason, b.reason);
}

/** The next instant at which an alert begins or ends; null when nothing is known to change. */
export function nextTurn(alerts: readonly HoldingAlert[], at: Date): Date | null {
  const turns = alerts.flatMap(({ from, until }) => [from, ...(until === null ? [] : [until])]).filter((instant) => instant > at);
  return turns.length === 0 ? null : new Date(Math.min(...turns.map((instant) => instant.getTime())));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
