import { CheckInput } from '../../../../components/form/choice-input.js';
import { useDraftField } from '../draft-form.js';

interface MarkFieldProps {
  readonly path: string;
  readonly words: string;
  readonly hint?: string;
}

/** A mark that is there or is not there at all. */
export function MarkField({ path, words, hint }: MarkFieldProps) {
  const { value, set, name, error } = useDraftField(path);
  return <CheckInput name={name} error={error} note={hint} value={value === true} onChange={(isMarked) => set(isMarked ? true : undefined)}>{words}</CheckInput>;
}
