import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { lazy, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { qualificationQuery } from '../../api/catalogue.js';
import { usePlaceName } from '../../api/place-name.js';
import { useSession } from '../../api/session.js';
import type { Qualification } from '../../api/types.js';
import { DepartureBanner } from '../../components/catalogue/departure-banner.js';
import { VersionTimeline } from '../../components/catalogue/version-timeline.js';
import { DataTable } from '../../components/data/data-table.js';
import { Facts } from '../../components/data/facts.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Panel } from '../../components/layout/panel.js';
import { ProvenanceBadge } from '../../components/status/badges.js';
import { LawList, LawRef } from '../../components/status/law-ref.js';
import { Loaded } from '../../components/status/loaded.js';
import { Notice } from '../../components/status/notice.js';
import '../../design/public.css';
import { useFormat } from '../../text/format.js';
import { useConfirmation } from './provenance-notice.js';
import { RecognitionCheck } from './recognition-check.js';
import { useSectorName } from './use-sectors.js';

type Unit = 'month' | 'day' | 'working_day';

/** Whole years read better than twelves of months. */
function useSpan(): (value: number, unit: Unit) => string {
  const { t } = useTranslation();
  return (value, unit) => (unit === 'month' && value === 12 ? t('answer.year') : unit === 'month' && value % 12 === 0 ? t('answer.years', { value: value / 12 }) : t('answer.span', { value, unit: t(`answer.unit.${unit}`) }));
}

function useValidity(entry: Qualification): string {
  const { t } = useTranslation();
  const span = useSpan();
  switch (entry.validity.kind) {
    case 'permanent':
      return t('pub.entry.validityPermanent');
    case 'term':
      return span(entry.validity.value ?? 0, entry.validity.unit ?? 'month');
    case 'unknown':
      return t('pub.entry.validityUnknown');
  }
}

function Basis({ basis }: { readonly basis: NonNullable<Qualification['legalBasis']> }) {
  const { t } = useTranslation();
  return (
    <>
      <LawRef law={basis} /> <span className="muted small">({t(basis.verified ? 'pub.provenance.basisVerified' : 'pub.provenance.basisUnverified')})</span>
      {basis.url !== null && <span className="cell-sub"><a href={basis.url} target="_blank" rel="noreferrer">{t(basis.officialText ? 'answer.legalText' : 'answer.legalCopy')}</a></span>}
    </>
  );
}

function Issuers({ entry }: { readonly entry: Qualification }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <ul>{entry.authorities.map((issuer) => <li key={issuer.jurisdiction}>{format.name(issuer)}</li>)}</ul>
      <span className="cell-sub muted small">{t('answer.authorityNote')}</span>
    </>
  );
}

function useParticulars({ particulars: { standardNumber, grades, reusableFor } }: Qualification): { term: string; value: ReactNode }[] {
  const { t } = useTranslation();
  const span = useSpan();
  return [
    { term: t('answer.particulars.standardNumber'), value: standardNumber === null ? null : <span className="code">{standardNumber}</span> },
    { term: t('answer.particulars.grades'), value: grades.length === 0 ? null : <span lang="zh-CN">{grades.join('、')}</span> },
    { term: t('answer.particulars.reusableFor'), value: reusableFor === null ? null : span(reusableFor.value, reusableFor.unit) },
  ];
}

function EntryFacts({ entry }: { readonly entry: Qualification }) {
  const { t } = useTranslation();
  const sectorName = useSectorName();
  const validity = useValidity(entry);
  const lead = entry.renewalLead;
  const particulars = useParticulars(entry);
  return (
    <Facts
      facts={[
        { term: t('pub.entry.effect'), value: t(`vocabulary.effect.${entry.recognitionEffect}`) },
        { term: t('pub.entry.class'), value: t(`vocabulary.class.${entry.class}`) },
        { term: t('pub.entry.sector'), value: sectorName(entry.sector) },
        { term: t('pub.entry.holder'), value: t(`vocabulary.holder.${entry.holderType}`) },
        { term: t('pub.entry.certificate'), value: <span lang="zh-CN">{entry.certificateZh}</span> },
        { term: t('pub.entry.authority'), value: <span lang="zh-CN">{entry.authorityZh}</span> },
        { term: t('answer.authorities'), value: entry.authorities.length === 0 ? null : <Issuers entry={entry} /> },
        { term: t('pub.entry.basis'), value: entry.legalBasis === null ? null : <Basis basis={entry.legalBasis} /> },
        ...particulars,
        { term: t('pub.entry.validity'), value: validity },
        { term: t('pub.entry.renewal'), value: lead === null ? null : t('pub.entry.renewalLead', { value: lead.value, unit: t(`pub.entry.unit.${lead.unit}`) }) },
        { term: t('pub.entry.code'), value: <span className="code">{entry.code}</span> },
      ]}
    />
  );
}

