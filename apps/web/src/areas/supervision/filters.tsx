import { HANDLING_MODES } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AGES, figuresQuery, type SupervisionFilter } from '../../api/supervision.js';
import type { SupervisionGroup } from '../../api/types.js';
import { SelectInput, type Option } from '../../components/form/select-input.js';
import { useFormat } from '../../text/format.js';

const ALL = 'all';

/** What a group is called. */
export function useGroupName(): (group: SupervisionGroup) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ key, nameZh, nameEn }) => (nameZh === null ? t('supervision.nobody') : format.name({ nameZh: nameZh === '' ? key : nameZh, nameEn }));
}

interface FiltersProps {
  readonly filter: SupervisionFilter;
  readonly onChange: (name: keyof SupervisionFilter, value: string | undefined) => void;
}

/** Narrows figures or list; offers the authorities, services and clerks that have something open. */
export function SupervisionFilters({ filter, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const nameOf = useGroupName();
  const figures = useQuery(figuresQuery({}));
  const offered = (groups: readonly SupervisionGroup[] | undefined): Option[] => (groups ?? []).map((group) => ({ key: group.key, label: nameOf(group) }));
  const choices: Readonly<Record<keyof SupervisionFilter, readonly Option[]>> = {
    authority: offered(figures.data?.byAuthority), serviceType: offered(figures.data?.byServiceType), clerk: offered(figures.data?.byClerk),
    mode: HANDLING_MODES.map((key) => ({ key, label: t(`vocabulary.mode.${key}`) })), age: AGES.map((key) => ({ key, label: t(`supervision.ages.${key}`) })),
  };
  return (
    <>
      {(['authority', 'mode', 'serviceType', 'clerk', 'age'] as const).map((name) => (
        <SelectInput key={name} name={name} label={t(`supervision.by.${name}`)} optional value={filter[name] ?? ALL} onChange={(key) => onChange(name, key === ALL ? undefined : key)} options={[{ key: ALL, label: t('shell.all') }, ...choices[name]]} />
      ))}
    </>
  );
}
