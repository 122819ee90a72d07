import { Injectable } from '@nestjs/common';
import type { PersonDetails } from '#directory';
import { maskResidentId } from '#kernel';
import type { AgentOfRequest } from '#onestop';
import { BlindIndex, FieldCipher, maskName, maskPhone } from '#platform';
import type { RequestEntity } from './data/entities.js';
import type { DeliveryAddress } from './domain/facts.js';

/** The encrypted columns of a request. */
export type SealedFields = Pick<RequestEntity, 'applicantName' | 'applicantNameBidx' | 'applicantIdNumber' | 'applicantIdNumberBidx' | 'applicantPhone' | 'form'>;

/** The applicant as everyone who may see the request sees them. */
export interface MaskedApplicant {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string | null;
}

/** Seals and opens the personal fields of requests; masked unless someone asks for the clear value by name. */
@Injectable()
export class RequestFields {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex,
  ) {}

  seal(id: string, applicant: PersonDetails, form: Readonly<Record<string, unknown>>): SealedFields {
    return {
      applicantName: this.cipher.encrypt('request.applicant_name', id, applicant.name),
      applicantNameBidx: this.index.of('name', applicant.name),
      applicantIdNumber: this.cipher.encrypt('request.applicant_id_number', id, applicant.idNumber),
      applicantIdNumberBidx: this.index.of('id_number', applicant.idNumber),
      applicantPhone: applicant.phone === null ? null : this.cipher.encrypt('request.applicant_phone', id, applicant.phone),
      form: this.cipher.encryptJson('request.form', id, form),
    };
  }

  masked(row: RequestEntity): MaskedApplicant {
    const phone = this.phone(row);
    return { name: maskName(this.name(row)), idNumber: maskResidentId(this.idNumber(row)), phone: phone === null ? null : maskPhone(phone) };
  }

  name(row: Pick<RequestEntity, 'id' | 'applicantName'>): string {
    return this.cipher.decrypt('request.applicant_name', row.id, row.applicantName);
  }

  idNumber(row: Pick<RequestEntity, 'id' | 'applicantIdNumber'>): string {
    return this.cipher.decrypt('request.applicant_id_number', row.id, row.applicantIdNumber);
  }

  phone(row: Pick<RequestEntity, 'id' | 'applicantPhone'>): string | null {
    return row.applicantPhone === null ? null : this.cipher.decrypt('request.applicant_phone', row.id, row.applicantPhone);
  }

  form(row: Pick<RequestEntity, 'id' | 'form'>): Record<string, unknown> {
    return this.cipher.decryptJson<Record<string, unknown>>('request.form', row.id, row.form);
  }

  sealAgent(id: string, agent: AgentOfRequest): string {
    return this.cipher.encryptJson('request.agent', id, agent);
  }

  /** Who filed it for the applicant; null: nobody did. */
  agent(row: Pick<RequestEntity, 'id' | 'agent'>): AgentOfRequest | null {
    return row.agent === null ? null : this.cipher.decryptJson<AgentOfRequest>('request.agent', row.id, row.agent);
  }

  sealNote(commandId: string, note: unknown): string {
    return this.cipher.encryptJson('action.note', commandId, note);
  }

  openNote<T>(commandId: string, note: string): T {
    return this.cipher.decryptJson<T>('action.note', commandId, note);
  }

  sealMaterialReason(id: string, reason: string): string {
    return this.cipher.encrypt('material.reason', id, reason);
  }

  materialReason({ id, reason }: { readonly id: string; readonly reason: string | null }): string | null {
    return reason === null ? null : this.cipher.decrypt('material.reason', id, reason);
  }

  sealAddress(id: string, address: DeliveryAddress): string {
    return this.cipher.encryptJson('request.delivery_address', id, address);
  }

  address(row: Pick<RequestEntity, 'id' | 'deliveryAddress'>): DeliveryAddress | null {
    return row.deliveryAddress === null ? null : this.cipher.decryptJson<DeliveryAddress>('request.delivery_address', row.id, row.deliveryAddress);
  }

  sealOriginal(id: string, description: string): string {
    return this.cipher.encrypt('original.description', id, description);
  }

  original(row: { readonly id: string; readonly description: string }): string {
    return this.cipher.decrypt('original.description', row.id, row.description);
  }

  sealSupplement(column: 'note' | 'answers', id: string, value: unknown): string {
    return this.cipher.encryptJson(`supplement.${column}`, id, value);
  }

  openSupplement<T>(column: 'note' | 'answers', id: string, value: string): T {
    return this.cipher.decryptJson<T>(`supplement.${column}`, id, value);
  }
}
