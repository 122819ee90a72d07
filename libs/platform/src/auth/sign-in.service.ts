import { Inject, Injectable } from '@nestjs/common';
import { Refused, type Clock } from '#kernel';
import type { Config } from '../config.js';
import type { Keys } from '../crypto/keys.js';
import { CLOCK, CONFIG, KEYS, PRINCIPALS } from '../tokens.js';
import { IdentityProvider } from './identity-provider.service.js';
import type { Principals } from './principals.js';
import { localPath } from './return-to.js';
import { Sessions } from './sessions.service.js';
import { openTicket, sealTicket } from './sign-in-ticket.js';
import type { OpenSession } from './signed-in.js';

/** Time to sign in at the provider, seconds; long enough for a password, a code from a telephone and a second try. */
export const SIGN_IN_SECONDS = 600;

/** From the link "sign in" to an open session. */
@Injectable()
export class SignIn {
  private readonly key: Buffer;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(KEYS) keys: Pick<Keys, 'derive'>,
    @Inject(PRINCIPALS) private readonly principals: Principals,
    private readonly provider: IdentityProvider,
    private readonly sessions: Sessions,
  ) {
    this.key = keys.derive('sign-in ticket');
  }

  /** The provider's address and the ticket that the browser keeps meanwhile. Refuses `sign_in_failed` while the provider is down. */
  async begin(returnTo: string | undefined): Promise<{ readonly address: string; readonly ticket: string }> {
    const { address, checks } = await this.provider.begin();
    const expiresAt = this.clock.now().getTime() + SIGN_IN_SECONDS * 1_000;
    return { address, ticket: sealTicket({ ...checks, returnTo: localPath(returnTo, this.config.publicUrl), expiresAt }, this.key) };
  }

  /**
   * Opens the session when the provider's answer fits the ticket. Refuses `sign_in_failed`, and `person_unknown` when the directory
   * does not know whom the provider vouches for.
   */
  async finish(query: string, ticketText: string | undefined, previous: string | undefined): Promise<{ readonly session: OpenSession; readonly returnTo: string }> {
    const ticket = openTicket(ticketText ?? '', this.key, this.clock.now());
    if (!ticket) throw new Refused({ code: 'sign_in_failed', details: { reason: 'expired' } });
    const { subject, idToken } = await this.provider.finish(query, ticket);
    const known = await this.principals.findBySubject(subject);
    const principal = known && (await this.principals.load(known.personId));
    if (!principal) throw new Refused({ code: 'person_unknown' });
    return { session: await this.sessions.open(principal, idToken, previous), returnTo: ticket.returnTo };
  }
}
