import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keysQuery } from '../../api/agreement.js';
import { usePlaceName } from '../../api/place-name.js';
import type { PublicKey } from '../../api/types.js';
import { DataTable } from '../../components/data/data-table.js';
import { buttonClass } from '../../components/form/button-class.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Panel } from '../../components/layout/panel.js';
import { PlainBadge } from '../../components/status/badges.js';
import { CopyButton } from '../../components/status/copy-button.js';
import { Loaded } from '../../components/status/loaded.js';
import type { Tone } from '../../components/status/notice.js';
import '../../design/public.css';
import { useFormat } from '../../text/format.js';
import { Departures } from './departures.js';

const COMMAND = 'npm run tongban -- catalogue verify tongban-catalogue.jsonl --keys tongban-keys.json';
const TONE: Readonly<Record<'current' | 'retired' | 'revoked', Tone>> = { current: 'good', retired: 'still', revoked: 'bad' };

function statusOf({ retiredAt, revokedAt }: PublicKey): keyof typeof TONE {
  if (revokedAt !== null) return 'revoked';
  return retiredAt === null ? 'current' : 'retired';
}

function Keys() {
  const { t } = useTranslation();
  const format = useFormat();
  const placeName = usePlaceName();
  const query = useQuery(keysQuery);
  return (
    <Panel title={t('agreement.parties')}>
      <Loaded query={query} lines={4}>
        {({ items }) => items.length === 0 ? <p className="muted">{t('agreement.none')}</p> : (
          <DataTable
            caption={t('agreement.parties')} rows={items} rowKey={(key) => key.id}
            columns={[
              { key: 'place', title: t('agreement.columns.place'), isRowHeader: true, cell: (key) => placeName(key.owner) },
              { key: 'status', title: t('agreement.status'), cell: (key) => <PlainBadge tone={TONE[statusOf(key)]}>{t(`agreement.keyStatus.${statusOf(key)}`)}</PlainBadge> },
              { key: 'since', title: t('agreement.since'), cell: (key) => <>{format.instant(key.madeAt)}{statusOf(key) !== 'current' && <span className="cell-sub">{t('agreement.until')}: {format.instant(key.revokedAt ?? key.retiredAt ?? key.madeAt)}</span>}</> },
              { key: 'fingerprint', title: t('agreement.fingerprint'), cell: (key) => <><span className="row"><span className="code small break-all">{key.fingerprint}</span><CopyButton text={key.fingerprint} /></span><span className="cell-sub code">{key.id} · {key.algorithm}</span></> },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}

function Verify() {
  const { t } = useTranslation();
  return (
    <Panel title={t('agreement.verifyTitle')}>
      <div className="stack-s">
        <ol className="bullets">{t('agreement.verifySteps', { returnObjects: true }).map((step) => <li key={step}>{step}</li>)}</ol>
        <p className="row no-print">
          <a className={buttonClass('second', 'small')} href="/api/publication/export" download>{t('agreement.downloadExport')}</a>
          <a className={buttonClass('second', 'small')} href="/api/publication/keys" download="tongban-keys.json">{t('agreement.downloadKeys')}</a>
        </p>
        <p className="row"><code className="code small break-all">{COMMAND}</code><CopyButton text={COMMAND} /></p>
        <p className="small muted">{t('agreement.refusals')}</p>
      </div>
    </Panel>
  );
}

/** Who the parties are: their public keys, how anyone verifies what they signed, and who leaves. */
export function AgreementPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('agreement.title')} lead={t('agreement.lead')} />
      <div className="stack">
        <Keys />
        <Verify />
        <Departures />
      </div>
    </>
  );
}
