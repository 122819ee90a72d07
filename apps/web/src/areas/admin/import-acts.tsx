import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useImportAct, type ImportAct } from '../../api/imports.js';
import type { CatalogueImport } from '../../api/types.js';
import { Button } from '../../components/form/button.js';
import { type ButtonLook } from '../../components/form/button-class.js';
import { CheckInput } from '../../components/form/choice-input.js';
import { ConfirmDialog } from '../../components/form/confirm-dialog.js';
import { InstantInput } from '../../components/form/instant-input.js';
import { TextInput } from '../../components/form/text-input.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { announce } from '../../components/status/toasts.js';

const LOOK: Readonly<Record<ImportAct, ButtonLook>> = { confirm: 'first', stop: 'second', resume: 'first', discard: 'grave' };
const MOST_LETTERS = 200;

interface DialogProps {
  readonly found: CatalogueImport;
  readonly onClose: () => void;
}

function ConfirmImport({ found, onClose }: DialogProps) {
  const { t } = useTranslation();
  const run = useImportAct(found.id);
  const [titles, setTitles] = useState({ titleZh: `导入：${found.fileName}`, titleEn: `Import of ${found.fileName}` });
  const [effectiveAt, setEffectiveAt] = useState('');
  const [withdraw, setWithdraw] = useState(false);
  const [wasTried, setWasTried] = useState(false);
  const { added, changed, withdrawn } = found.counts;
  const lacks = (key: 'titleZh' | 'titleEn') => (wasTried && titles[key].trim() === '' ? t('imports.missing') : undefined);
  const confirm = () => {
    setWasTried(true);
    if (titles.titleZh.trim() === '' || titles.titleEn.trim() === '' || (withdrawn > 0 && !withdraw)) return;
    run.carryOut({ act: 'confirm', confirmation: { ...titles, withdraw, ...(effectiveAt === '' ? {} : { effectiveAt }) } }, () => {
      announce(t('imports.done.confirm'));
      onClose();
    });
  };
  return (
    <ConfirmDialog isOpen onClose={onClose} title={t('imports.confirmTitle')} confirm={t('imports.act.confirm')} isPending={run.isPending} onConfirm={confirm}>
      <p>{t('imports.confirmText', { total: added + changed + withdrawn })}</p>
      {(['titleZh', 'titleEn'] as const).map((key) => <TextInput key={key} name={key} label={t(`imports.${key}`)} value={titles[key]} onChange={(value) => setTitles({ ...titles, [key]: value })} maxLength={MOST_LETTERS} error={lacks(key)} />)}
      <InstantInput name="effectiveAt" label={t('imports.effectiveAt')} hint={t('imports.effectiveHint')} optional value={effectiveAt} onChange={setEffectiveAt} />
      {withdrawn > 0 && <CheckInput name="withdraw" value={withdraw} onChange={setWithdraw} error={wasTried && !withdraw ? t('imports.missing') : undefined}>{t('imports.withdraw', { count: withdrawn })}</CheckInput>}
      {run.error !== null && <ProblemNotice error={run.error} />}
    </ConfirmDialog>
  );
}

function DiscardImport({ found, onClose }: DialogProps) {
  const { t } = useTranslation();
  const run = useImportAct(found.id);
  const discard = () => run.carryOut({ act: 'discard' }, () => {
    announce(t('imports.done.discard'));
    onClose();
  });
  return (
    <ConfirmDialog isOpen onClose={onClose} title={t('imports.act.discard')} confirm={t('imports.act.discard')} look="grave" isPending={run.isPending} onConfirm={discard}>
      <p>{t('imports.discardText')}</p>
      {run.error !== null && <ProblemNotice error={run.error} />}
    </ConfirmDialog>
  );
}

/** The acts that the server offers; what cannot be undone is asked once more. */
export function ImportActs({ found }: { readonly found: CatalogueImport }) {
  const { t } = useTranslation();
  const run = useImportAct(found.id);
  const [asked, setAsked] = useState<'confirm' | 'discard' | null>(null);
  const press = (act: ImportAct) => {
    if (act === 'confirm' || act === 'discard') setAsked(act);
    else run.carryOut({ act }, () => announce(t(`imports.done.${act}`)));
  };
  return (
    <div className="stack-s no-print">
      <div className="row">
        {found.batchId !== null && <Link to="/admin/batches/$id" params={{ id: found.batchId }}>{t('imports.openBatch')}</Link>}
        {found.availableActs.map((act) => <Button key={act} look={LOOK[act]} isPending={run.isPending} onPress={() => press(act)}>{t(`imports.act.${act}`)}</Button>)}
      </div>
      {run.error !== null && <ProblemNotice error={run.error} />}
      {asked === 'confirm' && <ConfirmImport found={found} onClose={() => setAsked(null)} />}
      {asked === 'discard' && <DiscardImport found={found} onClose={() => setAsked(null)} />}
    </div>
  );
}
