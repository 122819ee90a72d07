import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { QUEUES } from '../../api/requests.js';
import { useSignedIn } from '../../api/session.js';
import { buttonClass } from '../../components/form/button-class.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { EmptyState } from '../../components/status/empty-state.js';
import type { ListAddress, ListSearch } from '../../components/worklist/list-address.js';
import { ListDesk } from '../../components/worklist/list-desk.js';
import { ListSearchInput } from '../../components/worklist/list-filters.js';
import { ListTabs } from '../../components/worklist/list-tabs.js';
import { NextCaseButton } from '../../components/worklist/next-case-button.js';
import { SavedViews } from '../../components/worklist/saved-views.js';
import '../../design/public.css';
import { useFormat } from '../../text/format.js';
import { Pickups } from './pickups.js';

const TABS = ['all', 'new', 'mine', 'near', 'overdue', 'returned', 'pickups', 'past'] as const;

/** Where a tab leads: what the authority has returned is a state and no queue, so it leaves with its tab. */
function searchOf(tab: (typeof TABS)[number], search: ListSearch): ListSearch {
  if (tab === 'returned') return { ...search, queue: undefined, state: 'returned' };
  return { ...search, queue: tab === 'all' ? undefined : tab, state: search.state === 'returned' ? undefined : search.state };
}

export function WindowPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const post = useSignedIn().activePost;
  const search = useSearch({ from: '/window-clerk/window' });
  const navigate = useNavigate({ from: '/window' });
  const address: ListAddress = {
    area: 'window', search, show: (next) => void navigate({ search: { ...next }, replace: true }),
    change: (parts) => void navigate({ search: (now) => ({ ...now, ...parts }), replace: true }),
  };
  const isPickups = search.queue === 'pickups';
  const queue = QUEUES.find((each) => each === search.queue) ?? 'all';
  return (
    <>
      <PageHeading
        title={t('work.intakeTitle')}
        lead={t('work.intakeLead', { place: post === null ? '' : format.name(post.window ?? post.jurisdiction) })}
        actions={<><NextCaseButton area="window" /><Link className={buttonClass('second')} to="/window/mandates">{t('mandates.window.link')}</Link><Link className={buttonClass()} to="/window/intake">{t('work.intakeNew')}</Link></>}
      />
      <div className="stack">
        <SavedViews address={address} mayKeep={!isPickups} />
        <ListTabs area="window" tabs={TABS.map((key) => ({ key, label: t(`work.windowTabs.${key}`), search: searchOf(key, search) }))} />
        {isPickups ? (
          <>
            <search className="filters"><div className="search-bar"><ListSearchInput address={address} /></div></search>
            <Pickups q={search.q} />
          </>
        ) : (
          <ListDesk
            address={address} queue={queue} caption={t('work.intakeTitle')} isOverview={queue === 'past'}
            whenEmpty={<EmptyState title={t('work.windowEmptyTitle')} text={t('work.windowEmptyText')}><Link className={buttonClass('second')} to="/window/intake">{t('work.intakeNew')}</Link></EmptyState>}
          />
        )}
      </div>
    </>
  );
}
