import type { ServiceContent, ServiceInstant, ServiceMaterial, ServiceResult } from '#onestop';
import { readReference, ReferenceError, SEED_FOLDER } from '../read-reference.js';
import { composeForm, conditionProblem } from './form.js';
import { composeGuide } from './guide.js';
import { composeLimits } from './limits.js';
import { readEvidenceTypes, readServices, type Placed } from './read-services.js';
import type { EvidenceTypeRow, FamilyRow, InstantRow, SectionRow, ServiceRow } from './service-rows.js';
import { IDENTITY_CHECK, TRUTH_DECLARATION, RESULT_DELIVERY } from './shared-parts.js';

/** A whole service type under its code, as it is published. */
export interface ComposedService {
  readonly code: string;
  readonly content: ServiceContent;
}

/** Division codes of the jurisdictions that sign every service. */
const PARTIES = ['110000', '120000', '130000'];
const BY_THE_PROJECT = { status: 'project_proposal', source: 'rule drawn up by the project: what a register attests is printed at once, and nothing is decided beyond it' };

/**
 * The services of `reference/services/` under `folder` as whole contents, in the order of files and rows. Nothing composed is kept: the rows are the source.
 * Throws ReferenceError, which names file and row.
 */
export function composeServices(folder: URL = SEED_FOLDER): readonly ComposedService[] {
  const { families, services } = readServices(folder);
  const known: Known = {
    families: new Map(families.map(({ row }) => [row.code, row])),
    departments: new Set(readReference('departments', folder).items.map(({ code }) => code)),
    evidence: readEvidenceTypes(folder),
  };
  return services.map((placed) => ({ code: placed.row.code, content: composePlaced(placed, known) }));
}

interface Known {
  readonly families: ReadonlyMap<string, FamilyRow>;
  readonly departments: ReadonlySet<string>;
  readonly evidence: readonly EvidenceTypeRow[];
}

function composePlaced({ file, row }: Placed<ServiceRow>, known: Known): ServiceContent {
  try {
    const family = known.families.get(row.family);
    if (family === undefined) throw new Error(`family ${row.family} is in no file`);
    const content = composeService(row, family);
    checkLinks(content, known);
    return content;
  } catch (error) {
    throw new ReferenceError(file, row.code, error instanceof Error ? error.message : 'does not compose');
  }
}

/** One service with its family. Throws an Error that says what does not fit. */
function composeService(row: ServiceRow, family: FamilyRow): ServiceContent {
  const joint = row.modes.includes('joint') ? (row.joint ?? family.joint ?? null) : null;
  const results = row.results ?? family.results;
  return {
    nameZh: row.nameZh, nameEn: row.nameEn, summaryZh: row.summaryZh, summaryEn: row.summaryEn, synonyms: [...row.synonyms.zh, ...row.synonyms.en], lifeEvents: row.lifeEvents, family: row.family,
    audience: row.audience ?? family.audience, departmentCode: row.departmentCode ?? family.departmentCode, competentLevel: row.competentLevel ?? family.competentLevel,
    competentPlace: row.competentPlace ?? family.competentPlace, appliesTo: null, modes: row.modes, offers: row.offers ?? [],
    form: composeForm(row.code, family.form.sections, [...(row.sections ?? []), ...declarations(row, family, results)], row.without?.fields ?? []),
    materials: composeMaterials(row, family), limits: composeLimits(family.limits, row.limits, joint !== null), joint, instant: row.modes.includes('instant') ? instantOf(row.instant ?? family.instant) : null,
    guide: composeGuide(family.guide, row.guide, row.modes), results, parties: PARTIES, provenance: row.provenance,
  };
}

