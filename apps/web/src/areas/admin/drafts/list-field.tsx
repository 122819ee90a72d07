import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/form/button.js';
import { fieldId } from '../../../components/form/field.js';
import { useDraftField } from './draft-form.js';

interface ListFieldProps {
  readonly path: string;
  readonly hint?: string;
  /** Whether the field is not there at all once its last item is gone. */
  readonly absentWhenEmpty?: boolean;
  /** Name of one item, for its heading and its button. */
  readonly item: (index: number) => string;
  readonly children: (path: string) => ReactNode;
  /** The button, or the choice, that adds one; it is given what adds. */
  readonly add: (append: (item: unknown) => void) => ReactNode;
}

/** Things in a list, each with its inputs; they can be taken out and more can be added. */
export function ListField({ path, hint, absentWhenEmpty = false, item, children, add }: ListFieldProps) {
  const { t } = useTranslation();
  const { value, set, name, label, error } = useDraftField(path);
  const box = useRef<HTMLFieldSetElement>(null);
  // Inputs with a memory of their own must not show what belonged to an item that is gone.
  const [generation, setGeneration] = useState(0);
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const focusOn = (selector: string) => requestAnimationFrame(() => [...(box.current?.querySelectorAll<HTMLElement>(selector) ?? [])].at(-1)?.focus());
  const remove = (index: number) => {
    const rest = items.toSpliced(index, 1);
    set(rest.length === 0 && absentWhenEmpty ? undefined : rest);
    setGeneration(generation + 1);
    focusOn('.list-add button');
  };
  const append = (next: unknown) => {
    set([...items, next]);
    focusOn('.list-item:last-of-type :is(input, textarea, button)');
  };
  return (
    <fieldset ref={box} id={fieldId(name)} className="list-field" tabIndex={-1}>
      <legend className="field-label">{label}</legend>
      {hint !== undefined && <p className="field-hint">{hint}</p>}
      {items.length === 0 && <p className="muted small">{t('drafts.form.listEmpty')}</p>}
      {items.map((_each, index) => (
        <fieldset key={`${String(generation)}-${String(index)}`} className="list-item" id={fieldId(`${path}.${String(index)}`)}>
          <legend>{item(index)}</legend>
          {children(`${path}.${String(index)}`)}
          <div><Button look="quiet" size="small" label={t('drafts.form.removeItem', { item: item(index) })} onPress={() => remove(index)}>{t('drafts.form.remove')}</Button></div>
        </fieldset>
      ))}
      {error !== undefined && <p className="field-error">{error}</p>}
      <div className="list-add">{add(append)}</div>
    </fieldset>
  );
}
