import { randomUUID } from 'node:crypto';
import { PDF, submit } from '../support/application.js';
import { Person } from '../support/person.js';
import type { Call } from './caller.js';
import { JSON_TYPE, bodyOf } from './attacks.js';
import { isPublic, type Document, type Endpoint } from './document.js';
import { sampleOf, type Json } from './samples.js';
import { formOf } from './upload-attacks.js';

/** Whose card stands for which role. Each of them may not do what is reserved to the others. */
const CARDS = {
  resident: 'nurse', window_clerk: 'window-tongzhou', case_clerk: 'clerk-tianjin-health', supervisor: 'supervisor-tianjin', catalogue_admin: 'catalogue-beijing', platform_admin: 'platform', auditor: 'auditor',
} as const;
export type Role = keyof typeof CARDS;
export const ROLES = Object.keys(CARDS) as readonly Role[];

/** One line of the catalogue, with nothing in its content. */
const CATALOGUE_FILE = Buffer.from('{"code":"P33","content":{},"kind":"qualification","standing":"active"}\n');

/** Signed-in people, and things of the first of them, so that bad input meets something real. */
export interface Cast {
  readonly people: Readonly<Record<Role, Person>>;
  /** What stands in a path; a path that is not here is a path that nobody thought of. */
  readonly places: readonly (readonly [prefix: string, name: string, value: string])[];
}

export async function gatherCast(base: string): Promise<Cast> {
  const signedIn = await Promise.all(ROLES.map(async (role) => [role, await Person.signIn(base, CARDS[role])] as const));
  const people = Object.fromEntries(signedIn) as Record<Role, Person>;
  const request = (await submit(people.resident, { qualificationCode: 'P33' })).body.request.id;
  const attachment = (await people.resident.upload<{ id: string }>('qualification_certificate', 'a.pdf', PDF)).body.id;
  const draft = randomUUID();
  await people.resident.put(`/api/workflow/drafts/${draft}`, { version: 0, serviceTypeCode: 'recognition.person', content: {} });
  const change = await people.catalogue_admin.post<{ id: string; revision: number; content: object }>('/api/publication/drafts', { kind: 'qualification', code: 'P33' });
  const second = await people.catalogue_admin.post<{ id: string; revision: number; content: object }>('/api/publication/drafts', { kind: 'qualification', code: 'P34' });
  await people.catalogue_admin.put(`/api/publication/drafts/${second.body.id}`, { revision: 1, content: { ...second.body.content, nameEn: 'Changed' } });
  const batch = await people.catalogue_admin.post<{ id: string }>('/api/publication/batches', { titleZh: '试', titleEn: 'Trial', draftIds: [second.body.id] });
  const brought = await people.catalogue_admin.bringIn<{ id: string }>('merge', 'a.jsonl', CATALOGUE_FILE);
  const alert = await people.case_clerk.post<{ id: string }>('/api/catalogue/alerts', { commandId: randomUUID(), qualificationCode: 'P33', kind: 'suspended', holderName: '示例', holderNumber: '999011199205120020', certificateNumber: 'CONTRACT-1', reason: '试记' });
  const hook = await people.resident.post<{ id: string }>('/api/notices/settings/webhooks', { url: 'http://127.0.0.1:9/' });
  const matter = (await people.resident.post<{ id: string }>('/api/feedback/matters', { commandId: randomUUID(), kind: 'consultation', title: '试写', text: '试写一件' })).body.id;
  const { items } = (await people.resident.get<{ items: readonly { id: string }[] }>('/api/settlement/institutions?limit=1')).body;
  return {
    people,
    places: [
      ['/api/workflow/requests/', 'id', request], ['/api/workflow/requests/', 'verb', 'accept'], ['/api/workflow/requests/', 'originalId', randomUUID()], ['/api/workflow/requests/', 'move', 'return'], ['/api/workflow/requests/', 'materialCode', 'registration_certificate'], ['/api/workflow/requests/', 'documentId', randomUUID()], ['/api/workflow/attachments/', 'id', attachment], ['/api/workflow/absences/', 'id', randomUUID()], ['/api/workflow/drafts/', 'id', draft], ['/api/workflow/views/', 'id', randomUUID()],
      ['/api/feedback/requests/', 'id', request], ['/api/feedback/matters/', 'id', matter], ['/api/feedback/matters/', 'verb', 'take'],
      ['/api/workflow/escalations/', 'id', randomUUID()], ['/api/workflow/escalations/', 'act', 'take'],
      ['/api/exchange/credentials/', 'id', randomUUID()], ['/api/exchange/credentials/', 'act', 'suspend'], ['/api/exchange/issuers/', 'jurisdiction', '120000'], ['/api/exchange/status-lists/', 'id', randomUUID()],
      ['/api/notices/settings/webhooks/', 'id', hook.body.id], ['/api/notices/', 'id', randomUUID()], ['/api/platform/attention/', 'id', randomUUID()], ['/api/settlement/institutions/', 'id', items[0]?.id ?? ''],
      ['/api/catalogue/qualifications/', 'code', 'P33'], ['/api/catalogue/alerts/', 'id', alert.body.id], ['/api/catalogue/imports/', 'id', brought.body.id], ['/api/publication/drafts/', 'id', change.body.id], ['/api/publication/batches/', 'id', batch.body.id],
      ['/api/publication/documents/', 'kind', 'qualification'], ['/api/publication/documents/', 'code', 'P33'], ['/api/publication/documents/', 'number', '1'], ['/api/publication/departures/', 'id', randomUUID()], ['/api/onestop/service-types/', 'code', 'recognition.person'], ['/api/onestop/service-types/', 'number', '1'], ['/api/onestop/consents/', 'id', randomUUID()], ['/api/onestop/evidence/', 'id', randomUUID()], ['/api/onestop/mandates/', 'id', randomUUID()],
    ],
  };
}

