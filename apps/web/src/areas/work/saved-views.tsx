import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../api/new-id.js';
import { MOST_VIEWS, savedViewsQuery, useSaveView, type SavedView } from '../../api/work-desk.js';
import { Button } from '../../components/form/button.js';
import { CheckInput } from '../../components/form/choice-input.js';
import { ConfirmDialog } from '../../components/form/confirm-dialog.js';
import { TextInput } from '../../components/form/text-input.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { announce } from '../../components/status/toasts.js';
import '../../design/desk.css';
import { ManageViews } from './manage-views.js';

const FROM = '/case-clerk/work';

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

/** The views that the reader keeps in this post; the list opens with the one that was set so. */
export function SavedViews() {
  const { t } = useTranslation();
  const search = useSearch({ from: FROM });
  const navigate = useNavigate({ from: '/work' });
  const query = useQuery(savedViewsQuery);
  const [open, setOpen] = useState<'keep' | 'manage'>();
  const views = query.data?.items ?? [];
  const first = views.find((each) => each.isDefault);
  const asked = useRef(false);
  useEffect(() => {
    if (query.data === undefined || asked.current) return;
    asked.current = true;
    if (first !== undefined && Object.keys(search).length === 0) void navigate({ search: { ...first.filter }, replace: true });
  });
  const now = textOf(search);
  return (
    <nav className="row no-print" aria-label={t('desk.views.label')}>
      {views.map((view) => (
        <Link key={view.id} to="/work" search={{ ...view.filter }} className="view-name" aria-current={textOf(view.filter) === now ? 'true' : undefined} activeOptions={{ exact: true, includeSearch: true }}>
          <bdi>{view.name}</bdi>{view.isDefault && <span className="muted small"> {t('desk.views.first')}</span>}
        </Link>
      ))}
      {views.length < MOST_VIEWS && <Button size="small" look="quiet" onPress={() => setOpen('keep')}>{t('desk.views.keep')}</Button>}
      {views.length > 0 && <Button size="small" look="quiet" onPress={() => setOpen('manage')}>{t('desk.views.manage')}</Button>}
      {open === 'keep' && <KeepView filter={search as SavedView['filter']} onClose={() => setOpen(undefined)} />}
      {open === 'manage' && <ManageViews views={views} onClose={() => setOpen(undefined)} />}
    </nav>
  );
}
