import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { versionQuery, type DocumentName } from '../../api/timeline.js';
import type { TimelineVersion, VersionDetail } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { SelectInput } from '../form/select-input.js';
import { Loaded } from '../status/loaded.js';
import { Changes, SentenceChanges } from './changes.js';

interface OtherVersionProps {
  readonly version: TimelineVersion;
  readonly versions: readonly TimelineVersion[];
  /** Undefined: none is chosen. */
  readonly other: number | undefined;
  readonly onOther: (other: number) => void;
}

/** The choice of the version to compare with; nothing where there is no other one. */
export function OtherVersion({ version, versions, other, onOther }: OtherVersionProps) {
  const { t } = useTranslation();
  const options = versions.filter(({ number }) => number !== version.number).map(({ number, stage }) => ({ key: String(number), label: t('timeline.numberAndStage', { number, stage: t(`timeline.stage.${stage}`) }) }));
  if (options.length === 0) return null;
  return <div className="no-print"><SelectInput name={`compare.${version.kind}.${version.code}.${String(version.number)}`} label={t('timeline.compareWith')} optional short options={options} value={other === undefined ? '' : String(other)} onChange={(key) => onOther(Number(key))} /></div>;
}

/** What changed between two versions, from the older to the newer one. */
function Between({ older, newer }: { readonly older: VersionDetail; readonly newer: VersionDetail }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const [was, is] = [older.version, newer.version];
  return (
    <div className="stack-s">
      <p className="muted small">{t('timeline.fromTo', { older: was.number, newer: is.number })}</p>
      <SentenceChanges before={older.sentences[language]} after={newer.sentences[language]} />
      <Changes before={was.content} after={is.content} standingBefore={was.standing} standing={is.standing} sides={[t('timeline.number', { number: was.number }), t('timeline.number', { number: is.number })]} />
    </div>
  );
}

interface VersionComparisonProps {
  readonly document: DocumentName;
  readonly detail: VersionDetail;
  readonly other: number;
}

/** One version beside another of the same document: the sentences that came and went, then field by field in words. */
export function VersionComparison({ document, detail, other }: VersionComparisonProps) {
  const query = useQuery(versionQuery(document, other));
  return <Loaded query={query} lines={4}>{(second) => (other < detail.version.number ? <Between older={second} newer={detail} /> : <Between older={detail} newer={second} />)}</Loaded>;
}
