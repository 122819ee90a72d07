import { Inject, Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { Refused, conditionHolds, shanghaiDay, type Clock, type HandlingMode } from '#kernel';
import { CLOCK, type Tx } from '#platform';
import { OnestopQueries } from './data/onestop.queries.js';
import type { ServiceTypeEntity } from './data/entities.js';
import { appliesTo, checkMaterials, type DeferredMaterial, type PapersOf, type Subject } from './domain/applicability.js';
import { modesBetween } from './domain/offers.js';
import { FormCheck } from './form-check.js';

/** A filled-in application. */
interface Application extends PapersOf {
  /** The modes that the service type has between the two places. */
  readonly offered: readonly HandlingMode[];
  /** Codes of the materials that were supplied, one for each file. */
  readonly materials: readonly string[];
  readonly deferred?: readonly DeferredMaterial[] | undefined;
  /** Papers whose place evidence of registers takes. */
  readonly attested?: readonly string[] | undefined;
  /** The day of the application, in Asia/Shanghai. */
  readonly today: string;
}

/** What an integer of the database holds. */
const MAX_NUMBER = 2_147_483_647;

/** Questions to the service types that other contexts ask too. */
@Injectable()
export class OnestopService {
  private readonly forms = new FormCheck();

  constructor(
    private readonly queries: OnestopQueries,
    private readonly directory: DirectoryQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A service type as it holds at an instant, now when left out. Refuses `service_type_unknown`. */
  async getServiceType(code: string, at: Date = this.clock.now()): Promise<ServiceTypeEntity> {
    const type = await this.queries.find(code, at);
    if (type?.status !== 'published' || type.standing === 'retired') throw unknown(code);
    return type;
  }

  /** One version, whether it holds or not: that under which a request stands (`service_type_version`). Refuses `service_type_unknown`. */
  async versionOf(code: string, version: string): Promise<ServiceTypeEntity> {
    const number = Number(version);
    const type = Number.isSafeInteger(number) && number <= MAX_NUMBER ? await this.queries.version(code, number) : undefined;
    if (!type) throw unknown(code);
    return type;
  }

  /** Whether a service type that was looked up still holds for a request that is filed at `at`, asked inside its transaction. When it does not, everything remembered is forgotten: ask again. */
  async stillHolds(tx: Tx, { code, number }: Pick<ServiceTypeEntity, 'code' | 'number'>, at: Date): Promise<boolean> {
    const holds = (await this.queries.holding(tx, code, at)) === number;
    if (!holds) this.queries.forget();
    return holds;
  }

  /** The service types by which a qualification of this kind can be applied for now. */
  async typesFor(subject: Subject): Promise<ServiceTypeEntity[]> {
    const types = await this.queries.ofQualifications(this.clock.now());
    return types.filter((type) => type.status === 'published' && type.standing !== 'retired' && type.appliesTo !== null && appliesTo(type.appliesTo, subject));
  }

  /** The names of a service type, of its last version where none holds, or its code where there is none. */
  async nameOf(code: string): Promise<{ nameZh: string; nameEn: string }> {
    const type = (await this.queries.find(code, this.clock.now())) ?? (await this.queries.last(code));
    return { nameZh: type?.nameZh ?? code, nameEn: type?.nameEn ?? code };
  }

  /** The modes in which somebody who is at one place can have this of another. */
  async modesBetween(type: ServiceTypeEntity, at: string, competent: string): Promise<HandlingMode[]> {
    const [here, there] = await Promise.all([this.directory.codesAbove(at), this.directory.codesAbove(competent)]);
    return modesBetween(type, here, there);
  }

  /**
   * Checks a filled-in application against the published service type; `offered` are the modes that it has between the two places. Refuses `service_type_suspended`, `service_type_does_not_apply`,
   * `mode_not_offered`, `form_invalid` with one issue per field, `material_missing`, `material_not_listed`, `deferral_not_offered`, `declaration_missing`.
   */
  checkApplication(type: ServiceTypeEntity, { subject, mode, offered, form, materials, deferred, attested, today }: Application): void {
    if (type.standing === 'suspended') throw new Refused({ code: 'service_type_suspended', details: { serviceType: type.code } });
    if (!isFor(type, subject)) throw new Refused({ code: 'service_type_does_not_apply', details: { serviceType: type.code } });
    if (!offered.includes(mode)) throw new Refused({ code: 'mode_not_offered', details: { mode } });
    const issues = this.forms.issues(`${type.code}@${type.number}`, type.form.schema, form, today);
    if (issues.length > 0) throw new Refused({ code: 'form_invalid', issues });
    const result = checkMaterials(type.materials, materials, { subject, mode, form }, deferred, attested);
    if (!result.ok) throw new Refused(result.refusal);
  }

  /** Whether a field of the form takes this answer, whatever stands in the others. */
  takesAnswer({ code, number, form }: Pick<ServiceTypeEntity, 'code' | 'number' | 'form'>, field: string, answer: unknown): boolean {
    const one = form.schema.properties[field];
    if (one === undefined) return false;
    const { allOf: _, ...whole } = form.schema;
    const schema = { ...whole, required: [field], properties: { [field]: one } };
    return this.forms.issues(`${code}@${number}.${field}`, schema, { [field]: answer }, shanghaiDay(this.clock.now())).length === 0;
  }

  /** Whether a paper is asked for with these answers, whatever the mode. */
  asksFor({ materials }: Pick<ServiceTypeEntity, 'materials'>, code: string, form: Readonly<Record<string, unknown>>): boolean {
    return materials.some((material) => material.code === code && conditionHolds(material.whenForm, form));
  }
}

/** Whether it is about qualifications of this kind, or about none where the application is about none. */
function isFor({ appliesTo: rule }: ServiceTypeEntity, subject: Subject | null): boolean {
  return rule === null || subject === null ? rule === null && subject === null : appliesTo(rule, subject);
}

function unknown(code: string): Refused {
  return new Refused({ code: 'service_type_unknown', details: { serviceType: code } });
}
