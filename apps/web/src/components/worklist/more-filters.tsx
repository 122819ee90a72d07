import { WORK_DUE, WORK_FILED, WORK_MARKS } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { jurisdictionsQuery, servicesQuery } from '../../api/catalogue.js';
import { Button } from '../form/button.js';
import { SelectInput } from '../form/select-input.js';
import { useFormat } from '../../text/format.js';
import type { ListAddress } from './list-address.js';

const ALL = 'all';
const MORE = ['due', 'filed', 'serviceType', 'from', 'to', 'mark'] as const;

/** What narrows the queue beyond state and mode; open when it does. */
export function MoreFilters({ address: { search, show, change } }: { readonly address: ListAddress }) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = MORE.filter((each) => search[each] !== undefined).length;
  const [isOpen, setOpen] = useState(count > 0);
  const services = useQuery({ ...servicesQuery(''), enabled: isOpen });
  const places = useQuery({ ...jurisdictionsQuery({ level: 'province' }), enabled: isOpen });
  const named = (items: readonly { readonly code: string; readonly nameZh: string; readonly nameEn: string }[] | undefined) => (items ?? []).map((each) => ({ key: each.code, label: format.name(each) }));
  const options = {
    due: WORK_DUE.map((key) => ({ key, label: t(`desk.filters.dues.${key}`) })), filed: WORK_FILED.map((key) => ({ key, label: t(`desk.filters.fileds.${key}`) })),
    serviceType: named(services.data?.items), from: named(places.data?.items), to: named(places.data?.items), mark: WORK_MARKS.map((key) => ({ key, label: t(`desk.filters.marks.${key}`) })),
  };
  const set = (name: (typeof MORE)[number]) => (key: string) => change({ [name]: key === ALL ? undefined : key });
  const clear = () => show({ queue: search.queue });
  return (
    <>
      <Button size="small" look="second" onPress={() => setOpen(!isOpen)}>{t(isOpen ? 'desk.filters.less' : 'desk.filters.more', { count })}</Button>
      {Object.entries(search).some(([key, value]) => key !== 'queue' && value !== undefined) && <Button size="small" look="quiet" onPress={clear}>{t('work.emptyReset')}</Button>}
      {isOpen && <div className="more-filters">{MORE.map((name) => <SelectInput key={name} name={name} label={t(`desk.filters.${name}`)} optional value={search[name] ?? ALL} onChange={set(name)} options={[{ key: ALL, label: t('shell.all') }, ...options[name]]} />)}</div>}
    </>
  );
}
