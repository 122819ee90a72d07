import { useTranslation } from 'react-i18next';
import type { CatalogueImport } from '../../api/types.js';
import { PlainBadge } from '../../components/status/badges.js';
import type { Tone } from '../../components/status/notice.js';

const TONES: Readonly<Record<CatalogueImport['state'], Tone>> = { checking: 'info', checked: 'care', drafting: 'info', proposed: 'good', stopped: 'care', discarded: 'still' };

export function ImportStateBadge({ state }: Pick<CatalogueImport, 'state'>) {
  const { t } = useTranslation();
  return <PlainBadge tone={TONES[state]}>{t(`imports.state.${state}`)}</PlainBadge>;
}
