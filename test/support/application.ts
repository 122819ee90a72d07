import { randomUUID } from 'node:crypto';
import type { Answer, Person } from './person.js';

/** What these tests read of a request. */
export interface RequestBody {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly state: string;
  readonly custodian: string;
  readonly custodianAuthority: { readonly nameZh: string } | null;
  readonly offeredAuthority: { readonly nameZh: string } | null;
  readonly applicant: { readonly name: string; readonly idNumber: string; readonly phone: string | null };
  readonly mine: boolean;
  readonly claimed: boolean;
  readonly fence: number;
  readonly leaseUntil: string | null;
  readonly deemedAccepted: boolean;
  readonly outcome: string | null;
  readonly leftToPerson: string | null;
  readonly acceptedAt: string | null;
  readonly submittedAt: string;
}

export interface ActBody {
  readonly request: RequestBody;
  readonly availableActions: readonly string[];
  readonly why: { readonly reason: string; readonly dueOn: string | null; readonly provisional: boolean; readonly ifSilent: string | null; readonly overdue: boolean; readonly lawRef: { readonly law: string } | null; readonly whoCanAct: readonly string[] };
  readonly repeated?: boolean;
  readonly action?: { readonly version: number; readonly repeated: boolean };
}

export interface DetailBody extends ActBody {
  readonly deadlines: readonly { readonly kind: string; readonly status: string; readonly dueOn: string; readonly provisional: boolean; readonly promisedOn: string | null; readonly derivation: { readonly value: number; readonly keptAgainst: string | null; readonly extension: { readonly by: string } | null; readonly stopped: readonly { readonly from: string; readonly until: string; readonly ground: string }[]; readonly startOn: string; readonly startEvent: string; readonly excluded: readonly { readonly on: string }[]; readonly calendarVersion: string } }[];
  readonly timeline: readonly { readonly verb: string; readonly toState: string; readonly actorRole: string; readonly text: string | null; readonly detail: Readonly<Record<string, unknown>> }[];
  readonly attachments: readonly { readonly id: string; readonly fileName: string }[];
  readonly supplement: { readonly items: readonly { readonly code: string; readonly what: string; readonly answer: string | null }[] } | null;
  readonly decision: { readonly verb: string; readonly text: string; readonly byRule: { readonly rule: string; readonly evidence: readonly { readonly number: string; readonly issuer: { readonly nameZh: string } }[] } | null } | null;
  readonly form: Readonly<Record<string, unknown>>;
  readonly maskedFields: readonly string[];
  readonly legs: readonly { readonly code: string; readonly standing: string; readonly requestId: string | null; readonly authority: { readonly nameZh: string } | null; readonly dueOn: string | null }[];
  readonly parent: { readonly id: string } | null;
  readonly followUps: readonly { readonly id: string; readonly kind: string; readonly outcome: string | null }[];
  readonly about: { readonly id: string; readonly kind: string } | null;
  readonly availableFollowUps: readonly string[];
  readonly originals: readonly { readonly id: string; readonly description: string; readonly whereabouts: string; readonly availableMoves: readonly string[]; readonly moves: readonly { readonly move: string; readonly trackingNumber: string | null }[] }[];
  readonly mayRegisterOriginal: boolean;
  readonly materials: readonly { readonly code: string; readonly kind: string; readonly status: string; readonly dueOn: string; readonly provisional: boolean; readonly reason: string | null; readonly derivation: { readonly value: number; readonly startOn: string; readonly excluded: readonly { readonly on: string }[]; readonly calendarVersion: string }; readonly availableMoves: readonly string[] }[];
}

/** A one-page PDF, small and whole. */
export const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n' +
    'xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \n0000000105 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n170\n%%EOF\n',
);

/** Answers to the form of `recognition.person`. */
export const PERSON_FORM = {
  certificateNumber: 'TEST-2020-0001', certificateIssuer: '示例发证机关', certificateIssuedOn: '2020-05-01', usePurpose: 'employment', resultDelivery: 'online',
  truthDeclaration: true, statusQueryConsent: true,
};

/** A complete application of a Beijing nurse to Tianjin; fields may be replaced. */
function anApplication(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    serviceTypeCode: 'recognition.person', qualificationCode: 'P01', fromJurisdiction: '110000', toJurisdiction: '120000', mode: 'online', form: PERSON_FORM,
    attachmentIds: [], consent: true, ...change,
  };
}

/** Uploads what is needed and submits. */
export async function submit(person: Person, change: Readonly<Record<string, unknown>> = {}, key: string = randomUUID()): Promise<Answer<ActBody>> {
  const file = await person.upload<{ id: string }>('qualification_certificate', '资格证书.pdf', PDF);
  if (file.status !== 201) throw new Error(`upload: ${file.status} ${JSON.stringify(file.body)}`);
  return person.post<ActBody>('/api/workflow/requests', anApplication({ attachmentIds: [file.body.id], ...change }), { 'idempotency-key': key });
}

export async function detail(person: Person, id: string): Promise<DetailBody> {
  return (await person.get<DetailBody>(`/api/workflow/requests/${id}`)).body;
}
