import { lintService, type ServiceContent } from '#onestop';
import { SEED_FOLDER } from '../read-reference.js';
import { readReference } from '../reference-types.js';
import { composeServices } from './compose.js';
import { genericServices } from './generic.js';
import { readEvidenceTypes } from './read-services.js';

/** One thing to mend in a service type before it is published. */
interface ServiceFinding {
  readonly service: string;
  readonly code: string;
  readonly path: string;
  readonly found: string;
}

/** What the linter says of all service types of the reference data. */
export interface ServicesLinted {
  readonly services: number;
  readonly findings: readonly ServiceFinding[];
  /** Codes of those whose guide or form says too little of its own. */
  readonly generic: readonly string[];
}

/** Lints every service type of the reference data, those about qualifications too. Throws ReferenceError, which names file and row. */
export function lintReferenceServices(folder: URL = SEED_FOLDER): ServicesLinted {
  const attested = readEvidenceTypes(folder);
  const about = readReference('service-types', folder).items.map(({ code, ...content }): { code: string; content: ServiceContent } => ({ code, content }));
  const all = [...about, ...composeServices(folder)];
  const findings = all.flatMap(({ code: service, content }) => lintService(content, attested).map((finding) => ({ service, ...finding })));
  return { services: all.length, findings, generic: genericServices(folder) };
}
