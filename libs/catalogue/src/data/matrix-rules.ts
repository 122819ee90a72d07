import type { RecognitionEffect } from '#kernel';
import type { Tx } from '#platform';
import { fromRange, type Standing } from '#publication';
import type { MatrixRule } from '../domain/rule-matrix.js';

interface Row {
  readonly ruleCode: string;
  readonly version: number;
  readonly from: string;
  readonly to: string;
  readonly effect: RecognitionEffect;
  readonly standing: Standing;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly force: string;
}

const SELECT = `SELECT rule_code AS "ruleCode", version, from_jurisdiction AS "from", to_jurisdiction AS "to", effect, standing, lower(valid)::text AS "validFrom", upper(valid)::text AS "validTo", force::text AS force
  FROM catalogue.recognition_rule WHERE qualification_code = $1 AND force IS NOT NULL ORDER BY rule_code, version, from_jurisdiction, to_jurisdiction`;

/** Every direction of every signed rule of a qualification, whenever it holds. */
export async function readMatrixRules(tx: Tx, qualification: string): Promise<MatrixRule[]> {
  const rows = await tx.query<Row>(SELECT, [qualification]);
  return rows.flatMap(({ validFrom, validTo, force, ...row }) => {
    const stretch = fromRange(force);
    return stretch ? [{ ...row, valid: { validFrom, validTo }, force: stretch }] : [];
  });
}
