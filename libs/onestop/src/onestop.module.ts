import { Module } from '@nestjs/common';
import { ProblemCatalogue } from '#platform';
import { PublicationModule } from '#publication';
import { OnestopQueries } from './data/onestop.queries.js';
import { OnestopStore } from './data/onestop.store.js';
import { EvidenceTypesController } from './http/evidence-types.controller.js';
import { LifeEventsController } from './http/life-events.controller.js';
import { OnestopController } from './http/onestop.controller.js';
import { ONESTOP_PROBLEMS } from './http/refusals.js';
import { OnestopService } from './onestop.service.js';
import { ServiceTypeDocuments } from './service-type-documents.js';
import { WaysService } from './ways.service.js';

/** Service types: what can be asked for, with which form, materials and limits. */
@Module({
  imports: [PublicationModule],
  controllers: [EvidenceTypesController, LifeEventsController, OnestopController],
  providers: [OnestopQueries, OnestopService, OnestopStore, ServiceTypeDocuments, WaysService],
  exports: [OnestopService],
})
export class OnestopModule {
  constructor(problems: ProblemCatalogue) {
    problems.add(ONESTOP_PROBLEMS);
  }
}
