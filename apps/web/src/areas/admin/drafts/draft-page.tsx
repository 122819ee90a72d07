import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { draftReviewQuery, useDiscardDraft } from '../../../api/drafts.js';
import { hasCode } from '../../../api/problem.js';
import type { DraftReview } from '../../../api/types.js';
import { Button } from '../../../components/form/button.js';
import { buttonClass } from '../../../components/form/button-class.js';
import { ConfirmDialog } from '../../../components/form/confirm-dialog.js';
import { PageHeading } from '../../../components/layout/page-heading.js';
import { Panel } from '../../../components/layout/panel.js';
import { Loaded } from '../../../components/status/loaded.js';
import { Notice } from '../../../components/status/notice.js';
import { ProblemNotice } from '../../../components/status/problem-notice.js';
import { announce } from '../../../components/status/toasts.js';
import '../../../design/drafts.css';
import { useFormat } from '../../../text/format.js';
import { usePlaces } from '../batch-words.js';
import { ImpactPanel } from '../impact-panel.js';
import { Changes, SentenceChanges } from '../../../components/catalogue/changes.js';
import { withoutValueAt, withValueAt } from '../../../components/catalogue/content-path.js';
import { DraftFormContext } from './draft-form.js';
import { DraftStateBadge, useKindWords } from './draft-words.js';
import { goToField, IssueList, useIssueWords } from './issues.js';
import { BothSides, MergeView } from './merge-view.js';
import { QualificationForm, FormSection } from './qualification-form.js';
import { RuleForm } from './rule-form.js';
import { SaveLine } from './save-line.js';
import { ServiceForm } from './service/service-form.js';
import { StandingField } from './shared-fields.js';
import { UnsavedPanel } from './unsaved-panel.js';
import { useDraftSaver } from './use-draft-saver.js';

function Discard({ review }: { readonly review: DraftReview }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  const discard = useDiscardDraft(review.draft.id);
  const confirm = () => discard.carryOut(undefined, () => {
    announce(t('drafts.discarded'));
    void navigate({ to: '/admin/drafts' });
  });
  return (
    <>
      <Button look="grave" size="small" onPress={() => setAsked(true)}>{t('drafts.discard')}</Button>
      <ConfirmDialog isOpen={asked} onClose={() => setAsked(false)} title={t('drafts.discardTitle')} confirm={t('drafts.discard')} look="grave" alert isPending={discard.isPending} onConfirm={confirm}>
        <p>{t('drafts.discardText')}</p>
        {discard.error !== null && <ProblemNotice error={discard.error} />}
      </ConfirmDialog>
    </>
  );
}

/** What the draft would change: sentences first, then field by field. */
function WhatChanges({ review }: { readonly review: DraftReview }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { draft } = review;
  return (
    <Panel title={t('drafts.diff.title')}>
      <div className="stack-s">
        <p className="muted small">{draft.baseNumber === null ? t('drafts.diff.isNew') : t('drafts.diff.against', { number: draft.baseNumber })}</p>
        <h3>{t('signing.words')}</h3>
        <SentenceChanges before={review.sentencesBefore?.[language] ?? null} after={review.sentences[language]} />
        <h3>{t('signing.changes')}</h3>
        <Changes before={review.contentBefore} after={draft.content} standingBefore={review.standingBefore} standing={draft.standing} />
      </div>
    </Panel>
  );
}

function Readiness({ review, isSaved }: { readonly review: DraftReview; readonly isSaved: boolean }) {
  const { t } = useTranslation();
  const places = usePlaces();
  const { issues, parties, draft } = review;
  return (
    <Panel title={t('drafts.ready.title')}>
      <div className="stack-s">
        {issues.length === 0 ? <p>{t('drafts.ready.yes')}</p> : <><p>{t('drafts.ready.no', { count: issues.length })}</p><IssueList issues={issues} onGo={goToField} /></>}
        <p className="small muted">{t('drafts.ready.parties', { places: places(parties) })}</p>
        {issues.length === 0 && isSaved && <Link className={buttonClass('first')} to="/admin/propose" search={{ drafts: draft.id }}>{t('drafts.propose.start')}</Link>}
      </div>
    </Panel>
  );
}

/** The inputs of each kind of document. */
const FORMS: Readonly<Record<string, ReactNode>> = { qualification: <QualificationForm />, recognition_rule: <RuleForm />, service_type: <ServiceForm /> };

