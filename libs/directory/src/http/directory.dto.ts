import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { PageQuery } from '#platform';

export class JurisdictionsQuery extends PageQuery {
  /** Name, pinyin, initials or code. */
  @IsOptional() @IsString() @MaxLength(60) q?: string;
  /** Division code whose direct members are wanted. */
  @IsOptional() @Matches(/^\d{6}$/) parent?: string;
  @IsOptional() @IsIn(['province', 'city', 'county']) level?: 'province' | 'city' | 'county';
}

export class OfficesQuery extends PageQuery {
  @IsOptional() @IsString() @MaxLength(60) q?: string;
  /** Division code. */
  @IsOptional() @Matches(/^\d{6}$/) jurisdiction?: string;
  @IsOptional() @IsString() @MaxLength(40) department?: string;
}

export class JurisdictionView {
  /** Six-digit division code. */
  code: string;
  nameZh: string;
  nameEn: string;
  level: 'province' | 'city' | 'county';
  kind: string;
  parentCode: string | null;
  /** The jurisdiction that administers this one although the national code files it elsewhere (雄安新区). */
  ownerCode: string | null;
  noteZh: string | null;
  noteEn: string | null;
}

export class JurisdictionPage {
  items: JurisdictionView[];
  total: number;
  nextCursor: string | null;
}

export class AuthorityView {
  id: string;
  code: string;
  jurisdictionCode: string;
  departmentCode: string;
  nameZh: string;
  nameEn: string;
  /** How far the entry may be trusted. */
  provenance: string;
}

export class AuthorityPage {
  items: AuthorityView[];
  total: number;
  nextCursor: string | null;
}

export class WindowView {
  id: string;
  code: string;
  authorityId: string;
  jurisdictionCode: string;
  nameZh: string;
  nameEn: string;
  addressZh: string;
  addressEn: string;
  provenance: string;
}

export class WindowPage {
  items: WindowView[];
  total: number;
  nextCursor: string | null;
}

export class CalendarYearView {
  year: number;
  version: string;
  source: string;
  holidays: NamedDayView[];
  makeUpWorkdays: NamedDayView[];
}

export class NamedDayView {
  /** YYYY-MM-DD in Asia/Shanghai. */
  on: string;
  nameZh: string;
  nameEn: string;
}

export class CalendarView {
  /** A limit that runs past this year is provisional until its calendar is published. */
  lastCoveredYear: number | null;
  version: string;
  years: CalendarYearView[];
}
