import type { PostRole } from '#contracts';
import type { PostScope } from './actor.js';

/** A name in both languages of the screens. */
export interface NamedInBoth {
  readonly nameZh: string;
  readonly nameEn: string;
}

/** A post that a person holds today, with what a screen calls it. */
export interface HeldPost extends PostScope {
  readonly titles: {
    readonly jurisdiction: NamedInBoth;
    readonly authority: NamedInBoth | null;
    readonly window: NamedInBoth | null;
  };
}

/** A person who may sign in. */
export interface Principal {
  readonly personId: string;
  readonly displayName: string;
  /** Division code of the place of residence. */
  readonly homeJurisdiction: string;
  /** In the order in which they are offered; posts outside their validity are not among them. */
  readonly posts: readonly HeldPost[];
}

/** What the demonstration provider shows of one invented person. */
export interface DemoCard extends NamedInBoth {
  readonly subject: string;
  readonly cardZh: string;
  readonly cardEn: string;
  /** The group in which the card is shown. */
  readonly group: 'resident' | PostRole;
}

/** The port to the directory, which implements it under the token PRINCIPALS. Rights come from here and never from a token. */
export interface Principals {
  /** The person whom the provider knows by `subject`. */
  findBySubject(subject: string): Promise<{ readonly personId: string } | undefined>;
  /** The person with the posts that are valid today; undefined when the person is gone. */
  load(personId: string): Promise<Principal | undefined>;
  /** The demonstration people; empty outside the demonstration. */
  demoCards(): Promise<readonly DemoCard[]>;
}
