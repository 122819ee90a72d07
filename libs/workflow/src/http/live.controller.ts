import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, LiveHub, SignedInOnly, type Actor } from '#platform';
import { interval, map, merge, of, type Observable } from 'rxjs';

/** Proxies close silent connections after a minute or less. */
const HEARTBEAT_MS = 20_000;

@ApiTags('workflow')
@Controller('api/workflow/events')
export class LiveController {
  constructor(private readonly hub: LiveHub) {}

  /** Server-sent events: `request` says which request to look at again, `ping` keeps the line open. Never personal data. */
  @Sse()
  @SignedInOnly()
  @ApiOkResponse({ description: 'text/event-stream', content: { 'text/event-stream': { schema: { type: 'string' } } } })
  stream(@CurrentActor() actor: Actor): Observable<MessageEvent> {
    const beats = interval(HEARTBEAT_MS).pipe(map((): MessageEvent => ({ type: 'ping', data: '' })));
    const changes = this.hub.eventsFor(actor).pipe(map((event): MessageEvent => ({ type: 'request', data: { id: event.id, event: event.type } })));
    return merge(of<MessageEvent>({ type: 'ping', data: '' }), beats, changes);
  }
}
