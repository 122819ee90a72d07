import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { FORM_DAYS } from '#contracts';
import { isDay, parseCreditCode, parseDivisionCode, parseResidentId, type FieldIssue } from '#kernel';
import type { FieldWidget, FormSchema } from './domain/service-content.js';

/** What a check knows beside the answers. */
interface FormContext {
  /** The day of the application, in Asia/Shanghai. */
  readonly today: string;
}

type WidgetCheck = (answer: string | number, today: string) => boolean;

/** Widgets whose answers have a form of their own; those that are left out take any text. */
const WIDGETS: Readonly<Partial<Record<FieldWidget, WidgetCheck>>> = {
  'credit-code': (answer) => typeof answer === 'string' && parseCreditCode(answer).ok,
  'resident-id': (answer, today) => typeof answer === 'string' && parseResidentId(answer, today).ok,
  // Whether such a division exists is known of the platform's own only: a household may be registered anywhere.
  division: (answer) => typeof answer === 'string' && parseDivisionCode(answer) !== undefined,
  phone: (answer) => typeof answer === 'string' && /^[0-9+-]{5,20}$/.test(answer),
  'bank-account': (answer) => typeof answer === 'string' && /^\d{8,30}$/.test(answer),
  money: (answer) => typeof answer === 'number' && Number.isSafeInteger(answer) && answer >= 0,
};

const ANNOTATIONS = [
  'x-zh', 'x-en', 'x-purpose-zh', 'x-purpose-en', 'x-help-zh', 'x-help-en', 'x-enum-zh', 'x-enum-en', 'x-personal', 'x-consent', 'x-when', 'x-concept', 'x-evidence', 'x-order',
];

/** Checks filled-in forms against published schemas; each schema is compiled once. */
export class FormCheck {
  private readonly ajv = formValidator();
  private readonly compiled = new Map<string, ValidateFunction>();

  /** What is wrong, once for each path: `form.name`, `form.children[1].name`. `key` names the version of the schema. */
  issues(key: string, schema: FormSchema, form: unknown, today: string): FieldIssue[] {
    let validate = this.compiled.get(key);
    if (!validate) {
      validate = this.ajv.compile(schema);
      this.compiled.set(key, validate);
    }
    const context: FormContext = { today };
    if (validate.call(context, form)) return [];
    // That a condition was not met says nothing that what it asked for does not say.
    const issues = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').map(toIssue);
    return issues.filter(({ path }, at) => issues.findIndex((each) => each.path === path) === at);
  }
}

function toIssue(error: ErrorObject): FieldIssue {
  const { missingProperty, additionalProperty } = error.params;
  const below = [missingProperty, additionalProperty].find((name): name is string => typeof name === 'string');
  const path = `form${error.instancePath.replace(/\/(\d+)(?=\/|$)/g, '[$1]').replaceAll('/', '.')}${below === undefined ? '' : `.${below}`}`;
  if (error.keyword === 'false schema') return { path, code: 'not_asked' };
  return { path, code: error.keyword, ...(error.message === undefined ? {} : { expected: error.message }) };
}

/** JSON Schema 2020-12 with our annotations; `x-day` holds a day against that of the application. */
function formValidator(): Ajv2020 {
  // Versions of a form have one $id: a schema is used by itself and not kept under its name.
  const ajv = new Ajv2020({ addUsedSchema: false, allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true, passContext: true });
  for (const keyword of ANNOTATIONS) ajv.addKeyword(keyword);
  ajv.addFormat('date', { type: 'string', validate: (day: string) => isDay(day) && day >= FORM_DAYS.from && day <= FORM_DAYS.until });
  ajv.addKeyword({ keyword: 'x-day', type: 'string', validate(this: FormContext, side: 'past' | 'future', day: string) { return side === 'past' ? day <= this.today : day >= this.today; } });
  ajv.addKeyword({ keyword: 'x-widget', type: ['string', 'number'], validate(this: FormContext, widget: FieldWidget, answer: string | number) { return WIDGETS[widget]?.(answer, this.today) ?? true; } });
  return ajv;
}
