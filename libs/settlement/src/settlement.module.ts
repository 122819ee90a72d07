import { Module } from '@nestjs/common';
import { ProblemCatalogue } from '#platform';
import { InstitutionQueries } from './data/institution.queries.js';
import { SETTLEMENT_PROBLEMS } from './http/refusals.js';
import { SettlementController } from './http/settlement.controller.js';
import { SettlementService } from './settlement.service.js';

/** Settlement of medical fees across jurisdictions; for now the register of institutions. */
@Module({ controllers: [SettlementController], providers: [InstitutionQueries, SettlementService] })
export class SettlementModule {
  constructor(problems: ProblemCatalogue) {
    problems.add(SETTLEMENT_PROBLEMS);
  }
}
