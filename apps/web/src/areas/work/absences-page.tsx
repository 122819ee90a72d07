import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { absencesQuery, useEndAbsence, type Absence } from '../../api/assignments.js';
import { useSignedIn } from '../../api/session.js';
import { DataTable, type Column } from '../../components/data/data-table.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { Button } from '../../components/form/button.js';
import { ChoiceInput } from '../../components/form/choice-input.js';
import { ConfirmDialog } from '../../components/form/confirm-dialog.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { announce } from '../../components/status/toasts.js';
import { useFormat } from '../../text/format.js';
import { AbsenceForm } from './absence-form.js';

function EndAbsence({ absence }: { readonly absence: Absence }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const act = useEndAbsence();
  const { name } = absence.person;
  const end = () => act.carryOut(absence.id, () => { setOpen(false); announce(t('assignments.ended')); });
  return (
    <>
      <Button size="small" look="second" label={t('assignments.endOf', { name })} onPress={() => setOpen(true)}>{t('assignments.end')}</Button>
      <ConfirmDialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('assignments.endOf', { name })} confirm={t('assignments.end')} isPending={act.isPending} onConfirm={end} alert>
        <p>{t('assignments.endAsk', { name })}</p>
        {act.error !== null && <ProblemNotice error={act.error} />}
      </ConfirmDialog>
    </>
  );
}

function AbsenceTable({ rows }: { readonly rows: readonly Absence[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: readonly Column<Absence>[] = [
    { key: 'person', title: t('assignments.columns.person'), isRowHeader: true, cell: (row) => row.person.name },
    { key: 'authority', title: t('assignments.columns.authority'), cell: (row) => (row.authority === null ? '' : format.name(row.authority)) },
    { key: 'days', title: t('assignments.columns.days'), cell: (row) => <>{t('assignments.days', { from: format.day(row.from), until: format.day(row.until) })}{row.endedAt !== null && <span className="cell-sub">{t('assignments.endedAt', { at: format.instant(row.endedAt) })}</span>}</> },
    { key: 'standIn', title: t('assignments.columns.standIn'), cell: (row) => row.standIn.name },
    { key: 'actions', title: t('assignments.columns.actions'), isActions: true, cell: (row) => (row.mayEnd ? <EndAbsence absence={row} /> : '—') },
  ];
  return <DataTable caption={t('assignments.absences')} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

/** Who is away, who stands in, and where a clerk says so of themselves or a supervisor of those in reach. */
export function AbsencesPage() {
  const { t } = useTranslation();
  const [when, setWhen] = useState<'open' | 'past'>('open');
  const query = useInfiniteQuery(absencesQuery(when));
  const role = useSignedIn().activePost?.role;
  return (
    <>
      <PageHeading title={t('assignments.absences')} lead={t('assignments.absencesLead')} back={<Link to="/work">← {t('assignments.backToWork')}</Link>} />
      <div className="stack">
        {(role === 'case_clerk' || role === 'supervisor') && <AbsenceForm isSupervisor={role === 'supervisor'} />}
        <ChoiceInput name="when" label={t('assignments.whenLabel')} value={when} onChange={(key) => setWhen(key === 'past' ? 'past' : 'open')} options={[{ key: 'open', label: t('assignments.when.open') }, { key: 'past', label: t('assignments.when.past') }]} />
        <Loaded query={query} lines={4}>
          {(data) => {
            const rows = data.pages.flatMap((page) => page.items);
            if (rows.length === 0) return <EmptyState title={t('assignments.noAbsences')} text={t('assignments.noAbsencesText')} />;
            return <><AbsenceTable rows={rows} /><ListFoot query={query} shown={rows.length} total={data.pages[0]?.total ?? 0} /></>;
          }}
        </Loaded>
      </div>
    </>
  );
}
