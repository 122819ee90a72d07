import type { FieldIssue } from '#kernel';
import type { ServiceContent } from './service-content.js';
import { lintService, type AttestedType } from './service-lint.js';

/** What the linter finds, as issues of a draft: a place in a list is named `materials.0`, as everywhere in drafts. */
export function lintIssues(content: ServiceContent, attested: readonly AttestedType[]): FieldIssue[] {
  return lintService(content, attested).map(({ code, path, found }) => ({ path: path.replaceAll(/\[(\d+)\]/g, '.$1'), code, ...(found === '' ? {} : { expected: found }) }));
}
