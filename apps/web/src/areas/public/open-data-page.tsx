import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Panel } from '../../components/layout/panel.js';
import { Notice } from '../../components/status/notice.js';
import '../../design/public.css';

const FORMATS = ['jsonl', 'json', 'csv', 'xlsx'] as const;
const EXPORT = '/api/catalogue/export';
const SIGNATURES = '/api/catalogue/export/signatures';
const KEYS = '/api/publication/keys';
const CHANGES = '/api/catalogue/changes';
const COMMAND = 'npm run tongban -- catalogue verify catalogue.jsonl --signatures signatures.json';

/** For whoever reuses the catalogue as data: what there is, where, and how to verify it. */
export function OpenDataPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('openData.title')} lead={t('openData.lead')} />
      <div className="stack">
        <Notice tone="care" role="note" title={t('openData.notice')}><p>{t('openData.noticeText')}</p></Notice>
        <Panel title={t('openData.files')}>
          <ul className="stack-s">
            {FORMATS.map((format) => <li key={format}><a href={`${EXPORT}?format=${format}`} download>{format.toUpperCase()}</a> <span className="muted">{t(`openData.file.${format}`)}</span></li>)}
            <li><a href={`${EXPORT}?format=csv&kind=recognition_rule`} download>{t('openData.csvRules')}</a></li>
            <li><a href={SIGNATURES}>{t('openData.signatures')}</a> <span className="muted">{t('openData.signaturesText')}</span></li>
          </ul>
          <h3>{t('openData.asOf')}</h3>
          <p>{t('openData.asOfText', { example: '?format=jsonl&at=2026-12-01T00:00:00Z' })}</p>
        </Panel>
        <Panel title={t('openData.verify')}>
          <div className="stack-s">
            <p>{t('openData.verifyText')}</p>
            <p><code className="code">{COMMAND}</code></p>
            <ul>{(['bytes', 'content', 'parties'] as const).map((step) => <li key={step}>{t(`openData.verifySteps.${step}`)}</li>)}</ul>
            <p>{t('openData.keysText')} <a className="code" href={KEYS}>{KEYS}</a></p>
          </div>
        </Panel>
        <Panel title={t('openData.changes')}>
          <p>{t('openData.changesText')}</p>
          <p><a className="code" href={CHANGES}>{`${CHANGES}?limit=100&cursor=…`}</a></p>
        </Panel>
        <Panel title={t('openData.polite')}>
          <p>{t('openData.politeText')}</p>
          <p><a href="/api/docs">{t('openData.docs')}</a></p>
        </Panel>
      </div>
    </>
  );
}
