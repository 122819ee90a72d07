import { HANDLING_MODES, REQUEST_STATES } from '#contracts';
import { useTranslation } from 'react-i18next';
import { SORTS } from '../../api/requests.js';
import { SearchInput } from '../form/search-input.js';
import { SelectInput } from '../form/select-input.js';
import { useSearchText } from '../form/use-search-text.js';
import type { ListAddress } from './list-address.js';

const ALL = 'all';

/** The search inside the queue. */
export function ListSearchInput({ address: { search, change } }: { readonly address: ListAddress }) {
  const { t } = useTranslation();
  const [q, setQ] = useSearchText(search.q ?? '', (settled) => change({ q: settled === '' ? undefined : settled }));
  return <SearchInput label={t('work.search')} hint={t('work.searchHint')} value={q} onChange={setQ} />;
}

/** Search, state, mode and order. */
export function ListFilters({ address }: { readonly address: ListAddress }) {
  const { t } = useTranslation();
  const { search, change } = address;
  const set = (name: 'state' | 'mode' | 'sort') => (key: string) => change({ [name]: key === ALL ? undefined : key });
  return (
    <search className="filters">
      <div className="search-bar">
        <ListSearchInput address={address} />
        <SelectInput name="state" label={t('work.state')} optional value={search.state ?? ALL} onChange={set('state')} options={[{ key: ALL, label: t('shell.all') }, ...REQUEST_STATES.map((key) => ({ key, label: t(`vocabulary.state.${key}`) }))]} />
        <SelectInput name="mode" label={t('work.mode')} optional value={search.mode ?? ALL} onChange={set('mode')} options={[{ key: ALL, label: t('shell.all') }, ...HANDLING_MODES.map((key) => ({ key, label: t(`vocabulary.mode.${key}`) }))]} />
        <SelectInput name="sort" label={t('work.sort')} optional value={search.sort ?? 'due'} onChange={set('sort')} options={SORTS.map((key) => ({ key, label: t(`work.sorts.${key}`) }))} />
      </div>
    </search>
  );
}
