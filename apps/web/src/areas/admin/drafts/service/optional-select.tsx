import { useTranslation } from 'react-i18next';
import { useCodeWords } from '../../../../components/catalogue/field-labels.js';
import { SelectInput, type Option } from '../../../../components/form/select-input.js';
import { useDraftField } from '../draft-form.js';
import type { AtPath } from '../fields.js';
import { textOf } from './form-model.js';

/** No code is this. */
const NONE = '-';

interface OptionalSelectProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly options: readonly Option[];
  /** Empty: none of them. */
  readonly value: string;
  readonly onChange: (key: string) => void;
}

/** One of several, or none. What stands there and is not known is shown and not lost. */
export function OptionalSelect({ options, value, onChange, ...look }: OptionalSelectProps) {
  const { t } = useTranslation();
  const known = value === '' || options.some(({ key }) => key === value) ? options : [...options, { key: value, label: t('drafts.unknownCode', { code: value }) }];
  return <SelectInput {...look} optional value={value === '' ? NONE : value} options={[{ key: NONE, label: t('drafts.service.none') }, ...known]} onChange={(key) => onChange(key === NONE ? '' : key)} />;
}

/** One of some codes; without one the field is not there at all. */
export function OptionalCodeField({ path, codes, ...look }: AtPath & { readonly codes: readonly string[] }) {
  const { value, set, ...field } = useDraftField(path);
  const words = useCodeWords();
  return <OptionalSelect {...field} {...look} value={textOf(value)} options={codes.map((key) => ({ key, label: words(path, key) ?? key }))} onChange={(code) => set(code === '' ? undefined : code)} />;
}
