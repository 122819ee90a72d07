import { useTranslation } from 'react-i18next';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';

/** What every input of a form has in common. `name` is the key of its error and of its place on the page. */
export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly short?: boolean;
}

/** Id of the wrapper of an input: the error summary leads there. */
export function fieldId(name: string): string {
  return `field-${name.replaceAll('.', '-')}`;
}

export function fieldClass(props: Pick<FieldProps, 'short'>, more = ''): string {
  return ['field', props.short === true ? 'field-short' : '', more].filter((part) => part !== '').join(' ');
}

export function FieldLabel({ label, optional = false }: Pick<FieldProps, 'label' | 'optional'>) {
  const { t } = useTranslation();
  return <Label className="field-label">{label}{optional && <span className="field-optional">（{t('shell.optional')}）</span>}</Label>;
}

export function FieldNotes({ hint, error }: Pick<FieldProps, 'hint' | 'error'>) {
  return (
    <>
      {hint !== undefined && <Text slot="description" className="field-hint">{hint}</Text>}
      <FieldError className="field-error">{error}</FieldError>
    </>
  );
}
