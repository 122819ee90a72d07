import { ApiProperty } from '@nestjs/swagger';
import type { ActorRole, PersonalField } from '#kernel';
import type { LookAct } from './data/look.queries.js';
import { IdentifiedName } from './request-views.dto.js';

export class LookView {
  /** UTC instant. */
  at: string;
  act: LookAct;
  role: ActorRole;
  /** The office; null where the post belongs to none. */
  authority: IdentifiedName | null;
  /** Why a clear value was needed, in the words of whoever asked for it. */
  purpose: string | null;
  /** Which clear value. */
  field: PersonalField | null;
  requestId: string;
  requestNumber: string;
}

export class LookPage {
  items: LookView[];
  @ApiProperty({ type: 'integer' }) total: number;
  nextCursor: string | null;
}
