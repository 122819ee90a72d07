import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../api/new-id.js';
import { MOST_VIEWS, savedViewsQuery, useSaveView, type SavedView } from '../../api/work-desk.js';
import { Button } from '../form/button.js';
import { CheckInput } from '../form/choice-input.js';
import { ConfirmDialog } from '../form/confirm-dialog.js';
import { TextInput } from '../form/text-input.js';
import { ProblemNotice } from '../status/problem-notice.js';
import { announce } from '../status/toasts.js';
import '../../design/desk.css';
import type { ListAddress } from './list-address.js';
import { ListLink } from './list-link.js';
import { ManageViews } from './manage-views.js';

function textOf(filter: object): string {
  return JSON.stringify(Object.entries(filter).filter(([, value]) => value !== undefined).sort(([a], [b]) => a.localeCompare(b)));
}

/** Keeps what the list shows now. */
function KeepView({ filter, onClose }: { readonly filter: SavedView['filter']; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [id] = useState(newId);
  const [name, setName] = useState('');
  const [isDefault, setDefault] = useState(false);
  const [tried, setTried] = useState(false);
  const save = useSaveView();
  const confirm = () => {
    setTried(true);
    if (name.trim() === '') return;
    save.carryOut({ id, name, filter, isDefault }, () => {
      announce(t('desk.views.kept'));
      onClose();
    });
  };
  return (
    <ConfirmDialog isOpen onClose={onClose} title={t('desk.views.keepTitle')} confirm={t('desk.views.save')} isPending={save.isPending} onConfirm={confirm}>
      <TextInput name="viewName" label={t('desk.views.name')} hint={t('desk.views.nameHint')} error={tried && name.trim() === '' ? t('desk.views.nameMissing') : undefined} value={name} onChange={setName} maxLength={200} />
      <CheckInput name="viewDefault" value={isDefault} onChange={setDefault}>{t('desk.views.opensFirst')}</CheckInput>
      {save.error !== null && <ProblemNotice error={save.error} />}
    </ConfirmDialog>
  );
}

interface SavedViewsProps {
  readonly address: ListAddress;
  /** Whether what is shown now can be kept. */
  readonly mayKeep: boolean;
}

/** The views that the reader keeps in this post; the list opens with the one that was set so. */
export function SavedViews({ address: { area, search, show }, mayKeep }: SavedViewsProps) {
  const { t } = useTranslation();
  const query = useQuery(savedViewsQuery);
  const [open, setOpen] = useState<'keep' | 'manage'>();
  const views = query.data?.items ?? [];
  const first = views.find((each) => each.isDefault);
  const asked = useRef(false);
  useEffect(() => {
    if (query.data === undefined || asked.current) return;
    asked.current = true;
    if (first !== undefined && Object.keys(search).length === 0) show({ ...first.filter });
  });
  const now = textOf(search);
  return (
    <nav className="row no-print" aria-label={t('desk.views.label')}>
      {views.map((view) => (
        <ListLink key={view.id} area={area} search={{ ...view.filter }} className="view-name" aria-current={textOf(view.filter) === now ? 'true' : undefined}>
          <bdi>{view.name}</bdi>{view.isDefault && <span className="muted small"> {t('desk.views.first')}</span>}
        </ListLink>
      ))}
      {mayKeep && views.length < MOST_VIEWS && <Button size="small" look="quiet" onPress={() => setOpen('keep')}>{t('desk.views.keep')}</Button>}
      {views.length > 0 && <Button size="small" look="quiet" onPress={() => setOpen('manage')}>{t('desk.views.manage')}</Button>}
      {open === 'keep' && <KeepView filter={search as SavedView['filter']} onClose={() => setOpen(undefined)} />}
      {open === 'manage' && <ManageViews views={views} onClose={() => setOpen(undefined)} />}
    </nav>
  );
}
