import { SEED_FOLDER } from '../read-reference.js';
import { readServices } from './read-services.js';
import type { SectionRow, ServiceRow } from './service-rows.js';

/** A form that more services share says little of each of them. */
const MOST_OF_ONE_FORM = 12;

/**
 * Codes of the services that say too little of their own: the guide has no text in conditions, steps or questions beside that of the family, or the form is that of a family of more
 * than twelve services and has no field of its own (docs/design/services.md, section 3).
 */
export function genericServices(folder: URL = SEED_FOLDER): readonly string[] {
  const services = readServices(folder).services.map(({ row }) => row);
  const sizes = new Map<string, number>();
  for (const { family } of services) sizes.set(family, (sizes.get(family) ?? 0) + 1);
  return services.filter((row) => !hasOwnGuide(row) || ((sizes.get(row.family) ?? 0) > MOST_OF_ONE_FORM && !hasOwnField(row.sections))).map(({ code }) => code);
}

function hasOwnGuide({ guide }: ServiceRow): boolean {
  return [guide?.conditions, guide?.steps, guide?.questions].some((texts) => texts !== undefined);
}

function hasOwnField(sections: readonly SectionRow[] = []): boolean {
  return sections.some(({ fields }) => Object.keys(fields).length > 0);
}
