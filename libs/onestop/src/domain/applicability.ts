import { conditionHolds, no, ok, type Deferral, type HandlingMode, type HolderType, type QualificationClass, type RecognitionEffect, type Refusal, type Result } from '#kernel';

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
  readonly later?: Readonly<Partial<Record<Deferral, unknown>>>;
  readonly when?: Partial<Applicability & { readonly modes: readonly HandlingMode[] }>;
  /** Asked for only while these fields of the form have these answers. */
  readonly whenForm?: Readonly<Record<string, readonly (string | boolean)[]>>;
}

/** An application as the list of papers sees it. */
export interface PapersOf {
  /** Null: it is about no qualification. */
  readonly subject: Subject | null;
  readonly mode: HandlingMode;
  /** The answers. */
  readonly form: Readonly<Record<string, unknown>>;
}

/** A paper that the applicant hands in later. */
export interface DeferredMaterial {
  readonly materialCode: string;
  readonly kind: Deferral;
  /** The applicant has made the declaration that belongs to it. */
  readonly declared: boolean;
}

/** Whether a service type is for this kind of qualification. */
export function appliesTo(rule: Applicability, subject: Subject): boolean {
  return rule.holderTypes.includes(subject.holderType) && rule.classes.includes(subject.class) && rule.effects.includes(subject.effect);
}

/** Whether a material is asked for: every stated part of its conditions must hold. What depends on a kind of qualification is not asked where there is none. */
function isAskedFor({ when = {}, whenForm }: MaterialRule, { subject, mode, form }: PapersOf): boolean {
  const holds = <T>(list: readonly T[] | undefined, value: T | undefined): boolean => list === undefined || (value !== undefined && list.includes(value));
  return holds(when.modes, mode) && holds(when.holderTypes, subject?.holderType) && holds(when.classes, subject?.class) && holds(when.effects, subject?.effect) && conditionHolds(whenForm, form);
}

/**
 * Checks what was supplied against the published list, which is closed: nothing beyond it may be asked, and nothing beyond it is taken
 * (北京市优化营商环境条例). `attested` are papers whose place evidence of a register takes: nobody must hand them in. What the window supplies is recorded when it receives the papers.
 */
export function checkMaterials(materials: readonly MaterialRule[], supplied: readonly string[], papers: PapersOf, deferred: readonly DeferredMaterial[] = [], attested: readonly string[] = []): Result<true> {
  const { mode } = papers;
  const asked = materials.filter((m) => isAskedFor(m, papers));
  const foreign = supplied.filter((code) => !asked.some((m) => m.code === code));
  if (foreign.length > 0) return no({ code: 'material_not_listed', details: { materials: [...new Set(foreign)] } });
  const tooMany = asked.filter((m) => supplied.filter((code) => code === m.code).length > m.maxFiles).map((m) => m.code);
  if (tooMany.length > 0) return no({ code: 'material_not_listed', details: { tooMany } });
  const refusal = refuseDeferrals(asked, supplied, mode, deferred);
  if (refusal) return no(refusal);
  const missing = asked.filter((m) => m.required && m.suppliedBy === 'applicant' && !supplied.includes(m.code) && !attested.includes(m.code) && !deferred.some((d) => d.materialCode === m.code)).map((m) => m.code);
  if (missing.length > 0) return no({ code: 'material_missing', details: { materials: missing } });
  return ok(true);
}

/** Modes in which one authority and its people handle the request: a rule decides on what is there, and the parts of a joint request each have a course of their own. */
const DEFERRING_MODES: ReadonlySet<HandlingMode> = new Set(['online', 'collect_and_forward']);

/** A paper follows later only where the published list says so, where it is not there already, and under a declaration. */
function refuseDeferrals(asked: readonly MaterialRule[], supplied: readonly string[], mode: HandlingMode, deferred: readonly DeferredMaterial[]): Refusal | undefined {
  const codes = deferred.map((d) => d.materialCode);
  const foreign = deferred.filter(({ materialCode, kind }) => !DEFERRING_MODES.has(mode) || supplied.includes(materialCode) || asked.find((m) => m.code === materialCode)?.later?.[kind] === undefined);
  if (foreign.length > 0 || new Set(codes).size < codes.length) return { code: 'deferral_not_offered', details: { materials: foreign.length > 0 ? foreign.map((d) => d.materialCode) : codes } };
  const undeclared = deferred.filter((d) => !d.declared).map((d) => d.materialCode);
  return undeclared.length > 0 ? { code: 'declaration_missing', details: { materials: undeclared } } : undefined;
}
