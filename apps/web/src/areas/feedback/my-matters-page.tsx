import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { myMattersQuery, type MatterSummary } from '../../api/feedback.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { MATTER_TONE } from '../../components/feedback/matter-tone.js';
import { buttonClass } from '../../components/form/button-class.js';
import { SearchInput } from '../../components/form/search-input.js';
import { useSearchText } from '../../components/form/use-search-text.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { PlainBadge } from '../../components/status/badges.js';
import { DueDate } from '../../components/status/due-date.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import { todayInChina, useFormat } from '../../text/format.js';

function Entry({ matter }: { readonly matter: MatterSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li className="entry">
      <div className="entry-main">
        <h2 className="entry-title"><Link to="/feedback/$id" params={{ id: matter.id }}>{matter.title}</Link></h2>
        <p className="entry-meta"><span>{t(`feedback.kind.${matter.kind}`)}</span><span>{format.instant(matter.openedAt)}</span><span className="code">{matter.number}</span></p>
        <p className="small">{t('feedback.one.holder')} {format.name(matter.holder)}</p>
      </div>
      <div className="entry-side">
        {matter.dueAt !== null && matter.closedAt === null && <DueDate on={todayInChina(new Date(matter.dueAt))} short />}
        <PlainBadge tone={MATTER_TONE[matter.state]}>{t(`feedback.state.${matter.state}`)}</PlainBadge>
      </div>
    </li>
  );
}

/** The reader's complaints and consultations. */
export function MyMattersPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/feedback' });
  const navigate = useNavigate({ from: '/feedback' });
  const [text, setText] = useSearchText(search.q ?? '', (q) => void navigate({ search: q === '' ? {} : { q }, replace: true }));
  const query = useInfiniteQuery(myMattersQuery(search.q ?? ''));
  return (
    <>
      <PageHeading title={t('feedback.listTitle')} lead={t('feedback.listLead')} actions={<Link className={buttonClass()} to="/feedback/new">{t('feedback.writeLink')}</Link>} />
      <div className="stack">
        <search className="filters"><div className="search-bar"><SearchInput label={t('feedback.search')} value={text} onChange={setText} /></div></search>
        <Loaded query={query}>
          {(data) => {
            const items = data.pages.flatMap((page) => page.items);
            if (items.length === 0) return <EmptyState title={t('feedback.emptyTitle')} text={t('feedback.emptyText')} />;
            return (
              <section aria-label={t('feedback.listTitle')}>
                <ul className="entry-list">{items.map((matter) => <Entry key={matter.id} matter={matter} />)}</ul>
                <ListFoot query={query} shown={items.length} total={data.pages[0]?.total ?? 0} />
              </section>
            );
          }}
        </Loaded>
      </div>
    </>
  );
}
