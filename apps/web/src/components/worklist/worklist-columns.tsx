import type { WorkColumn } from '#contracts';
import { useTranslation } from 'react-i18next';
import type { RequestView } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import type { Column } from '../data/data-table.js';

/** As delivered. */
export const USUAL_COLUMNS: readonly WorkColumn[] = ['route', 'state', 'due', 'submitted', 'claimed'];

/** The columns that a person has chosen, in their order, behind the one that names the request; who has claimed it may stand as its holder. */
export function useChosenColumns(usual: readonly Column<RequestView>[], chosen: readonly WorkColumn[]): readonly Column<RequestView>[] {
  const { t } = useTranslation();
  const format = useFormat();
  if (chosen.length === 0) return usual;
  const instant = (at: string | null) => (at === null ? '–' : <time dateTime={at}>{format.instant(at)}</time>);
  const more: Readonly<Partial<Record<WorkColumn, (row: RequestView) => Column<RequestView>['title'] | ReturnType<Column<RequestView>['cell']>>>> = {
    service: (row) => format.name(row.serviceType), mode: (row) => t(`vocabulary.mode.${row.mode}`), residence: (row) => format.name(row.residenceJurisdiction),
    accepted: (row) => instant(row.acceptedAt), updated: (row) => instant(row.updatedAt),
  };
  const columnOf = (key: WorkColumn): Column<RequestView> | undefined => {
    const cell = more[key];
    return cell === undefined ? usual.find((each) => each.key === key || (key === 'claimed' && each.key === 'holder')) : { key, title: t(`desk.columns.names.${key}`), cell };
  };
  return [...usual.filter((each) => each.isRowHeader === true || each.key === 'select'), ...chosen.flatMap((key) => columnOf(key) ?? [])];
}
