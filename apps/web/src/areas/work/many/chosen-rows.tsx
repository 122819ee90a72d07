import type { ReactNode } from 'react';
import { useSignedIn } from '../../../api/session.js';
import type { RequestView } from '../../../api/types.js';
import { WorklistTable, type WorklistTableProps } from '../../../components/request/worklist-table.js';
import { BulkBar } from './bulk-bar.js';
import { useSelectColumn } from './select-column.js';
import { useSelection } from './use-selection.js';

interface ChosenRowsProps extends Pick<WorklistTableProps, 'caption' | 'isBusy' | 'isOverview' | 'chosen' | 'sort'> {
  readonly rows: readonly RequestView[];
  readonly whenEmpty: ReactNode;
}

/** The work list, of which whoever may act on many chooses rows. What became of them stays to be read when they have left the list, all of them too. */
export function ChosenRows({ rows, whenEmpty, ...table }: ChosenRowsProps) {
  const role = useSignedIn().activePost?.role;
  const selection = useSelection(rows.map(({ id }) => id));
  const column = useSelectColumn(selection);
  const isMany = role === 'case_clerk' || role === 'supervisor';
  return (
    <>
      {isMany && <BulkBar rows={rows} selection={selection} role={role} />}
      {rows.length === 0 ? whenEmpty : <WorklistTable rows={rows} area="work" leading={isMany ? column : undefined} {...table} />}
    </>
  );
}
