import { useSignedIn } from '../../../api/session.js';
import type { RequestView } from '../../../api/types.js';
import { WorklistTable, type WorklistTableProps } from '../../../components/request/worklist-table.js';
import { BulkBar } from './bulk-bar.js';
import { useSelectColumn } from './select-column.js';
import { useSelection } from './use-selection.js';

interface ChosenRowsProps extends Pick<WorklistTableProps, 'caption' | 'isBusy' | 'isOverview' | 'chosen' | 'sort'> {
  readonly rows: readonly RequestView[];
}

/** The work list, of which whoever may act on many chooses rows. */
export function ChosenRows({ rows, ...table }: ChosenRowsProps) {
  const role = useSignedIn().activePost?.role;
  const selection = useSelection(rows.map(({ id }) => id));
  const column = useSelectColumn(selection);
  const isMany = role === 'case_clerk' || role === 'supervisor';
  return (
    <>
      {isMany && <BulkBar rows={rows} selection={selection} role={role} />}
      <WorklistTable rows={rows} area="work" leading={isMany ? column : undefined} {...table} />
    </>
  );
}
