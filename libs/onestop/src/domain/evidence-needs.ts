import type { Bilingual, ServiceContent } from './service-content.js';

/** What one kind of evidence would do for one service type. */
export interface EvidenceNeed {
  readonly evidenceType: string;
  /** Fields that it answers, each with the attribute that does. Fields of repeatable rows are about somebody else and are not among them. */
  readonly fields: readonly { readonly field: string; readonly attribute: string }[];
  /** Papers whose place it takes. */
  readonly materials: readonly string[];
  /** A decision by rule rests on it. */
  readonly forRule: boolean;
}

interface RegisterKind {
  readonly code: string;
  readonly kind: string;
  readonly jurisdictionCode: string;
}

interface NamedType {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly attributes: readonly { readonly code: string; readonly nameZh: string; readonly nameEn: string }[];
}

/** What a service type could have from registers, in the order of its form, then of its papers. */
export function evidenceNeeds({ form, materials, instant }: Pick<ServiceContent, 'form' | 'materials' | 'instant'>): EvidenceNeed[] {
  const { properties } = form.schema;
  const asked = form.sections.flatMap(({ fields }) => fields).flatMap((field) => {
    const { 'x-evidence': type, 'x-concept': attribute } = properties[field] ?? {};
    return type === undefined || attribute === undefined ? [] : [{ type, field, attribute }];
  });
  const papers = materials.filter(({ suppliedBy }) => suppliedBy === 'applicant').flatMap(({ code, evidenceType: type }) => (type === undefined ? [] : [{ type, code }]));
  const ruled = instant?.evidence ?? [];
  const types = [...new Set([...ruled, ...asked.map(({ type }) => type), ...papers.map(({ type }) => type)])];
  return types.map((evidenceType) => ({
    evidenceType,
    fields: asked.filter(({ type }) => type === evidenceType).map(({ field, attribute }) => ({ field, attribute })),
    materials: papers.filter(({ type }) => type === evidenceType).map(({ code }) => code),
    forRule: ruled.includes(evidenceType),
  }));
}

/** The register of a kind that answers for a place: that of the place itself or of the nearest one above. `placesAbove` begins with the place. */
export function registerFor<R extends RegisterKind>(kind: string, placesAbove: readonly string[], registers: readonly R[]): R | undefined {
  return placesAbove.map((place) => registers.find((each) => each.kind === kind && each.jurisdictionCode === place)).find((each) => each !== undefined);
}

/** The attributes that the service needs, and no more (个人信息保护法 6): those that answer its fields; all of them where evidence stands for a paper or a rule rests on it. */
export function attributesNeeded({ fields, materials, forRule }: EvidenceNeed, type: NamedType): string[] {
  if (materials.length > 0 || forRule) return type.attributes.map(({ code }) => code);
  return [...new Set(fields.map(({ attribute }) => attribute))];
}

/** The words of a consent to fetch this for this service and for nothing else; what is shown, kept and digested. */
export function consentText(service: { readonly nameZh: string; readonly nameEn: string }, asked: readonly { readonly need: EvidenceNeed; readonly type: NamedType }[]): Bilingual {
  const named = asked.map(({ need, type }) => {
    const attributes = type.attributes.filter(({ code }) => attributesNeeded(need, type).includes(code));
    return { zh: `${type.nameZh}（${attributes.map(({ nameZh }) => nameZh).join('、')}）`, en: `${type.nameEn} (${attributes.map(({ nameEn }) => nameEn).join(', ')})` };
  });
  return {
    zh: `我同意平台向登记库查询我的${named.map(({ zh }) => zh).join('；')}，只用于办理“${service.nameZh}”。我可以随时撤回；撤回后不再查询，也不再使用尚未提交的结果。`,
    en: `I agree that the platform asks the register for my ${named.map(({ en }) => en).join('; ')}, only to handle “${service.nameEn}”. I can revoke this at any time; then it asks no more and does not use what I have not handed in.`,
  };
}
