import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BatchState } from '../domain/batch.js';
import type { Content } from '../domain/content.js';
import type { DepartureStatement, Standing, Statement } from '../domain/statement.js';

export const DRAFT_STATES = ['open', 'proposed', 'done', 'discarded'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];
export type BatchPurpose = 'baseline' | 'publish' | 'rollback';

/** A change that is being written; several may stand beside the live version. */
@Entity({ schema: 'publication', name: 'draft' })
export class DraftEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text' }) code: string;
  @Column({ type: 'integer', nullable: true }) baseNumber: number | null;
  @Column({ type: 'jsonb' }) content: Content;
  @Column({ type: 'text' }) standing: Standing;
  @Column({ type: 'integer' }) revision: number;
  @Column({ type: 'uuid', array: true }) authors: string[];
  @Column({ type: 'text' }) jurisdiction: string;
  @Column({ type: 'text' }) state: DraftState;
  @Column({ type: 'uuid', nullable: true }) batchId: string | null;
  @Column({ type: 'timestamptz' }) createdAt: Date;
  @Column({ type: 'timestamptz' }) updatedAt: Date;
}

@Entity({ schema: 'publication', name: 'draft_revision' })
export class DraftRevisionEntity {
  @PrimaryColumn({ type: 'uuid' }) draftId: string;
  @PrimaryColumn({ type: 'integer' }) revision: number;
  @Column({ type: 'jsonb' }) content: Content;
  @Column({ type: 'uuid' }) personId: string;
  @Column({ type: 'timestamptz' }) at: Date;
}

/** Versions that are signed and take force together. */
@Entity({ schema: 'publication', name: 'batch' })
export class BatchEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) titleZh: string;
  @Column({ type: 'text' }) titleEn: string;
  @Column({ type: 'text' }) purpose: BatchPurpose;
  @Column({ type: 'text' }) state: BatchState;
  @Column({ type: 'text', array: true }) parties: string[];
  @Column({ type: 'uuid', array: true }) authors: string[];
  @Column({ type: 'timestamptz', nullable: true }) effectiveAt: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) inForceAt: Date | null;
  @Column({ type: 'uuid', nullable: true }) rollsBack: string | null;
  @Column({ type: 'jsonb' }) statement: Statement;
  @Column({ type: 'bytea' }) digest: Buffer;
  @Column({ type: 'uuid', nullable: true }) proposedBy: string | null;
  @Column({ type: 'text', nullable: true }) proposedIn: string | null;
  @Column({ type: 'timestamptz' }) proposedAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) signedAt: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) endedAt: Date | null;
  @Column({ type: 'text', nullable: true }) endReason: string | null;
  /** When those who must sign were told. */
  @Column({ type: 'timestamptz', nullable: true }) toldAt: Date | null;
}

/** Content that never changes once it was proposed. */
@Entity({ schema: 'publication', name: 'version' })
export class VersionEntity {
  @PrimaryColumn({ type: 'text' }) kind: string;
  @PrimaryColumn({ type: 'text' }) code: string;
  @PrimaryColumn({ type: 'integer' }) number: number;
  @Column({ type: 'jsonb' }) content: Content;
  @Column({ type: 'text' }) standing: Standing;
  @Column({ type: 'bytea' }) digest: Buffer;
  @Column({ type: 'integer', nullable: true }) baseNumber: number | null;
  @Column({ type: 'uuid' }) batchId: string;
  @Column({ type: 'uuid', nullable: true }) draftId: string | null;
  @Column({ type: 'tstzrange', nullable: true }) force: string | null;
}

@Entity({ schema: 'publication', name: 'signature' })
export class SignatureEntity {
  @PrimaryColumn({ type: 'uuid' }) batchId: string;
  @PrimaryColumn({ type: 'text' }) jurisdiction: string;
  @Column({ type: 'uuid' }) personId: string;
  @Column({ type: 'uuid' }) postId: string;
  @Column({ type: 'text' }) keyId: string;
  @Column({ type: 'text' }) algorithm: string;
  @Column({ type: 'bytea' }) value: Buffer;
  @Column({ type: 'timestamptz' }) at: Date;
}

/** The notice of a jurisdiction that leaves the agreement, signed by itself alone. */
@Entity({ schema: 'publication', name: 'departure' })
export class DepartureEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) jurisdiction: string;
  @Column({ type: 'timestamptz' }) effectiveAt: Date;
  @Column({ type: 'text' }) reason: string;
  @Column({ type: 'jsonb' }) statement: DepartureStatement;
  @Column({ type: 'bytea' }) digest: Buffer;
  @Column({ type: 'text' }) keyId: string;
  @Column({ type: 'text' }) algorithm: string;
  @Column({ type: 'bytea' }) value: Buffer;
  @Column({ type: 'uuid' }) personId: string;
  @Column({ type: 'timestamptz' }) announcedAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) withdrawnAt: Date | null;
  @Column({ type: 'uuid', nullable: true }) withdrawnBy: string | null;
  @Column({ type: 'text', nullable: true }) withdrawalReason: string | null;
}

@Entity({ schema: 'publication', name: 'history' })
export class HistoryEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'timestamptz' }) at: Date;
  @Column({ type: 'text' }) act: string;
  @Column({ type: 'text', nullable: true }) kind: string | null;
  @Column({ type: 'text', nullable: true }) code: string | null;
  @Column({ type: 'integer', nullable: true }) number: number | null;
  @Column({ type: 'uuid', nullable: true }) batchId: string | null;
  @Column({ type: 'uuid', nullable: true }) draftId: string | null;
  @Column({ type: 'uuid', nullable: true }) personId: string | null;
  @Column({ type: 'text', nullable: true }) jurisdiction: string | null;
  @Column({ type: 'text', nullable: true }) reason: string | null;
  @Column({ type: 'jsonb' }) detail: Record<string, unknown>;
}

/** What began or ceased to hold, in the order of the commits; written by the database itself. */
@Entity({ schema: 'publication', name: 'change' })
class ChangeEntity {
  @PrimaryColumn({ type: 'bigint' }) position: string;
  @Column({ type: 'timestamptz' }) recordedAt: Date;
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text' }) code: string;
  @Column({ type: 'integer' }) number: number;
  @Column({ type: 'tstzrange', nullable: true }) force: string | null;
}

export const PUBLICATION_ENTITIES = [DraftEntity, DraftRevisionEntity, BatchEntity, VersionEntity, SignatureEntity, DepartureEntity, HistoryEntity, ChangeEntity];
