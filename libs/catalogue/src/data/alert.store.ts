import { Injectable } from '@nestjs/common';
import { EntityRows, newId, type Tx } from '#platform';
import type { AlertEnding, AlertFacts } from '../domain/alert.js';
import { AlertEndEntity, AlertEntity, JurisdictionNoticeEntity } from './alert.entities.js';

/** An alert with its end. */
export interface StoredAlert {
  readonly alert: AlertEntity;
  readonly end: AlertEndEntity | null;
}

export interface AlertFilter {
  readonly kind?: string | undefined;
  readonly qualification?: string | undefined;
  /** Alerts that still stand or are to come, or those that ended. */
  readonly open?: boolean | undefined;
  /** Blind indexes of what was typed: a certificate's or a holder's number. */
  readonly numbers?: readonly string[] | undefined;
  /** Marked there, or told there. */
  readonly jurisdiction?: string | undefined;
  readonly department?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

const ALERT = new EntityRows(AlertEntity, 'catalogue.alert');
const END = new EntityRows(AlertEndEntity, 'catalogue.alert_end');
const NOTICE = new EntityRows(JurisdictionNoticeEntity, 'catalogue.jurisdiction_notice');

const OF_HOLDING = `SELECT ${ALERT.select} FROM catalogue.alert WHERE qualification_code = $1 AND (certificate_bidx = ANY ($2) OR holder_bidx = $3)`;
const ENDS = `SELECT ${END.select} FROM catalogue.alert_end WHERE alert_id = ANY ($1)`;
/** Jurisdictions that have or had a rule for the qualification, but for the issuer. */
const RELYING = `SELECT DISTINCT to_jurisdiction AS code FROM catalogue.recognition_rule WHERE qualification_code = $1 AND to_jurisdiction <> $2 ORDER BY 1`;

/** Alerts and notices; rows are only ever added. Row-level security bounds what is read and written. */
@Injectable()
export class AlertStore {
  insert(tx: Tx, alert: AlertEntity): void {
    ALERT.insert(tx, alert);
  }

  insertEnd(tx: Tx, end: AlertEndEntity): void {
    END.insert(tx, end);
  }

  notify(tx: Tx, notice: Omit<JurisdictionNoticeEntity, 'id' | 'at'>): void {
    NOTICE.insert(tx, { ...notice, id: newId(), at: tx.now });
  }

  /** Whether the jurisdiction was told this of the subject before, as far as the running scope may see. */
  async isTold(tx: Tx, { jurisdiction, kind, subjectId }: Pick<JurisdictionNoticeEntity, 'jurisdiction' | 'kind' | 'subjectId'>): Promise<boolean> {
    return tx.manager.existsBy(JurisdictionNoticeEntity, { jurisdiction, kind, subjectId });
  }

  async relying(tx: Tx, qualification: string, issuer: string): Promise<string[]> {
    return (await tx.query<{ code: string }>(RELYING, [qualification, issuer])).map(({ code }) => code);
  }

  async find(tx: Tx, id: string): Promise<StoredAlert | undefined> {
    const alert = await tx.manager.findOneBy(AlertEntity, { id });
    return alert ? (await this.withEnds(tx, [alert]))[0] : undefined;
  }

  async findCommand(tx: Tx, markedBy: string, commandId: string): Promise<AlertEntity | null> {
    return tx.manager.findOneBy(AlertEntity, { markedBy, commandId });
  }

  /** Everything that was said of certificates with these numbers or of this holder, ended or not. */
  async ofHolding(tx: Tx, qualification: string, certificates: readonly string[], holder: string | null): Promise<StoredAlert[]> {
    if (certificates.length === 0 && holder === null) return [];
    const rows = await tx.prepared<AlertEntity>('alert-of-holding', OF_HOLDING, [qualification, certificates, holder]);
    return this.withEnds(tx, rows.map((row) => ALERT.toEntity(row)));
  }

  async list(tx: Tx, filter: AlertFilter): Promise<{ items: StoredAlert[]; total: number }> {
    const query = tx.manager.createQueryBuilder(AlertEntity, 'a').orderBy('a.at', 'DESC').addOrderBy('a.id');
    if (filter.kind) query.andWhere('a.kind = :kind', { kind: filter.kind });
    if (filter.qualification) query.andWhere('a.qualificationCode = :qualification', { qualification: filter.qualification });
    if (filter.jurisdiction) query.andWhere('(a.jurisdiction = :place OR :place = ANY (a.relying))', { place: filter.jurisdiction });
    if (filter.department) query.andWhere('a.departmentCode = :department', { department: filter.department });
    if (filter.numbers) query.andWhere('(a.certificateBidx IN (:...numbers) OR a.holderBidx IN (:...numbers))', { numbers: [...filter.numbers] });
    const over = '(EXISTS (SELECT FROM catalogue.alert_end e WHERE e.alert_id = a.id) OR coalesce(a.until_at <= :now, false))';
    if (filter.open !== undefined) query.andWhere(filter.open ? `NOT ${over}` : over, { now: tx.now });
    const [rows, total] = await query.skip(filter.offset).take(filter.limit).getManyAndCount();
    return { items: await this.withEnds(tx, rows), total };
  }

  async notices(tx: Tx, filter: { offset: number; limit: number }): Promise<{ items: JurisdictionNoticeEntity[]; total: number }> {
    const [items, total] = await tx.manager.findAndCount(JurisdictionNoticeEntity, { order: { id: 'DESC' }, skip: filter.offset, take: filter.limit });
    return { items, total };
  }

  private async withEnds(tx: Tx, alerts: readonly AlertEntity[]): Promise<StoredAlert[]> {
    if (alerts.length === 0) return [];
    const ends = await tx.prepared<AlertEndEntity>('alert-ends', ENDS, [alerts.map(({ id }) => id)]);
    return alerts.map((alert) => ({ alert, end: ends.find(({ alertId }) => alertId === alert.id) ?? null }));
  }
}

/** What the rules may know of a stored alert. */
export function factsOf({ alert, end }: StoredAlert): AlertFacts {
  const ended: AlertEnding | null = end?.ended ?? null;
  return { kind: alert.kind, jurisdiction: alert.jurisdiction, from: alert.fromAt, until: alert.untilAt, ended, endedAt: end?.at ?? null };
}
