import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { qualificationQuery } from '../../../api/catalogue.js';
import { useCarryOut } from '../../../api/carry-out.js';
import { createDocumentDraft, documentDraftsQuery, type DraftFilter } from '../../../api/drafts.js';
import { hasCode } from '../../../api/problem.js';
import type { Content, DocumentDraft, Qualification, QualificationSummary } from '../../../api/types.js';
import { Button } from '../../../components/form/button.js';
import { ChoiceInput } from '../../../components/form/choice-input.js';
import { ConfirmDialog } from '../../../components/form/confirm-dialog.js';
import { TextInput } from '../../../components/form/text-input.js';
import { ProblemNotice } from '../../../components/status/problem-notice.js';
import { useFormat } from '../../../text/format.js';
import { blankQualification, blankRule, blankService, contentOfCandidate } from './blank-content.js';
import { DRAFT_KINDS, useKindWords, type DraftKind } from './draft-words.js';

/** How the rules of the region are named; any other code can be given to a new draft. */
const FIRST_RULE = 'JJJ-';
export const CODE = /^[A-Z][A-Z0-9-]{0,47}$/;
export const LONGEST_CODE = 48;
/** How service types are named: `social_card.apply`. */
const SERVICE_CODE = /^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/;
const LONGEST_SERVICE_CODE = 60;

/** As the document stands now; with the content given where it has never been published. */
async function begin({ kind, code, otherwise, isNew = false }: Beginning): Promise<DocumentDraft> {
  if (isNew) return await createDocumentDraft({ kind, code, content: await otherwise() });
  try {
    return await createDocumentDraft({ kind, code });
  } catch (problem) {
    if (!hasCode(problem, 'document_unknown')) throw problem;
    return await begin({ kind, code, otherwise, isNew: true });
  }
}

interface Beginning {
  readonly kind: DraftKind;
  readonly code: string;
  /** Content of a first version, where there is none yet. */
  readonly otherwise: () => Promise<Content> | Content;
  /** Known to have no version: it begins with that content at once. */
  readonly isNew?: boolean;
  /** Called with the new draft before its page opens. */
  readonly onBegun?: ((draft: DocumentDraft) => void) | undefined;
}

interface StartState {
  readonly start: (beginning: Beginning) => void;
  readonly isPending: boolean;
  readonly error: Error | null;
}

/** Begins a draft and opens its page. */
export function useStart(): StartState {
  const navigate = useNavigate();
  const { carryOut, isPending, error } = useCarryOut({ send: begin, touches: 'draft' });
  const start = (beginning: Beginning) => carryOut(beginning, (draft) => {
    beginning.onBegun?.(draft);
    void navigate({ to: '/admin/drafts/$id', params: { id: draft.id } });
  });
  return { start, isPending, error };
}

interface OpenDraftsProps {
  readonly filter: DraftFilter;
  /** Which of those that the filter finds; all when left out. */
  readonly suits?: (draft: DocumentDraft) => boolean;
}

/** Drafts of the same thing that are open already: mostly one goes on with them. */
export function OpenDrafts({ filter, suits = () => true }: OpenDraftsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const found = useQuery({ queryKey: ['document-drafts', 'of', filter], queryFn: async () => (await client.fetchInfiniteQuery(documentDraftsQuery(filter))).pages[0]?.items ?? [] });
  const open = (found.data ?? []).filter(suits);
  if (open.length === 0) return null;
  return (
    <>
      <p>{t('drafts.start.alreadyOpen', { count: open.length })}</p>
      <ul className="bullets">{open.map((draft) => <li key={draft.id}><Link to="/admin/drafts/$id" params={{ id: draft.id }}>{draft.title[format.language]}</Link> <span className="muted small">{format.instant(draft.updatedAt)}</span></li>)}</ul>
    </>
  );
}

interface StartButtonProps extends Beginning {
  readonly label: string;
  /** Its words on the button; the whole label is read out. */
  readonly short?: string;
  /** What the draft begins with, in words. */
  readonly explanation?: string;
}

