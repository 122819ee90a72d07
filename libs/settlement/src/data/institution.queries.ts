import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import type { InstitutionGrade } from '../domain/institution.js';
import { InstitutionEntity } from './entities.js';

export interface InstitutionFilter {
  readonly q?: string | undefined;
  /** Division codes of the places wanted. */
  readonly places?: readonly string[] | undefined;
  readonly grades?: readonly InstitutionGrade[] | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** Read models of the register of institutions. */
@Injectable()
export class InstitutionQueries {
  async list(tx: Tx, filter: InstitutionFilter): Promise<{ items: InstitutionEntity[]; total: number }> {
    const query = tx.manager.createQueryBuilder(InstitutionEntity, 'i').orderBy('i.jurisdictionCode').addOrderBy('i.registerNumber');
    if (filter.places) query.andWhere('i.jurisdictionCode IN (:...places)', { places: filter.places });
    if (filter.grades) query.andWhere('i.grade IN (:...grades)', { grades: filter.grades });
    for (const [n, word] of words(filter.q).entries()) query.andWhere(`i.searchText LIKE :w${n}`, { [`w${n}`]: `%${word}%` });
    const [items, total] = await query.skip(filter.offset).take(filter.limit).getManyAndCount();
    return { items, total };
  }

  async find(tx: Tx, id: string): Promise<InstitutionEntity | null> {
    return tx.manager.findOneBy(InstitutionEntity, { id });
  }
}

/** The words of a search, with the pattern signs of LIKE taken literally. */
function words(q: string | undefined): string[] {
  return (q ?? '').toLowerCase().split(/\s+/).filter((word) => word !== '').slice(0, 8).map((word) => word.replace(/[\\%_]/g, (sign) => `\\${sign}`));
}
