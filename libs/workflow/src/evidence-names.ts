import { Injectable } from '@nestjs/common';
import { AttestedAttributes, EvidencePlans, inWords, type EvidenceOfRequest, type ServiceTypeEntity } from '#onestop';
import type { RequestEvidenceView } from './request-evidence-views.dto.js';

/** Attributes with their names, in the clear. */
export interface ClearEvidence {
  readonly evidenceType: string;
  readonly attributes: readonly ReturnType<typeof inWords>[];
}

/** Evidence of a request in the words of reference data. */
@Injectable()
export class EvidenceNames {
  constructor(
    private readonly plans: EvidencePlans,
    private readonly attested: AttestedAttributes,
  ) {}

  /** What is personal in the form is personal here too, and shown to the applicant alone. */
  async present({ id, evidenceType, registerCode, outcome, askedAt, answeredAt, fields, materials }: EvidenceOfRequest, { form }: ServiceTypeEntity, own: boolean): Promise<RequestEvidenceView> {
    const [type, register] = await Promise.all([this.plans.type(evidenceType), this.plans.register(registerCode)]);
    const isPersonal = (field: string): boolean => form.schema.properties[field]?.['x-personal'] === true;
    return {
      id, outcome, askedAt: askedAt.toISOString(), answeredAt: answeredAt?.toISOString() ?? null, materials: [...materials],
      evidenceType: { code: evidenceType, nameZh: type?.nameZh ?? evidenceType, nameEn: type?.nameEn ?? evidenceType },
      register: { code: registerCode, nameZh: register?.nameZh ?? registerCode, nameEn: register?.nameEn ?? registerCode },
      fields: fields.map(({ field, comparison, attested }) => ({ field, comparison, attested: own || !isPersonal(field) ? String(attested) : null })),
    };
  }

  /** Every attribute with its name. */
  async inTheClear(found: readonly Pick<EvidenceOfRequest, 'evidenceType' | 'attributes'>[]): Promise<ClearEvidence[]> {
    return Promise.all(found.map(async ({ evidenceType, attributes }) => ({ evidenceType, attributes: (await this.attested.named(evidenceType, attributes)).map(inWords) })));
  }
}