/** Begins a draft of one document, after telling which are open already. */
export function StartButton({ label, short, explanation, ...beginning }: StartButtonProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const { start, isPending, error } = useStart();
  return (
    <>
      <Button look="second" size="small" label={label} onPress={() => setAsked(true)}>{short ?? label}</Button>
      {asked && (
        <ConfirmDialog isOpen onClose={() => setAsked(false)} title={label} confirm={t('drafts.start.begin')} isPending={isPending} onConfirm={() => start(beginning)}>
          <p>{explanation ?? t('drafts.start.explain')}</p>
          <OpenDrafts filter={{ kind: beginning.kind, code: beginning.code }} />
          {error !== null && <ProblemNotice error={error} />}
        </ConfirmDialog>
      )}
    </>
  );
}

/** Begins a draft of a catalogue entry, also of a candidate that has no version yet. */
export function StartEntryDraft({ entry }: { readonly entry: Pick<QualificationSummary, 'code' | 'nameZh' | 'nameEn'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const otherwise = async () => contentOfCandidate(await client.fetchQuery(qualificationQuery(entry.code)));
  return <StartButton kind="qualification" code={entry.code} label={t('drafts.start.entry', { name: format.name(entry) })} short={t('drafts.start.entryShort')} otherwise={otherwise} />;
}

/** The drafts that can be begun from the page of an entry: of the entry itself, and of each of its rules or of a first one. */
export function EntryDrafts({ entry }: { readonly entry: Qualification }) {
  const { t } = useTranslation();
  const codes = [...new Set(entry.rules.map(({ code }) => code))];
  const rules = codes.length === 0 ? [`${FIRST_RULE}${entry.code}`] : codes;
  return (
    <div className="row">
      <StartEntryDraft entry={entry} />
      {rules.map((code) => <StartButton key={code} kind="recognition_rule" code={code} label={t('drafts.start.rule', { code })} otherwise={() => blankRule(entry)} />)}
    </div>
  );
}

/** Begins a draft of a document by its kind and code. */
export function StartNewDraft() {
  const { t } = useTranslation();
  const kindWords = useKindWords();
  const [asked, setAsked] = useState(false);
  const [kind, setKind] = useState<DraftKind>('qualification');
  const [code, setCode] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const { start, isPending, error } = useStart();
  const isService = kind === 'service_type';
  const isCode = (isService ? SERVICE_CODE : CODE).test(code);
  const confirm = () => {
    setWasTried(true);
    if (isCode) start({ kind, code, otherwise: () => (kind === 'qualification' ? blankQualification() : kind === 'service_type' ? blankService(code) : blankRule()) });
  };
  return (
    <>
      <Button onPress={() => setAsked(true)}>{t('drafts.start.fresh')}</Button>
      {asked && (
        <ConfirmDialog isOpen onClose={() => setAsked(false)} title={t('drafts.start.fresh')} confirm={t('drafts.start.begin')} isPending={isPending} onConfirm={confirm}>
          <ChoiceInput name="kind" label={t('drafts.start.kind')} options={DRAFT_KINDS.map((key) => ({ key, label: kindWords(key) }))} value={kind} onChange={(key) => setKind(DRAFT_KINDS.find((each) => each === key) ?? kind)} />
          <TextInput
            name="code" label={t('drafts.start.code')} hint={t(isService ? 'drafts.start.serviceCodeHint' : 'drafts.start.codeHint')} error={wasTried && !isCode ? t(isService ? 'drafts.start.serviceCodeForm' : 'drafts.start.codeForm') : undefined}
            value={code} onChange={(text) => setCode(isService ? text.toLowerCase() : text.toUpperCase())} maxLength={isService ? LONGEST_SERVICE_CODE : LONGEST_CODE} short
          />
          {error !== null && <ProblemNotice error={error} />}
        </ConfirmDialog>
      )}
    </>
  );
}
