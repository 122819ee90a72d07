import type { RequestVerb } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '../../api/types.js';
import { decisionTextsQuery } from '../../api/work-desk.js';
import { useFormat } from '../../text/format.js';
import { Button } from '../form/button.js';
import { ConfirmDialog } from '../form/confirm-dialog.js';
import { SelectInput } from '../form/select-input.js';
import { announce } from '../status/toasts.js';

interface TextTemplatesProps {
  readonly detail: RequestDetail;
  readonly verb: RequestVerb;
  readonly reasonCode?: string;
  /** Texts come once a reason is chosen, since they name it. */
  readonly needsReason?: boolean;
  readonly value: string;
  readonly onInsert: (text: string) => void;
}

/** Standard texts for the field above, filled with what is known of the request. What was typed is not written over without asking. */
export function TextTemplates({ detail, verb, reasonCode = '', needsReason = false, value, onInsert }: TextTemplatesProps) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const texts = useQuery(decisionTextsQuery(detail.request.id, verb, reasonCode));
  const [code, setCode] = useState('');
  const [asks, setAsks] = useState(false);
  const items = texts.data?.items ?? [];
  if (items.length === 0) return needsReason && reasonCode === '' ? <p className="muted small">{t('desk.texts.afterReason')}</p> : null;
  const chosen = items.find((each) => each.code === code) ?? items[0];
  if (chosen === undefined) return null;
  const text = chosen.text[language];
  const insert = (next: string) => {
    onInsert(next);
    setAsks(false);
    announce(t('desk.texts.inserted'));
  };
  return (
    <div className="text-templates">
      <SelectInput name={`template-${verb}`} label={t('desk.texts.label')} optional value={chosen.code} onChange={setCode} options={items.map((each) => ({ key: each.code, label: each.title[language] }))} />
      <Button size="small" look="second" onPress={() => (value.trim() === '' || value === text ? insert(text) : setAsks(true))}>{t('desk.texts.insert')}</Button>
      <p className="muted small">{t('desk.texts.provenance')}</p>
      {asks && (
        <ConfirmDialog isOpen onClose={() => setAsks(false)} title={t('desk.texts.askTitle')} confirm={t('desk.texts.replace')} look="grave" onConfirm={() => insert(text)}>
          <p>{t('desk.texts.askText')}</p>
          <div><Button look="second" onPress={() => insert(`${value.trimEnd()}\n${text}`)}>{t('desk.texts.append')}</Button></div>
        </ConfirmDialog>
      )}
    </div>
  );
}
