import { submit, type ActBody, type RequestBody } from './application.js';
import type { Person } from './person.js';
import { eventually } from './waiting.js';

/** A certificate that the platform has issued, by its id, its number and the request behind it. */
export interface IssuedCertificate {
  readonly id: string;
  readonly number: string;
  readonly requestId: string;
}

/** Submits, accepts and approves over HTTP, as the people would, and waits for the certificate. The request goes from Beijing to Tianjin. */
export async function certify(holder: Person, clerk: Person, qualificationCode: string): Promise<IssuedCertificate> {
  const { id, number } = (await submit(holder, { qualificationCode })).body.request;
  const routed = await eventually(async () => (await clerk.get<{ items: RequestBody[] }>(`/api/workflow/worklist?q=${number}`)).body.items.find((each) => each.state === 'routed'));
  const accepted = await clerk.act<ActBody>(id, 'accept', routed.version, {});
  const approved = await clerk.act(id, 'approve', accepted.body.request.version, { opinion: '经核实，予以确认。' });
  if (approved.status !== 200) throw new Error(`approve: ${approved.status} ${JSON.stringify(approved.body)}`);
  return eventually(async () => (await holder.get<{ items: IssuedCertificate[] }>(`/api/exchange/credentials?requestId=${id}`)).body.items[0]);
}
