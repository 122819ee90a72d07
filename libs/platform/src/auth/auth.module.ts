import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { LimitsModule } from '../limits/limits.module.js';
import { ActorGuard } from './actor.guard.js';
import { BearerTokens } from './bearer-tokens.service.js';
import { BearerStrategy } from './bearer.strategy.js';
import { IdentityProvider } from './identity-provider.service.js';
import { ProviderTransport } from './provider-transport.js';
import { SessionController } from './session.controller.js';
import { SessionStore } from './session.store.js';
import { SessionStrategy } from './session.strategy.js';
import { Sessions } from './sessions.service.js';
import { SignIn } from './sign-in.service.js';
import { BearerGuard, SessionGuard } from './strategy.guards.js';

/** Sign-in, sessions, bearer tokens, and the guard before every handler. PRINCIPALS comes from the directory. */
@Module({
  imports: [LimitsModule],
  controllers: [SessionController],
  providers: [
    SessionStore, Sessions, ProviderTransport, IdentityProvider, BearerTokens, SignIn,
    SessionStrategy, SessionGuard, BearerStrategy, BearerGuard,
    { provide: APP_GUARD, useClass: ActorGuard },
  ],
  exports: [Sessions, ProviderTransport],
})
export class AuthModule {}
