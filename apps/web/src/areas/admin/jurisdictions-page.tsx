import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allJurisdictionsQuery, authoritiesQuery, calendarQuery, windowsQuery } from '../../api/catalogue.js';
import type { Jurisdiction } from '../../api/types.js';
import { Facts } from '../../components/data/facts.js';
import { SearchInput } from '../../components/form/search-input.js';
import { useDebounced } from '../../components/form/use-debounced.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Panel } from '../../components/layout/panel.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import { Notice } from '../../components/status/notice.js';
import { useFormat } from '../../text/format.js';
import { useSectorName } from '../public/use-sectors.js';
import { JurisdictionTree } from './jurisdiction-tree.js';

function Calendar() {
  const { t } = useTranslation();
  const calendar = useQuery(calendarQuery);
  if (calendar.data === undefined) return null;
  const { lastCoveredYear } = calendar.data;
  return <Notice tone="info" role="note" title={t('admin.calendar')}><p className="small">{lastCoveredYear === null ? t('admin.calendarNone') : t('admin.calendarCovered', { year: lastCoveredYear })}</p></Notice>;
}

function Authorities({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sectorName = useSectorName();
  const query = useQuery(authoritiesQuery(code));
  return (
    <Panel title={t('admin.authorities')}>
      <Loaded query={query}>
        {({ items }) => (items.length === 0 ? <p className="muted">{t('admin.noAuthorities')}</p> : (
          <ul>{items.map((each) => <li key={each.id} className="file"><span>{format.name(each)}</span><span className="muted small">{sectorName(each.departmentCode)}</span></li>)}</ul>
        ))}
      </Loaded>
    </Panel>
  );
}

function Windows({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useQuery(windowsQuery(code));
  return (
    <Panel title={t('admin.windows')}>
      <Loaded query={query}>
        {({ items }) => (items.length === 0 ? <p className="muted">{t('admin.noWindows')}</p> : (
          <ul>{items.map((each) => <li key={each.id} className="file"><span>{format.name(each)}</span><span className="muted small">{format.language === 'en' ? each.addressEn : each.addressZh}</span></li>)}</ul>
        ))}
      </Loaded>
    </Panel>
  );
}

function Chosen({ place, places }: { readonly place: Jurisdiction; readonly places: readonly Jurisdiction[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const owner = places.find((each) => each.code === place.ownerCode);
  const note = format.language === 'en' ? place.noteEn : place.noteZh;
  return (
    <div className="stack" aria-live="polite">
      <Panel title={format.name(place)}>
        <Facts
          facts={[
            { term: t('admin.code'), value: <span className="code">{place.code}</span> },
            { term: t('admin.level'), value: `${t(`admin.levels.${place.level}`)}${place.kind === 'virtual' ? ` · ${t('admin.virtual')}` : ''}` },
            { term: t('admin.owner'), value: owner === undefined ? null : format.name(owner) },
            { term: t('request.whyTitle'), value: note },
          ]}
        />
      </Panel>
      <Authorities code={place.code} />
      <Windows code={place.code} />
    </div>
  );
}

export function JurisdictionsPage() {
  const { t } = useTranslation();
  const { code } = useSearch({ from: '/admin/admin/jurisdictions' });
  const navigate = useNavigate({ from: '/admin/jurisdictions' });
  const [q, setQ] = useState('');
  const settled = useDebounced(q.trim());
  const query = useQuery(allJurisdictionsQuery);
  return (
    <>
      <PageHeading title={t('admin.jurisdictionsTitle')} lead={t('admin.jurisdictionsLead')} />
      <div className="stack">
        <Calendar />
        <Loaded query={query} lines={12}>
          {(places) => {
            const chosen = places.find((place) => place.code === code);
            return (
              <div className="tree-columns">
                <Panel title={t('admin.jurisdictionsTree')}>
                  <div className="stack-s">
                    <SearchInput label={t('admin.jurisdictionsSearch')} value={q} onChange={setQ} />
                    <JurisdictionTree places={places} q={settled} chosen={code} onChoose={(next) => void navigate({ search: { code: next }, resetScroll: false })} />
                  </div>
                </Panel>
                {chosen === undefined ? <EmptyState title={t('admin.jurisdictionsTree')} text={t('admin.jurisdictionPrompt')} /> : <Chosen place={chosen} places={places} />}
              </div>
            );
          }}
        </Loaded>
      </div>
    </>
  );
}
