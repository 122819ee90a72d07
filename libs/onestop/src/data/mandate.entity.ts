import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MandateBasis, MandateDeclineReason, MandatePaper, MandateState } from '../domain/mandate.js';

/** Who may act for whom. `parties` is encrypted. */
@Entity({ schema: 'onestop', name: 'mandate' })
export class MandateEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  /** For whom one acts; null until a window has looked at the papers of somebody without an account. */
  @Column({ type: 'uuid', nullable: true }) principalId: string | null;
  @Column({ type: 'uuid' }) agentId: string;
  @Column({ type: 'text' }) basis: MandateBasis;
  @Column({ type: 'text' }) parties: string;
  @Column({ type: 'text', array: true }) scope: string[];
  @Column({ type: 'date' }) fromDay: string;
  @Column({ type: 'date' }) untilDay: string;
  @Column({ type: 'text' }) state: MandateState;
  @Column({ type: 'text' }) jurisdiction: string;
  @Column({ type: 'uuid' }) statedBy: string;
  /** Finds what waits by the identity number of whoever stands at the window. */
  @Column({ type: 'text' }) statedByBidx: string;
  @Column({ type: 'timestamptz' }) statedAt: Date;
  @Column({ type: 'bytea' }) inputDigest: Buffer;
  @Column({ type: 'timestamptz', nullable: true }) grantedAt: Date | null;
  /** The clerk who looked at the papers, for which authority, and which papers. */
  @Column({ type: 'uuid', nullable: true }) lookedAtBy: string | null;
  @Column({ type: 'uuid', nullable: true }) lookedAtAuthorityId: string | null;
  @Column({ type: 'text', array: true }) papers: MandatePaper[];
  @Column({ type: 'text', nullable: true }) declineReason: MandateDeclineReason | null;
  @Column({ type: 'timestamptz', nullable: true }) endedAt: Date | null;
  @Column({ type: 'uuid', nullable: true }) endedBy: string | null;
}
