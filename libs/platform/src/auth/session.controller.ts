import { Body, Controller, Get, Header, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiExcludeEndpoint, ApiFoundResponse, ApiTags } from '@nestjs/swagger';
import { Refused } from '#kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';
import { currentContext } from '../logging/request-context.js';
import { CONFIG } from '../tokens.js';
import { SESSION_COOKIE, sessionCookie, SIGN_IN_COOKIE, SIGN_IN_PATH, signInCookie } from './cookies.js';
import { Limited, Public, SignedInOnly } from './decorators.js';
import { IdentityProvider } from './identity-provider.service.js';
import { sessionView } from './session-view.js';
import { SessionView, SignInQuery, SignOutAnswer, SignOutBody, SwitchPostBody } from './session.dto.js';
import { Sessions } from './sessions.service.js';
import { SIGN_IN_SECONDS, SignIn } from './sign-in.service.js';

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly signIns: SignIn,
    private readonly sessions: Sessions,
    private readonly provider: IdentityProvider,
  ) {}

  /** Who is signed in, their posts, and the CSRF token. */
  @Get()
  @Public()
  @Header('cache-control', 'no-store')
  show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): SessionView {
    if (!request.signedIn && request.cookies[SESSION_COOKIE] !== undefined) void reply.clearCookie(SESSION_COOKIE, sessionCookie(this.config));
    return sessionView(request.signedIn, this.config.mode);
  }

  /** Sends the browser to the identity provider. */
  @Get('sign-in')
  @Public()
  @Limited('sign_in')
  @ApiFoundResponse({ description: 'To the identity provider' })
  async signIn(@Query() query: SignInQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (query.moved === undefined && request.host !== new URL(this.config.publicUrl).host) {
      // Cookies belong to a host name: someone who came by 127.0.0.1 would return from the provider without them.
      await leave(reply, `${this.config.publicUrl}${SIGN_IN_PATH}/sign-in?${new URLSearchParams({ returnTo: query.returnTo ?? '/', moved: '1' }).toString()}`);
      return;
    }
    await this.orExplain(request, reply, async () => {
      const { address, ticket } = await this.signIns.begin(query.returnTo);
      void reply.setCookie(SIGN_IN_COOKIE, ticket, signInCookie(this.config, SIGN_IN_SECONDS));
      return address;
    });
  }

  /** Back from the identity provider. */
  @Get('callback')
  @Public()
  @ApiExcludeEndpoint()
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { [SIGN_IN_COOKIE]: ticket, [SESSION_COOKIE]: previous } = request.cookies;
    void reply.clearCookie(SIGN_IN_COOKIE, signInCookie(this.config, 0));
    await this.orExplain(request, reply, async () => {
      const { session, returnTo } = await this.signIns.finish(request.url.split('?')[1] ?? '', ticket, previous);
      void reply.setCookie(SESSION_COOKIE, session.token, sessionCookie(this.config));
      return `${this.config.publicUrl}${returnTo}`;
    });
  }

  /** Goes on in another post, or as a resident. */
  @Post('post')
  @SignedInOnly()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async switchPost(@Body() body: SwitchPostBody, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    const { signedIn } = request;
    if (!signedIn?.session) throw new Refused({ code: 'forbidden', details: { reason: 'no_cookie_session' } });
    const next = await this.sessions.switchPost(signedIn, signedIn.session.token, body.postId);
    if (next.session) void reply.setCookie(SESSION_COOKIE, next.session.token, sessionCookie(this.config));
    return sessionView(next, this.config.mode);
  }

  /** Ends this session, or every session of the person. */
  @Post('sign-out')
  @Public()
  @HttpCode(200)
  @ApiBody({ type: SignOutBody, required: false })
  @Header('cache-control', 'no-store')
  async signOut(@Body() body: SignOutBody, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SignOutAnswer> {
    void reply.clearCookie(SESSION_COOKIE, sessionCookie(this.config));
    const token = request.signedIn?.session?.token;
    if (token === undefined) return { providerSignOutUrl: null };
    return { providerSignOutUrl: await this.provider.signOutAddress(await this.sessions.end(token, body.everywhere === true)) };
  }

  /** Goes where `next` says. A browser that cannot be sent there is led to the sign-in page, which words the problem; a program gets the problem. */
  private async orExplain(request: FastifyRequest, reply: FastifyReply, next: () => Promise<string>): Promise<void> {
    let address: string;
    try {
      address = await next();
    } catch (error) {
      if (!(error instanceof Refused) || !(request.headers.accept ?? '').includes('text/html')) throw error;
      const { code, details } = error.refusal;
      const problem = new URLSearchParams({ problem: code, reference: currentContext()?.correlationId ?? '' });
      if (typeof details?.['reason'] === 'string') problem.set('reason', details['reason']);
      address = `${this.config.publicUrl}/sign-in?${problem.toString()}`;
    }
    await leave(reply, address);
  }
}

async function leave(reply: FastifyReply, address: string): Promise<void> {
  await reply.header('cache-control', 'no-store').redirect(address, 302);
}
