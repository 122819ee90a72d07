import { Injectable } from '@nestjs/common';
import { DirectoryQueries, type Authority } from '#directory';
import { SYSTEM, UnitOfWork } from '#platform';
import { CatalogueService } from './catalogue.service.js';
import type { QualificationEntity } from './data/entities.js';
import type { Holding } from './domain/holding.js';
import type { RecognitionAnswer } from './domain/recognise.js';
import { HoldingAlerts } from './holding-alerts.js';

/** What one certificate counts for. */
export interface CheckedCertificate {
  readonly entry: QualificationEntity;
  readonly answer: RecognitionAnswer;
  /** Who said what stops it; null where nothing does. */
  readonly authority: Authority | null;
}

/** What a certificate counts for by its number, for anyone who has it before them. */
@Injectable()
export class CertificateCheck {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly holdings: HoldingAlerts,
    private readonly catalogue: CatalogueService,
    private readonly directory: DirectoryQueries,
  ) {}

  /**
   * The answer for a holding at an instant, under what its issuer says of the certificate with this number that was issued at `from`. The holder is not known: what was said of all their
   * certificates is not found, and no reason is given. Refuses `qualification_unknown` and `jurisdiction_unknown`.
   */
  async check(holding: Holding & { readonly certificateNumber: string }, from: string, to: string, at: Date): Promise<CheckedCertificate> {
    const shown = this.holdings.marks([holding.certificateNumber], null, from);
    // As the platform, for the public reads no alert.
    const found = await this.uow.view(SYSTEM, async (tx) => this.holdings.in(tx, holding.qualificationCode, shown));
    const { entry, answer } = await this.catalogue.answer(holding, from, to, at, found.map(({ alert }) => alert));
    const stopping = found.find(({ alert }) => alert === answer.alert);
    return { entry, answer, authority: stopping === undefined ? null : ((await this.directory.authorities()).get(stopping.authorityId) ?? null) };
  }
}
