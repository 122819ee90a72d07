import { ACTOR_ROLES, REQUEST_VERBS } from '#contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { auditEntriesQuery, useVerifyAudit } from '../../api/platform.js';
import type { AuditEntry, AuditVerification } from '../../api/types.js';
import { DataTable } from '../../components/data/data-table.js';
import { Facts } from '../../components/data/facts.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { Button } from '../../components/form/button.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Panel } from '../../components/layout/panel.js';
import { CopyButton } from '../../components/status/copy-button.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import { Notice } from '../../components/status/notice.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { useFormat } from '../../text/format.js';

const ACTS = ['session_sign_in', 'session_switch_post', 'session_sign_out', 'request_view', 'person_reveal', 'attachment_read', 'attention_raise', 'attention_redrive', 'audit_verify'] as const;
const SUBJECTS = ['person', 'request', 'attention', 'audit'] as const;

function Verdict({ result }: { readonly result: AuditVerification }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { firstBroken } = result;
  return (
    <div className="stack-s">
      {firstBroken === null
        ? <Notice tone="good"><p><strong>{t('admin.auditOk', { sealed: format.number(result.sealed) })}</strong></p></Notice>
        : <Notice tone="bad"><p><strong>{t('admin.auditBroken', { seq: firstBroken.seq, what: t(`admin.auditFault.${firstBroken.what}`) })}</strong></p>{firstBroken.entryId !== null && <p className="code small">{firstBroken.entryId}</p>}</Notice>}
      {result.unsealed > 0 && <Notice tone="care"><p>{t('admin.auditPending', { unsealed: format.number(result.unsealed) })}</p></Notice>}
      <Facts
        facts={[
          { term: t('admin.auditEntries'), value: format.number(result.entries) },
          { term: t('admin.auditSealed'), value: format.number(result.sealed) },
          { term: t('admin.auditHead'), value: result.head === null ? null : <span className="row"><span className="code small">{result.head.hash}</span><CopyButton text={result.head.hash} /></span> },
        ]}
      />
    </div>
  );
}

function Verify() {
  const { t } = useTranslation();
  const verify = useVerifyAudit();
  const run = () => verify.carryOut();
  return (
    <Panel title={t('admin.auditVerify')}>
      <div className="stack-s">
        <div><Button isPending={verify.isPending} onPress={run}>{t(verify.isPending ? 'admin.auditVerifying' : 'admin.auditVerify')}</Button></div>
        <div role="status">{verify.answer !== undefined && <Verdict result={verify.answer} />}</div>
        {verify.error !== null && <ProblemNotice error={verify.error} onRetry={run} />}
      </div>
    </Panel>
  );
}

function useActorWords(): (actor: AuditEntry['actor']) => string {
  const { t } = useTranslation();
  return ({ kind, role }) => {
    const known = ACTOR_ROLES.find((each) => each === (kind === 'system' ? 'system' : role));
    return known === undefined ? (role ?? kind) : t(`vocabulary.role.${known}`);
  };
}

/** Acts on requests are worded as in their timeline; an act that has no words yet shows its code alone. */
function useActWords(): (act: string) => string | null {
  const { t } = useTranslation();
  return (act) => {
    const verb = REQUEST_VERBS.find((each) => act === `request.${each}`);
    if (verb !== undefined) return t(`vocabulary.done.${verb}`);
    const known = ACTS.find((each) => act === each.replace('_', '.'));
    return known === undefined ? null : t(`admin.auditAct.${known}`);
  };
}

function useSubjectWords(): (kind: string) => string {
  const { t } = useTranslation();
  return (kind) => {
    const known = SUBJECTS.find((each) => each === kind);
    return known === undefined ? kind : t(`admin.auditSubject.${known}`);
  };
}

function Log() {
  const { t } = useTranslation();
  const format = useFormat();
  const actorWords = useActorWords();
  const actWords = useActWords();
  const subjectWords = useSubjectWords();
  const query = useInfiniteQuery(auditEntriesQuery);
  return (
    <section className="stack-s" aria-labelledby="log">
      <h2 id="log">{t('admin.auditLog')}</h2>
      <Loaded query={query} lines={8}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.items);
          if (rows.length === 0) return <EmptyState title={t('admin.auditEmptyTitle')} text={t('admin.auditEmptyText')} />;
          return (
            <>
              <DataTable
                caption={t('admin.auditLog')} rows={rows} rowKey={(row) => row.id}
                columns={[
                  { key: 'act', title: t('admin.auditColumns.act'), isRowHeader: true, cell: (row) => <>{actWords(row.act)}<span className="cell-sub code">{row.act}</span></> },
                  { key: 'at', title: t('admin.auditColumns.at'), cell: (row) => <time dateTime={row.at}>{format.instant(row.at)}</time> },
                  { key: 'actor', title: t('admin.auditColumns.actor'), cell: (row) => actorWords(row.actor) },
                  { key: 'subject', title: t('admin.auditColumns.subject'), cell: (row) => <>{subjectWords(row.subjectKind)}<span className="cell-sub code">{row.subjectId}</span></> },
                  { key: 'seal', title: t('admin.auditColumns.seal'), cell: (row) => <span className="number">{row.seal ?? t('admin.auditUnsealed')}</span> },
                ]}
              />
              <ListFoot query={query} shown={rows.length} total={data.pages[0]?.total ?? 0} />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

export function AuditPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('admin.auditTitle')} lead={t('admin.auditLead')} />
      <div className="stack">
        <Verify />
        <Log />
      </div>
    </>
  );
}
