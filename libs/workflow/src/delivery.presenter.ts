import { Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { DELIVERY_METHODS, shanghaiDay, type Recipient, type RequestVerb } from '#kernel';
import { maskName } from '#platform';
import { DeliveryActs } from './acts/delivery-acts.js';
import type { RequestActionEntity, RequestEntity } from './data/entities.js';
import { RequestFields } from './request-fields.js';
import type { PickupWindowView, ResultDeliveryView } from './delivery-views.dto.js';

type Handed = Pick<ResultDeliveryView, 'recipient' | 'recipientName' | 'receivedOn'>;

/** How the result comes to the applicant and where it is, as the page shows it. */
@Injectable()
export class DeliveryPresenter {
  constructor(
    private readonly fields: RequestFields,
    private readonly directory: DirectoryQueries,
    private readonly acts: DeliveryActs,
  ) {}

  async present(row: RequestEntity, actions: readonly RequestActionEntity[], own: boolean): Promise<ResultDeliveryView> {
    const offered = await this.acts.waysOf(row);
    const last = (verb: RequestVerb): RequestActionEntity | undefined => actions.findLast((act) => act.verb === verb);
    const dispatched = row.dispatchedAt !== null || row.state === 'delivered' ? last('dispatch') : undefined;
    return {
      method: row.deliveryMethod, offered: DELIVERY_METHODS.filter((method) => offered.includes(method)), hasAddress: row.deliveryAddress !== null,
      address: own ? this.fields.address(row) : null, window: await this.windowOf(row), readyAt: row.readyAt?.toISOString() ?? null, notice: row.readyAt === null ? null : this.noticeOf(last('make_ready')),
      carrier: textIn(dispatched, 'carrier'), trackingNumber: textIn(dispatched, 'trackingNumber'), dispatchedAt: dispatched?.at.toISOString() ?? null,
      returns: actions.filter(({ verb }) => verb === 'delivery_returned').length, ...this.handedIn(last('hand_out') ?? last('confirm_receipt'), own),
    };
  }

  private async windowOf({ pickupWindowId, readyAt }: RequestEntity): Promise<PickupWindowView | null> {
    const window = readyAt === null || pickupWindowId === null ? undefined : (await this.directory.windows()).get(pickupWindowId);
    if (!window) return null;
    const { id, nameZh, nameEn, addressZh, addressEn } = window;
    return { id, nameZh, nameEn, addressZh, addressEn };
  }

  private noticeOf(act: RequestActionEntity | undefined): string | null {
    return act?.note ? (this.fields.openNote<{ reasonText?: string }>(act.commandId, act.note).reasonText ?? null) : null;
  }

  private handedIn(act: RequestActionEntity | undefined, own: boolean): Handed {
    if (!act) return { recipient: null, recipientName: null, receivedOn: null };
    const name = act.note === null ? undefined : this.fields.openNote<{ recipientName?: string }>(act.commandId, act.note).recipientName;
    return { recipient: textIn(act, 'recipient') as Recipient | null, recipientName: name === undefined ? null : own ? name : maskName(name), receivedOn: textIn(act, 'receivedOn') ?? shanghaiDay(act.at) };
  }
}

function textIn(act: RequestActionEntity | undefined, key: string): string | null {
  const value = act?.publicDetail[key];
  return typeof value === 'string' ? value : null;
}
