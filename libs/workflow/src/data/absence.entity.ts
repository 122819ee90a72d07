import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who is away from an authority, and who stands in. */
@Entity({ schema: 'workflow', name: 'absence' })
export class AbsenceEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) personId: string;
  @Column({ type: 'uuid' }) standInId: string;
  @Column({ type: 'uuid' }) authorityId: string;
  /** Division code of the authority's place, by which supervisors see it. */
  @Column({ type: 'text' }) jurisdiction: string;
  /** Whole days (Asia/Shanghai), half-open. */
  @Column({ type: 'daterange' }) days: string;
  @Column({ type: 'uuid' }) setBy: string;
  @Column({ type: 'timestamptz' }) setAt: Date;
  @Column({ type: 'uuid', nullable: true }) endedBy: string | null;
  /** Ended before its last day; null: not. */
  @Column({ type: 'timestamptz', nullable: true }) endedAt: Date | null;
}

/** An absence as it is read: its first and its last day. */
export type AbsenceRow = Pick<AbsenceEntity, 'id' | 'personId' | 'standInId' | 'authorityId' | 'setBy' | 'setAt' | 'endedAt'> & { readonly from: string; readonly until: string };
