import { Injectable } from '@nestjs/common';
import { EvidenceUse, type ServiceTypeEntity } from '#onestop';
import type { Tx } from '#platform';
import type { RequestEntity } from './data/entities.js';
import { whyNoExtract, type RuleSilence } from './domain/instant.js';
import { RequestFields } from './request-fields.js';

/** Whether a rule may give an extract of registers for a request: by its answers, and by what registers attested for it. */
@Injectable()
export class RegisterExtracts {
  constructor(
    private readonly evidence: EvidenceUse,
    private readonly fields: RequestFields,
  ) {}

  /** What keeps it from that; null where nothing does, or the rule rests on no register. Runs as the platform. */
  async unfit(tx: Tx, request: RequestEntity, type: ServiceTypeEntity): Promise<RuleSilence | null> {
    const { instant, form: { schema: { properties } } } = type;
    if (instant?.rule !== 'register_extract') return null;
    const answers = this.fields.form(request);
    const found = (await this.evidence.ofRequest(tx, request.id, type, answers)).filter(({ outcome }) => outcome === 'matched');
    const named = (holds: (name: string) => boolean): string[] => Object.keys(properties).filter(holds);
    return whyNoExtract({
      whenForm: instant.whenForm, whenAttested: instant.whenAttested, answers,
      yesOrNo: named((name) => properties[name]?.type === 'boolean'),
      attestable: named((name) => properties[name]?.['x-evidence'] !== undefined && Object.hasOwn(answers, name)),
      same: found.flatMap(({ fields }) => fields.filter(({ comparison }) => comparison === 'supplied' || comparison === 'same').map(({ field }) => field)),
      attested: Object.assign({}, ...found.map(({ attributes }) => attributes)) as Record<string, string | number | boolean>,
    });
  }
}
