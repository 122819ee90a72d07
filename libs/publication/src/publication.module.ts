import { Module } from '@nestjs/common';
import { ProblemCatalogue } from '#platform';
import { BatchFactsReader } from './batch-facts.js';
import { BatchesService } from './batches.service.js';
import { PublicationQueries } from './data/publication.queries.js';
import { PublicationStore } from './data/publication.store.js';
import { DocumentKinds } from './document-kinds.js';
import { DraftsService } from './drafts.service.js';
import { ExportsService } from './exports.service.js';
import { Forces } from './forces.js';
import { BatchesController } from './http/batches.controller.js';
import { DocumentsController } from './http/documents.controller.js';
import { PublicationDraftsController } from './http/drafts.controller.js';
import { PublicationImpactController } from './http/impact.controller.js';
import { PUBLICATION_PROBLEMS } from './http/refusals.js';
import { ImpactService } from './impact.service.js';
import { ImpactSources } from './impact-sources.js';
import { PublicationPresenter } from './publication-presenter.js';
import { Signing } from './signing.js';

/** Documents that are drafted, signed by every party and in force from an instant. */
@Module({
  controllers: [PublicationDraftsController, BatchesController, DocumentsController, PublicationImpactController],
  providers: [BatchFactsReader, BatchesService, DocumentKinds, DraftsService, ExportsService, Forces, ImpactService, ImpactSources, PublicationPresenter, PublicationQueries, PublicationStore, Signing],
  exports: [BatchesService, DocumentKinds, DraftsService, ExportsService, ImpactSources, PublicationQueries],
})
export class PublicationModule {
  constructor(problems: ProblemCatalogue) {
    problems.add(PUBLICATION_PROBLEMS);
  }
}