/** Who only opens a new draft is not told at once that every field is empty. */
const ONLY_ONCE_TOUCHED = new Set(['required', 'too_few', 'department_unknown', 'qualification_unknown', 'texts']);

function Editor({ review }: { readonly review: DraftReview }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { field } = useSearch({ from: '/catalogue-admin/admin/drafts/$id' });
  const { draft, issues } = review;
  const { saver, now } = useDraftSaver(draft, () => void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'document-drafts' || (queryKey[0] === 'document-draft' && queryKey[1] === draft.id) }));
  const isClosed = now.state.kind === 'refused' && hasCode(now.state.error, 'draft_closed');
  useEffect(() => {
    // Somebody proposed it or put it aside meanwhile: the page shows that, and what could not be saved.
    if (isClosed) void client.invalidateQueries({ queryKey: draftReviewQuery(draft.id).queryKey });
  }, [client, draft.id, isClosed]);
  const issueWords = useIssueWords();
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (field !== undefined) goToField(field);
  }, [field]);
  const problem = (path: string): string | undefined => {
    const issue = issues.find((each) => each.path === path);
    const isQuiet = issue === undefined || (draft.baseNumber === null && field === undefined && ONLY_ONCE_TOUCHED.has(issue.code) && !touched.has(path));
    return isQuiet ? undefined : issueWords(issue);
  };
  const set = (path: string, value: unknown) => {
    setTouched((all) => new Set([...all, path]));
    const { content } = saver.snapshot();
    saver.edit({ content: value === undefined ? withoutValueAt(content, path) : withValueAt(content, path, value) });
  };
  if (now.state.kind === 'conflict') return <MergeView conflict={now.state.conflict} onResolve={saver.resolve} />;
  return (
    <div className="draft-grid">
      <aside className="draft-aside no-print" aria-label={t('drafts.aside')}>
        <SaveLine state={now.state} />
        {now.joined !== undefined && <Notice tone="info" role="status" title={t('drafts.merge.silently')}><BothSides conflict={now.joined} /></Notice>}
        <Readiness review={review} isSaved={now.state.kind === 'saved'} />
        <div><Discard review={review} /></div>
      </aside>
      <div className="stack">
        <DraftFormContext.Provider value={{ content: now.content, set, problem }}>
          <form className="stack draft-form" noValidate onSubmit={(event) => event.preventDefault()}>
            {FORMS[draft.kind] ?? <QualificationForm />}
            <FormSection title={t('drafts.section.standing')}><StandingField value={now.standing} onChange={(standing) => saver.edit({ standing })} /></FormSection>
          </form>
        </DraftFormContext.Provider>
        <WhatChanges review={review} />
        <ImpactPanel of={{ kind: 'drafts', id: draft.id }} />
      </div>
    </div>
  );
}

function Closed({ review }: { readonly review: DraftReview }) {
  const { t } = useTranslation();
  const { draft } = review;
  return (
    <div className="stack">
      <Notice tone="info" role="note" title={t(`drafts.state.${draft.state}`)}>
        <p>{t(`drafts.closed.${draft.state}`)}</p>
        {draft.batchId !== null && <Link to="/admin/batches/$id" params={{ id: draft.batchId }}>{t('signing.openOther')}</Link>}
      </Notice>
      <UnsavedPanel draft={draft} />
      <WhatChanges review={review} />
    </div>
  );
}

/** One draft: its form that saves as it is typed, what keeps it from being proposed, and what it changes. */
export function DraftPage() {
  const { t } = useTranslation();
  const { language } = useFormat();
  const kindWords = useKindWords();
  const { id } = useParams({ from: '/catalogue-admin/admin/drafts/$id' });
  const query = useQuery(draftReviewQuery(id));
  const draft = query.data?.draft;
  return (
    <>
      <PageHeading
        title={draft === undefined ? t('drafts.one') : t('drafts.heading', { title: draft.title[language] })} back={<Link to="/admin/drafts">← {t('drafts.back')}</Link>}
        lead={draft === undefined ? undefined : <span className="row small"><span>{kindWords(draft.kind)}</span><span className="code">{draft.code}</span><DraftStateBadge draft={draft} /></span>}
      />
      <Loaded query={query} lines={10}>{(review) => (review.draft.state === 'open' ? <Editor key={review.draft.id} review={review} /> : <Closed review={review} />)}</Loaded>
    </>
  );
}
