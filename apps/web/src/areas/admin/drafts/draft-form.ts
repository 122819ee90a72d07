import { createContext, useContext } from 'react';
import type { Content } from '../../../api/types.js';
import { valueAt } from '../../../components/catalogue/content-path.js';
import { useFieldLabel } from '../../../components/catalogue/field-labels.js';

/** What the inputs of a draft write into. */
export interface DraftForm {
  readonly content: Content;
  readonly set: (path: string, value: unknown) => void;
  /** What is wrong at a path, in words. */
  readonly problem: (path: string) => string | undefined;
}

export const DraftFormContext = createContext<DraftForm | undefined>(undefined);

export function useDraftForm(): DraftForm {
  const form = useContext(DraftFormContext);
  if (form === undefined) throw new Error('an input of a draft stands outside its form');
  return form;
}

/** One field of the draft: its value, its words, what is wrong with it, and how to change it. */
export function useDraftField(path: string): { readonly value: unknown; readonly name: string; readonly label: string; readonly error: string | undefined; readonly set: (value: unknown) => void } {
  const form = useDraftForm();
  const label = useFieldLabel();
  return { value: valueAt(form.content, path), name: path, label: label(path), error: form.problem(path), set: (value) => form.set(path, value) };
}
