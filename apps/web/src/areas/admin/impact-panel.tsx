import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { impactQuery, type ImpactOf } from '../../api/drafts.js';
import type { ImpactSource } from '../../api/types.js';
import { DataTable } from '../../components/data/data-table.js';
import { Panel } from '../../components/layout/panel.js';
import { PlainBadge } from '../../components/status/badges.js';
import { Loaded } from '../../components/status/loaded.js';
import { useFormat } from '../../text/format.js';

const SOURCES = ['requests', 'service_types', 'credentials'] as const;

function useSourceWords(): (source: string) => string {
  const { t } = useTranslation();
  return (source) => {
    const known = SOURCES.find((each) => each === source);
    return known === undefined ? source : t(`drafts.impact.source.${known}`);
  };
}

function Source({ source }: { readonly source: ImpactSource }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const name = useSourceWords()(source.source);
  return (
    <section className="stack-s">
      <h3>{name}</h3>
      <p>{t('drafts.impact.counts', { total: source.total, changed: source.changed })}</p>
      {source.groups.length > 0 && (
        <DataTable
          caption={name} rows={source.groups} rowKey={(row) => `${row.label.zh} ${row.before.zh} ${row.after.zh}`}
          columns={[
            { key: 'label', title: t('drafts.impact.which'), isRowHeader: true, cell: (row) => row.label[language] },
            { key: 'count', title: t('drafts.impact.count'), cell: (row) => row.count },
            { key: 'before', title: t('drafts.impact.now'), cell: (row) => row.before[language] },
            { key: 'after', title: t('drafts.impact.then'), cell: (row) => <>{row.after[language]} <PlainBadge tone={row.changed ? 'care' : 'still'}>{t(row.changed ? 'drafts.impact.changes' : 'drafts.impact.stays')}</PlainBadge></> },
          ]}
        />
      )}
      {source.items.length > 0 && (
        <details>
          <summary>{t('drafts.impact.items', { shown: source.items.length, total: source.itemsTotal })}</summary>
          <ul className="bullets small">{source.items.map((item) => <li key={item.id}>{item.name} · {item.label[language]} · {item.after[language]}</li>)}</ul>
        </details>
      )}
    </section>
  );
}

/** What depends on a draft or a batch, counted, and what would change for it. */
export function ImpactPanel({ of }: { readonly of: ImpactOf }) {
  const { t } = useTranslation();
  const query = useQuery(impactQuery(of));
  return (
    <Panel title={t('drafts.impact.title')}>
      <div className="stack-s">
        <p className="muted small">{t('drafts.impact.lead')}</p>
        <Loaded query={query} lines={3}>
          {({ sources }) => <>{sources.filter(({ total }) => total > 0).map((source) => <Source key={source.source} source={source} />)}{sources.every(({ total }) => total === 0) && <p>{t('drafts.impact.none')}</p>}</>}
        </Loaded>
      </div>
    </Panel>
  );
}

/** The same in one line for each kind of thing. */
export function ImpactLines({ of }: { readonly of: ImpactOf }) {
  const { t } = useTranslation();
  const sourceWords = useSourceWords();
  const { data } = useQuery(impactQuery(of));
  if (data === undefined) return null;
  const found = data.sources.filter(({ total }) => total > 0);
  if (found.length === 0) return <p className="small muted">{t('drafts.impact.none')}</p>;
  return found.map(({ source, total, changed }) => <p key={source} className="small muted">{t('drafts.words.part', { label: sourceWords(source), value: t('drafts.impact.counts', { total, changed }) })}</p>);
}
