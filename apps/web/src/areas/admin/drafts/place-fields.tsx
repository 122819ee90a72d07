import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { authoritiesQuery, jurisdictionsQuery } from '../../../api/catalogue.js';
import { usePlaceName } from '../../../api/place-name.js';
import { SelectInput, type Option } from '../../../components/form/select-input.js';
import { valueAt } from '../../../components/catalogue/content-path.js';
import { useFormat } from '../../../text/format.js';
import { useDraftField, useDraftForm } from './draft-form.js';
import { ChecksField, textOf, type AtPath } from './fields.js';

function useProvinces(): readonly Option[] {
  const format = useFormat();
  return (useQuery(jurisdictionsQuery({ level: 'province' })).data?.items ?? []).map((place) => ({ key: place.code, label: format.name(place) }));
}

/** Jurisdictions, any number of them. */
export function PlacesField(field: AtPath) {
  return <ChecksField {...field} options={useProvinces()} />;
}

/** One of some codes; another one that stands there is shown as unknown, once the list has been read, and not lost. */
function OneOfField({ path, options, label, onChosen, ...look }: AtPath & { readonly options: readonly Option[]; readonly label?: string; readonly onChosen?: (code: string) => void }) {
  const { value, set, ...field } = useDraftField(path);
  const { t } = useTranslation();
  const chosen = textOf(value);
  const known = chosen === '' || options.some(({ key }) => key === chosen) ? options : [...options, { key: chosen, label: options.length === 0 ? t('shell.loading') : t('drafts.unknownCode', { code: chosen }) }];
  return <SelectInput {...field} {...look} {...(label === undefined ? {} : { label })} options={known} value={chosen} onChange={onChosen ?? set} />;
}

/** One jurisdiction. */
export function PlaceField(field: AtPath & { readonly label?: string }) {
  return <OneOfField {...field} options={useProvinces()} />;
}

/** The parties of the draft; where it is a rule of one direction, `hosts` leaves out the one that only issues. */
function usePartiesOfDraft(which: 'parties' | 'hosts'): readonly string[] {
  const { content } = useDraftForm();
  const parties = valueAt(content, 'parties');
  const codes = Array.isArray(parties) ? parties.map(textOf).filter((code) => code !== '') : [];
  return which === 'hosts' && valueAt(content, 'direction') === 'one_way' ? codes.slice(1) : codes;
}

/** The first party that a list says nothing of yet, for the next item; empty when it names all. */
export function useNextParty(path: string, which: 'parties' | 'hosts'): string {
  const { content } = useDraftForm();
  const list = valueAt(content, path);
  const named = Array.isArray(list) ? list.map((each) => valueAt(each, 'jurisdiction')) : [];
  return usePartiesOfDraft(which).find((code) => !named.includes(code)) ?? '';
}

/** One of those who take part in the draft. */
function PartyField({ which, ...field }: AtPath & { readonly which: 'parties' | 'hosts'; readonly onChosen?: (code: string) => void }) {
  const placeName = usePlaceName();
  return <OneOfField {...field} options={usePartiesOfDraft(which).map((key) => ({ key, label: placeName(key) }))} />;
}

/** Where a rule lets something count, and what is asked there. */
export function HostField({ path }: AtPath) {
  return <PartyField path={path} which="hosts" />;
}

/** A party with the authority that issues there. Another party has other authorities. */
export function IssuerFields({ at }: { readonly at: string }) {
  const form = useDraftForm();
  const format = useFormat();
  const place = textOf(valueAt(form.content, `${at}.jurisdiction`));
  const department = valueAt(form.content, 'departmentCode');
  const found = useQuery(authoritiesQuery(place)).data?.items ?? [];
  // Most often it is the one of the department that the entry names.
  const authorities = [...found.filter((each) => each.departmentCode === department), ...found.filter((each) => each.departmentCode !== department)];
  return (
    <div className="field-row">
      <PartyField path={`${at}.jurisdiction`} which="parties" onChosen={(jurisdiction) => form.set(at, { jurisdiction, authority: '' })} />
      <OneOfField path={`${at}.authority`} options={authorities.map((each) => ({ key: each.code, label: format.name(each) }))} />
    </div>
  );
}
