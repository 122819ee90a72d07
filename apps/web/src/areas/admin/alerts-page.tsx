import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { alertsQuery, jurisdictionNoticesQuery, useEndAlert, type AlertStatus } from '../../api/alerts.js';
import { useSession, useSignedIn } from '../../api/session.js';
import type { Alert, JurisdictionNotice } from '../../api/types.js';
import { DataTable } from '../../components/data/data-table.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { Button } from '../../components/form/button.js';
import { ConfirmDialog } from '../../components/form/confirm-dialog.js';
import { SearchInput } from '../../components/form/search-input.js';
import { TextInput } from '../../components/form/text-input.js';
import { useSearchText } from '../../components/form/use-search-text.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { PlainBadge } from '../../components/status/badges.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { LawRef } from '../../components/status/law-ref.js';
import { Loaded } from '../../components/status/loaded.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { announce } from '../../components/status/toasts.js';
import { useFormat } from '../../text/format.js';
import { MarkAlert } from './mark-alert.js';

const STATUSES = ['open', 'ended'] as const satisfies readonly AlertStatus[];
const TOLD = ['alert_marked', 'alert_lifted', 'alert_corrected', 'certificate_suspended', 'certificate_revoked', 'certificate_reinstated', 'certificate_reissuable'] as const;
type Act = Alert['availableActs'][number];

function EndDialog({ alert, act, onClose }: { readonly alert: Alert; readonly act: Act; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const end = useEndAlert(alert.id);
  const confirm = () => {
    setWasTried(true);
    if (reason.trim() !== '') end.carryOut({ act, reason: reason.trim() }, () => { announce(t(`alerts.done.${act}`)); onClose(); });
  };
  return (
    <ConfirmDialog isOpen onClose={onClose} title={t(`alerts.ask.${act}`)} confirm={t(`alerts.act.${act}`)} look="grave" isPending={end.isPending} onConfirm={confirm}>
      <p>{t(`alerts.explain.${act}`)}</p>
      <TextInput name="reason" label={t('alerts.reason')} multiline maxLength={1_000} value={reason} onChange={setReason} error={wasTried && reason.trim() === '' ? t('alerts.missing') : undefined} />
      {end.error !== null && <ProblemNotice error={end.error} />}
    </ConfirmDialog>
  );
}

function Acts({ alert }: { readonly alert: Alert }) {
  const { t } = useTranslation();
  const [act, setAct] = useState<Act | null>(null);
  return (
    <div className="row">
      {alert.availableActs.map((each) => <Button key={each} size="small" look="second" label={`${t(`alerts.act.${each}`)} ${alert.certificateNumber ?? alert.holderName}`} onPress={() => setAct(each)}>{t(`alerts.act.${each}`)}</Button>)}
      {act !== null && <EndDialog alert={alert} act={act} onClose={() => setAct(null)} />}
    </div>
  );
}

function Period({ alert }: { readonly alert: Alert }) {
  const { t } = useTranslation();
  const format = useFormat();
  return <>{t('alerts.since', { from: format.instant(alert.from) })}{alert.until !== null && <span className="cell-sub">{t('alerts.until', { until: format.instant(alert.until) })}</span>}<span className="cell-sub">{t('alerts.told', { n: alert.relying.length })}</span></>;
}

function Alerts({ q, status }: { readonly q: string; readonly status: AlertStatus }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useInfiniteQuery(alertsQuery({ q: q === '' ? undefined : q, status }));
  return (
    <Loaded query={query} lines={6}>
      {(data) => {
        const rows = data.pages.flatMap((page) => page.items);
        if (rows.length === 0) return <EmptyState title={t('alerts.emptyTitle')} text={t('alerts.emptyText')} />;
        return (
          <section aria-label={t('alerts.title')}>
            <DataTable
              caption={t('alerts.title')} rows={rows} rowKey={(row) => row.id} isBusy={query.isPlaceholderData}
              columns={[
                { key: 'what', title: t('alerts.columns.what'), isRowHeader: true, cell: (row) => <><strong>{format.name(row.qualification)} · {t(`alerts.kind.${row.kind}`)}</strong><span className="cell-sub">{row.authority === null ? format.name(row.issuer) : format.name(row.authority)} · <LawRef law={row.lawRef} /></span><span className="cell-sub">{row.reason}</span></> },
                { key: 'holder', title: t('alerts.columns.holder'), cell: (row) => <>{row.holderName}<span className="cell-sub code">{row.holderNumber}</span><span className="cell-sub code">{row.certificateNumber ?? t('alerts.allCertificates')}</span></> },
                { key: 'period', title: t('alerts.columns.period'), cell: (row) => <Period alert={row} /> },
                { key: 'standing', title: t('alerts.columns.standing'), cell: (row) => <><PlainBadge tone={row.standing === 'in_force' ? 'bad' : 'still'}>{t(`alerts.standing.${row.standing}`)}</PlainBadge>{row.end !== null && <span className="cell-sub">{row.end.reason}</span>}</> },
                { key: 'acts', title: t('alerts.columns.acts'), isActions: true, cell: (row) => <Acts alert={row} /> },
              ]}
            />
            <ListFoot query={query} shown={rows.length} total={data.pages[0]?.total ?? 0} />
          </section>
        );
      }}
    </Loaded>
  );
}

function NoticeLine({ notice }: { readonly notice: JurisdictionNotice }) {
  const { t } = useTranslation();
  const format = useFormat();
  const key = TOLD.find((each) => each === notice.kind) ?? 'other';
  const { kind, certificateNumber, requestId } = notice.params;
  const role = useSession()?.activePost?.role;
  const mayIssue = key === 'certificate_reissuable' && (role === 'case_clerk' || role === 'supervisor');
  const words = kind === 'suspended' || kind === 'revoked' || kind === 'cancelled' || kind === 'expired' ? t(`alerts.kind.${kind}`) : '';
  return (
    <li className="panel stack-s">
      <p>{t(`alerts.notice.${key}`, { place: format.name(notice.issuer), qualification: format.name(notice.qualification), kind: words, number: typeof certificateNumber === 'string' ? certificateNumber : '' })}</p>
      {mayIssue && typeof requestId === 'string' && <p><Link to="/work/$id" params={{ id: requestId }}>{t('alerts.notice.toRequest')}</Link></p>}
      <p className="muted small"><time dateTime={notice.at}>{format.instant(notice.at)}</time></p>
    </li>
  );
}

function Notices() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(jurisdictionNoticesQuery);
  return (
    <Loaded query={query}>
      {(data) => {
        const items = data.pages.flatMap((page) => page.items);
        if (items.length === 0) return <EmptyState title={t('alerts.noticesEmptyTitle')} text={t('alerts.noticesEmptyText')} />;
        return (
          <section aria-label={t('alerts.tabs.notices')}>
            <ul className="stack-s">{items.map((notice) => <NoticeLine key={notice.id} notice={notice} />)}</ul>
            <ListFoot query={query} shown={items.length} total={data.pages[0]?.total ?? 0} />
          </section>
        );
      }}
    </Loaded>
  );
}

