import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArrangeViews, useRemoveView, useSaveView, type SavedView } from '../../api/work-desk.js';
import { Button } from '../form/button.js';
import { ConfirmDialog } from '../form/confirm-dialog.js';
import { TextInput } from '../form/text-input.js';
import { ProblemNotice } from '../status/problem-notice.js';
import { announce } from '../status/toasts.js';

interface RowProps {
  readonly view: SavedView;
  readonly ids: readonly string[];
  readonly onRemoved: (view: SavedView) => void;
}

function ViewRow({ view, ids, onRemoved }: RowProps) {
  const { t } = useTranslation();
  const [name, setName] = useState<string>();
  const save = useSaveView();
  const arrange = useArrangeViews();
  const remove = useRemoveView();
  const at = ids.indexOf(view.id);
  const move = (by: 1 | -1) => {
    const next = ids.filter((id) => id !== view.id);
    next.splice(at + by, 0, view.id);
    arrange.carryOut(next);
  };
  const error = save.error ?? arrange.error ?? remove.error;
  return (
    <li>
      {name === undefined ? <span className="view-name"><bdi>{view.name}</bdi></span> : <TextInput name={`name-${view.id}`} label={t('desk.views.name')} value={name} onChange={setName} maxLength={200} />}
      <span className="row">
        {name === undefined
          ? <Button size="small" look="quiet" label={t('desk.views.renameOf', { name: view.name })} onPress={() => setName(view.name)}>{t('desk.views.rename')}</Button>
          : <Button size="small" isPending={save.isPending} onPress={() => save.carryOut({ ...view, name }, () => setName(undefined))}>{t('desk.views.save')}</Button>}
        <Button size="small" look="quiet" label={t(view.isDefault ? 'desk.views.notFirstOf' : 'desk.views.firstOf', { name: view.name })} onPress={() => save.carryOut({ ...view, isDefault: !view.isDefault })}>{t(view.isDefault ? 'desk.views.notFirst' : 'desk.views.makeFirst')}</Button>
        <Button size="small" look="quiet" isDisabled={at === 0} label={t('desk.up', { what: view.name })} onPress={() => move(-1)}>↑</Button>
        <Button size="small" look="quiet" isDisabled={at === ids.length - 1} label={t('desk.down', { what: view.name })} onPress={() => move(1)}>↓</Button>
        <Button size="small" look="quiet" isPending={remove.isPending} label={t('desk.views.removeOf', { name: view.name })} onPress={() => remove.carryOut(view.id, () => onRemoved(view))}>{t('desk.views.remove')}</Button>
      </span>
      {error !== null && <ProblemNotice error={error} />}
    </li>
  );
}

/** Renames, orders and throws away; the last one that was thrown away can be had back. */
export function ManageViews({ views, onClose }: { readonly views: readonly SavedView[]; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [gone, setGone] = useState<SavedView>();
  const restore = useSaveView();
  const undo = (view: SavedView) => restore.carryOut(view, () => {
    setGone(undefined);
    announce(t('desk.views.kept'));
  });
  return (
    <ConfirmDialog isOpen onClose={onClose} title={t('desk.views.manageTitle')} confirm={t('desk.views.done')} onConfirm={onClose}>
      <ul className="view-list">{views.map((view) => <ViewRow key={view.id} view={view} ids={views.map(({ id }) => id)} onRemoved={setGone} />)}</ul>
      <div role="status">{gone !== undefined && <p className="row"><span className="view-name">{t('desk.views.removed')} <bdi>{gone.name}</bdi></span><Button size="small" look="second" isPending={restore.isPending} onPress={() => undo(gone)}>{t('desk.views.undo')}</Button></p>}</div>
      {restore.error !== null && <ProblemNotice error={restore.error} />}
    </ConfirmDialog>
  );
}
