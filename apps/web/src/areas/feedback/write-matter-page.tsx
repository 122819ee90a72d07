import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWriteMatter, type MatterToWrite } from '../../api/feedback.js';
import { topicOf } from '../../api/topic.js';
import { myRequestsQuery } from '../../api/requests.js';
import { AuthorityFields } from '../../components/feedback/authority-fields.js';
import { isEmptyOrPhone } from '../../components/form/check-numbers.js';
import { Button } from '../../components/form/button.js';
import { ChoiceInput } from '../../components/form/choice-input.js';
import { ErrorSummary, type FieldErrors } from '../../components/form/error-summary.js';
import { useKept } from '../../components/form/kept-text.js';
import { PlaceSelect } from '../../components/form/place-select.js';
import { SelectInput } from '../../components/form/select-input.js';
import { TextInput } from '../../components/form/text-input.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { announce } from '../../components/status/toasts.js';
import { useFormat } from '../../text/format.js';
import '../../design/feedback.css';

const KINDS = ['complaint', 'consultation'] as const;
const ABOUT = ['request', 'authority', 'place', 'unknown'] as const;
const NOTHING = { kind: '', about: '', requestId: '', place: '', authorityId: '', placeCode: '', title: '', text: '', phone: '' };
type Inputs = typeof NOTHING;
type Change = (patch: Partial<Inputs>) => void;

function useErrors(): (inputs: Inputs) => FieldErrors {
  const { t } = useTranslation();
  return ({ kind, about, requestId, authorityId, placeCode, title, text, phone }) => Object.fromEntries(([
    ['kind', kind === ''], ['about', about === ''], ['requestId', about === 'request' && requestId === ''], ['authorityId', about === 'authority' && authorityId === ''], ['placeCode', about === 'place' && placeCode === ''],
    ['title', title.trim().length < 2], ['text', text.trim().length < 2], ['phone', !isEmptyOrPhone(phone)],
  ] as const).filter(([, isWrong]) => isWrong).map(([name]) => [name, t(`feedback.write.missing.${name}`)]));
}

function matterOf({ kind, about, requestId, authorityId, placeCode, title, text, phone }: Inputs): MatterToWrite {
  return {
    kind: kind === 'complaint' ? 'complaint' : 'consultation', title: title.trim(), text: text.trim(), ...(about === 'request' ? { requestId } : {}), ...(about === 'authority' ? { authorityId } : {}), ...(about === 'place' ? { placeCode } : {}),
    ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
  };
}

function RequestSelect({ value, onChange, error }: { readonly value: string; readonly onChange: (key: string) => void; readonly error: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useInfiniteQuery(myRequestsQuery);
  const options = (data?.pages ?? []).flatMap((page) => page.items).map((each) => ({ key: each.id, label: format.name(topicOf(each)), note: each.number }));
  return <SelectInput name="requestId" label={t('feedback.write.request')} error={error} hint={data !== undefined && options.length === 0 ? t('feedback.write.noRequests') : undefined} value={value} onChange={onChange} options={options} />;
}

/** Whom or what it is about: only what the chosen answer asks for. */
function Subject({ inputs, change, errors }: { readonly inputs: Inputs; readonly change: Change; readonly errors: FieldErrors }) {
  const { t } = useTranslation();
  if (inputs.about === 'request') return <RequestSelect value={inputs.requestId} onChange={(requestId) => change({ requestId })} error={errors['requestId']} />;
  if (inputs.about === 'authority') return <AuthorityFields place={inputs.place} authorityId={inputs.authorityId} onChange={change} error={errors['authorityId']} labels={{ province: t('feedback.write.province'), authority: t('feedback.write.authority') }} />;
  if (inputs.about === 'place') return <PlaceSelect name="placeCode" label={t('feedback.write.place')} error={errors['placeCode']} value={inputs.placeCode} onChange={(placeCode) => change({ placeCode })} />;
  return null;
}

function WriteForm({ requestId }: { readonly requestId: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [inputs, change, forget] = useKept<Inputs>(`matter.new.${requestId ?? ''}`, requestId === undefined ? NOTHING : { ...NOTHING, about: 'request', requestId });
  const [attempt, setAttempt] = useState(0);
  const write = useWriteMatter();
  const wrong = useErrors()(inputs);
  const errors = attempt === 0 ? {} : wrong;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(wrong).length > 0) return setAttempt((count) => count + 1);
    write.carryOut(matterOf(inputs), ({ id, number }) => {
      forget();
      announce(t('feedback.write.done', { number }));
      void navigate({ to: '/feedback/$id', params: { id } });
    });
  };
  return (
    <form className="stack matter-form" noValidate onSubmit={submit} aria-label={t('feedback.write.title')}>
      <ErrorSummary errors={errors} attempt={attempt} />
      <ChoiceInput name="kind" label={t('feedback.write.kind')} error={errors['kind']} value={inputs.kind} onChange={(kind) => change({ kind })} options={KINDS.map((key) => ({ key, label: t(`feedback.kind.${key}`), note: t(`feedback.write.kindNote.${key}`) }))} />
      <ChoiceInput name="about" label={t('feedback.write.about')} error={errors['about']} value={inputs.about} onChange={(about) => change({ about })} options={ABOUT.map((key) => ({ key, label: t(`feedback.write.aboutOption.${key}`), ...(key === 'unknown' ? { note: t('feedback.write.aboutNote.unknown') } : {}) }))} />
      <Subject inputs={inputs} change={change} errors={errors} />
      <TextInput name="title" label={t('feedback.write.subject')} error={errors['title']} maxLength={80} value={inputs.title} onChange={(title) => change({ title })} />
      <TextInput name="text" label={t('feedback.write.text')} hint={t('feedback.write.textHint')} error={errors['text']} multiline maxLength={4000} value={inputs.text} onChange={(text) => change({ text })} />
      <TextInput name="phone" label={t('feedback.write.phone')} hint={t('feedback.write.phoneHint')} error={errors['phone']} optional type="tel" inputMode="tel" maxLength={20} value={inputs.phone} onChange={(phone) => change({ phone })} />
      {write.error !== null && <ProblemNotice error={write.error} />}
      <div className="form-actions"><Button type="submit" isPending={write.isPending}>{t('feedback.write.submit')}</Button></div>
    </form>
  );
}

/** A complaint or a consultation is written here; nobody needs to know whom it concerns. */
export function WriteMatterPage() {
  const { t } = useTranslation();
  const { request } = useSearch({ from: '/signed-in/feedback/new' });
  return (
    <>
      <PageHeading title={t('feedback.write.title')} lead={t('feedback.write.lead')} back={<Link to="/feedback">← {t('feedback.back')}</Link>} />
      <WriteForm key={request ?? ''} requestId={request} />
    </>
  );
}
