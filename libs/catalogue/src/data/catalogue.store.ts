import { Injectable } from '@nestjs/common';
import { Refused, type QualificationClass } from '#kernel';
import { newId, spellingOf, type Tx } from '#platform';
import type { SignedVersion } from '#publication';
import type { QualificationContent } from '../domain/qualification-content.js';
import { askedBy, type RuleContent } from '../domain/rule-content.js';
import type { RuleClaim } from '../domain/rule-relations.js';
import { directionRows, rangeOf, relayRows } from './rule-rows.js';

const UPSERT_QUALIFICATION = `INSERT INTO catalogue.qualification (code, version, status, name_zh, name_en, pinyin, initials, holder_type, sector, class, department_code, authority_zh, legal_basis,
    certificate_zh, validity, renewal_lead, recognition_effect, provenance, search_text, standing, synonyms, force, parties, authorities, particulars)
  VALUES ($1, $2, 'published', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21::tstzrange, $22, $23, $24)
  ON CONFLICT (code, version) DO UPDATE SET status = 'published', name_zh = excluded.name_zh, name_en = excluded.name_en, pinyin = excluded.pinyin, initials = excluded.initials,
    holder_type = excluded.holder_type, sector = excluded.sector, class = excluded.class, department_code = excluded.department_code, authority_zh = excluded.authority_zh,
    legal_basis = excluded.legal_basis, certificate_zh = excluded.certificate_zh, validity = excluded.validity, renewal_lead = excluded.renewal_lead,
    recognition_effect = excluded.recognition_effect, provenance = excluded.provenance, search_text = excluded.search_text, standing = excluded.standing,
    synonyms = excluded.synonyms, force = excluded.force, parties = excluded.parties, authorities = excluded.authorities, particulars = excluded.particulars`;
const INSERT_RULE = `INSERT INTO catalogue.recognition_rule (id, rule_code, version, qualification_code, from_jurisdiction, to_jurisdiction, effect, conditions, documents, legal_basis, provenance, valid,
    standing, required_to_practise, fee, time_limit, force)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::daterange, $13, $14, $15, $16, $17::tstzrange)`;

const CLASSES = `SELECT DISTINCT ON (code) code, class FROM catalogue.qualification WHERE code = ANY ($1) ORDER BY code, (force @> $2::timestamptz) DESC NULLS LAST, version DESC`;
const RECOGNISES = `standing IN ('active', 'deprecated') AND force IS NOT NULL`;
const CLAIMS = `SELECT rule_code AS code, qualification_code AS "qualificationCode", from_jurisdiction AS "from", to_jurisdiction AS "to", lower(valid)::text AS "validFrom", upper(valid)::text AS "validTo"
  FROM catalogue.recognition_rule WHERE qualification_code = ANY ($1) AND ${RECOGNISES} AND (upper(force) IS NULL OR upper(force) > $2::timestamptz) ORDER BY rule_code, "from", "to"`;
const REFERENCES = `SELECT qualification_code AS "from", array_agg(DISTINCT c.value #>> '{parameters,qualification}') AS "to" FROM catalogue.recognition_rule, jsonb_array_elements(conditions) AS c(value)
  WHERE c.value ->> 'code' = 'qualification_recognised' AND NOT rule_code = ANY ($1) AND ${RECOGNISES} AND (upper(force) IS NULL OR upper(force) > $2::timestamptz) GROUP BY qualification_code`;
const CLASH = `SELECT r.rule_code AS code, o.rule_code AS "with", r.qualification_code AS qualification, r.from_jurisdiction AS "from", r.to_jurisdiction AS "to"
  FROM catalogue.recognition_rule r JOIN catalogue.recognition_rule o ON o.qualification_code = r.qualification_code AND o.from_jurisdiction = r.from_jurisdiction AND o.to_jurisdiction = r.to_jurisdiction
    AND o.rule_code <> r.rule_code AND o.valid && r.valid AND o.force && r.force
  WHERE r.rule_code = ANY ($1) AND r.standing IN ('active', 'deprecated') AND o.standing IN ('active', 'deprecated') ORDER BY 1, 2, 4, 5 LIMIT 1`;

