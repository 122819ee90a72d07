import { Injectable } from '@nestjs/common';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { FORM_DAYS } from '#contracts';
import { isDay, parseCreditCode, Refused, type FieldIssue, type HandlingMode } from '#kernel';
import { OnestopQueries } from './data/onestop.queries.js';
import type { ServiceTypeEntity } from './data/entities.js';
import { appliesTo, checkMaterials, type DeferredMaterial, type Subject } from './domain/applicability.js';

/** Questions to the service types that other contexts ask too. */
@Injectable()
export class OnestopService {
  private readonly ajv = formValidator();
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(private readonly queries: OnestopQueries) {}

  /** A published service type. Refuses `service_type_unknown`. */
  async getServiceType(code: string): Promise<ServiceTypeEntity> {
    const type = await this.queries.find(code);
    if (type?.status !== 'published') throw new Refused({ code: 'service_type_unknown', details: { serviceType: code } });
    return type;
  }

  /** The published service types by which a qualification of this kind can be applied for. */
  async typesFor(subject: Subject): Promise<ServiceTypeEntity[]> {
    return [...(await this.queries.all()).values()].filter((type) => type.status === 'published' && appliesTo(type.appliesTo, subject));
  }

  /** The names of a service type, or its code where it is gone. */
  async nameOf(code: string): Promise<{ nameZh: string; nameEn: string }> {
    const type = await this.queries.find(code);
    return { nameZh: type?.nameZh ?? code, nameEn: type?.nameEn ?? code };
  }

  /**
   * Checks a filled-in application against the published service type. Refuses `service_type_does_not_apply`, `mode_not_offered`,
   * `form_invalid` with one issue per field, `material_missing`, `material_not_listed`, `deferral_not_offered`, `declaration_missing`.
   */
  checkApplication(type: ServiceTypeEntity, application: { subject: Subject; mode: HandlingMode; form: unknown; materials: readonly string[]; deferred?: readonly DeferredMaterial[] | undefined; today: string }): void {
    const { subject, mode, form, materials, deferred, today } = application;
    if (!appliesTo(type.appliesTo, subject)) throw new Refused({ code: 'service_type_does_not_apply', details: { serviceType: type.code } });
    if (!type.modes.includes(mode)) throw new Refused({ code: 'mode_not_offered', details: { mode } });
    const issues = this.checkForm(type, form, today);
    if (issues.length > 0) throw new Refused({ code: 'form_invalid', issues });
    const result = checkMaterials(type.materials, materials, subject, mode, deferred);
    if (!result.ok) throw new Refused(result.refusal);
  }

  private checkForm(type: ServiceTypeEntity, form: unknown, today: string): FieldIssue[] {
    const key = `${type.code}@${type.version}`;
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

interface FormContext {
  /** The day of the application, in Asia/Shanghai. */
  readonly today: string;
}

/** JSON Schema 2020-12 with our annotations; `x-widget: credit-code` also checks the check sign, `x-day: past` that a day is not after that of the application. */
function formValidator(): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, passContext: true });
  const annotations = ['x-zh', 'x-en', 'x-purpose-zh', 'x-purpose-en', 'x-help-zh', 'x-help-en', 'x-enum-zh', 'x-enum-en', 'x-personal', 'x-consent'];
  for (const keyword of annotations) ajv.addKeyword(keyword);
  ajv.addFormat('date', { type: 'string', validate: (day: string) => isDay(day) && day >= FORM_DAYS.from && day <= FORM_DAYS.until });
  ajv.addKeyword({ keyword: 'x-day', type: 'string', validate(this: FormContext, _past: 'past', day: string) { return day <= this.today; } });
  ajv.addKeyword({ keyword: 'x-widget', type: 'string', validate: (widget: string, data: string) => widget !== 'credit-code' || parseCreditCode(data).ok });
  return ajv;
}
