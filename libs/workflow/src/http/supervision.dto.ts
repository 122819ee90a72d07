import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { HANDLING_MODES, type HandlingMode } from '#kernel';
import { PageQuery } from '#platform';
import { AGE_BANDS, CASE_FILTERS, type AgeBand, type CaseFilter } from '../domain/supervision.js';

const CLERK = /^(none|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

export class FiguresQuery {
  /** Only what lies at this authority. */
  @IsOptional() @IsUUID() authority?: string;
  @IsOptional() @IsIn(HANDLING_MODES) mode?: HandlingMode;
  @IsOptional() @IsString() @MaxLength(60) serviceType?: string;
  /** Only what this person has claimed; `none`: what nobody has. */
  @IsOptional() @Matches(CLERK) clerk?: string;
  /** Calendar days since receipt. */
  @IsOptional() @IsIn(AGE_BANDS) age?: AgeBand;
}

export class CasesQuery extends PageQuery {
  /** any (also when left out): whatever needs a person; all: everything that is open; near: due within three days; attention: something that the platform could not settle, or an alert on the certificate. */
  @IsOptional() @IsIn(CASE_FILTERS) need?: CaseFilter;
  /** Request number, identity number or full name of the applicant (exact), or part of a qualification's name. */
  @IsOptional() @IsString() @MaxLength(100) q?: string;
  @IsOptional() @IsIn(['due', 'submitted', '-submitted']) sort?: 'due' | 'submitted' | '-submitted';
  @IsOptional() @IsUUID() authority?: string;
  @IsOptional() @IsIn(HANDLING_MODES) mode?: HandlingMode;
  @IsOptional() @IsString() @MaxLength(60) serviceType?: string;
  @IsOptional() @Matches(CLERK) clerk?: string;
  @IsOptional() @IsIn(AGE_BANDS) age?: AgeBand;
}
