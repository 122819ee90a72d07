import type { RecognitionEffect } from '#kernel';

export class MatrixRuleView {
  ruleCode: string;
  version: number;
  effect: RecognitionEffect;
  standing: 'active' | 'suspended' | 'deprecated' | 'retired';
  /** First instant at which this version holds in this direction. */
  inForceFrom: string;
  /** First instant at which it no longer does; null while open. */
  inForceUntil: string | null;
  /** First day of the rule's own validity. */
  validFrom: string;
  /** First day on which the rule no longer is valid; null while open. */
  validTo: string | null;
}

export class MatrixCellView {
  /** Division code of the jurisdiction that issued it. */
  from: string;
  /** Division code of the jurisdiction where it is to count. */
  to: string;
  /** The rule in force, suspended and retired ones too; null: there is none. */
  rule: MatrixRuleView | null;
  /** The next one that is signed and has not begun. */
  next: MatrixRuleView | null;
  /** Where there is none: the last one that held. */
  last: MatrixRuleView | null;
}

export class RuleMatrix {
  /** Division codes in the order of the rows and columns. */
  places: string[];
  cells: MatrixCellView[];
}