function EntryProvenance({ entry }: { readonly entry: Qualification }) {
  const { t } = useTranslation();
  const confirmation = useConfirmation();
  const { provenance } = entry;
  return (
    <Notice tone="care" role="note" title={t('pub.provenance.title')}>
      <p className="small">{t('pub.provenance.text')}</p>
      <p className="small"><strong>{confirmation(provenance.jjjStatus)}</strong></p>
      {provenance.sources.length > 0 && (
        <details className="small">
          <summary>{t('pub.provenance.sources')}</summary>
          <ul className="bullets" lang="zh-CN">{provenance.sources.map((source) => <li key={source}>{source}</li>)}</ul>
        </details>
      )}
    </Notice>
  );
}

function EntryRules({ entry }: { readonly entry: Qualification }) {
  const { t } = useTranslation();
  const format = useFormat();
  const placeName = usePlaceName();
  if (entry.rules.length === 0) return <p className="muted">{t('pub.entry.noRules')}</p>;
  return (
    <DataTable
      caption={t('pub.entry.rulesTitle')}
      rows={entry.rules}
      rowKey={(rule) => rule.id}
      columns={[
        { key: 'from', title: t('pub.entry.ruleFrom'), isRowHeader: true, cell: (rule) => `${placeName(rule.from)} → ${placeName(rule.to)}` },
        { key: 'effect', title: t('pub.entry.effect'), cell: (rule) => t(`vocabulary.effect.${rule.effect}`) },
        { key: 'valid', title: t('pub.entry.ruleValid'), cell: (rule) => (rule.validTo === null ? t('pub.entry.ruleSince', { from: format.day(rule.validFrom) }) : t('pub.entry.ruleUntil', { from: format.day(rule.validFrom), to: format.day(rule.validTo) })) },
        { key: 'basis', title: t('pub.entry.ruleBasis'), cell: (rule) => <LawList laws={rule.legalBasis} /> },
      ]}
    />
  );
}

/** Only an administrator needs the code that begins drafts: it is loaded for nobody else. */
const EntryDrafts = lazy(async () => ({ default: (await import('../admin/drafts/start-draft.js')).EntryDrafts }));

export function EntryPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { code } = useParams({ from: '/catalogue/$code' });
  const { from, to, on } = useSearch({ from: '/catalogue/$code' });
  const isAdmin = useSession()?.activePost?.role === 'catalogue_admin';
  const query = useQuery(qualificationQuery(code));
  const confirmation = useConfirmation();
  const back = <Link to={isAdmin ? '/admin/catalogue' : '/catalogue'}>← {t('pub.entry.back')}</Link>;
  const entry = query.data;
  return (
    <>
      <PageHeading
        title={entry === undefined ? t('pub.catalogue.title') : format.name(entry)}
        otherTitle={entry === undefined ? undefined : format.otherName(entry)}
        back={back}
        lead={entry === undefined ? undefined : <span className="row small"><ProvenanceBadge /><span>{confirmation(entry.provenance.jjjStatus)}</span></span>}
      />
      <Loaded query={query} lines={10}>
        {(loaded) => (
          <div className="stack">
            {isAdmin && <Notice tone="bad" role="note" title={t('pub.entry.adminTitle')}><p>{t('pub.entry.adminText')}</p><EntryDrafts entry={loaded} /></Notice>}
            <div className="entry-grid">
              <RecognitionCheck entry={loaded} from={from ?? '110000'} to={to ?? '120000'} on={on} />
              <Panel title={t('pub.entry.facts')}><EntryFacts entry={loaded} /></Panel>
            </div>
            <section className="stack-s" aria-labelledby="rules">
              <h2 id="rules">{t('pub.entry.rulesTitle')}</h2>
              <EntryRules entry={loaded} />
            </section>
            <DepartureBanner />
            {loaded.status === 'published' && <VersionTimeline document={{ kind: 'qualification', code }} />}
            <EntryProvenance entry={loaded} />
          </div>
        )}
      </Loaded>
    </>
  );
}
