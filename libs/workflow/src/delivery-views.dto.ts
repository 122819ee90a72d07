import type { DeliveryMethod, Recipient } from '#kernel';

export class PickupWindowView {
  id: string;
  nameZh: string;
  nameEn: string;
  addressZh: string;
  addressEn: string;
}

export class DeliveryAddressView {
  recipient: string;
  phone: string;
  address: string;
}

/** How the result comes to the applicant, and where it is. */
export class ResultDeliveryView {
  method: DeliveryMethod;
  /** The ways that the service type offers. */
  offered: DeliveryMethod[];
  /** There is an address to post it to; it stands here only for the applicant. */
  hasAddress: boolean;
  address: DeliveryAddressView | null;
  /** Where it lies ready, since when, and what the applicant must know (opening hours); null: it does not. */
  window: PickupWindowView | null;
  readyAt: string | null;
  notice: string | null;
  /** In the post: who carries it, by which number, since when. */
  carrier: string | null;
  trackingNumber: string | null;
  dispatchedAt: string | null;
  /** How often a letter came back. */
  returns: number;
  /** To whom it was given at a window; an agent's name is masked unless it is the reader's own request. */
  recipient: Recipient | null;
  recipientName: string | null;
  /** Day of receipt (Asia/Shanghai). */
  receivedOn: string | null;
}
