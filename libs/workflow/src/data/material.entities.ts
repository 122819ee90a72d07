import type { Deferral } from '#kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Derivation } from '../domain/deadlines.js';
import type { MaterialStatus } from '../domain/materials.js';

/** A date that was counted anew. */
export interface EarlierMaterialDate {
  dueOn: string;
  derivation: Derivation;
}

/** A paper that may follow later, and what became of it. `reason` is encrypted. */
@Entity({ schema: 'workflow', name: 'material_state' })
export class MaterialStateEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) requestId: string;
  @Column({ type: 'text' }) materialCode: string;
  @Column({ type: 'text' }) kind: Deferral;
  @Column({ type: 'text' }) status: MaterialStatus;
  @Column({ type: 'timestamptz' }) declaredAt: Date;
  @Column({ type: 'date' }) dueOn: string;
  @Column({ type: 'timestamptz' }) dueAt: Date;
  @Column({ type: 'boolean' }) provisional: boolean;
  @Column({ type: 'jsonb' }) derivation: Derivation;
  @Column({ type: 'jsonb' }) earlier: EarlierMaterialDate[];
  @Column({ type: 'timestamptz' }) remindAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) remindedAt: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) overdueAt: Date | null;
  /** When it was supplied or waived, and by which command. */
  @Column({ type: 'timestamptz', nullable: true }) settledAt: Date | null;
  @Column({ type: 'uuid', nullable: true }) commandId: string | null;
  @Column({ type: 'bytea', nullable: true }) inputDigest: Buffer | null;
  @Column({ type: 'text', nullable: true }) reason: string | null;
}
