import type { Bilingual } from './service-content.js';

/** `none`: the register knows nobody; `several`: it knows more than one and asks which; `unavailable`: it did not answer. */
export type EvidenceOutcome = 'matched' | 'none' | 'several' | 'unavailable';

export type AttributeValue = string | number | boolean;
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** What a register answered. */
export type RegisterAnswer =
  | { readonly outcome: 'matched'; readonly attributes: Attributes }
  | { readonly outcome: 'none' }
  | { readonly outcome: 'several'; readonly ticket: string; readonly question: Bilingual }
  | { readonly outcome: 'unavailable' };

const LONGEST = 500;
const UNAVAILABLE: RegisterAnswer = { outcome: 'unavailable' };

/** Reads what came from outside: only the attributes that are needed are kept, and an answer of another shape counts as none given. */
export function readRegisterAnswer(body: unknown, needed: readonly string[]): RegisterAnswer {
  if (!isRecord(body)) return UNAVAILABLE;
  switch (body['outcome']) {
    case 'none':
      return { outcome: 'none' };
    case 'several':
      return readQuestion(body);
    case 'matched':
      return isRecord(body['attributes']) ? readAttributes(body['attributes'], needed) : UNAVAILABLE;
    default:
      return UNAVAILABLE;
  }
}

function readAttributes(attributes: Readonly<Record<string, unknown>>, needed: readonly string[]): RegisterAnswer {
  const kept = needed.flatMap((code) => {
    const value = attributes[code];
    return isValue(value) ? [[code, value] as const] : [];
  });
  // It knows the person and says nothing of what was asked: nothing that could be used.
  return kept.length === 0 ? { outcome: 'none' } : { outcome: 'matched', attributes: Object.fromEntries(kept) };
}

function readQuestion({ ticket, question }: Readonly<Record<string, unknown>>): RegisterAnswer {
  if (typeof ticket !== 'string' || ticket.length > LONGEST || !isRecord(question)) return UNAVAILABLE;
  const { zh, en } = question;
  return isText(zh) && isText(en) ? { outcome: 'several', ticket, question: { zh, en } } : UNAVAILABLE;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST;
}

function isValue(value: unknown): value is AttributeValue {
  return isText(value) || typeof value === 'boolean' || (typeof value === 'number' && Number.isSafeInteger(value));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
