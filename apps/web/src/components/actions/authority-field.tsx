import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { authoritiesQuery } from '../../api/catalogue.js';
import type { RequestView } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { SelectInput } from '../form/select-input.js';

interface AuthorityFieldProps {
  readonly request: Pick<RequestView, 'toJurisdiction' | 'offeredAuthority' | 'custodianAuthority'>;
  /** A return may also say that it is not known who is competent. */
  readonly isReturn: boolean;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (authorityId: string) => void;
}

/** Authorities of the place of use, but for the one where the request lies. */
export function AuthorityField({ request, isReturn, value, error, onChange }: AuthorityFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const authorities = useQuery(authoritiesQuery(request.toJurisdiction.code));
  const own = (request.offeredAuthority ?? request.custodianAuthority)?.id;
  const known = (authorities.data?.items ?? []).filter((each) => each.id !== own).map((each) => ({ key: each.id, label: format.name(each) }));
  const options = isReturn ? [{ key: '', label: t('work.otherAuthorityUnknown') }, ...known] : known;
  return <SelectInput name="authorityId" label={t(isReturn ? 'work.otherAuthority' : 'work.routeTo')} error={error} optional={isReturn} value={value} onChange={onChange} options={options} />;
}
