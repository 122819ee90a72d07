import { useTranslation } from 'react-i18next';
import type { Option } from '../../components/form/select-input.js';
import type { Texts } from '../../text/zh.js';

const SECTORS: readonly (keyof Texts['vocabulary']['sector'])[] = [
  'human_resources', 'education', 'health', 'construction', 'transport', 'market', 'agriculture', 'emergency', 'drug', 'environment', 'finance', 'natural_resources', 'culture', 'public_security',
  'justice', 'civil_affairs', 'media', 'commerce', 'industry_it', 'water', 'sport', 'defence_industry', 'meteorology', 'science', 'energy', 'customs', 'government', 'development', 'tax',
  'statistics', 'foreign_affairs', 'medical_insurance', 'forestry', 'disability', 'veterans',
];

/** Departments that decide services without being a sector of the catalogue. */
const DEPARTMENTS: readonly (keyof Texts['vocabulary']['sector'])[] = [...SECTORS, 'housing_fund', 'credit'];

/** Sectors of the catalogue as options, the large ones first. */
export function useSectors(): readonly Option[] {
  const { t } = useTranslation();
  return SECTORS.map((key) => ({ key, label: t(`vocabulary.sector.${key}`) }));
}

/** Departments as options. */
export function useDepartments(): readonly Option[] {
  const { t } = useTranslation();
  return DEPARTMENTS.map((key) => ({ key, label: t(`vocabulary.sector.${key}`) }));
}

/** The name of a sector, or its code when the catalogue knows one that the app does not. */
export function useSectorName(): (code: string) => string {
  const { t } = useTranslation();
  return (code) => {
    const known = DEPARTMENTS.find((key) => key === code);
    return known === undefined ? code : t(`vocabulary.sector.${known}`);
  };
}
