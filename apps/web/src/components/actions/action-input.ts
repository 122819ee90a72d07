import type { RequestVerb } from '#contracts';
import type { Texts } from '../../text/zh.js';
import { hasBlank } from './blank.js';

export type FieldName = 'identity' | 'authority' | 'reason' | 'remedy' | 'opinion' | 'pickup' | 'tracking' | 'recipient' | 'receipt' | 'suspension' | 'told' | 'assignee';

/** Acts that a clerk does with the small form; the others have their own place on the page. */
export type FormVerb = Exclude<RequestVerb, 'submit' | 'deliver' | 'choose_delivery' | 'lapse' | 'withdraw' | 'claim' | 'release' | 'note_alert' | 'recount' | 'open_leg' | 'note_leg' | 'call_off' | 'leave_to_person' | 'follow_up' | 'correct' | 'migrate_version' | 'request_supplement' | 'supply_supplement'>;

/** What each act asks for. An act without fields is done after one confirmation. */
export const FIELDS_OF: Readonly<Record<FormVerb, readonly FieldName[]>> = {
  receive: ['identity'],
  route: ['authority'],
  return_misrouted: ['reason', 'authority'],
  take_over: [],
  accept: [],
  decline: ['reason', 'remedy'],
  approve: ['opinion'],
  refuse: ['reason', 'remedy'],
  make_ready: ['pickup'],
  hand_out: ['recipient'],
  dispatch: ['tracking'],
  confirm_receipt: ['receipt'],
  delivery_returned: ['told'],
  suspend: ['suspension', 'told'],
  resume: [],
  extend: ['told'],
  allow_supplement: ['told'],
  contest: ['told'],
  uphold: ['told'],
  set_aside: ['told'],
  remind: ['told'],
  order_supervision: ['told'],
  reassign: ['assignee'],
};

export interface ActionInputs {
  readonly identityChecked: boolean;
  readonly formChecked: boolean;
  readonly authorityId: string;
  readonly reasonCode: string;
  readonly reasonText: string;
  readonly remedyTold: boolean;
  readonly opinion: string;
  readonly windowId: string;
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly recipient: string;
  readonly recipientName: string;
  readonly receivedOn: string;
  readonly ground: string;
  readonly announcedDays: string;
  readonly assigneePersonId: string;
}

export const NO_INPUTS: ActionInputs = { identityChecked: false, formChecked: false, authorityId: '', reasonCode: '', reasonText: '', remedyTold: false, opinion: '', windowId: '', carrier: '', trackingNumber: '', recipient: '', recipientName: '', receivedOn: '', ground: '', announcedDays: '', assigneePersonId: '' };

type WorkText = keyof Texts['work'];

function missingIn(field: FieldName, verb: FormVerb, inputs: ActionInputs): readonly (readonly [string, WorkText, boolean])[] {
  switch (field) {
    case 'identity':
      return [['identityChecked', 'checkMissing', inputs.identityChecked], ['formChecked', 'checkMissing', inputs.formChecked]];
    case 'authority':
      return [['authorityId', 'authorityMissing', verb === 'return_misrouted' || inputs.authorityId !== '']];
    case 'reason':
      return [['reasonCode', 'reasonMissing', inputs.reasonCode !== ''], ['reasonText', 'blankLeft', !hasBlank(inputs.reasonText)], ['reasonText', 'noteMissing', inputs.reasonText.trim() !== '']];
    case 'remedy':
      return [['remedyTold', 'remedyMissing', inputs.remedyTold]];
    case 'opinion':
      return [['opinion', 'blankLeft', !hasBlank(inputs.opinion)], ['opinion', 'opinionMissing', inputs.opinion.trim() !== '']];
    case 'pickup':
      return [['windowId', 'pickupWindowMissing', inputs.windowId !== '']];
    case 'tracking':
      return [['carrier', 'trackingMissing', inputs.carrier.trim() !== ''], ['trackingNumber', 'trackingMissing', inputs.trackingNumber.trim() !== '']];
    case 'recipient':
      return [['recipient', 'recipientMissing', inputs.recipient !== ''], ['recipientName', 'recipientNameMissing', inputs.recipient !== 'agent' || inputs.recipientName.trim() !== ''], ['identityChecked', 'checkMissing', inputs.identityChecked]];
    case 'receipt':
      return [['receivedOn', 'receivedOnMissing', inputs.receivedOn !== ''], ['reasonText', 'noteMissing', inputs.reasonText.trim() !== '']];
    case 'suspension':
      return [['ground', 'groundMissing', inputs.ground !== ''], ['announcedDays', 'announcedDaysMissing', isDays(inputs.announcedDays)]];
    case 'assignee':
      return [['assigneePersonId', 'assigneeMissing', inputs.assigneePersonId !== '']];
    case 'told':
      return [['reasonText', 'blankLeft', !hasBlank(inputs.reasonText)], ['reasonText', 'noteMissing', inputs.reasonText.trim() !== '']];
  }
}

function isDays(text: string): boolean {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 250;
}

/** Which texts tell what is still missing, by input. */
export function missingOf(verb: FormVerb, inputs: ActionInputs): Readonly<Record<string, WorkText>> {
  const checks = FIELDS_OF[verb].flatMap((field) => missingIn(field, verb, inputs));
  return Object.fromEntries(checks.filter(([, , given]) => !given).map(([name, text]) => [name, text]));
}

/** The inputs of the act as the server takes them: only what the act knows. */
export function inputOf(verb: FormVerb, inputs: ActionInputs): Readonly<Record<string, unknown>> {
  const parts: Readonly<Record<FieldName, Readonly<Record<string, unknown>>>> = {
    identity: { identityChecked: inputs.identityChecked, formChecked: inputs.formChecked },
    authority: inputs.authorityId === '' ? {} : { authorityId: inputs.authorityId },
    reason: { reasonCode: inputs.reasonCode, reasonText: inputs.reasonText.trim() },
    remedy: { remedyTold: inputs.remedyTold },
    opinion: { opinion: inputs.opinion.trim() },
    pickup: { windowId: inputs.windowId, ...(inputs.reasonText.trim() === '' ? {} : { reasonText: inputs.reasonText.trim() }) },
    tracking: { carrier: inputs.carrier.trim(), trackingNumber: inputs.trackingNumber.trim() },
    recipient: { recipient: inputs.recipient, identityChecked: inputs.identityChecked, ...(inputs.recipient === 'agent' ? { recipientName: inputs.recipientName.trim() } : {}) },
    receipt: { receivedOn: inputs.receivedOn, reasonText: inputs.reasonText.trim() },
    suspension: { ground: inputs.ground, announcedDays: Number(inputs.announcedDays) },
    assignee: { assigneePersonId: inputs.assigneePersonId, ...(inputs.reasonText.trim() === '' ? {} : { reasonText: inputs.reasonText.trim() }) },
    told: { reasonText: inputs.reasonText.trim() },
  };
  return Object.assign({}, ...FIELDS_OF[verb].map((field) => parts[field]));
}
