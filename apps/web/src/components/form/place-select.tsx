import { useQuery } from '@tanstack/react-query';
import { jurisdictionsQuery } from '../../api/catalogue.js';
import { useFormat } from '../../text/format.js';
import type { FieldProps } from './field.js';
import { SelectInput } from './select-input.js';

interface PlaceSelectProps extends FieldProps {
  readonly value: string;
  readonly onChange: (code: string) => void;
  /** Chooses among what lies directly under this jurisdiction; among the provinces without it. */
  readonly parent?: string;
}

export function PlaceSelect({ parent, ...field }: PlaceSelectProps) {
  const format = useFormat();
  const places = useQuery(jurisdictionsQuery(parent === undefined ? { level: 'province' } : { parent }));
  const options = (places.data?.items ?? []).map((place) => ({ key: place.code, label: format.name(place) }));
  return <SelectInput {...field} options={options} isDisabled={places.isPending} />;
}
