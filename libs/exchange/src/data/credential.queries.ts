import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import { STATUS_VALUES, type StatusEntry } from '../status-list-token.js';
import { CredentialActEntity, CredentialEntity, StatusListEntity } from './entities.js';

export interface CredentialFilter {
  readonly state?: 'valid' | 'suspended' | 'revoked' | 'expired' | undefined;
  /** Number of the certificate or of its request. */
  readonly number?: string | undefined;
  readonly requestId?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** Certificates of one direction, counted. */
export interface StandingOn {
  readonly qualificationCode: string;
  readonly fromJurisdiction: string;
  readonly toJurisdiction: string;
  readonly count: number;
}

const HOLDS = "state <> 'revoked' AND (expires_at IS NULL OR expires_at >= $2)";
const MOST_NAMED = 50;

/** Read models of certificates. Row-level security bounds every one of them; the conditions here only narrow. */
@Injectable()
export class CredentialQueries {
  async list(tx: Tx, filter: CredentialFilter): Promise<{ items: CredentialEntity[]; total: number }> {
    const query = tx.manager.createQueryBuilder(CredentialEntity, 'c');
    if (filter.requestId) query.andWhere('c.requestId = :requestId', { requestId: filter.requestId });
    // Any number of a request leads to all of its certificates, those issued anew among them.
    if (filter.number) query.andWhere('c.requestId IN (SELECT n.request_id FROM exchange.credential n WHERE n.number = :number)', { number: filter.number.trim().toUpperCase().replace(/^TB-/, 'TC-') });
    if (filter.state === 'expired') query.andWhere("c.state <> 'revoked' AND c.expiresAt < :now", { now: tx.now });
    else if (filter.state === 'revoked') query.andWhere("c.state = 'revoked'");
    else if (filter.state) query.andWhere('c.state = :state AND (c.expiresAt IS NULL OR c.expiresAt >= :now)', { state: filter.state, now: tx.now });
    const [items, total] = await query.orderBy('c.issuedAt', 'DESC').addOrderBy('c.id').skip(filter.offset).take(filter.limit).getManyAndCount();
    return { items, total };
  }

  async find(tx: Tx, id: string): Promise<CredentialEntity | null> {
    return tx.manager.findOneBy(CredentialEntity, { id });
  }

  async acts(tx: Tx, credentialId: string): Promise<CredentialActEntity[]> {
    return tx.manager.find(CredentialActEntity, { where: { credentialId }, order: { id: 'ASC' } });
  }

  /** A status list with what does not hold in it. */
  async statusList(tx: Tx, id: string): Promise<{ list: StatusListEntity; entries: StatusEntry[] } | undefined> {
    const list = await tx.manager.findOneBy(StatusListEntity, { id });
    if (!list) return undefined;
    const rows = await tx.query<{ index: number; state: 'suspended' | 'revoked' }>(
      `SELECT status_index AS index, state FROM exchange.credential WHERE status_list = $1 AND state <> 'valid' ORDER BY 1`, [id],
    );
    return { list, entries: rows.map(({ index, state }) => ({ index, value: state === 'revoked' ? STATUS_VALUES.invalid : STATUS_VALUES.suspended })) };
  }

  /** Certificates whose renewal may be asked for since today or earlier and whose holder was not told. */
  async toTell(tx: Tx, today: string, after: string, limit: number): Promise<CredentialEntity[]> {
    return tx.manager.createQueryBuilder(CredentialEntity, 'c')
      .where("c.renewalToldAt IS NULL AND c.renewalOpensOn <= :today AND c.state = 'valid' AND c.renewalRequest IS NULL AND c.id > :after", { today, after }).orderBy('c.id').limit(limit).getMany();
  }

  /** Certificates that ran out while their renewal was asked for and brought no certificate yet; as all lists of what is due, in the order of ids behind one. */
  async runOut(tx: Tx, after: string, limit: number): Promise<CredentialEntity[]> {
    return tx.manager.createQueryBuilder(CredentialEntity, 'c')
      .where("c.renewalRequest IS NOT NULL AND c.silenceJudgedAt IS NULL AND c.expiresAt < :now AND c.state = 'valid' AND c.id > :after", { now: tx.now, after })
      .andWhere('NOT EXISTS (SELECT FROM exchange.credential n WHERE n.renews = c.id)').orderBy('c.id').limit(limit).getMany();
  }

  /** Certificates on whose ground an alert has begun or ended since they were looked at. */
  async turned(tx: Tx, after: string, limit: number): Promise<CredentialEntity[]> {
    return tx.manager.createQueryBuilder(CredentialEntity, 'c').where('c.alertTurnsAt <= :now AND c.id > :after', { now: tx.now, after }).orderBy('c.id').limit(limit).getMany();
  }

  /** Certificates of a jurisdiction whose kept copy was signed by one of these keys, page by page in the order of their ids. */
  async signedBy(tx: Tx, jurisdiction: string, keys: readonly string[], { after, limit }: { readonly after: string; readonly limit: number }): Promise<{ id: string }[]> {
    return tx.query('SELECT id FROM exchange.credential WHERE to_jurisdiction = $1 AND signing_key = ANY ($2) AND id > $3 ORDER BY id LIMIT $4', [jurisdiction, keys, after, limit]);
  }

  /** How many certificates of a jurisdiction have a copy that this key signed. */
  async countSignedBy(tx: Tx, jurisdiction: string, key: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>('SELECT count(*)::int AS count FROM exchange.credential WHERE to_jurisdiction = $1 AND signing_key = $2', [jurisdiction, key]);
    return row?.count ?? 0;
  }

  /** How many certificates that hold stand on these entries, by direction. */
  async standingOn(tx: Tx, qualificationCodes: readonly string[]): Promise<StandingOn[]> {
    return tx.query(
      `SELECT qualification_code AS "qualificationCode", from_jurisdiction AS "fromJurisdiction", to_jurisdiction AS "toJurisdiction", count(*)::int AS count FROM exchange.credential
       WHERE qualification_code = ANY ($1) AND ${HOLDS} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`, [qualificationCodes, tx.now],
    );
  }

  /** The first of them that the reader may see. */
  async namedOn(tx: Tx, qualificationCodes: readonly string[]): Promise<{ items: (Omit<StandingOn, 'count'> & { id: string; number: string })[]; total: number }> {
    const rows = await tx.query<Omit<StandingOn, 'count'> & { id: string; number: string; total: number }>(
      `SELECT id, number, qualification_code AS "qualificationCode", from_jurisdiction AS "fromJurisdiction", to_jurisdiction AS "toJurisdiction", count(*) OVER ()::int AS total FROM exchange.credential
       WHERE qualification_code = ANY ($1) AND ${HOLDS} ORDER BY issued_at, id LIMIT ${MOST_NAMED}`, [qualificationCodes, tx.now],
    );
    return { items: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
  }
}
