import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { authoritiesQuery } from '../../api/catalogue.js';
import { useFormat } from '../../text/format.js';
import { PlaceSelect } from '../form/place-select.js';
import { SelectInput } from '../form/select-input.js';

interface AuthorityFieldsProps {
  readonly place: string;
  readonly authorityId: string;
  readonly onChange: (patch: { readonly place?: string; readonly authorityId?: string }) => void;
  readonly labels: { readonly province: string; readonly authority: string };
  readonly error?: string | undefined;
}

/** A province, then one of its authorities. */
export function AuthorityFields({ place, authorityId, onChange, labels, error }: AuthorityFieldsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const authorities = useQuery(authoritiesQuery(place));
  return (
    <>
      <PlaceSelect name="place" label={labels.province} value={place} onChange={(code) => onChange({ place: code, authorityId: '' })} />
      <SelectInput name="authorityId" label={labels.authority} error={error} value={authorityId} onChange={(key) => onChange({ authorityId: key })} isDisabled={place === ''} hint={place === '' ? t('shell.choose') : undefined} options={(authorities.data?.items ?? []).map((each) => ({ key: each.id, label: format.name(each) }))} />
    </>
  );
}
