import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { departuresQuery, reachQuery, useAnnounceDeparture, useWithdrawDeparture } from '../../api/agreement.js';
import { usePlaceName } from '../../api/place-name.js';
import { useSession } from '../../api/session.js';
import type { Departure } from '../../api/types.js';
import { DataTable } from '../../components/data/data-table.js';
import { Button } from '../../components/form/button.js';
import { ConfirmDialog } from '../../components/form/confirm-dialog.js';
import { InstantInput } from '../../components/form/instant-input.js';
import { TextInput } from '../../components/form/text-input.js';
import { Panel } from '../../components/layout/panel.js';
import { PlainBadge } from '../../components/status/badges.js';
import { Loaded } from '../../components/status/loaded.js';
import type { Tone } from '../../components/status/notice.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { announce } from '../../components/status/toasts.js';
import { useFormat } from '../../text/format.js';

const TONE: Readonly<Record<Departure['state'], Tone>> = { announced: 'care', effective: 'bad', withdrawn: 'still' };
const MOST_LETTERS = 2_000;

function AnnounceDialog({ place, onClose }: { readonly place: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const reach = useQuery(reachQuery);
  const run = useAnnounceDeparture();
  const [effectiveAt, setEffectiveAt] = useState('');
  const [reason, setReason] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const confirm = () => {
    setWasTried(true);
    if (effectiveAt === '' || reason.trim() === '') return;
    run.carryOut({ effectiveAt, reason: reason.trim() }, () => { announce(t('agreement.announced')); onClose(); });
  };
  return (
    <ConfirmDialog isOpen onClose={onClose} title={t('agreement.announceAsk', { place })} confirm={t('agreement.announce', { place })} look="grave" isPending={run.isPending} onConfirm={confirm}>
      <p>{t('agreement.leavingText')}</p>
      {reach.data !== undefined && <p>{t('agreement.announceText', { place, documents: reach.data.documents, emptied: reach.data.emptied })}</p>}
      <InstantInput name="effectiveAt" label={t('agreement.effectiveAt')} value={effectiveAt} onChange={setEffectiveAt} error={wasTried && effectiveAt === '' ? t('agreement.effectiveMissing') : undefined} />
      <TextInput name="reason" label={t('agreement.reason')} multiline value={reason} onChange={setReason} maxLength={MOST_LETTERS} error={wasTried && reason.trim() === '' ? t('agreement.reasonMissing') : undefined} />
      {run.error !== null && <ProblemNotice error={run.error} />}
    </ConfirmDialog>
  );
}

function WithdrawDialog({ departure, onClose }: { readonly departure: Departure; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const run = useWithdrawDeparture();
  const [reason, setReason] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const confirm = () => {
    setWasTried(true);
    if (reason.trim() === '') return;
    run.carryOut({ id: departure.id, reason: reason.trim() }, () => { announce(t('agreement.withdrawn')); onClose(); });
  };
  return (
    <ConfirmDialog isOpen onClose={onClose} title={t('agreement.withdrawAsk')} confirm={t('agreement.withdraw')} look="first" isPending={run.isPending} onConfirm={confirm}>
      <p>{t('agreement.withdrawText')}</p>
      <TextInput name="reason" label={t('agreement.reason')} multiline value={reason} onChange={setReason} maxLength={MOST_LETTERS} error={wasTried && reason.trim() === '' ? t('agreement.reasonMissing') : undefined} />
      {run.error !== null && <ProblemNotice error={run.error} />}
    </ConfirmDialog>
  );
}

function Notices({ items, onWithdraw }: { readonly items: readonly Departure[]; readonly onWithdraw: (departure: Departure) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const placeName = usePlaceName();
  if (items.length === 0) return <p className="muted">{t('agreement.noNotices')}</p>;
  return (
    <DataTable
      caption={t('agreement.leaving')} rows={items} rowKey={(row) => row.id}
      columns={[
        { key: 'place', title: t('agreement.columns.place'), isRowHeader: true, cell: (row) => placeName(row.jurisdiction) },
        { key: 'state', title: t('agreement.columns.state'), cell: (row) => <PlainBadge tone={TONE[row.state]}>{t(`agreement.state.${row.state}`)}</PlainBadge> },
        { key: 'from', title: t('agreement.columns.from'), cell: (row) => <time dateTime={row.effectiveAt}>{format.instant(row.effectiveAt)}</time> },
        { key: 'reason', title: t('agreement.columns.reason'), cell: (row) => <>{row.reason}{row.withdrawalReason !== null && <span className="cell-sub">{t('agreement.withdraw')}: {row.withdrawalReason}</span>}</> },
        { key: 'announced', title: t('agreement.columns.announced'), cell: (row) => <><time dateTime={row.announcedAt}>{format.instant(row.announcedAt)}</time>{row.mayWithdraw && <div className="no-print"><Button look="second" size="small" onPress={() => onWithdraw(row)}>{t('agreement.withdraw')}</Button></div>}</> },
      ]}
    />
  );
}

/** Who leaves the agreement, and the act of leaving for the administrator of a party. */
export function Departures() {
  const { t } = useTranslation();
  const format = useFormat();
  const post = useSession()?.activePost ?? null;
  const query = useQuery(departuresQuery);
  const [isAnnouncing, setIsAnnouncing] = useState(false);
  const [withdrawn, setWithdrawn] = useState<Departure | null>(null);
  const place = post?.role === 'catalogue_admin' ? format.name(post.jurisdiction) : null;
  return (
    <Panel title={t('agreement.leaving')}>
      <div className="stack-s">
        <p className="small">{t('agreement.leavingText')}</p>
        <Loaded query={query} lines={2}>{({ items }) => <Notices items={items} onWithdraw={setWithdrawn} />}</Loaded>
        {place !== null && query.data?.items.some(({ mayWithdraw }) => mayWithdraw) === false && <div className="no-print"><Button look="grave" onPress={() => setIsAnnouncing(true)}>{t('agreement.announce', { place })}</Button></div>}
        {isAnnouncing && place !== null && <AnnounceDialog place={place} onClose={() => setIsAnnouncing(false)} />}
        {withdrawn !== null && <WithdrawDialog departure={withdrawn} onClose={() => setWithdrawn(null)} />}
      </div>
    </Panel>
  );
}
