import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalDataSources, type PersonalDataSource } from '#directory';
import { UnitOfWork, type PersonActor } from '#platform';
import { CredentialEntity } from './data/entities.js';

/** Certificates of one person, of recognitions and of what services have brought, for the export of what is kept of them; the signed copies are had from the wallet and as files. */
@Injectable()
export class CertificatesOfPerson implements PersonalDataSource, OnModuleInit {
  readonly section = 'certificates';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly sources: PersonalDataSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async of(actor: PersonActor): Promise<unknown> {
    const rows = await this.uow.view(actor, async (tx) => tx.manager.find(CredentialEntity, { where: { personId: actor.personId }, order: { issuedAt: 'ASC' } }));
    return rows.map(({ kind, number, requestId, serviceTypeCode, serviceTypeVersion, qualificationCode, fromJurisdiction, toJurisdiction, state, stateReason, issuedAt, validFrom, validUntil, claims }) => ({ kind, number, requestId, serviceTypeCode, serviceTypeVersion, qualificationCode, fromJurisdiction, toJurisdiction, state, stateReason, issuedAt, validFrom, validUntil, claims }));
  }
}
