import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { attentionQuery, useRedrive, type AttentionStatus } from '../../api/platform.js';
import { useSignedIn } from '../../api/session.js';
import type { AttentionItem } from '../../api/types.js';
import { Facts } from '../../components/data/facts.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { Button } from '../../components/form/button.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { PlainBadge } from '../../components/status/badges.js';
import { CopyButton } from '../../components/status/copy-button.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { announce } from '../../components/status/toasts.js';
import { useFormat } from '../../text/format.js';

const STATUSES: readonly AttentionStatus[] = ['open', 'resolved'];
const TITLE = { open: 'admin.attentionOpen', resolved: 'admin.attentionResolved' } as const;

function Item({ item, mayRedrive }: { readonly item: AttentionItem; readonly mayRedrive: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const redrive = useRedrive();
  return (
    <li className="panel stack-s">
      <div className="row row-between">
        <h2>{t(`admin.attentionKind.${item.kind}`)}</h2>
        <PlainBadge tone={item.resolvedAt === null ? 'bad' : 'good'}>{t(TITLE[item.resolvedAt === null ? 'open' : 'resolved'])}</PlainBadge>
      </div>
      <Facts
        facts={[
          { term: t('admin.attentionReason'), value: <span className="code">{item.reason}</span> },
          { term: t('admin.attentionSubject'), value: <span className="code">{item.subjectKind} {item.subjectId}</span> },
          { term: t('admin.attentionQueue'), value: <span className="code">{item.queue} / {item.consumer} / {item.eventType}</span> },
          { term: t('admin.attentionFirst'), value: format.instant(item.firstAt) },
          { term: t('admin.attentionLast'), value: `${format.instant(item.lastAt)} · ${t('admin.attentionAttempts', { attempts: item.attempts })}` },
          { term: t('admin.attentionResolution'), value: item.resolution },
          { term: t('problems.reference'), value: <span className="row"><span className="code">{item.correlationId}</span><CopyButton text={item.correlationId} /></span> },
        ]}
      />
      {redrive.error !== null && <ProblemNotice error={redrive.error} />}
      {mayRedrive && item.resolvedAt === null && <div><Button look="second" isPending={redrive.isPending} onPress={() => redrive.carryOut(item.id, () => announce(t('admin.redriven')))}>{t('admin.redrive')}</Button></div>}
    </li>
  );
}

export function AttentionPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/admin/admin/attention' });
  const status = STATUSES.find((each) => each === search.status) ?? 'open';
  const mayRedrive = useSignedIn().activePost?.role === 'platform_admin';
  const query = useInfiniteQuery(attentionQuery(status));
  return (
    <>
      <PageHeading title={t('admin.attentionTitle')} lead={t('admin.attentionLead')} />
      <div className="stack">
        <nav className="tabs" aria-label={t('pub.catalogue.status')}>
          {STATUSES.map((each) => <Link key={each} to="/admin/attention" search={each === 'open' ? {} : { status: each }} activeOptions={{ exact: true }}>{t(TITLE[each])}</Link>)}
        </nav>
        <Loaded query={query}>
          {(data) => {
            const items = data.pages.flatMap((page) => page.items);
            if (items.length === 0) return <EmptyState title={t('admin.attentionEmptyTitle')} text={t('admin.attentionEmptyText')} />;
            return (
              <section aria-label={t('admin.attentionLabel')}>
                <ul className="stack-s">{items.map((item) => <Item key={item.id} item={item} mayRedrive={mayRedrive} />)}</ul>
                <ListFoot query={query} shown={items.length} total={data.pages[0]?.total ?? 0} />
              </section>
            );
          }}
        </Loaded>
      </div>
    </>
  );
}
