import { Injectable } from '@nestjs/common';
import type { QualificationClass } from '#kernel';
import { newId, type Tx } from '#platform';
import type { SignedVersion } from '#publication';
import { pinyin } from 'pinyin-pro';
import type { QualificationContent } from '../domain/qualification-content.js';
import type { RuleContent } from '../domain/rule-content.js';
import { directionRows, rangeOf, relayRows } from './rule-rows.js';

const UPSERT_QUALIFICATION = `INSERT INTO catalogue.qualification (code, version, status, name_zh, name_en, pinyin, initials, holder_type, sector, class, department_code, authority_zh, legal_basis,
    certificate_zh, validity, renewal_lead, recognition_effect, provenance, search_text, standing, synonyms, force)
  VALUES ($1, $2, 'published', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21::tstzrange)
  ON CONFLICT (code, version) DO UPDATE SET status = 'published', name_zh = excluded.name_zh, name_en = excluded.name_en, pinyin = excluded.pinyin, initials = excluded.initials,
    holder_type = excluded.holder_type, sector = excluded.sector, class = excluded.class, department_code = excluded.department_code, authority_zh = excluded.authority_zh,
    legal_basis = excluded.legal_basis, certificate_zh = excluded.certificate_zh, validity = excluded.validity, renewal_lead = excluded.renewal_lead,
    recognition_effect = excluded.recognition_effect, provenance = excluded.provenance, search_text = excluded.search_text, standing = excluded.standing,
    synonyms = excluded.synonyms, force = excluded.force`;
const INSERT_RULE = `INSERT INTO catalogue.recognition_rule (id, rule_code, version, qualification_code, from_jurisdiction, to_jurisdiction, effect, conditions, documents, legal_basis, provenance, valid,
    standing, required_to_practise, fees, force)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::daterange, $13, $14, $15, $16::tstzrange)`;

/** Writes the read rows of what is signed. */
@Injectable()
export class CatalogueStore {
  /** The class of a qualification that holds now, or of the candidate where none does. */
  async classOf(tx: Tx, code: string): Promise<QualificationClass | undefined> {
    const rows = await tx.query<{ class: QualificationClass }>('SELECT class FROM catalogue.qualification WHERE code = $1 ORDER BY (force @> $2::timestamptz) DESC NULLS LAST, version DESC LIMIT 1', [code, tx.now]);
    return rows[0]?.class;
  }

  async projectQualification(tx: Tx, { code, number, content, standing, force }: SignedVersion): Promise<void> {
    if (force === null) {
      await tx.execute('DELETE FROM catalogue.qualification WHERE code = $1 AND version = $2', [code, number]);
      return;
    }
    const q = content as unknown as QualificationContent;
    const spelled = pinyin(q.nameZh, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' });
    const [full, initials] = [spelled.join('').toLowerCase(), spelled.map((each) => each[0] ?? '').join('').toLowerCase()];
    const searched = [...new Set([q.nameZh, q.nameEn, full, initials, code, q.certificateZh, ...q.synonyms].map((each) => each.toLowerCase()))].join(' ');
    await tx.execute(UPSERT_QUALIFICATION, [
      code, number, q.nameZh, q.nameEn, full, initials, q.holderType, q.sector, q.class, q.departmentCode, q.authorityZh, json(q.legalBasis), q.certificateZh, json(q.validity),
      json(q.renewalLead), q.recognitionEffect, json(q.provenance), searched, standing, q.synonyms, rangeOf(force),
    ]);
  }

  /**
   * Brings the rows of rules in line, one for each direction of each version, held while both its sides are bound. Refuses `rule_clash`, naming the other rule, where
   * two would hold for one direction at once.
   */
  async projectRules(tx: Tx, versions: readonly SignedVersion[]): Promise<void> {
    const known = new Map(versions.map((version) => [`${version.code}/${version.number}`, version]));
    for (const { code, version, from, to, valid, force } of await relayRows(tx, directionRows(versions))) {
      const signed = known.get(`${code}/${version}`);
      if (!signed || force === null) continue;
      const rule = signed.content as unknown as RuleContent;
      await tx.execute(INSERT_RULE, [
        newId(), code, version, rule.qualificationCode, from, to, rule.effect, json(rule.conditions), json(rule.documents), json(rule.legalBasis), json(rule.provenance),
        valid, signed.standing, rule.requiredToPractise, json(rule.fees), rangeOf(force),
      ]);
    }
  }
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
