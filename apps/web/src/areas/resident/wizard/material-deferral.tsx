import { useTranslation } from 'react-i18next';
import type { Material } from '../../../api/types.js';
import { CheckInput, ChoiceInput } from '../../../components/form/choice-input.js';
import { LawRef } from '../../../components/status/law-ref.js';
import { useFormat } from '../../../text/format.js';
import { deferralOf, deferralsOf, filesFor } from './content.js';
import type { StepProps } from './step-props.js';

const NOW = 'now';

/** Lets the applicant hand a paper in later, where the service type says so: in plain words what follows from it, under a declaration that is made by hand. */
export function MaterialDeferral({ material, content, facts, errors, update }: StepProps & { readonly material: Material }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const kinds = deferralsOf(material, content.mode, facts.atWindow);
  if (kinds.length === 0 || filesFor(content.attachments, material).length > 0) return null;
  const chosen = deferralOf(content, material, facts);
  const rule = chosen === undefined ? undefined : material.later?.[chosen.kind];
  const { [material.code]: _dropped, ...others } = content.deferred;
  const choose = (key: string): void => {
    const kind = kinds.find((each) => each === key);
    update({ deferred: kind === undefined ? others : { ...others, [material.code]: { kind, declared: false } } });
  };
  return (
    <>
      <ChoiceInput
        name={`later.${material.code}`} label={t('materials.how')} value={chosen?.kind ?? NOW} onChange={choose}
        options={[
          { key: NOW, label: t(material.required ? 'materials.now' : 'materials.nowOrNever') },
          ...kinds.map((kind) => ({ key: kind, label: t(`materials.choice.${kind}`, { days: material.later?.[kind]?.value ?? 0 }), note: t(`materials.consequence.${kind}`) })),
        ]}
      />
      {chosen !== undefined && rule !== undefined && (
        <>
          <CheckInput name={`declare.${material.code}`} error={errors[`declare.${material.code}`]} value={chosen.declared} onChange={(declared) => update({ deferred: { ...others, [material.code]: { ...chosen, declared } } })}>
            {language === 'en' ? rule.declarationEn : rule.declarationZh}
          </CheckInput>
          <p className="muted small">{rule.lawRef === null ? t('materials.proposal') : <>{t('materials.basis')} <LawRef law={rule.lawRef} /></>}</p>
        </>
      )}
    </>
  );
}
