import { addDays, endOfDayShanghai, shanghaiDay, type WorkDue, type WorkFiled, type WorkMark } from '#kernel';
import { add, type Sql } from './worklist-sql.js';

/** What narrows a queue further; each part is optional. */
export interface Narrowing {
  readonly serviceType?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly due?: WorkDue | undefined;
  readonly filed?: WorkFiled | undefined;
  readonly mark?: WorkMark | undefined;
}

const DAYS_AHEAD: Readonly<Record<WorkDue, number>> = { today: 0, tomorrow: 1, week: 6 };
/** Days of which today is the last. */
const DAYS_BACK: Readonly<Record<WorkFiled, number>> = { today: 1, week: 7, month: 30 };
const MARKED: Readonly<Record<WorkMark, string>> = {
  alert: 'r.alert IS NOT NULL', deemed: 'r.deemed_accepted', supplemented: 'r.supplement_rounds > 0', leg: 'r.parent_id IS NOT NULL', offered: 'r.offered_authority_id IS NOT NULL',
};

/** Whether any part is there. */
export function isNarrowed({ serviceType, from, to, due, filed, mark }: Narrowing): boolean {
  return [serviceType, from, to, due, filed, mark].some(Boolean);
}

/** Adds the conditions. None of them chooses another index: they narrow what the desk's own index gives in its order. */
export function narrow({ serviceType, from, to, due, filed, mark }: Narrowing, sql: Sql, now: Date): void {
  if (serviceType) sql.where.push(`r.service_type_code = ${add(sql, serviceType)}`);
  if (from) sql.where.push(`r.from_jurisdiction = ${add(sql, from)}`);
  if (to) sql.where.push(`r.to_jurisdiction = ${add(sql, to)}`);
  if (due) sql.where.push(`r.due_at <= ${add(sql, endOfDayShanghai(addDays(shanghaiDay(now), DAYS_AHEAD[due])))}`);
  if (filed) sql.where.push(`r.submitted_at > ${add(sql, endOfDayShanghai(addDays(shanghaiDay(now), -DAYS_BACK[filed])))}`);
  if (mark) sql.where.push(MARKED[mark]);
}
