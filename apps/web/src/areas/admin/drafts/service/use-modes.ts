import { HANDLING_MODES } from '#contracts';
import { useTranslation } from 'react-i18next';
import type { Option } from '../../../../components/form/select-input.js';

/** The ways of handling as options. */
export function useModes(): readonly Option[] {
  const { t } = useTranslation();
  return HANDLING_MODES.map((key) => ({ key, label: t(`vocabulary.mode.${key}`) }));
}
