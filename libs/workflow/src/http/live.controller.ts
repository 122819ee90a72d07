import { Controller, Req, Sse, type MessageEvent } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, LiveHub, Sessions, SignedInOnly, type Actor, type SignedIn } from '#platform';
import { endWith, filter, ignoreElements, interval, map, merge, of, share, switchMap, takeUntil, type Observable } from 'rxjs';

/** Proxies close silent connections after a minute or less. */
const HEARTBEAT_MS = 20_000;

@ApiTags('workflow')
@Controller('api/workflow/events')
export class LiveController {
  constructor(
    private readonly hub: LiveHub,
    private readonly sessions: Sessions,
  ) {}

  /** Server-sent events: `request` says which request to look at again, `ping` keeps the line open. Never personal data; ends with the session. */
  @Sse()
  @SignedInOnly()
  @ApiOkResponse({ description: 'text/event-stream', content: { 'text/event-stream': { schema: { type: 'string' } } } })
  stream(@CurrentActor() actor: Actor, @Req() request: { signedIn?: SignedIn | undefined }): Observable<MessageEvent> {
    const beats = interval(HEARTBEAT_MS).pipe(switchMap(async () => this.isOpen(request.signedIn)), share());
    const pings = beats.pipe(map((): MessageEvent => ({ type: 'ping', data: '' })));
    const changes = this.hub.eventsFor(actor).pipe(map((event): MessageEvent => ({ type: 'request', data: { id: event.id, event: event.type } })), share());
    // The hub completes when the process begins to end: a stream that went on would hold that up.
    const over = merge(beats.pipe(filter((open) => !open)), changes.pipe(ignoreElements(), endWith(true)));
    return merge(of<MessageEvent>({ type: 'ping', data: '' }), pings, changes).pipe(takeUntil(over));
  }

  private async isOpen(signedIn: SignedIn | undefined): Promise<boolean> {
    return signedIn?.session ? this.sessions.isOpen(signedIn.session.token) : true;
  }
}
