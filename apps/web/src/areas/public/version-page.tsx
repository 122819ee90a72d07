import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePlaceName } from '../../api/place-name.js';
import { hasCode } from '../../api/problem.js';
import { versionQuery, versionsQuery, type DocumentName } from '../../api/timeline.js';
import type { Content, TimelineVersion, VersionDetail } from '../../api/types.js';
import { ContentFacts } from '../../components/catalogue/content-facts.js';
import { OtherVersion, VersionComparison } from '../../components/catalogue/version-comparison.js';
import { StageBadge, StandingBadge, usePeriodWords } from '../../components/catalogue/version-words.js';
import { Facts } from '../../components/data/facts.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Panel } from '../../components/layout/panel.js';
import { Loaded } from '../../components/status/loaded.js';
import { Notice } from '../../components/status/notice.js';
import '../../design/public.css';
import { useFormat } from '../../text/format.js';
import { NoSuchVersion } from './no-such-version.js';

const NUMBER = /^[1-9]\d{0,8}$/;

function isContent(value: unknown): value is Content {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The entry that a document is about: a rule has no page of its own. */
function entryOf({ kind, code, content }: TimelineVersion): string {
  return kind === 'recognition_rule' && typeof content['qualificationCode'] === 'string' ? content['qualificationCode'] : code;
}

function Force({ version }: { readonly version: TimelineVersion }) {
  const { t } = useTranslation();
  const format = useFormat();
  const instant = (at: string | null) => (at === null ? null : format.instant(at));
  return (
    <Panel title={t('timeline.page.force')}>
      <Facts
        facts={[
          { term: t('timeline.page.stage'), value: <span className="row"><StageBadge stage={version.stage} /><StandingBadge standing={version.standing} /></span> },
          { term: t('timeline.page.from'), value: instant(version.inForceFrom) },
          { term: t('timeline.page.until'), value: version.inForceFrom === null ? null : (instant(version.inForceUntil) ?? t('timeline.page.open')) },
        ]}
      />
      {version.stage === 'past' && <p className="muted small">{t('timeline.page.past')}</p>}
    </Panel>
  );
}

function Signatures({ version }: { readonly version: TimelineVersion }) {
  const { t } = useTranslation();
  const format = useFormat();
  const placeName = usePlaceName();
  const { purpose, signedBy, missing, titleZh, titleEn, endReason } = version.batch;
  if (purpose === 'baseline') return <Panel title={t('timeline.page.signatures')}><Notice tone="care" role="note" title={t('timeline.page.unsigned')}><p className="small">{t('timeline.page.unsignedText')}</p></Notice></Panel>;
  const signed = signedBy.map(({ jurisdiction, at }) => ({ jurisdiction, words: t('timeline.page.signedOn', { at: format.instant(at) }) }));
  const waiting = missing.map((jurisdiction) => ({ jurisdiction, words: t('timeline.page.notSigned') }));
  return (
    <Panel title={t('timeline.page.signatures')}>
      <Facts facts={[...signed, ...waiting].map(({ jurisdiction, words }) => ({ term: placeName(jurisdiction), value: words }))} />
      <p className="muted small">{t('timeline.batch')}: {format.name({ nameZh: titleZh, nameEn: titleEn })}{purpose === 'rollback' && ` (${t('timeline.rollback')})`}</p>
      {endReason !== null && endReason !== '' && <p className="small">{t('timeline.reason', { reason: endReason })}</p>}
      <p className="small"><Link to="/agreement">{t('timeline.page.keys')}</Link></p>
    </Panel>
  );
}

interface ComparedProps {
  readonly document: DocumentName;
  readonly detail: VersionDetail;
}

/** What the version changed against the one before it, or another that the address names; nothing where it is the only one. */
function Compared({ document, detail }: ComparedProps) {
  const { t } = useTranslation();
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const versions = useQuery(versionsQuery(document)).data?.items ?? [];
  const { version } = detail;
  const other = versions.find(({ number }) => number !== version.number && String(number) === search.with)?.number ?? detail.before ?? undefined;
  const choose = (number: number) => void navigate({ to: '.', search: (now) => ({ ...now, with: String(number) }), replace: true, resetScroll: false });
  if (versions.length < 2) return null;
  return (
    <Panel title={other === undefined ? t('timeline.compare') : t('timeline.changesTo', { number: other })}>
      <div className="stack-s">
        <OtherVersion version={version} versions={versions} other={other} onOther={choose} />
        {other !== undefined && <VersionComparison document={document} detail={detail} other={other} />}
      </div>
    </Panel>
  );
}

function Body({ document, detail }: ComparedProps) {
  const { version, sentences } = detail;
  const { t } = useTranslation();
  const { language } = useFormat();
  const { provenance, legalBasis } = version.content;
  return (
    <div className="stack">
      <div className="two-columns">
        <div className="stack">
          <Panel title={t('timeline.words')}><ul className="stack-s sentences">{sentences[language].map((each) => <li key={each}>{each}</li>)}</ul></Panel>
          <Panel title={t('timeline.content')}><ContentFacts content={version.content} without={isContent(legalBasis) ? ['provenance', 'legalBasis'] : ['provenance']} /></Panel>
          {isContent(legalBasis) && <Panel title={t('drafts.label.legalBasis')}><ContentFacts content={legalBasis} path="legalBasis" /></Panel>}
        </div>
        <div className="stack">
          <Force version={version} />
          <Signatures version={version} />
          {isContent(provenance) && <Panel title={t('timeline.page.provenance')}><ContentFacts content={provenance} path="provenance" /></Panel>}
          <details className="technical">
            <summary>{t('verify.technical')}</summary>
            <Facts facts={[{ term: t('timeline.page.digest'), value: <span className="code break">{version.digest}</span> }]} />
            <p className="muted small">{t('timeline.page.digestNote')}</p>
          </details>
        </div>
      </div>
      <Compared document={document} detail={detail} />
    </div>
  );
}

interface DocumentVersionProps {
  readonly document: DocumentName;
  /** As it stands in the address. */
  readonly written: string;
}

function DocumentVersion({ document, written }: DocumentVersionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const periodWords = usePeriodWords();
  const number = NUMBER.test(written) ? Number(written) : undefined;
  const query = useQuery({ ...versionQuery(document, number ?? 0), enabled: number !== undefined });
  if (number === undefined || hasCode(query.error, 'document_unknown')) return <NoSuchVersion document={document} number={written} />;
  const version = query.data?.version;
  const title = version && format.name({ nameZh: version.title.zh, nameEn: version.title.en });
  return (
    <>
      <PageHeading
        title={title === undefined ? t('timeline.number', { number }) : t('timeline.page.title', { title, number })}
        lead={version && periodWords(version)}
        back={version && <Link to="/catalogue/$code" params={{ code: entryOf(version) }}>← {t('timeline.page.back')}</Link>}
      />
      <Loaded query={query} lines={10}>{(detail) => <Body document={document} detail={detail} />}</Loaded>
    </>
  );
}

/** One version of an entry, whether it holds or not, as a certificate names it: what it says, when it holds, and who has signed it. */
export function EntryVersionPage() {
  const { code, number } = useParams({ from: '/catalogue/$code/versions/$number' });
  return <DocumentVersion document={{ kind: 'qualification', code }} written={number} />;
}

/** The same for a recognition rule. */
export function RuleVersionPage() {
  const { code, number } = useParams({ from: '/rules/$code/versions/$number' });
  return <DocumentVersion document={{ kind: 'recognition_rule', code }} written={number} />;
}
