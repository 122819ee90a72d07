import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { DirectoryQueries } from '#directory';
import { UnitOfWork, type Actor } from '#platform';
import type { InstitutionEntity } from './data/entities.js';
import { InstitutionQueries } from './data/institution.queries.js';
import { gradesWithin, type InstitutionGrade } from './domain/institution.js';

export interface InstitutionSearch {
  readonly q?: string | undefined;
  /** Division code: the place and everything under it. */
  readonly jurisdiction?: string | undefined;
  readonly grade?: InstitutionGrade | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** Questions about settlement across jurisdictions: for now, where one can be treated. */
@Injectable()
export class SettlementService {
  constructor(
    private readonly institutions: InstitutionQueries,
    private readonly directory: DirectoryQueries,
    private readonly uow: UnitOfWork,
  ) {}

  async listInstitutions(actor: Actor, { q, jurisdiction, grade, offset, limit }: InstitutionSearch): Promise<{ items: InstitutionEntity[]; total: number }> {
    const places = jurisdiction && (await this.directory.codesBelow(jurisdiction));
    const filter = { q, offset, limit, ...(places ? { places } : {}), ...(grade ? { grades: gradesWithin(grade) } : {}) };
    return this.uow.run(actor, async (tx) => this.institutions.list(tx, filter));
  }

  /** Refuses `institution_unknown`. */
  async getInstitution(actor: Actor, id: string): Promise<InstitutionEntity> {
    const found = await this.uow.run(actor, async (tx) => this.institutions.find(tx, id));
    if (!found) throw new Refused({ code: 'institution_unknown', details: { institution: id } });
    return found;
  }
}
