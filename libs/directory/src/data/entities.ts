import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'directory', name: 'jurisdiction' })
export class Jurisdiction {
  @PrimaryColumn({ type: 'text' }) code: string;
  @Column({ type: 'text' }) nameZh: string;
  @Column({ type: 'text' }) nameEn: string;
  @Column({ type: 'text' }) pinyin: string;
  @Column({ type: 'text' }) initials: string;
  @Column({ type: 'text' }) level: 'province' | 'city' | 'county';
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text', nullable: true }) parentCode: string | null;
  @Column({ type: 'text', nullable: true }) ownerCode: string | null;
  @Column({ type: 'text', nullable: true }) noteZh: string | null;
  @Column({ type: 'text', nullable: true }) noteEn: string | null;
}

@Entity({ schema: 'directory', name: 'department' })
export class Department {
  @PrimaryColumn({ type: 'text' }) code: string;
  @Column({ type: 'text' }) nameZh: string;
  @Column({ type: 'text' }) nameEn: string;
}

@Entity({ schema: 'directory', name: 'authority' })
export class Authority {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) code: string;
  @Column({ type: 'text' }) jurisdictionCode: string;
  @Column({ type: 'text' }) departmentCode: string;
  @Column({ type: 'text' }) nameZh: string;
  @Column({ type: 'text' }) nameEn: string;
  @Column({ type: 'text' }) provenance: string;
}

@Entity({ schema: 'directory', name: 'duty_window' })
export class DutyWindow {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) code: string;
  @Column({ type: 'uuid' }) authorityId: string;
  @Column({ type: 'text' }) jurisdictionCode: string;
  @Column({ type: 'text' }) nameZh: string;
  @Column({ type: 'text' }) nameEn: string;
  @Column({ type: 'text' }) addressZh: string;
  @Column({ type: 'text' }) addressEn: string;
  @Column({ type: 'text' }) provenance: string;
}

@Entity({ schema: 'directory', name: 'calendar_year' })
export class CalendarYearEntity {
  @PrimaryColumn({ type: 'integer' }) year: number;
  @Column({ type: 'text' }) version: string;
  @Column({ type: 'jsonb' }) days: { holidays: NamedDayRow[]; makeUpWorkdays: NamedDayRow[] };
  /** Name of the document. */
  @Column({ type: 'text' }) source: string;
  /** Day of the document, and where it was found; null for what came with the reference data. */
  @Column({ type: 'date', nullable: true }) documentOn: string | null;
  @Column({ type: 'text', nullable: true }) provenance: string | null;
  /** When an operator published it; null: it came with the reference data. */
  @Column({ type: 'timestamptz', nullable: true }) publishedAt: Date | null;
  /** Versions that held before, the earliest first. */
  @Column({ type: 'jsonb' }) earlier: EarlierCalendar[];
}

/** A version of a year that a correction replaced. */
export interface EarlierCalendar {
  version: string;
  days: { holidays: NamedDayRow[]; makeUpWorkdays: NamedDayRow[] };
  source: string;
  documentOn: string | null;
  provenance: string | null;
  publishedAt: string | null;
}

export interface NamedDayRow {
  on: string;
  nameZh: string;
  nameEn: string;
}

/** `name`, `idNumber` and `phone` are encrypted; `idNumberBidx` finds an identity number exactly. */
@Entity({ schema: 'directory', name: 'person' })
export class Person {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text', nullable: true }) subject: string | null;
  @Column({ type: 'text' }) name: string;
  @Column({ type: 'text' }) idNumber: string;
  @Column({ type: 'text' }) idNumberBidx: string;
  @Column({ type: 'text', nullable: true }) phone: string | null;
  @Column({ type: 'text' }) homeJurisdiction: string;
  @Column({ type: 'boolean' }) demo: boolean;
  @Column({ type: 'text', nullable: true }) cardNameEn: string | null;
  @Column({ type: 'text', nullable: true }) cardZh: string | null;
  @Column({ type: 'text', nullable: true }) cardEn: string | null;
  @Column({ type: 'timestamptz' }) createdAt: Date;
}

@Entity({ schema: 'directory', name: 'post' })
class Post {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) personId: string;
  @Column({ type: 'text' }) role: string;
  @Column({ type: 'text' }) jurisdictionCode: string;
  @Column({ type: 'text' }) reach: string;
  @Column({ type: 'uuid', nullable: true }) authorityId: string | null;
  @Column({ type: 'uuid', nullable: true }) windowId: string | null;
  @Column({ type: 'daterange' }) valid: string;
}

export const DIRECTORY_ENTITIES = [Jurisdiction, Department, Authority, DutyWindow, CalendarYearEntity, Person, Post];
