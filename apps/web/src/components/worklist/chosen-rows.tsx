import type { ReactNode } from 'react';
import { useSignedIn } from '../../api/session.js';
import type { RequestView } from '../../api/types.js';
import { BULK_ROLES, BulkBar } from './bulk-bar.js';
import { useSelectColumn } from './select-column.js';
import { useSelection } from './use-selection.js';
import { WorklistTable, type WorklistTableProps } from './worklist-table.js';

interface ChosenRowsProps extends Pick<WorklistTableProps, 'area' | 'caption' | 'isBusy' | 'isOverview' | 'chosen' | 'sort'> {
  readonly rows: readonly RequestView[];
  readonly whenEmpty: ReactNode;
}

/** The work list, of which whoever may act on many chooses rows. What became of them stays to be read when they have left the list, all of them too. */
export function ChosenRows({ rows, whenEmpty, ...table }: ChosenRowsProps) {
  const post = useSignedIn().activePost;
  const role = BULK_ROLES.find((each) => each === post?.role);
  const selection = useSelection(rows.map(({ id }) => id));
  const column = useSelectColumn(selection);
  return (
    <>
      {role !== undefined && <BulkBar rows={rows} selection={selection} role={role} />}
      {rows.length === 0 ? whenEmpty : <WorklistTable rows={rows} leading={role === undefined ? undefined : column} {...table} />}
    </>
  );
}
