import { shanghaiDay, type DeliveryMethod, type HandlingMode, type Refusal } from '#kernel';
import type { ActInput, ActingParty, RequestFacts } from './facts.js';
import { HANDLING_MODE_TABLE } from './handling-modes.js';

type Check = (facts: RequestFacts, actor: ActingParty, input: ActInput, now: Date) => Refusal | undefined;

const ARTICLE_44 = { law: '行政许可法', article: '44' } as const;
const isFilled = (text: string | undefined): boolean => (text ?? '').trim() !== '';

/** What must be so before a result goes on its way, and before it counts as delivered. */
export const DELIVERY_CHECKS = {
  delivery_offered: (_f, _a, input) => (input.isOffered === true ? undefined : { code: 'delivery_not_offered' }),
  delivery_address: (_f, _a, { method, address }) =>
    method !== 'post' || (isFilled(address?.recipient) && isFilled(address?.phone) && isFilled(address?.address)) ? undefined : { code: 'delivery_address_missing' },
  on_paper: (facts) => (facts.delivery === 'online' ? { code: 'delivered_by_download' } : undefined),
  by_post: (facts) => (facts.delivery === 'post' ? undefined : { code: 'delivery_not_by_post' }),
  address_known: (facts) => (facts.hasAddress ? undefined : { code: 'delivery_address_missing' }),
  pickup_window: (_f, _a, input) => (isFilled(input.windowId) ? undefined : { code: 'pickup_window_unknown' }),
  tracking: (_f, _a, input) => (isFilled(input.carrier) && isFilled(input.trackingNumber) ? undefined : { code: 'tracking_required' }),
  /** Whoever it is given to is looked at, an agent is named. */
  recipient_checked: (_f, _a, { identityChecked, recipient, recipientName }) =>
    identityChecked === true && (recipient === 'applicant' || (recipient === 'agent' && isFilled(recipientName))) ? undefined : { code: 'recipient_not_checked' },
  /** The applicant is believed; a clerk says on which day it was received, between dispatch and today, and what proves it. */
  receipt_proof: (facts, actor, { receivedOn, reasonText }, now) => {
    if (actor.role === 'resident') return undefined;
    const isPossible = receivedOn !== undefined && receivedOn <= shanghaiDay(now) && (facts.dispatchedOn === null || receivedOn >= facts.dispatchedOn);
    return isPossible && isFilled(reasonText) ? undefined : { code: 'receipt_proof_required', lawRef: ARTICLE_44 };
  },
} as const satisfies Readonly<Record<string, Check>>;

/**
 * The way in which a result comes before the applicant has chosen another: what the form says, where a service type's form asks. In a mode whose result comes back by the window
 * (国办发〔2020〕35号) it does so until a download is chosen expressly.
 */
export function firstDelivery(mode: HandlingMode, form: Readonly<Record<string, unknown>>): DeliveryMethod {
  if (!HANDLING_MODE_TABLE[mode].resultByPlatform) return 'window';
  return form['resultDelivery'] === 'window' ? 'window' : 'online';
}
