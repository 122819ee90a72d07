import { Module } from '@nestjs/common';
import { NoticesModule } from '#notices';
import { ProblemCatalogue } from '#platform';
import { PublicationModule } from '#publication';
import { OnestopQueries } from './data/onestop.queries.js';
import { OnestopStore } from './data/onestop.store.js';
import { MandateStore } from './data/mandate.store.js';
import { EvidenceTypesController } from './http/evidence-types.controller.js';
import { LifeEventsController } from './http/life-events.controller.js';
import { MandatesController } from './http/mandates.controller.js';
import { MandatePresenter } from './http/mandates.presenter.js';
import { OnestopController } from './http/onestop.controller.js';
import { ONESTOP_PROBLEMS } from './http/refusals.js';
import { MandateSubscriptions } from './jobs/mandate-subscriptions.js';
import { MandateScopes } from './mandate-scopes.js';
import { MandateWindowsService } from './mandate-windows.service.js';
import { MandatesInUse } from './mandates-in-use.js';
import { MandatesService } from './mandates.service.js';
import { OnestopService } from './onestop.service.js';
import { ServiceTypeDocuments } from './service-type-documents.js';
import { WaysService } from './ways.service.js';

/** Service types: what can be asked for, with which form, materials and limits. */
@Module({
  imports: [NoticesModule, PublicationModule],
  controllers: [EvidenceTypesController, LifeEventsController, MandatesController, OnestopController],
  providers: [MandatePresenter, MandateScopes, MandatesInUse, MandatesService, MandateStore, MandateSubscriptions, MandateWindowsService, OnestopQueries, OnestopService, OnestopStore, ServiceTypeDocuments, WaysService],
  exports: [MandatesInUse, OnestopService],
})
export class OnestopModule {
  constructor(problems: ProblemCatalogue) {
    problems.add(ONESTOP_PROBLEMS);
  }
}
