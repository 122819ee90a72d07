import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { noticesAboutQuery, noticesQuery, useReadNotice } from '../../api/notices.js';
import type { Notice } from '../../api/types.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { Button } from '../../components/form/button.js';
import { buttonClass } from '../../components/form/button-class.js';
import { SearchInput } from '../../components/form/search-input.js';
import { useSearchText } from '../../components/form/use-search-text.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { PlainBadge } from '../../components/status/badges.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import { useFormat } from '../../text/format.js';

function NoticeEntry({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation();
  const format = useFormat();
  const read = useReadNotice();
  const unread = notice.readAt === null;
  const markRead = () => {
    if (unread) read.carryOut(notice.id);
  };
  return (
    <li className="entry">
      <div className="entry-main">
        <p className="entry-title"><Link to={notice.link} onClick={markRead}>{notice.sentence[format.language]}</Link></p>
        <p className="entry-meta"><time dateTime={notice.createdAt}>{format.instant(notice.createdAt)}</time></p>
      </div>
      {unread && (
        <div className="entry-side entry-above">
          <PlainBadge tone="info">{t('notices.unread')}</PlainBadge>
          <Button look="quiet" size="small" isPending={read.isPending} onPress={markRead}>{t('notices.markRead')}</Button>
        </div>
      )}
    </li>
  );
}

export function NoticesPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/signed-in/notices' });
  const navigate = useNavigate({ from: '/notices' });
  const [text, setText] = useSearchText(search.q ?? '', (q) => void navigate({ search: q === '' ? {} : { q }, replace: true }));
  const query = useInfiniteQuery(search.q === undefined ? noticesQuery : noticesAboutQuery(search.q));
  return (
    <>
      <PageHeading title={t('notices.title')} lead={t('notices.lead')} actions={<Link className={buttonClass('second', 'small')} to="/notices/settings">{t('notices.settings')}</Link>} />
      <div className="stack">
        <search className="filters"><div className="search-bar"><SearchInput label={t('notices.search')} value={text} onChange={setText} /></div></search>
        <Loaded query={query}>
          {(data) => {
            const items = data.pages.flatMap((page) => page.items);
            if (items.length === 0) return <EmptyState title={t('notices.emptyTitle')} text={t('notices.emptyText')} />;
            return (
              <>
                <ul className="entry-list">{items.map((notice) => <NoticeEntry key={notice.id} notice={notice} />)}</ul>
                <ListFoot query={query} shown={items.length} total={data.pages[0]?.total ?? 0} />
              </>
            );
          }}
        </Loaded>
      </div>
    </>
  );
}
