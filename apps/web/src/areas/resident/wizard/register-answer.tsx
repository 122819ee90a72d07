import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { evidenceQuery, useRevokeConsent, useTellApart } from '../../../api/evidence.js';
import type { DraftEvidence, Evidence, EvidenceNeed, ServiceForm } from '../../../api/types.js';
import { Facts } from '../../../components/data/facts.js';
import { Button } from '../../../components/form/button.js';
import { TextInput } from '../../../components/form/text-input.js';
import { Notice, type Tone } from '../../../components/status/notice.js';
import { ProblemNotice } from '../../../components/status/problem-notice.js';
import { useFormat } from '../../../text/format.js';
import { useAttributeWords } from '../../../components/request/attribute-words.js';
import { keptOf } from './evidence.js';

interface AnswerProps {
  readonly form: ServiceForm;
  readonly need: EvidenceNeed;
  readonly evidence: DraftEvidence;
  readonly onChange: (evidence: DraftEvidence | undefined) => void;
}

const TONES: Readonly<Record<DraftEvidence['outcome'], Tone>> = { matched: 'good', none: 'still', several: 'care', unavailable: 'care' };

/** What the register says, to be accepted or not. */
function Preview({ form, need, evidence, onChange, found }: AnswerProps & { readonly found: Evidence | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const inWords = useAttributeWords(form);
  if (evidence.isWrong) return <div className="stack-s"><p>{t('registers.isWrong')}</p><div><Button look="quiet" size="small" onPress={() => onChange({ ...evidence, isWrong: false })}>{t('registers.right')}</Button></div></div>;
  return (
    <div className="stack-s">
      <Facts facts={(found?.attributes ?? []).map((attribute) => ({ term: format.name(attribute), value: inWords(attribute) }))} />
      <div><Button look="quiet" size="small" label={t('registers.wrongWhat', { what: format.name(need) })} onPress={() => onChange({ ...evidence, isWrong: true })}>{t('registers.wrong')}</Button></div>
    </div>
  );
}

/** The question by which a register that knows several tells which. */
function WhichOne({ need, evidence, onChange, found }: AnswerProps & { readonly found: Evidence | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const tell = useTellApart(evidence.evidenceId);
  const [answer, setAnswer] = useState('');
  const [tried, setTried] = useState(false);
  const send = () => {
    setTried(true);
    if (answer.trim() !== '') tell.carryOut(answer.trim(), (told) => onChange(keptOf(told)));
  };
  return (
    <div className="stack-s">
      <p>{found?.question?.[format.language]}</p>
      <TextInput name={`evidence.${need.evidenceType}.answer`} label={t('registers.answer')} hint={t('registers.answerOnce')} error={tried && answer.trim() === '' ? t('registers.answerMissing') : undefined} value={answer} onChange={setAnswer} maxLength={100} short />
      {tell.error !== null && <ProblemNotice error={tell.error} />}
      <div><Button look="second" size="small" isPending={tell.isPending} onPress={send}>{t('registers.answerSend')}</Button></div>
    </div>
  );
}

/** What came of asking a register; asked once more, or taken back. */
export function RegisterAnswer(props: AnswerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { need, evidence, onChange } = props;
  const { outcome } = evidence;
  const shown = useQuery({ ...evidenceQuery(evidence.evidenceId), enabled: outcome === 'matched' || outcome === 'several' });
  const revoke = useRevokeConsent(evidence.consentId);
  return (
    <div className="stack-s">
      <Notice tone={TONES[outcome]} role="status"><p>{t(`registers.${outcome}`, { register: format.name(evidence.register) })}</p></Notice>
      {outcome === 'matched' && <Preview {...props} found={shown.data} />}
      {outcome === 'several' && <WhichOne {...props} found={shown.data} />}
      {revoke.error !== null && <ProblemNotice error={revoke.error} />}
      <div className="row">
        {(outcome === 'none' || outcome === 'unavailable') && <Button look="second" size="small" onPress={() => onChange(undefined)}>{t('registers.again')}</Button>}
        <Button look="quiet" size="small" label={t('registers.revokeWhat', { what: format.name(need) })} isPending={revoke.isPending} onPress={() => revoke.carryOut(undefined, () => onChange(undefined))}>{t('registers.revoke')}</Button>
      </div>
    </div>
  );
}
