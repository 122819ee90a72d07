import { randomUUID } from 'node:crypto';
import { conditionHolds, shanghaiDay, type HandlingMode } from '#kernel';
import { validAnswers, type ServiceContent } from '#onestop';
import { PDF, type ActBody } from './application.js';
import type { Answer, Person } from './person.js';

/** A service type as the portal publishes it. */
export type PublishedService = ServiceContent & { readonly code: string; readonly number: number };

interface Problem {
  readonly code?: string;
  readonly errors?: readonly { readonly path: string; readonly code: string }[];
}

/** For service types about qualifications: one that they are for. */
const QUALIFICATION_OF: Readonly<Record<string, string>> = { 'recognition.person': 'P33', 'recognition.organisation': 'C01', 'recognition.result': 'J09', 'registration.transfer': 'P33' };
const AT_A_TIME = 8;

/** Does the work for each, several at once. */
export async function forEach<T>(all: readonly T[], work: (one: T, at: number) => Promise<void>): Promise<void> {
  const open = [...all.entries()];
  await Promise.all(Array.from({ length: AT_A_TIME }, async () => {
    for (let next = open.shift(); next !== undefined; next = open.shift()) await work(next[1], next[0]);
  }));
}

/** Every service type that is published, whole, as anyone may read it. */
export async function readPublished(base: string): Promise<readonly PublishedService[]> {
  const get = async <T>(path: string): Promise<T> => (await fetch(`${base}/api/onestop/service-types${path}`)).json() as Promise<T>;
  const codes: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: { code: string }[]; nextCursor: string | null } = await get(`?${new URLSearchParams({ status: 'published', limit: '100', ...(cursor === '' ? {} : { cursor }) })}`);
    codes.push(...page.items.map(({ code }) => code));
    cursor = page.nextCursor;
  }
  const services: PublishedService[] = [];
  await forEach(codes, async (code, at) => { services[at] = await get<PublishedService>(`/${code}`); });
  return services;
}

/** One application: of what, in which mode, from where, to which place. */
export interface Attempt {
  readonly service: PublishedService;
  readonly mode: HandlingMode;
  readonly from: string;
  readonly to: string;
  /** The answers; the example of the form when left out. */
  readonly form?: Readonly<Record<string, unknown>>;
}

/** What the form accepts today. */
export function exampleOf(service: PublishedService): Readonly<Record<string, unknown>> {
  return validAnswers(service.form.schema, shanghaiDay(new Date()));
}

/** The papers that the applicant must hand in with these answers. */
function papersOf({ service, mode, form = exampleOf(service) }: Attempt): readonly string[] {
  return service.materials.filter(({ required, suppliedBy, when, whenForm }) => required && suppliedBy === 'applicant' && (when?.modes?.includes(mode) ?? true) && when?.holderTypes === undefined && conditionHolds(whenForm, form)).map(({ code }) => code);
}

/** Hands in what the service asks for, with the example of its form: as its applicant, or at the window of a clerk for whoever stands before it. */
export async function handIn(by: Person, attempt: Attempt): Promise<Answer<ActBody & Problem>> {
  const files = await Promise.all(papersOf(attempt).map(async (code) => by.upload<{ id: string }>(code, '材料.pdf', PDF)));
  return send(by, attempt, files.map(({ body }) => body.id));
}

/** Sends the application without any paper. */
export async function send(by: Person, { service, mode, from, to, form = exampleOf(service) }: Attempt, attachmentIds: readonly string[] = []): Promise<Answer<ActBody & Problem>> {
  const qualificationCode = QUALIFICATION_OF[service.code];
  const applicant = mode === 'collect_and_forward' ? { applicant: { name: '示例老人', idNumber: '999011194805120013', phone: '00000000001', homeJurisdiction: from } } : {};
  const body = { serviceTypeCode: service.code, ...(qualificationCode === undefined ? {} : { qualificationCode }), fromJurisdiction: from, toJurisdiction: to, mode, form, attachmentIds, consent: true, ...applicant };
  return by.post('/api/workflow/requests', body, { 'idempotency-key': randomUUID() });
}

