import { TextField, type AtPath } from '../fields.js';

/** How far something may be trusted, and where it comes from. */
export function SourceFields({ path }: AtPath) {
  return <div className="field-row"><TextField path={`${path}.status`} short /><TextField path={`${path}.source`} /></div>;
}
