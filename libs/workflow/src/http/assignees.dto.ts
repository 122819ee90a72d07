import { POST_ROLES, type PostRole } from '#kernel';
import { ApiProperty } from '@nestjs/swagger';

export class AssigneeView {
  personId: string;
  name: string;
  /** The posts that they hold where the request lies. */
  @ApiProperty({ enum: POST_ROLES, isArray: true }) roles: PostRole[];
  /** Open requests that they have on their desk. */
  openClaims: number;
}

export class AssigneeList {
  items: AssigneeView[];
  total: number;
  nextCursor: string | null;
}