/** Writes the read rows of what is signed, and asks them what contradicts what. */
@Injectable()
export class CatalogueStore {
  /** The classes of qualifications that hold now, or of the candidates where none does. */
  async classesOf(tx: Tx, codes: readonly string[]): Promise<Map<string, QualificationClass>> {
    const rows = await tx.query<{ code: string; class: QualificationClass }>(CLASSES, [codes, tx.now]);
    return new Map(rows.map((row) => [row.code, row.class]));
  }

  /** What rules say of these qualifications at some time from an instant on. */
  async claimsOn(tx: Tx, qualificationCodes: readonly string[], from: Date): Promise<RuleClaim[]> {
    return tx.query<RuleClaim & object>(CLAIMS, [qualificationCodes, from]);
  }

  /** Which qualifications the rules of each qualification refer to, but for the rules of the given codes. */
  async references(tx: Tx, besides: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await tx.query<{ from: string; to: string[] }>(REFERENCES, [besides, tx.now]);
    return new Map(rows.map(({ from, to }) => [from, to]));
  }

  /** Refuses `rule_clash`, naming both rules, when one of these rules holds at the same time as another for the same direction. */
  async refuseClashes(tx: Tx, codes: readonly string[]): Promise<void> {
    const [clash] = await tx.query<{ code: string; with: string; qualification: string; from: string; to: string }>(CLASH, [codes]);
    if (clash) throw new Refused({ code: 'rule_clash', details: { ...clash } });
  }

  /** Brings the row of a version in line. */
  projectQualification(tx: Tx, { code, number, content, standing, force }: SignedVersion): void {
    if (force === null) {
      tx.write('catalogue-qualification-delete', 'DELETE FROM catalogue.qualification WHERE code = $1 AND version = $2', [code, number]);
      return;
    }
    const q = content as unknown as QualificationContent;
    const { pinyin, initials } = spellingOf(q.nameZh);
    const searched = [...new Set([q.nameZh, q.nameEn, pinyin, initials, code, q.certificateZh, ...q.synonyms].map((each) => each.toLowerCase()))].join(' ');
    tx.write('catalogue-qualification-upsert', UPSERT_QUALIFICATION, [
      code, number, q.nameZh, q.nameEn, pinyin, initials, q.holderType, q.sector, q.class, q.departmentCode, q.authorityZh, json(q.legalBasis), q.certificateZh, json(q.validity),
      json(q.renewalLead), q.recognitionEffect, json(q.provenance), searched, standing, q.synonyms, rangeOf(force), q.parties, JSON.stringify(q.authorities ?? []), json(q.particulars ?? null),
    ]);
  }

  /**
   * Brings the rows of rules in line, one for each direction of each version, held while both its sides are bound. Whether two hold for one direction is asked once
   * everything is laid ({@link refuseClashes}): rules may change places in a batch.
   */
  async projectRules(tx: Tx, versions: readonly SignedVersion[]): Promise<void> {
    const known = new Map(versions.map((version) => [`${version.code}/${version.number}`, version]));
    for (const { code, version, from, to, valid, force } of await relayRows(tx, directionRows(versions))) {
      const signed = known.get(`${code}/${version}`);
      if (!signed || force === null) continue;
      const rule = signed.content as unknown as RuleContent;
      const { documents, fee, timeLimit } = askedBy(rule, to);
      tx.write('catalogue-rule-insert', INSERT_RULE, [
        newId(), code, version, rule.qualificationCode, from, to, rule.effect, json(rule.conditions), json(documents), json(rule.legalBasis), json(rule.provenance),
        valid, signed.standing, rule.requiredToPractise, json(fee), json(timeLimit), rangeOf(force),
      ]);
    }
  }
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
