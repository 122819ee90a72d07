import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusPage } from '../../../app/page-focus.js';
import type { DocumentDraft } from '../../../api/types.js';
import { FieldValue } from '../../../components/catalogue/content-facts.js';
import { valueAt } from '../../../components/catalogue/content-path.js';
import { useContentWords } from '../../../components/catalogue/content-words.js';
import { useFieldLabel } from '../../../components/catalogue/field-labels.js';
import { DataTable } from '../../../components/data/data-table.js';
import { Button } from '../../../components/form/button.js';
import { ConfirmDialog } from '../../../components/form/confirm-dialog.js';
import { Panel } from '../../../components/layout/panel.js';
import { CopyButton } from '../../../components/status/copy-button.js';
import { Notice } from '../../../components/status/notice.js';
import { announce } from '../../../components/status/toasts.js';
import { DRAFT_KINDS } from './draft-words.js';
import { keptPlace, typedInto, unsavedOf, type Unsaved } from './kept-draft.js';
import { StartButton } from './start-draft.js';

const STANDING = 'standing';

interface FieldsProps {
  readonly draft: DocumentDraft;
  readonly unsaved: Unsaved;
}

interface Row {
  readonly path: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

function rowsOf({ draft, unsaved }: FieldsProps): readonly Row[] {
  const fields = unsaved.paths.map((path) => ({ path, mine: valueAt(unsaved.content, path), theirs: valueAt(draft.content, path) }));
  return unsaved.standing === undefined ? fields : [...fields, { path: STANDING, mine: unsaved.standing, theirs: draft.standing }];
}

/** Every field that was not saved: what was typed beside what the draft says. */
function Fields({ draft, unsaved }: FieldsProps) {
  const { t } = useTranslation();
  const label = useFieldLabel();
  const words = useContentWords([draft.content, unsaved.content]);
  const rows = rowsOf({ draft, unsaved });
  // A text goes to the clipboard as it was typed, anything else in words.
  const text = ({ path, mine }: Row): string => (typeof mine === 'string' && path !== STANDING ? mine : words(path, mine));
  const value = (path: string, of: unknown) => (words(path, of) === '' ? <span className="muted">{t('signing.nothing')}</span> : <FieldValue path={path} value={of} words={words} />);
  return (
    <>
      <DataTable
        caption={t('drafts.unsaved.title')} rows={rows} rowKey={({ path }) => path}
        columns={[
          { key: 'field', title: t('signing.change.field'), isRowHeader: true, cell: ({ path }) => label(path) },
          { key: 'mine', title: t('drafts.unsaved.mine'), cell: (row) => <>{value(row.path, row.mine)}{text(row) !== '' && <div><CopyButton text={text(row)} label={t('drafts.unsaved.copy')} about={label(row.path)} /></div>}</> },
          { key: 'theirs', title: t(draft.state === 'discarded' ? 'drafts.unsaved.inDraft' : 'drafts.unsaved.proposed'), cell: ({ path, theirs }) => value(path, theirs) },
        ]}
      />
      {rows.length > 1 && <p><CopyButton text={rows.map((row) => t('drafts.words.part', { label: label(row.path), value: text(row) })).join('\n')} label={t('drafts.unsaved.copyAll')} /></p>}
    </>
  );
}

function Drop({ onDrop }: { readonly onDrop: () => void }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button look="grave" size="small" onPress={() => setAsked(true)}>{t('drafts.unsaved.drop')}</Button>
      <ConfirmDialog isOpen={asked} onClose={() => setAsked(false)} title={t('drafts.unsaved.dropTitle')} confirm={t('drafts.unsaved.drop')} look="grave" alert onConfirm={onDrop}>
        <p>{t('drafts.unsaved.dropText')}</p>
      </ConfirmDialog>
    </>
  );
}

/** What the reader had typed into a draft that was proposed or put aside before it could be saved; nothing where this browser keeps none. */
export function UnsavedPanel({ draft }: { readonly draft: DocumentDraft }) {
  const { t } = useTranslation();
  const place = keptPlace(draft.id);
  const [unsaved, setUnsaved] = useState(() => unsavedOf(place.read(), draft));
  const kind = DRAFT_KINDS.find((each) => each === draft.kind);
  if (unsaved === undefined || draft.state === 'open') return null;
  const moveTo = (begun: DocumentDraft) => {
    // Its form finds the text as one that this device has kept, and saves it as if it had been typed there.
    keptPlace(begun.id).write(typedInto(begun, unsaved));
    place.drop();
  };
  const drop = () => {
    place.drop();
    setUnsaved(undefined);
    announce(t('drafts.unsaved.dropped'));
    focusPage();
  };
  return (
    <Panel title={t('drafts.unsaved.title')}>
      <div className="stack-s">
        <Notice tone="care" role="status"><p>{t(`drafts.unsaved.why.${draft.state}`)}</p></Notice>
        <Fields draft={draft} unsaved={unsaved} />
        <div className="row no-print">
          {kind !== undefined && <StartButton kind={kind} code={draft.code} label={t('drafts.unsaved.start')} explanation={t('drafts.unsaved.startText')} otherwise={() => draft.content} onBegun={moveTo} />}
          <Drop onDrop={drop} />
        </div>
      </div>
    </Panel>
  );
}
