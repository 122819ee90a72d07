import type { WorkColumn } from '#kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A view of the work list that a person keeps in one post; `content` is encrypted. */
@Entity({ schema: 'workflow', name: 'saved_view' })
export class SavedViewEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) ownerId: string;
  @Column({ type: 'uuid' }) postId: string;
  @Column({ type: 'text' }) content: string;
  @Column({ type: 'integer' }) position: number;
  @Column({ type: 'boolean' }) isDefault: boolean;
  @Column({ type: 'timestamptz' }) createdAt: Date;
  @Column({ type: 'timestamptz' }) updatedAt: Date;
}

/** How a person looks at work lists in whichever post. */
@Entity({ schema: 'workflow', name: 'work_setting' })
export class WorkSettingEntity {
  @PrimaryColumn({ type: 'uuid' }) personId: string;
  @Column({ type: 'text', array: true }) columns: WorkColumn[];
  @Column({ type: 'boolean' }) shortcuts: boolean;
  @Column({ type: 'timestamptz' }) changedAt: Date;
}
