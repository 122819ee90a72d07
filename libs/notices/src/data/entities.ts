import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An in-app notice to one person. `params`: the values of its text, with the names as they were when it was told. */
@Entity({ schema: 'notices', name: 'notice' })
export class NoticeEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) personId: string;
  /** What it is about: `request`, `certificate`, `batch`, and its id. */
  @Column({ type: 'text' }) subjectKind: string;
  @Column({ type: 'uuid' }) subjectId: string;
  @Column({ type: 'text' }) template: string;
  @Column({ type: 'jsonb' }) params: Record<string, unknown>;
  @Column({ type: 'timestamptz' }) createdAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) readAt: Date | null;
}

export const NOTICES_ENTITIES = [NoticeEntity];