/** What every form ends with: how to receive the result, where there is a choice, and the declaration; a service that only prints what a register holds asks for neither. */
function declarations(row: ServiceRow, family: FamilyRow, results: readonly ServiceResult[]): readonly SectionRow[] {
  if (row.modes.every((mode) => mode === 'instant')) return [];
  const written = [...family.form.sections, ...(row.sections ?? [])].flatMap((section) => Object.keys(section.fields));
  const hasChoice = ['online', 'window'].every((way) => results.some(({ delivery }) => delivery.some((each) => each === way)));
  const fields = { ...(hasChoice ? { resultDelivery: RESULT_DELIVERY } : {}), truthDeclaration: TRUTH_DECLARATION };
  const missing = Object.entries(fields).filter(([name]) => !written.includes(name));
  return missing.length === 0 ? [] : [{ code: 'declaration', titleZh: '领取与声明', titleEn: 'Result and declaration', fields: Object.fromEntries(missing), last: true }];
}

function composeMaterials(row: ServiceRow, family: FamilyRow): readonly ServiceMaterial[] {
  const without = row.without?.materials ?? [];
  const unknown = without.find((code) => !family.materials.some((material) => material.code === code));
  if (unknown !== undefined) throw new Error(`without.materials ${unknown} is no paper of the family`);
  const own = row.materials ?? [];
  const shared = family.materials.filter(({ code }) => !without.includes(code) && !own.some((material) => material.code === code));
  const asked = [...own, ...shared];
  const needsCheck = row.modes.includes('collect_and_forward') && !asked.some(({ suppliedBy }) => suppliedBy === 'window');
  return needsCheck ? [...asked, IDENTITY_CHECK] : asked;
}

function instantOf(row: InstantRow | undefined): ServiceInstant {
  if (row === undefined) throw new Error('is offered instantly without a rule (instant)');
  return { provenance: BY_THE_PROJECT, ...row };
}

/** What a rule wants attested is attested by what it asks for, and a document says how long it holds. */
function checkDocuments({ instant, results }: ServiceContent, types: ReadonlyMap<string, readonly string[]>): void {
  const attested = (instant?.evidence ?? []).flatMap((type) => types.get(type) ?? []);
  const strange = Object.keys(instant?.whenAttested ?? {}).find((code) => !attested.includes(code));
  if (strange !== undefined) throw new Error(`instant: whenAttested ${strange} is attested by none of its evidence`);
  const open = results.find(({ certificate, validDays }) => (certificate === 'document') !== (validDays !== undefined));
  if (open !== undefined) throw new Error(`result ${open.code}: a document, and only a document, says how many days it holds (validDays)`);
}

/** Everything that points elsewhere: departments, evidence types and their attributes, fields in conditions. */
function checkLinks(content: ServiceContent, { departments, evidence }: Known): void {
  if (!departments.has(content.departmentCode)) throw new Error(`departmentCode ${content.departmentCode} is not in reference/departments.json`);
  if (content.modes.includes('joint') && content.joint === null) throw new Error('is offered jointly without legs (joint)');
  const types = new Map(evidence.map((type) => [type.code, type.attributes.map(({ code }) => code)]));
  const { properties } = content.form.schema;
  const named = [...(content.instant?.evidence ?? []), ...content.materials.flatMap(({ evidenceType }) => evidenceType ?? [])];
  const strange = named.find((type) => !types.has(type));
  if (strange !== undefined) throw new Error(`evidence type ${strange} is not in reference/evidence-types.json`);
  for (const [name, field] of Object.entries(properties)) {
    const { 'x-concept': concept, 'x-evidence': type } = field;
    if (type !== undefined && concept !== undefined && types.get(type)?.includes(concept) !== true) throw new Error(`field ${name}: evidence type ${type} does not attest ${concept}`);
  }
  for (const [what, whenForm] of [...content.materials.map(({ code, whenForm: when }) => [`material ${code}`, when] as const), ['instant', content.instant?.whenForm] as const]) {
    const [problem] = Object.entries(whenForm ?? {}).flatMap(([field, values]) => conditionProblem(field, values, properties) ?? []);
    if (problem !== undefined) throw new Error(`${what}: whenForm ${problem}`);
  }
  checkDocuments(content, types);
  const codes = content.materials.map(({ code }) => code);
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice !== undefined) throw new Error(`material ${twice} stands twice`);
}
