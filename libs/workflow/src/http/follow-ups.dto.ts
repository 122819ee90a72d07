import { IsIn, IsString, MaxLength } from 'class-validator';
import { FOLLOW_UPS, type FollowUpKind } from '../domain/follow-ups.js';

export class FollowUpDto {
  /** person: a person looks at what a rule decided; review 行政复议; correction: the authority decides anew. */
  @IsIn(FOLLOW_UPS) kind: FollowUpKind;
  /** Why; read by everyone who may see the request. */
  @IsString() @MaxLength(2000) reasonText: string;
}

export class FollowUpAnswer {
  id: string;
  number: string;
  kind: FollowUpKind;
}
