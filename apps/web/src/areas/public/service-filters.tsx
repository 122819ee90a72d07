import { HANDLING_MODES, HOLDER_TYPES } from '#contracts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlaceName } from '../../api/place-name.js';
import { findServicesQuery, LIFE_EVENTS, lifeEventsQuery } from '../../api/services.js';
import { Button } from '../../components/form/button.js';
import { DivisionPicker } from '../../components/form/division-picker.js';
import { SelectInput, type Option } from '../../components/form/select-input.js';
import { useFormat } from '../../text/format.js';

const ALL = 'all';
/** Parts of the choice beside the words, in the order in which they are shown. */
const PARTS = ['lifeEvent', 'audience', 'department', 'mode', 'jurisdiction'] as const;
type Part = (typeof PARTS)[number];
/** What needs no telephone's height: there the filters are folded until they are wanted. */
const ROOMY = '(min-width: 60rem)';

/** What the list is asked for, as the address says it, with the ways to change it. */
export function useServiceChoice() {
  const search = useSearch({ from: '/services' });
  const navigate = useNavigate({ from: '/services' });
  return {
    search,
    chosen: PARTS.filter((part) => search[part] !== undefined),
    set: (part: Part, key: string) => void navigate({ search: (now) => ({ ...now, [part]: key === ALL || key === '' ? undefined : key }), replace: true }),
    clear: () => void navigate({ search: ({ q }) => ({ q }) }),
  };
}

/** The words for each value of a part. Departments are named by the list of all services: what was narrowed down may have none of one. */
function useWords(): Readonly<Record<Part, (value: string) => string>> {
  const { t } = useTranslation();
  const format = useFormat();
  const placeName = usePlaceName();
  const events = useQuery(lifeEventsQuery);
  const all = useInfiniteQuery(findServicesQuery({}));
  const named = (items: readonly { readonly nameZh: string; readonly nameEn: string }[] | undefined, is: (index: number) => boolean): string | undefined => {
    const found = items?.find((_, index) => is(index));
    return found === undefined ? undefined : format.name(found);
  };
  const departments = all.data?.pages[0]?.facets.department;
  return {
    lifeEvent: (value) => named(events.data?.items, (index) => events.data?.items[index]?.code === value) ?? '…',
    audience: (value) => t(`vocabulary.holder.${HOLDER_TYPES.find((each) => each === value) ?? 'person'}`),
    department: (value) => named(departments, (index) => departments?.[index]?.value === value) ?? value,
    mode: (value) => t(`vocabulary.mode.${HANDLING_MODES.find((each) => each === value) ?? 'online'}`),
    jurisdiction: placeName,
  };
}

/** Selects for what narrows the list, each value with how many it would leave. */
export function ServiceFilters() {
  const { t } = useTranslation();
  const { search, chosen, set } = useServiceChoice();
  const [isOpen, setOpen] = useState(() => window.matchMedia(ROOMY).matches);
  const words = useWords();
  const first = useInfiniteQuery(findServicesQuery(search)).data?.pages[0]?.facets;
  const options = (part: Exclude<Part, 'jurisdiction'>, values: readonly string[]): Option[] => {
    const counts = new Map<string, number>((first?.[part] ?? []).map(({ value, count }) => [value, count]));
    const shown = values.filter((value) => counts.has(value) || search[part] === value);
    return [{ key: ALL, label: t('shell.all') }, ...shown.map((value) => ({ key: value, label: t('finding.option', { name: words[part](value), count: counts.get(value) ?? 0 }) }))];
  };
  const departments = [...new Set([...(first?.department ?? []).map(({ value }) => value), ...(search.department === undefined ? [] : [search.department])])];
  const select = (part: Exclude<Part, 'jurisdiction'>, label: string, values: readonly string[]) => (
    <SelectInput name={part} label={label} optional value={search[part] ?? ALL} onChange={(key) => set(part, key)} options={options(part, values)} />
  );
  return (
    <details className="filter-fold" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{chosen.length === 0 ? t('finding.filters') : t('finding.filtersOn', { count: chosen.length })}</summary>
      <div className="filter-fields">
        {select('lifeEvent', t('finding.event'), LIFE_EVENTS)}
        {select('audience', t('finding.audience'), HOLDER_TYPES)}
        {select('department', t('finding.department'), departments)}
        {select('mode', t('finding.mode'), HANDLING_MODES)}
        <DivisionPicker name="jurisdiction" label={t('finding.place')} optional value={search.jurisdiction ?? ''} onChange={(code) => set('jurisdiction', code)} />
      </div>
    </details>
  );
}

/** What the list is narrowed by, each to be taken away by itself. */
export function ChosenFilters() {
  const { t } = useTranslation();
  const { search, chosen, set, clear } = useServiceChoice();
  const words = useWords();
  if (chosen.length === 0) return null;
  return (
    <div className="row" role="group" aria-label={t('finding.chosen')}>
      {chosen.map((part) => {
        const name = words[part](search[part] ?? '');
        return <Button key={part} look="second" size="small" label={t('finding.drop', { name })} onPress={() => set(part, ALL)}>{`${name} ×`}</Button>;
      })}
      <Button look="quiet" size="small" onPress={clear}>{t('finding.clear')}</Button>
    </div>
  );
}
