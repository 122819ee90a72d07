import type { RequestDetail } from '../../api/types.js';
import type { FieldErrors } from '../form/error-summary.js';
import type { ActionInputs, FormVerb } from './action-input.js';

/** What every field of an act is given. */
export interface ActionFieldProps {
  readonly verb: FormVerb;
  readonly detail: RequestDetail;
  readonly inputs: ActionInputs;
  readonly errors: FieldErrors;
  readonly change: (patch: Partial<ActionInputs>) => void;
}
