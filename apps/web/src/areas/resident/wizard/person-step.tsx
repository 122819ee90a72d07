import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../../api/session.js';
import { Facts } from '../../../components/data/facts.js';
import { CheckInput } from '../../../components/form/choice-input.js';
import { TextInput } from '../../../components/form/text-input.js';
import { Notice } from '../../../components/status/notice.js';
import { isAboutQualification } from './content.js';
import type { StepProps } from './step-props.js';

function OwnPerson() {
  const { t } = useTranslation();
  const session = useSignedIn();
  return (
    <>
      <Notice tone="info" role="note"><p>{t('apply.personNote')}</p></Notice>
      <Facts facts={[{ term: t('apply.name'), value: session.person?.name ?? '' }]} />
    </>
  );
}

function VisitingPerson({ content, errors, update }: StepProps) {
  const { t } = useTranslation();
  const { applicant } = content;
  const set = (patch: Partial<typeof applicant>) => update({ applicant: { ...applicant, ...patch } });
  return (
    <>
      <TextInput name="idNumber" label={t('apply.idNumber')} hint={t('apply.idNumberHint')} error={errors['idNumber']} value={applicant.idNumber} onChange={(idNumber) => set({ idNumber: idNumber.trim().toUpperCase() })} maxLength={18} short />
      <TextInput name="name" label={t('apply.name')} error={errors['name']} value={applicant.name} onChange={(name) => set({ name })} maxLength={60} short />
      <TextInput name="phone" label={t('apply.phone')} hint={t('apply.phoneHint')} error={errors['phone']} value={applicant.phone} onChange={(phone) => set({ phone: phone.trim() })} type="tel" inputMode="tel" maxLength={11} short />
      <CheckInput name="identitySeen" error={errors['identitySeen']} value={content.identitySeen} onChange={(identitySeen) => update({ identitySeen })}>{t('apply.identitySeen')}</CheckInput>
    </>
  );
}

export function PersonStep(props: StepProps) {
  const { t } = useTranslation();
  const { content, errors, update, facts } = props;
  return (
    <>
      {facts.atWindow ? <VisitingPerson {...props} /> : <OwnPerson />}
      {isAboutQualification(facts) && <CheckInput name="consent" error={errors['consent']} value={content.consent} onChange={(consent) => update({ consent })} note={t('apply.consentLaw')}>{t('apply.consent')}</CheckInput>}
    </>
  );
}
