import { useRef, type KeyboardEvent, type ReactNode } from 'react';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** The cell that names the row, with its link. */
  readonly isRowHeader?: boolean;
  readonly isActions?: boolean;
  readonly sort?: { readonly direction: 'ascending' | 'descending' | 'none'; readonly onSort: () => void };
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly isBusy?: boolean;
}

function HeaderCell<Row>({ column }: { readonly column: Column<Row> }) {
  const { sort } = column;
  if (sort === undefined) return <th role="columnheader" scope="col">{column.title}</th>;
  return (
    <th role="columnheader" scope="col" aria-sort={sort.direction}>
      <button type="button" className="sort-button" onClick={sort.onSort}>{column.title}</button>
    </th>
  );
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  if (column.isRowHeader === true) return <th role="rowheader" scope="row">{column.cell(row)}</th>;
  return <td role="cell" data-label={column.title} className={column.isActions === true ? 'cell-actions' : undefined}><div>{column.cell(row)}</div></td>;
}

/**
 * A dense table that becomes a list of cards on a narrow screen. The roles are spelled out because `display: block` would take them away.
 * Arrow keys move between the links that name the rows.
 */
export function DataTable<Row>({ caption, columns, rows, rowKey, isBusy = false }: DataTableProps<Row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const move = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const links = [...(body.current?.querySelectorAll<HTMLAnchorElement>('th[scope="row"] a') ?? [])];
    const here = links.findIndex((link) => link === document.activeElement || link.closest('tr')?.contains(document.activeElement) === true);
    const next = links[here + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <div className="table-wrap">
      <table role="table" className={isBusy ? 'table table-busy' : 'table'} aria-busy={isBusy}>
        <caption className="hidden-visually">{caption}</caption>
        <thead role="rowgroup"><tr role="row">{columns.map((column) => <HeaderCell key={column.key} column={column} />)}</tr></thead>
        <tbody role="rowgroup" ref={body} onKeyDown={move}>
          {rows.map((row) => (
            <tr role="row" key={rowKey(row)}>{columns.map((column) => <Cell key={column.key} column={column} row={row} />)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
