import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { jurisdictionsQuery } from '../../api/catalogue.js';
import type { FieldProps } from './field.js';
import { PlaceSelect } from './place-select.js';

interface DivisionPickerProps extends Omit<FieldProps, 'short'> {
  readonly value: string;
  readonly onChange: (code: string) => void;
}

function provinceOf(code: string): string {
  return code === '' ? '' : `${code.slice(0, 2)}0000`;
}

/** A place of any level, level by level: the deeper selects appear while there is something below. */
export function DivisionPicker({ name, label, value, onChange, ...field }: DivisionPickerProps) {
  const { t } = useTranslation();
  const province = provinceOf(value);
  const second = useQuery({ ...jurisdictionsQuery({ parent: province }), enabled: province !== '' });
  const members = second.data?.items ?? [];
  const city = members.find((place) => place.code === value || (place.level === 'city' && value.startsWith(place.code.slice(0, 4))));
  const third = useQuery({ ...jurisdictionsQuery({ parent: city?.code ?? '' }), enabled: city?.level === 'city' });
  const below = (level: string): string => t('apply.below', { label, level });
  return (
    <div className="search-bar field-wide">
      <PlaceSelect {...field} name={name} label={label} value={province} onChange={onChange} />
      {province !== '' && members.length > 0 && <PlaceSelect name={`${name}-2`} label={below(t('apply.residenceCity'))} optional parent={province} value={city?.code ?? ''} onChange={onChange} />}
      {city?.level === 'city' && (third.data?.items.length ?? 0) > 0 && <PlaceSelect name={`${name}-3`} label={below(t('apply.residenceCounty'))} optional parent={city.code} value={value === city.code ? '' : value} onChange={onChange} />}
    </div>
  );
}
