import { WORK_COLUMNS, type WorkColumn } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaveWorkSettings, workSettingsQuery } from '../../api/work-desk.js';
import { Button } from '../form/button.js';
import { CheckInput } from '../form/choice-input.js';
import { ConfirmDialog } from '../form/confirm-dialog.js';
import { USUAL_COLUMNS } from './worklist-columns.js';
import { ProblemNotice } from '../status/problem-notice.js';

/** Which columns the reader's work lists show, and in which order. */
export function ColumnChoice() {
  const { t } = useTranslation();
  const settings = useQuery(workSettingsQuery);
  const save = useSaveWorkSettings();
  const [draft, setDraft] = useState<readonly WorkColumn[]>();
  const known = settings.data?.columns ?? [];
  const chosen = draft ?? [];
  const move = (key: WorkColumn, by: 1 | -1) => {
    const at = chosen.indexOf(key);
    const next = [...chosen];
    next.splice(at, 1);
    next.splice(at + by, 0, key);
    setDraft(next);
  };
  const keep = (columns: readonly WorkColumn[]) => save.carryOut({ columns, shortcuts: settings.data?.shortcuts ?? true }, () => setDraft(undefined));
  return (
    <>
      <Button size="small" look="second" onPress={() => setDraft(known.length === 0 ? USUAL_COLUMNS : known)}>{t('desk.columns.button')}</Button>
      {draft !== undefined && (
        <ConfirmDialog isOpen onClose={() => setDraft(undefined)} title={t('desk.columns.title')} confirm={t('desk.columns.save')} isPending={save.isPending} onConfirm={() => keep(chosen)}>
          <ul className="column-list">
            {[...chosen, ...WORK_COLUMNS.filter((key) => !chosen.includes(key))].map((key) => (
              <li key={key}>
                <CheckInput name={`column-${key}`} value={chosen.includes(key)} onChange={(isChosen) => setDraft(isChosen ? [...chosen, key] : chosen.filter((each) => each !== key))}>{t(`desk.columns.names.${key}`)}</CheckInput>
                {chosen.includes(key) && (
                  <span className="row">
                    <Button size="small" look="quiet" isDisabled={chosen[0] === key} label={t('desk.up', { what: t(`desk.columns.names.${key}`) })} onPress={() => move(key, -1)}>↑</Button>
                    <Button size="small" look="quiet" isDisabled={chosen.at(-1) === key} label={t('desk.down', { what: t(`desk.columns.names.${key}`) })} onPress={() => move(key, 1)}>↓</Button>
                  </span>
                )}
              </li>
            ))}
          </ul>
          <div><Button look="quiet" size="small" onPress={() => keep([])}>{t('desk.columns.usual')}</Button></div>
          {save.error !== null && <ProblemNotice error={save.error} />}
        </ConfirmDialog>
      )}
    </>
  );
}
