import { no, ok, type HandlingMode, type HolderType, type QualificationClass, type RecognitionEffect, type Result } from '#kernel';

/** What decides whether a service type fits, and which materials it asks for. */
export interface Subject {
  readonly holderType: HolderType;
  readonly class: QualificationClass;
  readonly effect: RecognitionEffect;
}

export interface Applicability {
  readonly holderTypes: readonly HolderType[];
  readonly classes: readonly QualificationClass[];
  readonly effects: readonly RecognitionEffect[];
}

export interface MaterialRule {
  readonly code: string;
  readonly required: boolean;
  readonly suppliedBy: 'applicant' | 'window';
  readonly maxFiles: number;
  readonly when?: Partial<Applicability & { readonly modes: readonly HandlingMode[] }>;
}

/** Whether a service type is for this kind of qualification. */
export function appliesTo(rule: Applicability, subject: Subject): boolean {
  return rule.holderTypes.includes(subject.holderType) && rule.classes.includes(subject.class) && rule.effects.includes(subject.effect);
}

/** Whether a material is asked for: every stated part of its condition must hold. */
function isAskedFor(material: MaterialRule, subject: Subject, mode: HandlingMode): boolean {
  const { when } = material;
  if (!when) return true;
  return (when.modes?.includes(mode) ?? true) && (when.holderTypes?.includes(subject.holderType) ?? true)
    && (when.classes?.includes(subject.class) ?? true) && (when.effects?.includes(subject.effect) ?? true);
}

/**
 * Checks what was supplied against the published list, which is closed: nothing beyond it may be asked, and nothing beyond it is taken
 * (北京市优化营商环境条例). What the window supplies is recorded when it receives the papers.
 */
export function checkMaterials(materials: readonly MaterialRule[], supplied: readonly string[], subject: Subject, mode: HandlingMode): Result<true> {
  const asked = materials.filter((m) => isAskedFor(m, subject, mode));
  const foreign = supplied.filter((code) => !asked.some((m) => m.code === code));
  if (foreign.length > 0) return no({ code: 'material_not_listed', details: { materials: [...new Set(foreign)] } });
  const tooMany = asked.filter((m) => supplied.filter((code) => code === m.code).length > m.maxFiles).map((m) => m.code);
  if (tooMany.length > 0) return no({ code: 'material_not_listed', details: { tooMany } });
  const missing = asked.filter((m) => m.required && m.suppliedBy === 'applicant' && !supplied.includes(m.code)).map((m) => m.code);
  if (missing.length > 0) return no({ code: 'material_missing', details: { materials: missing } });
  return ok(true);
}
