import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ImportMode, ImportState, Verdict } from '../domain/import-life-cycle.js';
import type { RowIssue } from '../domain/interchange/import-row.js';
import type { Json } from '../domain/interchange/record.js';

/** A file that was brought in, and how far the work with it is. */
@Entity({ schema: 'catalogue', name: 'import' })
export class ImportEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) personId: string;
  @Column({ type: 'uuid' }) postId: string;
  @Column({ type: 'text' }) jurisdiction: string;
  @Column({ type: 'text' }) fileName: string;
  @Column({ type: 'text' }) format: 'jsonl' | 'json' | 'csv' | 'xlsx';
  @Column({ type: 'bytea' }) sha256: Buffer;
  @Column({ type: 'integer' }) size: number;
  @Column({ type: 'text' }) mode: ImportMode;
  @Column({ type: 'text' }) state: ImportState;
  @Column({ type: 'text', nullable: true }) resumes: 'checking' | 'drafting' | null;
  @Column({ type: 'integer' }) rows: number;
  @Column({ type: 'jsonb' }) fileIssues: RowIssue[];
  @Column({ type: 'jsonb', nullable: true }) problem: { code: string; details: Json } | null;
  @Column({ type: 'text', nullable: true }) titleZh: string | null;
  @Column({ type: 'text', nullable: true }) titleEn: string | null;
  @Column({ type: 'timestamptz', nullable: true }) effectiveAt: Date | null;
  @Column({ type: 'uuid', nullable: true }) batchId: string | null;
  @Column({ type: 'timestamptz' }) createdAt: Date;
  @Column({ type: 'timestamptz' }) updatedAt: Date;
}

/** One row of it; cells become content when the row is looked at. */
@Entity({ schema: 'catalogue', name: 'import_row' })
export class ImportRowEntity {
  @PrimaryColumn({ type: 'uuid' }) importId: string;
  @PrimaryColumn({ type: 'integer' }) position: number;
  @Column({ type: 'integer', nullable: true }) line: number | null;
  @Column({ type: 'text', nullable: true }) sheet: string | null;
  @Column({ type: 'text', nullable: true }) kind: string | null;
  @Column({ type: 'text' }) code: string;
  @Column({ type: 'text', nullable: true }) standing: string | null;
  @Column({ type: 'jsonb', nullable: true }) cells: Record<string, string> | null;
  @Column({ type: 'jsonb', nullable: true }) content: Json | null;
  @Column({ type: 'jsonb' }) reading: RowIssue[];
  @Column({ type: 'jsonb' }) issues: RowIssue[];
  @Column({ type: 'text', nullable: true }) verdict: Verdict | null;
  @Column({ type: 'text', nullable: true }) matchedBy: 'code' | 'name' | null;
  @Column({ type: 'integer', nullable: true }) baseNumber: number | null;
  @Column({ type: 'text', array: true }) changes: string[];
  @Column({ type: 'uuid', nullable: true }) draftId: string | null;
}
