import { addDays, endOfDayShanghai, type Day, type WorkMark } from '#kernel';
import { add, type Sql } from './worklist-sql.js';

/** What narrows a queue further; each part is optional. */
export interface Narrowing {
  readonly serviceType?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly dueBy?: Day | undefined;
  readonly filedFrom?: Day | undefined;
  readonly filedTo?: Day | undefined;
  readonly mark?: WorkMark | undefined;
}

const MARKED: Readonly<Record<WorkMark, string>> = {
  alert: 'r.alert IS NOT NULL', deemed: 'r.deemed_accepted', supplemented: 'r.supplement_rounds > 0', leg: 'r.parent_id IS NOT NULL', offered: 'r.offered_authority_id IS NOT NULL',
};

/** Adds the conditions. None of them chooses another index: they narrow what the desk's own index gives in its order. */
export function narrow({ serviceType, from, to, dueBy, filedFrom, filedTo, mark }: Narrowing, sql: Sql): void {
  if (serviceType) sql.where.push(`r.service_type_code = ${add(sql, serviceType)}`);
  if (from) sql.where.push(`r.from_jurisdiction = ${add(sql, from)}`);
  if (to) sql.where.push(`r.to_jurisdiction = ${add(sql, to)}`);
  if (dueBy) sql.where.push(`r.due_at <= ${add(sql, endOfDayShanghai(dueBy))}`);
  if (filedFrom) sql.where.push(`r.submitted_at > ${add(sql, endOfDayShanghai(addDays(filedFrom, -1)))}`);
  if (filedTo) sql.where.push(`r.submitted_at <= ${add(sql, endOfDayShanghai(filedTo))}`);
  if (mark) sql.where.push(MARKED[mark]);
}
