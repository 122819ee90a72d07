import { ContentChecker, HANDLING_MODES, HOLDER_TYPES, type FieldIssue } from '#kernel';
import { COMPETENT_LEVELS, COMPETENT_PLACES } from './service-content.js';

/** Reference data that the checks need. */
export interface ServiceFacts {
  readonly jurisdictions: ReadonlySet<string>;
  readonly departments: ReadonlySet<string>;
}

const CODE = /^[a-z][a-z_]*\.[a-z_]+$/;

/** Everything that is wrong with a service type; empty when it may be proposed. */
export function checkService(code: string, content: Readonly<Record<string, unknown>>, facts: ServiceFacts): FieldIssue[] {
  const check = new ContentChecker(content);
  if (!CODE.test(code)) check.report('code', 'code_form', 'a-z, _, one dot');
  check.text('nameZh', 100);
  check.text('nameEn', 200);
  check.text('summaryZh', 500);
  check.text('summaryEn', 800);
  check.texts('synonyms', 60, 80);
  check.known('departmentCode', facts.departments, 'department_unknown');
  check.oneOf('competentLevel', COMPETENT_LEVELS);
  check.oneOf('competentPlace', COMPETENT_PLACES);
  check.jurisdictions('parties', facts.jurisdictions, 1);
  for (const [field, allowed] of [['audience', HOLDER_TYPES], ['modes', HANDLING_MODES]] as const) check.someOf(field, allowed, 1);
  return check.issues;
}
