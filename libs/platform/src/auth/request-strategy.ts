import type { FastifyRequest } from 'fastify';
import passport from 'passport';

type Done = (error: unknown, user?: object | false | null) => void;
type Verify = (request: FastifyRequest, done: Done) => void;

let strategies = 0;

/**
 * A Passport strategy that hands the whole request to its verifier. Passport keeps strategies by name for the whole process, so each
 * gets a name of its own: two applications in one process (tests) do not answer for one another.
 */
export class RequestStrategy extends passport.Strategy {
  constructor(private readonly verify: Verify) {
    super();
    strategies += 1;
    this.name = `${new.target.name}#${strategies}`;
  }

  override authenticate(request: object): void {
    this.verify(request as FastifyRequest, (error, user) => {
      if (error) this.error(error);
      else if (user) this.success(user);
      else this.fail(401);
    });
  }
}
