import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OriginalMove, Whereabouts } from '../domain/originals.js';

/** A paper original that somebody handed in, and where it is now. `description` is encrypted. */
@Entity({ schema: 'workflow', name: 'original' })
export class OriginalEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) requestId: string;
  @Column({ type: 'text' }) description: string;
  @Column({ type: 'text' }) whereabouts: Whereabouts['at'];
  /** Who holds it, or has posted it. */
  @Column({ type: 'uuid', nullable: true }) authorityId: string | null;
  /** In the post: to which authority; null: to the applicant. */
  @Column({ type: 'uuid', nullable: true }) toAuthorityId: string | null;
  @Column({ type: 'timestamptz' }) registeredAt: Date;
  @Column({ type: 'timestamptz' }) movedAt: Date;
}

/** One move of an original; append-only. */
@Entity({ schema: 'workflow', name: 'original_move' })
export class OriginalMoveEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) originalId: string;
  @Column({ type: 'uuid' }) requestId: string;
  @Column({ type: 'text' }) move: OriginalMove;
  @Column({ type: 'uuid', nullable: true }) authorityId: string | null;
  @Column({ type: 'uuid', nullable: true }) toAuthorityId: string | null;
  @Column({ type: 'text', nullable: true }) carrier: string | null;
  @Column({ type: 'text', nullable: true }) trackingNumber: string | null;
  @Column({ type: 'uuid' }) actorPersonId: string;
  @Column({ type: 'text' }) actorRole: string;
  @Column({ type: 'timestamptz' }) at: Date;
  @Column({ type: 'uuid' }) commandId: string;
}
