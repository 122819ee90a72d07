import { Module } from '@nestjs/common';
import { ProblemCatalogue } from '#platform';
import { CatalogueService } from './catalogue.service.js';
import { CatalogueQueries } from './data/catalogue.queries.js';
import { CatalogueController } from './http/catalogue.controller.js';
import { CATALOGUE_PROBLEMS } from './http/refusals.js';

/** Qualifications and the rules of their mutual recognition. */
@Module({ controllers: [CatalogueController], providers: [CatalogueQueries, CatalogueService], exports: [CatalogueService] })
export class CatalogueModule {
  constructor(problems: ProblemCatalogue) {
    problems.add(CATALOGUE_PROBLEMS);
  }
}
