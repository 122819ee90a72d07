import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { qualificationsQuery } from '../../api/catalogue.js';
import { useDisplay } from '../../app/display.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Skeleton } from '../../components/status/loaded.js';
import { useFormat } from '../../text/format.js';
import '../../design/public.css';
import { HomeSearch } from './home-search.js';
import { ProvenanceNotice } from './provenance-notice.js';

const LifeEvents = lazy(async () => ({ default: (await import('./life-events.js')).LifeEvents }));

function Doors() {
  const { t } = useTranslation();
  const format = useFormat();
  const published = useInfiniteQuery(qualificationsQuery({ status: 'published' }));
  const total = published.data?.pages[0]?.total;
  return (
    <section aria-labelledby="doors">
      <h2 id="doors" className="section-title">{t('pub.home.entriesTitle')}</h2>
      <div className="grid-cards">
        <div className="door">
          <h3><Link to="/catalogue">{t('pub.home.entryCatalogue')}</Link></h3>
          <p className="muted">{t('pub.home.entryCatalogueText', { total: total === undefined ? '…' : format.number(total) })}</p>
        </div>
        <div className="door">
          <h3><Link to="/services">{t('pub.home.entryServices')}</Link></h3>
          <p className="muted">{t('pub.home.entryServicesText')}</p>
        </div>
        <div className="door">
          <h3><Link to="/requests">{t('pub.home.entryRequests')}</Link></h3>
          <p className="muted">{t('pub.home.entryRequestsText')}</p>
        </div>
        <div className="door">
          <h3><Link to="/verify">{t('verify.title')}</Link></h3>
          <p className="muted">{t('verify.door')}</p>
        </div>
      </div>
    </section>
  );
}

function Promises() {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="promises">
      <h2 id="promises" className="section-title">{t('pub.home.promisesTitle')}</h2>
      <div className="grid-cards">
        <div className="promise"><h3>{t('pub.home.promise1')}</h3><p>{t('pub.home.promise1Text')}</p></div>
        <div className="promise"><h3>{t('pub.home.promise2')}</h3><p>{t('pub.home.promise2Text')}</p></div>
        <div className="promise"><h3>{t('pub.home.promise3')}</h3><p>{t('pub.home.promise3Text')}</p></div>
      </div>
    </section>
  );
}

/** In large type the page is simpler: what one came for, and where to go. */
export function HomePage() {
  const { t } = useTranslation();
  const isLarge = useDisplay() === 'large';
  return (
    <>
      <div className="hero">
        <PageHeading title={t('pub.home.title')} lead={isLarge ? undefined : t('pub.home.lead')} />
        {!isLarge && <div className="hero-search"><HomeSearch /></div>}
      </div>
      <div className="stack">
        {isLarge && <Suspense fallback={<Skeleton lines={4} />}><LifeEvents /></Suspense>}
        <Doors />
        {!isLarge && <Promises />}
        <ProvenanceNotice />
      </div>
    </>
  );
}
