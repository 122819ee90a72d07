/** A row of `workflow.absence`, as it is read. Days are the first and the last (Asia/Shanghai). */
export interface AbsenceRow {
  readonly id: string;
  readonly personId: string;
  readonly standInId: string;
  readonly authorityId: string;
  readonly from: string;
  readonly until: string;
  readonly setBy: string;
  readonly setAt: Date;
  readonly endedAt: Date | null;
}
