import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { MANDATE_DECLINE_REASONS, MANDATE_PAPERS, useSettleMandate, useWaitingMandates, type Mandate, type MandateDeclineReason, type MandatePaper } from '../../api/mandates.js';
import { Facts } from '../../components/data/facts.js';
import { Button } from '../../components/form/button.js';
import { CheckInput, ChoiceInput } from '../../components/form/choice-input.js';
import { looksLikeIdNumber } from '../../components/form/check-numbers.js';
import { ConfirmDialog } from '../../components/form/confirm-dialog.js';
import { TextInput } from '../../components/form/text-input.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Panel } from '../../components/layout/panel.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { announce } from '../../components/status/toasts.js';
import { useMandateFacts } from '../me/mandate-words.js';

interface DeclineProps {
  readonly mandate: Mandate;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onSettled: () => void;
}

function Decline({ mandate, isOpen, onClose, onSettled }: DeclineProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<MandateDeclineReason>();
  const [tried, setTried] = useState(false);
  const settle = useSettleMandate(mandate.id);
  const decline = () => {
    setTried(true);
    if (reason === undefined) return;
    settle.carryOut({ reason }, () => {
      announce(t('mandates.window.declined'));
      onSettled();
    });
  };
  return (
    <ConfirmDialog isOpen={isOpen} onClose={onClose} title={t('mandates.window.declineTitle')} confirm={t('mandates.window.decline')} look="grave" isPending={settle.isPending} onConfirm={decline}>
      <ChoiceInput name="reason" label={t('mandates.window.reason')} error={tried && reason === undefined ? t('mandates.window.reasonMissing') : undefined} value={reason ?? ''} onChange={(key) => setReason(MANDATE_DECLINE_REASONS.find((each) => each === key))} options={MANDATE_DECLINE_REASONS.map((key) => ({ key, label: t(`mandates.window.reasons.${key}`) }))} />
      {settle.error !== null && <ProblemNotice error={settle.error} />}
    </ConfirmDialog>
  );
}

/** One that waits: the clerk compares, ticks what was shown, and confirms or not. */
function Waiting({ mandate, onSettled }: { readonly mandate: Mandate; readonly onSettled: () => void }) {
  const { t } = useTranslation();
  const facts = useMandateFacts();
  const [papers, setPapers] = useState<readonly MandatePaper[]>([]);
  const [identityChecked, setIdentityChecked] = useState(false);
  const [tried, setTried] = useState(false);
  const [declines, setDeclines] = useState(false);
  const settle = useSettleMandate(mandate.id);
  const confirm = () => {
    setTried(true);
    if (papers.length === 0 || !identityChecked) return;
    settle.carryOut({ papers: [...papers], identityChecked }, () => {
      announce(t('mandates.window.confirmed'));
      onSettled();
    });
  };
  const person = ({ name, idNumber }: Mandate['agent']) => `${name} ${idNumber}`;
  return (
    <Panel title={t(`mandates.basis.${mandate.basis}`)}>
      <div className="stack-s">
        <Facts facts={[{ term: t('mandates.window.principal'), value: person(mandate.principal) }, { term: t('mandates.window.agent'), value: person(mandate.agent) }, ...facts(mandate)]} />
        <fieldset className="stack-s">
          <legend>{t('mandates.window.papers')}</legend>
          {MANDATE_PAPERS.map((paper) => <CheckInput key={paper} name={`paper-${paper}`} value={papers.includes(paper)} onChange={(isSeen) => setPapers((now) => (isSeen ? [...now, paper] : now.filter((each) => each !== paper)))}>{t(`mandates.window.paper.${paper}`)}</CheckInput>)}
        </fieldset>
        {tried && papers.length === 0 && <p className="field-error" role="alert">{t('mandates.window.papersMissing')}</p>}
        <CheckInput name="identity" error={tried && !identityChecked ? t('mandates.window.identityMissing') : undefined} value={identityChecked} onChange={setIdentityChecked}>{t('mandates.window.identity')}</CheckInput>
        {settle.error !== null && <ProblemNotice error={settle.error} />}
        <div className="form-actions">
          <Button isPending={settle.isPending} onPress={confirm}>{t('mandates.window.confirm')}</Button>
          <Button look="quiet" onPress={() => setDeclines(true)}>{t('mandates.window.decline')}</Button>
        </div>
      </div>
      <Decline mandate={mandate} isOpen={declines} onClose={() => setDeclines(false)} onSettled={onSettled} />
    </Panel>
  );
}

/** Looks at the papers of what residents have stated. */
export function WindowMandatesPage() {
  const { t } = useTranslation();
  const [idNumber, setIdNumber] = useState('');
  const [tried, setTried] = useState(false);
  const [waiting, setWaiting] = useState<readonly Mandate[]>();
  const find = useWaitingMandates();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (looksLikeIdNumber(idNumber)) find.carryOut(idNumber, setWaiting);
  };
  return (
    <div className="read">
      <PageHeading title={t('mandates.window.title')} lead={t('mandates.window.lead')} back={<Link to="/window">← {t('request.backToWindow')}</Link>} />
      <div className="stack">
        <form className="panel stack-s" noValidate onSubmit={submit} aria-label={t('mandates.window.title')}>
          <TextInput name="idNumber" label={t('mandates.window.search')} hint={t('mandates.window.searchHint')} error={tried && !looksLikeIdNumber(idNumber) ? t('mandates.window.searchWrong') : undefined} value={idNumber} onChange={(text) => setIdNumber(text.trim().toUpperCase())} maxLength={18} short />
          {find.error !== null && <ProblemNotice error={find.error} />}
          <div className="form-actions"><Button type="submit" isPending={find.isPending}>{t('mandates.window.find')}</Button></div>
        </form>
        {waiting?.map((mandate) => <Waiting key={mandate.id} mandate={mandate} onSettled={() => setWaiting((now) => now?.filter(({ id }) => id !== mandate.id))} />)}
        {waiting?.length === 0 && <EmptyState title={t('mandates.window.noneTitle')} text={t('mandates.window.noneText')} />}
      </div>
    </div>
  );
}
