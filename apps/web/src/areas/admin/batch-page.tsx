import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePlaceName } from '../../api/place-name.js';
import { batchQuery } from '../../api/publication.js';
import { useSignedIn } from '../../api/session.js';
import type { Batch } from '../../api/types.js';
import { DataTable } from '../../components/data/data-table.js';
import { Facts } from '../../components/data/facts.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Panel } from '../../components/layout/panel.js';
import { CopyButton } from '../../components/status/copy-button.js';
import { Loaded } from '../../components/status/loaded.js';
import { Notice } from '../../components/status/notice.js';
import { useFormat } from '../../text/format.js';
import { BatchActs } from './batch-acts.js';
import { BatchItems } from './batch-items.js';
import { ImpactPanel } from './impact-panel.js';
import { BatchStateBadge, useBatchTitle, useEffectWords, usePlaces } from './batch-words.js';

function Signatures({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation();
  const format = useFormat();
  const placeName = usePlaceName();
  const rows = batch.parties.map((party) => ({ party, signature: batch.signatures.find(({ jurisdiction }) => jurisdiction === party) }));
  const waits = batch.state === 'proposed';
  return (
    <Panel title={t('signing.signatures')}>
      <DataTable
        caption={t('signing.signatures')} rows={rows} rowKey={({ party }) => party}
        columns={[
          { key: 'place', title: t('signing.signature.place'), isRowHeader: true, cell: ({ party }) => placeName(party) },
          { key: 'at', title: t('signing.signature.at'), cell: ({ signature }) => (signature === undefined ? <span className="muted">{t(waits ? 'signing.waiting' : 'signing.unsigned')}</span> : format.instant(signature.signedAt)) },
          { key: 'key', title: t('signing.signature.key'), cell: ({ signature }) => <span className="code small">{signature?.keyId ?? '—'}</span> },
          { key: 'algorithm', title: t('signing.signature.algorithm'), cell: ({ signature }) => <span className="code small">{signature?.algorithm ?? '—'}</span> },
        ]}
      />
    </Panel>
  );
}

function About({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation();
  const format = useFormat();
  const placeName = usePlaceName();
  const places = usePlaces();
  const effectWords = useEffectWords();
  const isAdmin = useSignedIn().activePost?.role === 'catalogue_admin';
  return (
    <Facts
      facts={[
        { term: t('signing.columns.state'), value: <BatchStateBadge batch={batch} /> },
        { term: t('signing.facts.purpose'), value: t(`signing.purpose.${batch.purpose}`) },
        { term: t('signing.facts.reason'), value: batch.endReason },
        { term: t('signing.facts.parties'), value: places(batch.parties) },
        { term: t('signing.facts.proposedIn'), value: batch.proposedIn === null ? null : placeName(batch.proposedIn) },
        { term: t('signing.facts.proposedAt'), value: format.instant(batch.proposedAt) },
        { term: t('signing.facts.effect'), value: effectWords(batch) },
        { term: t('signing.facts.signedAt'), value: batch.signedAt === null || batch.purpose === 'baseline' ? null : format.instant(batch.signedAt) },
        { term: t('signing.facts.rollsBack'), value: batch.rollsBack === null ? null : <Link to="/admin/batches/$id" params={{ id: batch.rollsBack }}>{t('signing.openOther')}</Link> },
        { term: t('signing.facts.drafts'), value: isAdmin && batch.purpose === 'publish' ? <Link to="/admin/drafts" search={{ batch: batch.id }}>{t('signing.draftsOf')}</Link> : null },
        { term: t('signing.facts.digest'), value: <span className="row"><span className="code small">{batch.digest}</span><CopyButton text={batch.digest} label={t('signing.copyDigest')} /></span> },
      ]}
    />
  );
}

/** One batch: what it says in plain words, what changes, who has signed, and what the reader may do. */
export function BatchPage() {
  const { t } = useTranslation();
  const title = useBatchTitle();
  const { id } = useParams({ from: '/admin/admin/batches/$id' });
  const query = useQuery(batchQuery(id));
  const isBaseline = query.data?.purpose === 'baseline';
  return (
    <>
      <PageHeading title={query.data === undefined ? t('signing.title') : title(query.data)} back={<Link to="/admin/batches">← {t('signing.back')}</Link>} />
      <Loaded query={query} lines={10}>
        {(batch) => (
          <div className="stack">
            {isBaseline && <Notice tone="care" role="note" title={t('signing.baselineTitle')}><p>{t('signing.baselineText')}</p></Notice>}
            {batch.overdue && <Notice tone="bad" role="note" title={t('agreement.overdue')}><p>{t('agreement.overdueText')}</p></Notice>}
            <About batch={batch} />
            {!isBaseline && <BatchActs batch={batch} />}
            {!isBaseline && <Signatures batch={batch} />}
            {!isBaseline && <ImpactPanel of={{ kind: 'batches', id: batch.id }} />}
            <h2>{t('signing.what')}</h2>
            <BatchItems batch={batch} withChanges={!isBaseline} />
          </div>
        )}
      </Loaded>
    </>
  );
}
