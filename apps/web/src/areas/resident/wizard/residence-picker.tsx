import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { jurisdictionsQuery } from '../../../api/catalogue.js';
import { PlaceSelect } from '../../../components/form/place-select.js';

interface ResidencePickerProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (code: string) => void;
}

function provinceOf(code: string): string {
  return code === '' ? '' : `${code.slice(0, 2)}0000`;
}

/** A place of any level, level by level: the deeper selects appear while there is something below. */
export function ResidencePicker({ value, error, onChange }: ResidencePickerProps) {
  const { t } = useTranslation();
  const province = provinceOf(value);
  const second = useQuery({ ...jurisdictionsQuery({ parent: province }), enabled: province !== '' });
  const members = second.data?.items ?? [];
  const city = members.find((place) => place.code === value || (place.level === 'city' && value.startsWith(place.code.slice(0, 4))));
  const third = useQuery({ ...jurisdictionsQuery({ parent: city?.code ?? '' }), enabled: city?.level === 'city' });
  return (
    <div className="search-bar field-wide">
      <PlaceSelect name="residence" label={t('apply.residence')} hint={t('apply.residenceHint')} error={error} value={province} onChange={onChange} />
      {province !== '' && members.length > 0 && <PlaceSelect name="residence-2" label={t('apply.residenceCity')} optional parent={province} value={city?.code ?? ''} onChange={onChange} />}
      {city?.level === 'city' && (third.data?.items.length ?? 0) > 0 && <PlaceSelect name="residence-3" label={t('apply.residenceCounty')} optional parent={city.code} value={value === city.code ? '' : value} onChange={onChange} />}
    </div>
  );
}
