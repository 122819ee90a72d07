import { Inject, Injectable } from '@nestjs/common';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { FORM_DAYS } from '#contracts';
import { DirectoryQueries } from '#directory';
import { isDay, parseCreditCode, Refused, type Clock, type FieldIssue, type HandlingMode } from '#kernel';
import { CLOCK, type Tx } from '#platform';
import { OnestopQueries } from './data/onestop.queries.js';
import type { ServiceTypeEntity } from './data/entities.js';
import { appliesTo, checkMaterials, type DeferredMaterial, type Subject } from './domain/applicability.js';
import { modesBetween } from './domain/offers.js';

/** What an integer of the database holds. */
const MAX_NUMBER = 2_147_483_647;

/** Questions to the service types that other contexts ask too. */
@Injectable()
export class OnestopService {
  private readonly ajv = formValidator();
  private readonly compiled = new Map<string, ValidateFunction>();

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
  checkApplication(type: ServiceTypeEntity, application: { subject: Subject; mode: HandlingMode; offered: readonly HandlingMode[]; form: unknown; materials: readonly string[]; deferred?: readonly DeferredMaterial[] | undefined; today: string }): void {
    const { subject, mode, offered, form, materials, deferred, today } = application;
    if (type.standing === 'suspended') throw new Refused({ code: 'service_type_suspended', details: { serviceType: type.code } });
    if (type.appliesTo === null || !appliesTo(type.appliesTo, subject)) throw new Refused({ code: 'service_type_does_not_apply', details: { serviceType: type.code } });
    if (!offered.includes(mode)) throw new Refused({ code: 'mode_not_offered', details: { mode } });
    const issues = this.checkForm(type, form, today);
    if (issues.length > 0) throw new Refused({ code: 'form_invalid', issues });
    const result = checkMaterials(type.materials, materials, subject, mode, deferred);
    if (!result.ok) throw new Refused(result.refusal);
  }

  private checkForm(type: ServiceTypeEntity, form: unknown, today: string): FieldIssue[] {
    const key = `${type.code}@${type.number}`;
    let validate = this.compiled.get(key);
    if (!validate) {
      validate = this.ajv.compile(type.form.schema);
      this.compiled.set(key, validate);
    }
    if (validate.call({ today }, form)) return [];
    return (validate.errors ?? []).map((e) => ({
      path: `form${e.instancePath.replaceAll('/', '.')}${typeof e.params['missingProperty'] === 'string' ? `.${e.params['missingProperty']}` : ''}`,
      code: e.keyword,
      ...(e.message === undefined ? {} : { expected: e.message }),
    }));
  }
}

function unknown(code: string): Refused {
  return new Refused({ code: 'service_type_unknown', details: { serviceType: code } });
}

interface FormContext {
  /** The day of the application, in Asia/Shanghai. */
  readonly today: string;
}

/** JSON Schema 2020-12 with our annotations; `x-widget: credit-code` also checks the check sign, `x-day: past` that a day is not after that of the application. */
function formValidator(): Ajv2020 {
  // Versions of a form have one $id: a schema is used by itself and not kept under its name.
  const ajv = new Ajv2020({ addUsedSchema: false, allErrors: true, strict: true, allowUnionTypes: true, passContext: true });
  const annotations = ['x-zh', 'x-en', 'x-purpose-zh', 'x-purpose-en', 'x-help-zh', 'x-help-en', 'x-enum-zh', 'x-enum-en', 'x-personal', 'x-consent'];
  for (const keyword of annotations) ajv.addKeyword(keyword);
  ajv.addFormat('date', { type: 'string', validate: (day: string) => isDay(day) && day >= FORM_DAYS.from && day <= FORM_DAYS.until });
  ajv.addKeyword({ keyword: 'x-day', type: 'string', validate(this: FormContext, _past: 'past', day: string) { return day <= this.today; } });
  ajv.addKeyword({ keyword: 'x-widget', type: 'string', validate: (widget: string, data: string) => widget !== 'credit-code' || parseCreditCode(data).ok });
  return ajv;
}
