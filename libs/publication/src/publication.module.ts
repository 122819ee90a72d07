import { Module } from '@nestjs/common';
import { NoticesModule } from '#notices';
import { ProblemCatalogue } from '#platform';
import { BatchFactsReader } from './batch-facts.js';
import { BatchesService } from './batches.service.js';
import { Bonds } from './bonds.js';
import { DepartureStore } from './data/departure.store.js';
import { HistoryQueries } from './data/history.queries.js';
import { PublicationQueries } from './data/publication.queries.js';
import { PublicationStore } from './data/publication.store.js';
import { DeparturesService } from './departures.service.js';
import { DocumentKinds } from './document-kinds.js';
import { DraftsService } from './drafts.service.js';
import { ExportsService } from './exports.service.js';
import { Forces } from './forces.js';
import { HistoryService } from './history.service.js';
import { HistoryController } from './http/history.controller.js';
import { Freezing } from './freezing.js';
import { BatchesController } from './http/batches.controller.js';
import { DeparturesController } from './http/departures.controller.js';
import { DocumentsController } from './http/documents.controller.js';
import { PublicationDraftsController } from './http/drafts.controller.js';
import { PublicationImpactController } from './http/impact.controller.js';
import { PUBLICATION_PROBLEMS } from './http/refusals.js';
import { ImpactService } from './impact.service.js';
import { ImpactSources } from './impact-sources.js';
import { BatchNoticeSweep } from './jobs/batch-notice.sweep.js';
import { PublicationPresenter } from './publication-presenter.js';
import { Signing } from './signing.js';

/** Documents that are drafted, signed by every party and in force from an instant. */
@Module({
  imports: [NoticesModule],
  controllers: [PublicationDraftsController, BatchesController, DeparturesController, DocumentsController, HistoryController, PublicationImpactController],
  providers: [
    BatchFactsReader, BatchesService, BatchNoticeSweep, Bonds, DepartureStore, DeparturesService, DocumentKinds, DraftsService, ExportsService, Forces, Freezing, HistoryQueries, HistoryService, ImpactService, ImpactSources, PublicationPresenter,
    PublicationQueries, PublicationStore, Signing,
  ],
  exports: [BatchesService, DocumentKinds, DraftsService, ExportsService, ImpactSources, PublicationQueries],
})
export class PublicationModule {
  constructor(problems: ProblemCatalogue) {
    problems.add(PUBLICATION_PROBLEMS);
  }
}
