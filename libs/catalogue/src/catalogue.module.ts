import { Module } from '@nestjs/common';
import { ProblemCatalogue } from '#platform';
import { PublicationModule } from '#publication';
import { CatalogueService } from './catalogue.service.js';
import { CatalogueQueries } from './data/catalogue.queries.js';
import { CatalogueStore } from './data/catalogue.store.js';
import { CatalogueDocuments } from './document-kinds.js';
import { CatalogueController } from './http/catalogue.controller.js';
import { CATALOGUE_PROBLEMS } from './http/refusals.js';
import { RecognitionPreview } from './recognition-preview.js';

/** Qualifications and the rules of their mutual recognition. */
@Module({
  imports: [PublicationModule],
  controllers: [CatalogueController],
  providers: [CatalogueDocuments, CatalogueQueries, CatalogueService, CatalogueStore, RecognitionPreview],
  exports: [CatalogueService, RecognitionPreview],
})
export class CatalogueModule {
  constructor(problems: ProblemCatalogue) {
    problems.add(CATALOGUE_PROBLEMS);
  }
}
