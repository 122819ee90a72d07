import { IsString, Matches, MaxLength } from 'class-validator';
import { CodedName, IdentifiedName } from '../request-views.dto.js';

export class CompetenceQuery {
  @IsString() @MaxLength(60) serviceType: string;
  /** Division code of the competent place. */
  @Matches(/^\d{6}$/) place: string;
}

export class CompetenceView {
  authority: IdentifiedName | null;
  /** Where that authority is. */
  jurisdiction: CodedName;
  /** Why this one: the department of the place itself, or of the nearest place above that has one. */
  basis: 'department_of_jurisdiction' | 'department_above' | 'named_by_return';
}
