import { Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { BearerStrategy } from './bearer.strategy.js';
import { SessionStrategy } from './session.strategy.js';

/** Runs one strategy and leaves what it found in `request.signedIn`; refusing is the ActorGuard's business alone. */
abstract class QuietGuard extends AuthGuard() {
  override handleRequest<User>(error: Error | null, user: User): User {
    if (error) throw error;
    return (user || undefined) as User;
  }
}

@Injectable()
export class SessionGuard extends QuietGuard {
  constructor(strategy: SessionStrategy) {
    super({ defaultStrategy: strategy.name, property: 'signedIn', session: false });
  }
}

@Injectable()
export class BearerGuard extends QuietGuard {
  constructor(strategy: BearerStrategy) {
    super({ defaultStrategy: strategy.name, property: 'signedIn', session: false });
  }
}
