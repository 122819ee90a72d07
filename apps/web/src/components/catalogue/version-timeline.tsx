import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlaceName } from '../../api/place-name.js';
import { hasCode } from '../../api/problem.js';
import { useSession } from '../../api/session.js';
import { versionQuery, versionsQuery, type DocumentName } from '../../api/timeline.js';
import type { TimelineVersion } from '../../api/types.js';
import '../../design/request.css';
import '../../design/timeline.css';
import { useFormat } from '../../text/format.js';
import { Button } from '../form/button.js';
import { InstantInput } from '../form/instant-input.js';
import { Panel } from '../layout/panel.js';
import { Loaded } from '../status/loaded.js';
import { Changes, SentenceChanges } from './changes.js';
import { OtherVersion, VersionComparison } from './version-comparison.js';
import { inForceAt, StageBadge, StandingBadge, usePeriodWords } from './version-words.js';

interface VersionContentProps {
  readonly document: DocumentName;
  readonly number: number;
  /** All versions of the document, to compare with. */
  readonly versions: readonly TimelineVersion[];
}

function VersionContent({ document, number, versions }: VersionContentProps) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const query = useQuery(versionQuery(document, number));
  const [chosen, setChosen] = useState<number>();
  return (
    <Loaded query={query} lines={4}>
      {(detail) => {
        const other = chosen ?? detail.before ?? undefined;
        return (
          <div className="stack-s">
            <OtherVersion version={detail.version} versions={versions} other={other} onOther={setChosen} />
            <h4>{other === undefined ? t('timeline.words') : t('timeline.changesTo', { number: other })}</h4>
            {other === undefined ? <SentenceChanges before={null} after={detail.sentences[language]} /> : <VersionComparison document={document} detail={detail} other={other} />}
            {other === undefined && <><h4>{t('timeline.content')}</h4><p className="muted small">{t('timeline.first')}</p><Changes before={null} after={detail.version.content} standingBefore={null} standing={detail.version.standing} /></>}
          </div>
        );
      }}
    </Loaded>
  );
}

function SignedBy({ version }: { readonly version: TimelineVersion }) {
  const { t } = useTranslation();
  const format = useFormat();
  const placeName = usePlaceName();
  const { purpose, signedBy, missing, endReason } = version.batch;
  if (purpose === 'baseline') return <p className="timeline-meta">{t('timeline.baseline')}</p>;
  const words = signedBy.map(({ jurisdiction, at }) => t('timeline.signedAt', { place: placeName(jurisdiction), at: format.instant(at) }));
  return (
    <>
      {words.length > 0 && <p className="timeline-meta">{t('timeline.signedBy')}: {words.join(t('signing.between'))}</p>}
      {missing.length > 0 && <p className="timeline-meta">{t('timeline.missing', { places: missing.map(placeName).join(t('signing.between')) })}</p>}
      {endReason !== null && endReason !== '' && <p className="timeline-note">{t('timeline.reason', { reason: endReason })}</p>}
    </>
  );
}

interface EntryProps {
  readonly document: DocumentName;
  readonly version: TimelineVersion;
  readonly versions: readonly TimelineVersion[];
  readonly holds: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function Entry({ document, version, versions, holds, isOpen, onToggle }: EntryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const periodWords = usePeriodWords();
  const id = useId();
  const isAdmin = ['catalogue_admin', 'auditor', 'platform_admin'].includes(useSession()?.activePost?.role ?? '');
  const { number, stage, standing, batch } = version;
  const batchTitle = format.name({ nameZh: batch.titleZh, nameEn: batch.titleEn });
  return (
    <li className={holds ? 'timeline-entry version-holds' : 'timeline-entry'} aria-current={holds ? 'true' : undefined}>
      <div className="row"><h3 className="timeline-what">{t('timeline.number', { number })}</h3><StageBadge stage={stage} /><StandingBadge standing={standing} /></div>
      <p>{periodWords(version)}</p>
      <p className="timeline-meta">{t('timeline.batch')}: {isAdmin ? <Link to="/admin/batches/$id" params={{ id: batch.id }}>{batchTitle}</Link> : batchTitle}{batch.purpose === 'rollback' && ` (${t('timeline.rollback')})`}</p>
      <SignedBy version={version} />
      <div className="row small no-print"><button type="button" className="text-button" aria-expanded={isOpen} aria-controls={isOpen ? id : undefined} onClick={onToggle}>{t(isOpen ? 'timeline.close' : 'timeline.open', { number })}</button><Link to={document.kind === 'qualification' ? '/catalogue/$code/versions/$number' : '/rules/$code/versions/$number'} params={{ code: document.code, number: String(number) }}>{t('timeline.openPage', { number })}</Link></div>
      {isOpen && <div id={id} className="version-content"><VersionContent document={document} number={number} versions={versions} /></div>}
    </li>
  );
}

function AsOf({ at, onChange }: { readonly at: string; readonly onChange: (at: string) => void }) {
  const { t } = useTranslation();
  return (
    <div className="search-bar no-print">
      <InstantInput name="at" label={t('timeline.asOf')} hint={t('timeline.asOfHint')} optional value={at} onChange={onChange} />
      {at !== '' && <Button look="second" size="small" onPress={() => onChange('')}>{t('timeline.now')}</Button>}
    </div>
  );
}

interface VersionTimelineProps {
  readonly document: DocumentName;
  /** Names it where a page shows more than one. */
  readonly title?: string;
  /** Instant (ISO, UTC) to look at; empty: now. */
  readonly at?: string;
  /** Where the instant lives elsewhere, as in the address of the page. */
  readonly onAt?: (at: string) => void;
}

/** Every version of a document: which holds when, by whose signatures, and what each says and changed. */
export function VersionTimeline({ document, title, at: given, onAt }: VersionTimelineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useQuery(versionsQuery(document));
  const [own, setOwn] = useState('');
  const [open, setOpen] = useState<number | null>(null);
  const at = given ?? own;
  if (hasCode(query.error, 'document_unknown')) return <Panel title={title ?? t('timeline.title')}><p className="muted">{t('timeline.noVersions')}</p></Panel>;
  return (
    <Panel title={title ?? t('timeline.title')}>
      <div className="stack-s">
        <p className="muted small">{t('timeline.lead')}</p>
        <AsOf at={at} onChange={onAt ?? setOwn} />
        <Loaded query={query} lines={4}>
          {({ items }) => {
            const holding = inForceAt(items, at === '' ? new Date() : new Date(at));
            const words = { at: at === '' ? '' : format.instant(at), number: holding?.number ?? 0 };
            return (
              <div className="stack-s">
                <p role="status"><strong>{holding === undefined ? t(at === '' ? 'timeline.nothingNow' : 'timeline.nothingAt', words) : t(at === '' ? 'timeline.holdsNow' : 'timeline.holdsAt', words)}</strong></p>
                <ol className="timeline" aria-label={t('timeline.list')} reversed>
                  {items.map((version) => (
                    <Entry
                      key={version.number} document={document} version={version} versions={items} holds={version === holding} isOpen={open === version.number}
                      onToggle={() => setOpen(open === version.number ? null : version.number)}
                    />
                  ))}
                </ol>
              </div>
            );
          }}
        </Loaded>
      </div>
    </Panel>
  );
}
