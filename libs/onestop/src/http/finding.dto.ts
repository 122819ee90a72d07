import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { HANDLING_MODES, HOLDER_TYPES, type HandlingMode, type HolderType } from '#kernel';
import { PageQuery } from '#platform';
import { IsInstant } from '#publication';
import { LIFE_EVENTS, type LifeEvent } from '../domain/service-content.js';
import { ServiceTypeSummary } from './onestop.dto.js';

export class ServiceTypesQuery extends PageQuery {
  /** Everyday words in Chinese or English, pinyin, initials or code. */
  @IsOptional() @IsString() @MaxLength(100) q?: string;
  @IsOptional() @IsIn(['published', 'proposed']) status?: 'published' | 'proposed';
  @IsOptional() @IsIn(HOLDER_TYPES) audience?: HolderType;
  /** Code of the department that decides. */
  @IsOptional() @IsString() @MaxLength(40) department?: string;
  @IsOptional() @IsIn(LIFE_EVENTS) lifeEvent?: LifeEvent;
  @IsOptional() @IsIn(HANDLING_MODES) mode?: HandlingMode;
  /** Division code of a place where it can be had, with `mode` in that mode. */
  @IsOptional() @Matches(/^\d{6}$/) jurisdiction?: string;
  /** Only those by which a qualification is asked about, or only the others. */
  @IsOptional() @IsIn(['yes', 'no']) aboutQualification?: 'yes' | 'no';
  @IsOptional() @IsInstant('As the service types stand at this instant, past or to come; now when left out.') at?: string;
}

export class ServiceTypeQuery {
  @IsOptional() @IsInstant('As the service type stands at this instant, past or to come; now when left out.') at?: string;
}

/** How many services a value would leave, with everything else as it was asked. */
export class FacetCountView {
  value: string;
  @ApiProperty({ type: 'integer' }) count: number;
}

export class DepartmentCountView extends FacetCountView {
  nameZh: string;
  nameEn: string;
}

export class LifeEventView {
  code: LifeEvent;
  nameZh: string;
  nameEn: string;
  /** Services of it. */
  @ApiProperty({ type: 'integer' }) count: number;
}

export class LifeEventList {
  items: LifeEventView[];
}

export class AttributeView {
  /** The concept, as fields of forms name it: `insurance.place`. */
  code: string;
  nameZh: string;
  nameEn: string;
  personal: boolean;
}

export class EvidenceTypeView {
  code: string;
  nameZh: string;
  nameEn: string;
  /** The kind of register that holds it. */
  register: string;
  attributes: AttributeView[];
}

export class EvidenceTypeList {
  items: EvidenceTypeView[];
  @ApiProperty({ type: 'integer' }) total: number;
}

/** The most frequent first. */
export class ServiceFacetsView {
  audience: FacetCountView[];
  department: DepartmentCountView[];
  lifeEvent: FacetCountView[];
  mode: FacetCountView[];
}

export class ServiceTypePage {
  items: ServiceTypeSummary[];
  total: number;
  nextCursor: string | null;
  facets: ServiceFacetsView;
  /** How many the words alone find: a way on where the other conditions leave none. */
  @ApiProperty({ type: 'integer' }) totalByWords: number;
}
