import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { QUEUES } from '../../api/requests.js';
import { useSignedIn } from '../../api/session.js';
import { Button } from '../../components/form/button.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { EmptyState } from '../../components/status/empty-state.js';
import type { ListAddress } from '../../components/worklist/list-address.js';
import { ListDesk } from '../../components/worklist/list-desk.js';
import { ListTabs } from '../../components/worklist/list-tabs.js';
import { NextCaseButton } from '../../components/worklist/next-case-button.js';
import { SavedViews } from '../../components/worklist/saved-views.js';
import '../../design/public.css';
import { useFormat } from '../../text/format.js';

export function WorkListPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const post = useSignedIn().activePost;
  const search = useSearch({ from: '/case-clerk/work' });
  const navigate = useNavigate({ from: '/work' });
  const address: ListAddress = {
    area: 'work', search, show: (next) => void navigate({ search: { ...next }, replace: true }),
    change: (parts) => void navigate({ search: (now) => ({ ...now, ...parts }), replace: true }),
  };
  const queue = QUEUES.find((each) => each === search.queue) ?? 'all';
  const place = post === null ? '' : format.name(post.authority ?? post.jurisdiction);
  const isClerk = post?.role === 'case_clerk';
  // A supervisor claims nothing.
  const tabs = QUEUES.filter((each) => isClerk || each !== 'mine').map((key) => ({ key, label: t(`work.tabs.${key}`), search: { ...search, queue: key === 'all' ? undefined : key } }));
  return (
    <>
      <PageHeading title={t(isClerk ? 'work.title' : 'work.superviseTitle')} lead={t('work.lead', { place })} actions={<>{isClerk && <NextCaseButton area="work" />}<Link to="/work/absences">{t('assignments.absences')}</Link>{isClerk && <Link to="/work/outdated">{t('versions.listLink')}</Link>}</>} />
      <div className="stack">
        <SavedViews address={address} mayKeep />
        <ListTabs area="work" tabs={tabs} />
        <ListDesk
          address={address} queue={queue} caption={t('work.title')} isOverview={!isClerk}
          whenEmpty={<EmptyState title={t('work.emptyTitle')} text={t('work.emptyText')}><Button look="second" onPress={() => address.show({})}>{t('work.emptyReset')}</Button></EmptyState>}
        />
      </div>
    </>
  );
}
