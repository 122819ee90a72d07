import { useTranslation } from 'react-i18next';
import type { Material } from '../../api/types.js';
import { LawRef } from '../../components/status/law-ref.js';
import { useFormat } from '../../text/format.js';

/** What a material is, in what form and when it is needed. */
export function MaterialNote({ material }: { readonly material: Material }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const modes = material.when?.modes;
  return (
    <>
      <p className="muted small">{language === 'en' ? material.purposeEn : material.purposeZh}</p>
      <p className="muted small">
        {material.suppliedBy === 'window' ? t('pub.guide.byWindow') : t('pub.guide.formats', { formats: material.formats.map((each) => each.toUpperCase()).join(' / '), count: material.maxFiles })}
        {modes !== undefined && ` · ${t('pub.guide.when', { modes: modes.map((mode) => t(`vocabulary.mode.${mode}`)).join(' / ') })}`}
      </p>
      {material.legalBasis !== null && <p className="muted small"><LawRef law={material.legalBasis} /></p>}
    </>
  );
}
