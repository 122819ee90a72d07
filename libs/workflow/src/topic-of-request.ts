import { Injectable } from '@nestjs/common';
import { CatalogueService } from '#catalogue';
import { OnestopService, type CompetentLevel } from '#onestop';
import type { RequestEntity } from './data/entities.js';
import type { RoutingFacts } from './domain/routing.js';

type AboutQualification = Pick<RequestEntity, 'qualificationCode' | 'serviceTypeCode'>;

/** Whose matter it is: a department, and from which level up its authority is looked for. */
export type Competence = Pick<RoutingFacts, 'departmentCode' | 'competentLevel'>;

/** Service types name levels of government, the directory those of divisions. */
const LEVEL_OF: Readonly<Record<CompetentLevel, RoutingFacts['competentLevel']>> = { county: 'county', prefecture: 'city', province: 'province' };

/** Of a service type that is about no qualification. */
export function competenceOfService({ departmentCode, competentLevel }: { readonly departmentCode: string; readonly competentLevel: CompetentLevel }): Competence {
  return { departmentCode, competentLevel: LEVEL_OF[competentLevel] };
}

/** What a request is about: a qualification, or, where it names none, its service itself. */
@Injectable()
export class TopicOfRequest {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly onestop: OnestopService,
  ) {}

  /** By what everyone calls it: the qualification, else the service type. */
  async nameOf({ qualificationCode, serviceTypeCode }: AboutQualification): Promise<{ nameZh: string; nameEn: string }> {
    return qualificationCode === null ? this.onestop.nameOf(serviceTypeCode) : this.catalogue.nameOf(qualificationCode);
  }

  /** A recognition is the matter of the sector's department of the province; every other service says whose it is. */
  async competenceOf({ qualificationCode, serviceTypeCode, serviceTypeVersion }: AboutQualification & Pick<RequestEntity, 'serviceTypeVersion'>): Promise<Competence> {
    if (qualificationCode === null) return competenceOfService(await this.onestop.versionOf(serviceTypeCode, serviceTypeVersion));
    return { departmentCode: (await this.catalogue.getEntry(qualificationCode)).entry.departmentCode, competentLevel: 'province' };
  }
}
