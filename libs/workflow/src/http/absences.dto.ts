import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { IsDay, PageQuery } from '#platform';
import { IdentifiedName } from '../request-views.dto.js';

export class SetAbsenceDto {
  /** Made by the caller; repeat it with the same id and nothing happens twice. */
  @IsUUID() commandId: string;
  /** Who is away; left out: the reader. */
  @IsOptional() @IsUUID() personId?: string;
  /** From which authority; left out: the reader's own. */
  @IsOptional() @IsUUID() authorityId?: string;
  @IsUUID() standInId: string;
  /** First day (Asia/Shanghai). */
  @IsDay() @Matches(/^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/) from: string;
  /** Last day (Asia/Shanghai). */
  @IsDay() @Matches(/^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/) until: string;
}

export class AbsenceSet {
  id: string;
}

export class AbsencesQuery extends PageQuery {
  /** Those that run or are to come; or those that are over. */
  @IsOptional() @IsIn(['open', 'past']) when?: 'open' | 'past';
}

export class ClerksQuery {
  @IsOptional() @IsUUID() authorityId?: string;
}

export class ClerkView {
  personId: string;
  name: string;
}

export class ClerkList {
  items: ClerkView[];
  total: number;
  nextCursor: string | null;
}

export class AbsenceView {
  id: string;
  person: ClerkView;
  standIn: ClerkView;
  authority: IdentifiedName | null;
  from: string;
  until: string;
  setAt: string;
  /** When it was ended before its last day. */
  endedAt: string | null;
  mayEnd: boolean;
}

export class AbsencePage {
  items: AbsenceView[];
  total: number;
  nextCursor: string | null;
}
