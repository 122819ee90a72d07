import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mailboxQuery } from '../../api/notices.js';
import type { MailboxMail } from '../../api/types.js';
import { Facts } from '../../components/data/facts.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { SearchInput } from '../../components/form/search-input.js';
import { useSearchText } from '../../components/form/use-search-text.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import '../../design/public.css';
import { useFormat } from '../../text/format.js';

function MailView({ mail }: { readonly mail: MailboxMail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const lang = mail.language === 'zh' ? 'zh-CN' : 'en';
  return (
    <li className="panel stack-s">
      <h2 lang={lang}>{mail.subject}</h2>
      <Facts facts={[{ term: t('notices.mailbox.to'), value: mail.to }, { term: t('notices.mailbox.at'), value: format.instant(mail.at) }]} />
      <details><summary>{t('notices.mailbox.text')}</summary><pre lang={lang} className="mail-text">{mail.text}</pre></details>
      <details><summary>{t('notices.mailbox.html')}</summary><iframe className="mail-frame" sandbox="" srcDoc={mail.html} title={mail.subject} /></details>
    </li>
  );
}

/** What a demonstration without a mail server would have sent, as text and as its reader would see it. */
export function MailboxPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/admin/admin/mailbox' });
  const navigate = useNavigate({ from: '/admin/mailbox' });
  const [text, setText] = useSearchText(search.q ?? '', (q) => void navigate({ search: q === '' ? {} : { q }, replace: true }));
  const query = useInfiniteQuery(mailboxQuery(search.q ?? ''));
  return (
    <>
      <PageHeading title={t('notices.mailbox.title')} lead={t('notices.mailbox.lead')} back={<Link to="/admin/deliveries">{t('notices.deliveries.title')}</Link>} />
      <div className="stack">
        <search className="filters"><div className="search-bar"><SearchInput label={t('notices.mailbox.search')} value={text} onChange={setText} /></div></search>
        <Loaded query={query}>
          {(data) => {
            const items = data.pages.flatMap((page) => page.items);
            if (items.length === 0) return <EmptyState title={t('notices.mailbox.emptyTitle')} text={t('notices.mailbox.emptyText')} />;
            return (
              <section aria-label={t('notices.mailbox.title')}>
                <ul className="stack-s">{items.map((mail) => <MailView key={mail.id} mail={mail} />)}</ul>
                <ListFoot query={query} shown={items.length} total={data.pages[0]?.total ?? 0} />
              </section>
            );
          }}
        </Loaded>
      </div>
    </>
  );
}
