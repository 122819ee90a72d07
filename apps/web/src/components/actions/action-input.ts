import type { RequestVerb } from '#contracts';
import type { Texts } from '../../text/zh.js';

export type FieldName = 'identity' | 'authority' | 'reason' | 'remedy' | 'opinion' | 'delivery' | 'suspension' | 'told' | 'assignee';

/** Acts that a clerk does with the small form; the others have their own place on the page. */
export type FormVerb = Exclude<RequestVerb, 'submit' | 'lapse' | 'withdraw' | 'claim' | 'release' | 'note_alert' | 'recount' | 'open_leg' | 'note_leg' | 'call_off' | 'leave_to_person' | 'follow_up' | 'correct' | 'migrate_version' | 'request_supplement' | 'supply_supplement'>;

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
  deliver: ['delivery'],
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
  readonly method: string;
  readonly remark: string;
  readonly ground: string;
  readonly announcedDays: string;
  readonly assigneePersonId: string;
}

export const NO_INPUTS: ActionInputs = { identityChecked: false, formChecked: false, authorityId: '', reasonCode: '', reasonText: '', remedyTold: false, opinion: '', method: '', remark: '', ground: '', announcedDays: '', assigneePersonId: '' };

type WorkText = keyof Texts['work'];

function missingIn(field: FieldName, verb: FormVerb, inputs: ActionInputs): readonly (readonly [string, WorkText, boolean])[] {
  switch (field) {
    case 'identity':
      return [['identityChecked', 'checkMissing', inputs.identityChecked], ['formChecked', 'checkMissing', inputs.formChecked]];
    case 'authority':
      return [['authorityId', 'authorityMissing', verb === 'return_misrouted' || inputs.authorityId !== '']];
    case 'reason':
      return [['reasonCode', 'reasonMissing', inputs.reasonCode !== ''], ['reasonText', 'noteMissing', inputs.reasonText.trim() !== '']];
    case 'remedy':
      return [['remedyTold', 'remedyMissing', inputs.remedyTold]];
    case 'opinion':
      return [['opinion', 'opinionMissing', inputs.opinion.trim() !== '']];
    case 'delivery':
      return [['method', 'deliveryMissing', inputs.method !== '']];
    case 'suspension':
      return [['ground', 'groundMissing', inputs.ground !== ''], ['announcedDays', 'announcedDaysMissing', isDays(inputs.announcedDays)]];
    case 'assignee':
      return [['assigneePersonId', 'assigneeMissing', inputs.assigneePersonId !== '']];
    case 'told':
      return [['reasonText', 'noteMissing', inputs.reasonText.trim() !== '']];
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
    delivery: { method: inputs.method, ...(inputs.method === 'post' && inputs.remark.trim() !== '' ? { remark: inputs.remark.trim() } : {}) },
    suspension: { ground: inputs.ground, announcedDays: Number(inputs.announcedDays) },
    assignee: { assigneePersonId: inputs.assigneePersonId, ...(inputs.reasonText.trim() === '' ? {} : { reasonText: inputs.reasonText.trim() }) },
    told: { reasonText: inputs.reasonText.trim() },
  };
  return Object.assign({}, ...FIELDS_OF[verb].map((field) => parts[field]));
}