/** The operation's address with the given path parameters, the cast's own for the others. */
export function addressOf({ places }: Cast, { id, method, path }: Endpoint, override: Readonly<Record<string, string>> = {}): string {
  return path.replace(/{(\w+)}/g, (_, name: string) => {
    // What is deleted once would not be there for the other operations.
    const value = override[name] ?? (method === 'DELETE' ? randomUUID() : places.find(([prefix, each]) => path.startsWith(prefix) && each === name)?.[2]);
    if (value === undefined) throw new Error(`${id}: say in the cast what stands for {${name}} of ${path}`);
    return value;
  });
}

/** The role that calls an operation here; undefined: nobody signs in for it. */
export function roleFor(endpoint: Endpoint): Role | undefined {
  if (isPublic(endpoint)) return undefined;
  const roles = endpoint.operation['x-roles'];
  const role = roles === undefined ? 'resident' : ROLES.find((each) => roles.includes(each));
  if (role === undefined) throw new Error(`${endpoint.id}: nobody of the cast may call it (${roles?.join() ?? ''})`);
  return role;
}

/** Parts of bodies that must fit one another, which no schema says. */
const FITTING: Readonly<Record<string, object>> = {
  Matters_write: { requestId: undefined, authorityId: undefined },
  Ratings_rate: { level: 'very_satisfied', reasons: ['quick'] },
};

/** A call to the operation that nothing is wrong with, by whoever may; `role` null: by nobody. */
export function goodCall(document: Document, cast: Cast, endpoint: Endpoint, role: Role | undefined | null = roleFor(endpoint)): Call {
  const person = role ? cast.people[role] : undefined;
  const body = bodyOf(endpoint);
  const isForm = body !== undefined && body.type !== JSON_TYPE;
  const query = (endpoint.operation.parameters ?? []).filter((each) => each.in === 'query' && each.required === true).map(({ name, schema }) => `${name}=${String(sampleOf(document, schema ?? {}))}`);
  const headers = (endpoint.operation.parameters ?? []).filter((each) => each.in === 'header').map(({ name, schema }) => [name.toLowerCase(), textOf(sampleOf(document, schema ?? {}))]);
  return {
    method: endpoint.method,
    target: [addressOf(cast, endpoint), ...(query.length === 0 ? [] : [query.join('&')])].join('?'),
    headers: {
      accept: 'application/json', ...Object.fromEntries(headers) as Record<string, string>,
      ...(body === undefined ? {} : { 'content-type': isForm ? 'multipart/form-data; boundary=tongban-boundary' : JSON_TYPE }),
      ...(person === undefined ? {} : { cookie: person.cookieHeader(), 'x-csrf-token': person.csrfToken() }),
    },
    ...(body === undefined ? {} : { body: isForm ? goodForm(endpoint) : JSON.stringify({ ...(sampleOf(document, body.schema) as object), ...FITTING[endpoint.id] }) }),
  };
}

/** The form that an operation with a file takes. */
function goodForm({ path }: Endpoint): Buffer {
  const field = (name: string, content: string): { head: string; content: string } => ({ head: `content-disposition: form-data; name="${name}"`, content });
  if (path === '/api/catalogue/imports') return formOf([field('mode', 'merge'), { head: 'content-disposition: form-data; name="file"; filename="a.jsonl"', content: CATALOGUE_FILE }]);
  return formOf([field('materialCode', 'qualification_certificate'), { head: 'content-disposition: form-data; name="file"; filename="a.pdf"', content: PDF }]);
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
