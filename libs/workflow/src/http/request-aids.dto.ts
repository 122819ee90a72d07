import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { REQUEST_VERBS, type RequestVerb } from '#kernel';
import { LawRefDto } from '../request-views.dto.js';

export class TextsQuery {
  @ApiProperty({ enum: REQUEST_VERBS }) @IsOptional() @IsIn(REQUEST_VERBS) verb?: RequestVerb;
  /** The standard reason that was chosen; texts that name it are offered with it. */
  @IsOptional() @IsString() @MaxLength(60) reasonCode?: string;
}

class WordsDto {
  zh: string;
  en: string;
}

class TextProvenance {
  /** `project_proposal`: no authority has published the wording. */
  status: string;
  source: string;
}

/** A text for the field of an act, filled with what is known; what only a person can write stands in 【】. */
export class DecisionTextView {
  code: string;
  verb: RequestVerb;
  title: WordsDto;
  text: WordsDto;
  lawRef: LawRefDto | null;
}

export class DecisionTextList {
  items: DecisionTextView[];
  provenance: TextProvenance;
  total: number;
  nextCursor: string | null;
}
