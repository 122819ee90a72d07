import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usableMandatesQuery, type Mandate } from '../../../api/mandates.js';
import { useSignedIn } from '../../../api/session.js';
import { Facts } from '../../../components/data/facts.js';
import { CheckInput, ChoiceInput } from '../../../components/form/choice-input.js';
import { TextInput } from '../../../components/form/text-input.js';
import { Notice } from '../../../components/status/notice.js';
import { usePostName } from '../../../app/post-name.js';
import { ReadAloud } from './read-aloud.js';
import { isAboutQualification } from './content.js';
import type { StepProps } from './step-props.js';

const SELF = 'self';

/** Whether a mandate is for this service; the server decides. */
function covers({ scope, basis }: Mandate, { code, family, audience }: StepProps['facts']['service']): boolean {
  const isFor = basis === 'organisation' ? audience.some((each) => each !== 'person') : audience.includes('person');
  return isFor && scope.some((each) => each.code === 'all' || each.code === `service:${code}` || each.code === `family:${family}`);
}

/** For oneself, or for somebody under a mandate that is for this service. */
function OwnPerson({ content, errors, facts, update }: StepProps) {
  const { t } = useTranslation();
  const session = useSignedIn();
  const mandates = useQuery(usableMandatesQuery);
  const usable = (mandates.data ?? []).filter((mandate) => covers(mandate, facts.service));
  const chosen = usable.find(({ id }) => id === content.onBehalfOf);
  const isGone = content.onBehalfOf !== '' && mandates.data !== undefined && chosen === undefined;
  const own = session.person?.name ?? '';
  return (
    <>
      <Notice tone="info" role="note"><p>{t('apply.personNote')}</p></Notice>
      {isGone && <Notice tone="care" role="alert"><p>{t('mandates.wizard.gone')}</p></Notice>}
      {usable.length === 0 && !isGone ? <Facts facts={[{ term: t('apply.name'), value: own }]} /> : (
        <ChoiceInput
          name="onBehalfOf" label={t('mandates.wizard.forWhom')} hint={t('mandates.wizard.note')} error={errors['onBehalfOf']} value={isGone ? '' : content.onBehalfOf === '' ? SELF : content.onBehalfOf}
          onChange={(key) => update({ onBehalfOf: key === SELF ? '' : key, evidence: {} })}
          options={[{ key: SELF, label: t('mandates.wizard.self'), note: own }, ...usable.map(({ id, principal, basis, organisation }) => ({ key: id, label: organisation === null ? principal.name : organisation.name, note: t(`mandates.basis.${basis}`) }))]}
        />
      )}
      <p className="small"><Link to="/me/mandates">{t('mandates.wizard.link')}</Link></p>
    </>
  );
}

function VisitingPerson({ content, errors, update }: StepProps) {
  const { t } = useTranslation();
  const { applicant } = content;
  const session = useSignedIn();
  const postName = usePostName();
  const post = session.activePost;
  const set = (patch: Partial<typeof applicant>) => update({ applicant: { ...applicant, ...patch } });
  return (
    <>
      <Notice tone="info" role="note"><p>{t('apply.assisted.who', { name: session.person?.name ?? '', post: post === null ? '' : postName(post).title })}</p></Notice>
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
      {facts.atWindow ? <VisitingPerson {...props} /> : <OwnPerson {...props} />}
      {isAboutQualification(facts) && facts.atWindow && <ReadAloud text={t('apply.consent')} />}
      {isAboutQualification(facts) && <CheckInput name="consent" error={errors['consent']} value={content.consent} onChange={(consent) => update({ consent })} note={t('apply.consentLaw')}>{t(facts.atWindow ? 'apply.assisted.yes' : 'apply.consent')}</CheckInput>}
    </>
  );
}
