import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBatchAct, type BatchAct } from '../../api/publication.js';
import { useSignedIn } from '../../api/session.js';
import type { Batch } from '../../api/types.js';
import { Button } from '../../components/form/button.js';
import { type ButtonLook } from '../../components/form/button-class.js';
import { ConfirmDialog } from '../../components/form/confirm-dialog.js';
import { TextInput } from '../../components/form/text-input.js';
import { Panel } from '../../components/layout/panel.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { announce } from '../../components/status/toasts.js';
import { useFormat } from '../../text/format.js';
import { BatchCounts, Sentences } from './batch-items.js';
import { useBatchTitle, useEffectWords } from './batch-words.js';

const NEEDS_REASON: Readonly<Record<BatchAct, boolean>> = { sign: false, object: true, amend: false, cancel: true, roll_back: true };
const LOOK: Readonly<Record<BatchAct, ButtonLook>> = { sign: 'first', object: 'second', amend: 'second', cancel: 'grave', roll_back: 'grave' };
const MOST_LETTERS = 2_000;

function Signed({ batch }: { readonly batch: Batch }) {
  const { language } = useFormat();
  const { t } = useTranslation();
  const title = useBatchTitle();
  const effectWords = useEffectWords();
  const total = batch.counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="stack-s">
      <p><strong>{title(batch)}</strong> · {effectWords(batch)}</p>
      <BatchCounts batch={batch} />
      {batch.items.map((item) => (
        <div key={`${item.version.kind}/${item.version.code}`}>
          <p><strong>{item.version.title[language]}</strong> · {t('signing.number', { number: item.version.number })} · {t(`signing.standing.${item.version.standing}`)}</p>
          <Sentences item={item} />
        </div>
      ))}
      {total > batch.items.length && <p><strong>{t('signing.rest', { shown: batch.items.length, total })}</strong></p>}
      <p className="small muted">{t('signing.facts.digest')} <span className="code">{batch.digest}</span></p>
    </div>
  );
}

interface ActDialogProps {
  readonly act: BatchAct;
  readonly batch: Batch;
  readonly onClose: () => void;
}

function ActDialog({ act, batch, onClose }: ActDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const post = useSignedIn().activePost;
  const [reason, setReason] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const run = useBatchAct(batch.id);
  const place = post === null ? '' : format.name(post.jurisdiction);
  const lacksReason = NEEDS_REASON[act] && reason.trim() === '';
  const confirm = () => {
    setWasTried(true);
    if (lacksReason) return;
    run.carryOut({ act, digest: batch.digest, reason: reason.trim() }, (answer) => {
      announce(t(`signing.done.${act}`));
      onClose();
      if (act === 'amend') void navigate({ to: '/admin/drafts', search: { batch: batch.id } });
      else if (answer.id !== batch.id) void navigate({ to: '/admin/batches/$id', params: { id: answer.id } });
    });
  };
  return (
    <ConfirmDialog isOpen onClose={onClose} title={t(`signing.ask.${act}`, { place })} confirm={t(`signing.act.${act}`)} look={LOOK[act]} isPending={run.isPending} onConfirm={confirm}>
      <p>{t(`signing.explain.${act}`, { place })}</p>
      {act === 'sign' && <Signed batch={batch} />}
      {NEEDS_REASON[act] && <TextInput name="reason" label={t('signing.reason')} multiline value={reason} onChange={setReason} maxLength={MOST_LETTERS} error={wasTried && lacksReason ? t('signing.reasonMissing') : undefined} />}
      {run.error !== null && <ProblemNotice error={run.error} />}
    </ConfirmDialog>
  );
}

/** The acts that the server offers this reader, each asked once more before it is done. */
export function BatchActs({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation();
  const [act, setAct] = useState<BatchAct | null>(null);
  return (
    <Panel title={t('signing.acts')} className="no-print">
      {batch.availableActs.length === 0
        ? <p className="muted">{t('signing.noActs')}</p>
        : <div className="row">{batch.availableActs.map((each) => <Button key={each} look={LOOK[each]} onPress={() => setAct(each)}>{t(`signing.act.${each}`)}</Button>)}</div>}
      {act !== null && <ActDialog act={act} batch={batch} onClose={() => setAct(null)} />}
    </Panel>
  );
}
