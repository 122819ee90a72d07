import { Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { endOfDayShanghai, Refused, type DeliveryMethod, type RequestVerb } from '#kernel';
import { OnestopService } from '#onestop';
import type { Tx } from '#platform';
import type { RequestEntity } from '../data/entities.js';
import { RequestFields } from '../request-fields.js';
import { involving, NO_ASSIGNEE, plain, released, type ActContext, type CompleteInput, type Effect } from './effect.js';

/** Acts by which a result comes to its applicant. */
export const DELIVERY_VERBS = ['deliver', 'choose_delivery', 'make_ready', 'hand_out', 'dispatch', 'confirm_receipt', 'delivery_returned'] as const satisfies readonly RequestVerb[];
export type DeliveryVerb = (typeof DELIVERY_VERBS)[number];

export function isDeliveryVerb(verb: RequestVerb): verb is DeliveryVerb {
  return (DELIVERY_VERBS as readonly RequestVerb[]).includes(verb);
}

/** The result is nowhere yet. */
export function notDelivered(deliveryMethod: DeliveryMethod): Pick<RequestEntity, 'deliveryMethod' | 'deliveryAddress' | 'pickupWindowId' | 'pickupAuthorityId' | 'readyAt' | 'dispatchedAt'> {
  return { deliveryMethod, deliveryAddress: null, pickupWindowId: null, pickupAuthorityId: null, readyAt: null, dispatchedAt: null };
}

/** The way of a result after the decision: as a download, at a window, by post. */
@Injectable()
export class DeliveryActs {
  constructor(
    private readonly fields: RequestFields,
    private readonly directory: DirectoryQueries,
    private readonly onestop: OnestopService,
  ) {}

  /** Whether the service type delivers its result in that way (`results`). */
  async isOffered(request: RequestEntity, method: string): Promise<boolean> {
    return (await this.waysOf(request)).some((way) => way === method);
  }

  /** The ways in which the result of the service type can come. */
  async waysOf(request: Pick<RequestEntity, 'serviceTypeCode' | 'serviceTypeVersion'>): Promise<string[]> {
    return [...new Set((await this.onestop.versionOf(request.serviceTypeCode, request.serviceTypeVersion)).results.flatMap(({ delivery }) => delivery))];
  }

  /** Refuses `pickup_window_unknown`. */
  async apply(tx: Tx, request: RequestEntity, verb: DeliveryVerb, input: CompleteInput, context: ActContext): Promise<Effect> {
    const note = (words: Readonly<Record<string, unknown>>): string => this.fields.sealNote(context.commandId, words);
    const done = { ...released(), ...NO_ASSIGNEE, closedAt: tx.now };
    switch (verb) {
      case 'deliver':
        return plain(done, { method: input.method });
      case 'choose_delivery':
        return this.choose(request, input);
      case 'make_ready':
        return this.makeReady(tx, request, input, note);
      case 'dispatch':
        return plain({ dispatchedAt: tx.now, readyAt: null }, { carrier: input.carrier?.trim(), trackingNumber: input.trackingNumber?.trim() });
      case 'hand_out':
        // Who can fetch it in time has been served in time by the authority: what counts is the day on which it lay ready (ADR 0029).
        return { ...plain({ ...done, readyAt: null }, { method: 'window', recipient: input.recipient, identityChecked: true }, note({ recipientName: input.recipientName })), ...(request.readyAt ? { clockEnd: request.readyAt } : {}) };
      case 'confirm_receipt':
        return { ...plain({ ...done, dispatchedAt: null }, { method: 'post', ...(input.receivedOn ? { receivedOn: input.receivedOn } : {}) }, note({ reasonText: input.reasonText })), ...(input.receivedOn ? { clockEnd: earlier(endOfDayShanghai(input.receivedOn), tx.now) } : {}) };
      case 'delivery_returned':
        return plain({ dispatchedAt: null, readyAt: null }, {}, note({ reasonText: input.reasonText }));
    }
  }

  /** Another way; an address stays only where the post needs it. */
  private choose(request: RequestEntity, { method, address }: CompleteInput): Effect {
    const isPost = method === 'post' && address !== undefined;
    return plain({ deliveryMethod: method as DeliveryMethod, deliveryAddress: isPost ? this.fields.sealAddress(request.id, address) : null }, { method });
  }

  private async makeReady(tx: Tx, request: RequestEntity, input: CompleteInput, note: (words: Readonly<Record<string, unknown>>) => string): Promise<Effect> {
    const window = (await this.directory.windows()).get(input.windowId ?? '');
    const authority = window && (await this.directory.authorities()).get(window.authorityId);
    if (!window || !authority) throw new Refused({ code: 'pickup_window_unknown' });
    const change = { pickupWindowId: window.id, pickupAuthorityId: authority.id, readyAt: tx.now, ...involving(request, [authority]) };
    return plain(change, { windowId: window.id }, note({ reasonText: input.reasonText }));
  }
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