/** What issuing authorities say of certificates, and what the reader's jurisdiction was told. */
export function AlertsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/alerts-area/admin/alerts' });
  const navigate = useNavigate({ from: '/admin/alerts' });
  const role = useSignedIn().activePost?.role;
  const [isMarking, setMarking] = useState(false);
  const [text, setText] = useSearchText(search.q ?? '', (q) => void navigate({ search: (now) => ({ ...(now.status === undefined ? {} : { status: now.status }), ...(q === '' ? {} : { q }) }), replace: true }));
  const isNotices = search.status === 'notices';
  const status = STATUSES.find((each) => each === search.status) ?? 'open';
  return (
    <>
      <PageHeading title={t('alerts.title')} lead={t('alerts.lead')} actions={role === 'case_clerk' || role === 'supervisor' ? <Button look="first" onPress={() => setMarking(true)}>{t('alerts.mark')}</Button> : undefined} />
      <div className="stack">
        <nav className="tabs" aria-label={t('alerts.tabsLabel')}>
          {STATUSES.map((each) => <Link key={each} to="/admin/alerts" search={each === 'open' ? {} : { status: each }} activeOptions={{ exact: true }}>{t(`alerts.tabs.${each}`)}</Link>)}
          <Link to="/admin/alerts" search={{ status: 'notices' }} activeOptions={{ exact: true }}>{t('alerts.tabs.notices')}</Link>
        </nav>
        {!isNotices && <search className="filters"><div className="search-bar"><SearchInput label={t('alerts.search')} value={text} onChange={setText} /></div></search>}
        {isNotices ? <Notices /> : <Alerts q={search.q ?? ''} status={status} />}
      </div>
      {isMarking && <MarkAlert onClose={() => setMarking(false)} />}
    </>
  );
}
