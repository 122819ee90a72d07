import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { documentDraftsQuery } from '../../../api/drafts.js';
import type { DocumentDraft, DraftReview } from '../../../api/types.js';
import { ListFoot } from '../../../components/data/list-foot.js';
import { CheckInput } from '../../../components/form/choice-input.js';
import { fieldId } from '../../../components/form/field.js';
import { Panel } from '../../../components/layout/panel.js';
import { Loaded } from '../../../components/status/loaded.js';
import { useFormat } from '../../../text/format.js';
import { ImpactLines } from '../impact-panel.js';
import { useKindWords } from './draft-words.js';
import { IssueList } from './issues.js';

function Readiness({ draft, review }: { readonly draft: DocumentDraft; readonly review: DraftReview | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (review === undefined) return <p className="muted small">{t('drafts.propose.checking')}</p>;
  return (
    <div className="picked">
      {review.issues.length === 0
        ? <p className="small">✓ {t('drafts.propose.ready')}</p>
        : <><p className="small">{t('drafts.propose.notReady', { count: review.issues.length })}</p><IssueList issues={review.issues} onGo={(field) => void navigate({ to: '/admin/drafts/$id', params: { id: draft.id }, search: { field } })} /></>}
      <ImpactLines of={{ kind: 'drafts', id: draft.id }} />
      <Link className="small" to="/admin/drafts/$id" params={{ id: draft.id }}>{t('drafts.propose.open')}</Link>
    </div>
  );
}

interface DraftPickerProps {
  readonly chosen: readonly string[];
  /** What is known of the chosen ones. */
  readonly reviews: readonly DraftReview[];
  readonly error: string | undefined;
  readonly onChange: (ids: readonly string[]) => void;
}

/** The drafts that are being written, to choose those that are proposed together; each chosen one says whether it is ready. */
export function DraftPicker({ chosen, reviews, error, onChange }: DraftPickerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const kindWords = useKindWords();
  const query = useInfiniteQuery(documentDraftsQuery({}));
  const toggle = (id: string, on: boolean) => onChange(on ? [...chosen, id] : chosen.filter((each) => each !== id));
  return (
    <Panel title={t('drafts.propose.which')}>
      <div id={fieldId('drafts')} className="stack-s">
        {error !== undefined && <p className="field-error">{error}</p>}
        <Loaded query={query}>
          {(data) => {
            const listed = data.pages.flatMap((page) => page.items);
            const others = reviews.map(({ draft }) => draft).filter((draft) => draft.state === 'open' && listed.every(({ id }) => id !== draft.id));
            const rows = [...others, ...listed];
            if (rows.length === 0) return <p className="muted">{t('drafts.propose.none')}</p>;
            return (
              <>
                {rows.map((draft) => (
                  <div key={draft.id}>
                    <CheckInput name={`draft.${draft.id}`} value={chosen.includes(draft.id)} onChange={(on) => toggle(draft.id, on)}>
                      {draft.title[format.language]} <span className="code small">{draft.code}</span> <span className="muted small">{kindWords(draft.kind)} · {format.instant(draft.updatedAt)}</span>
                    </CheckInput>
                    {chosen.includes(draft.id) && <Readiness draft={draft} review={reviews.find((each) => each.draft.id === draft.id)} />}
                  </div>
                ))}
                <ListFoot query={query} shown={rows.length} total={Math.max(rows.length, data.pages[0]?.total ?? 0)} />
              </>
            );
          }}
        </Loaded>
      </div>
    </Panel>
  );
}
