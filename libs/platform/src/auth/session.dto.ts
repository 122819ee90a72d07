import { IsBoolean, IsOptional, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';
import { POST_ROLES, REACHES, type PostRole, type Reach } from '#contracts';
import { ApiProperty } from '@nestjs/swagger';

/** Where to go after signing in. */
export class SignInQuery {
  /** Path on this site; anything else leads to the start page. */
  @IsOptional() @IsString() @MaxLength(2_000) returnTo?: string;
  /** Set by ourselves when the browser came by another name of this host and was sent to the public address. */
  @IsOptional() @IsString() @MaxLength(1) moved?: string;
}

export class SwitchPostBody {
  /** One of the posts held; null to act as a resident. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  @ValidateIf((body: SwitchPostBody) => body.postId !== null)
  @IsUUID()
  postId: string | null;
}

export class SignOutBody {
  /** End every session of this person, on every device. */
  @IsOptional() @IsBoolean() everywhere?: boolean;
}

/** A jurisdiction by its six-digit code. */
export class PostJurisdiction {
  code: string;
  nameZh: string;
  nameEn: string;
}

/** The authority or the window where the post sits. */
export class PostSeat {
  id: string;
  nameZh: string;
  nameEn: string;
}

/** A post that the person holds today. */
export class PostView {
  id: string;
  @ApiProperty({ enum: POST_ROLES }) role: PostRole;
  @ApiProperty({ enum: REACHES }) reach: Reach;
  jurisdiction: PostJurisdiction;
  @ApiProperty({ type: PostSeat, nullable: true }) authority: PostSeat | null;
  @ApiProperty({ type: PostSeat, nullable: true }) window: PostSeat | null;
}

export class SessionPerson {
  id: string;
  name: string;
}

/** Who is signed in, and in which post they act. */
export class SessionView {
  signedIn: boolean;
  @ApiProperty({ type: SessionPerson, nullable: true }) person: SessionPerson | null;
  posts: PostView[];
  /** The post in which the person acts; null for a resident. */
  @ApiProperty({ type: PostView, nullable: true }) activePost: PostView | null;
  /** Send it as X-CSRF-Token with every POST, PUT, PATCH and DELETE; empty while nobody is signed in by a cookie. */
  csrfToken: string;
  @ApiProperty({ enum: ['demo', 'production'] }) mode: 'demo' | 'production';
}

export class SignOutAnswer {
  /** Page of the identity provider that ends its own session too; the browser should go there next. Null when there is none. */
  @ApiProperty({ type: String, format: 'uri', nullable: true }) providerSignOutUrl: string | null;
}
