import { Module } from '@nestjs/common';
import { ProblemCatalogue } from '#platform';
import { PublicationModule } from '#publication';
import { ConsentsService } from './consents.service.js';
import { ConsentStore } from './data/consent.store.js';
import { EvidenceStore } from './data/evidence.store.js';
import { OnestopQueries } from './data/onestop.queries.js';
import { OnestopStore } from './data/onestop.store.js';
import { EvidenceAgain } from './evidence-again.service.js';
import { EvidenceParties } from './evidence-parties.js';
import { EvidencePlans } from './evidence-plans.service.js';
import { EvidenceUse } from './evidence-use.service.js';
import { EvidenceService } from './evidence.service.js';
import { AskOnceController } from './http/ask-once.controller.js';
import { AskOncePresenter } from './http/ask-once.presenter.js';
import { ConsentsController } from './http/consents.controller.js';
import { EvidenceTypesController } from './http/evidence-types.controller.js';
import { EvidenceController } from './http/evidence.controller.js';
import { LifeEventsController } from './http/life-events.controller.js';
import { OnestopController } from './http/onestop.controller.js';
import { ONESTOP_PROBLEMS } from './http/refusals.js';
import { EvidenceSweep } from './jobs/evidence.sweep.js';
import { OnestopService } from './onestop.service.js';
import { RegisterPort } from './register-port.js';
import { ServiceTypeDocuments } from './service-type-documents.js';
import { WaysService } from './ways.service.js';

/** Service types: what can be asked for, with which form, materials and limits; and what registers supply so that nobody is asked for it. */
@Module({
  imports: [PublicationModule],
  controllers: [AskOnceController, ConsentsController, EvidenceController, EvidenceTypesController, LifeEventsController, OnestopController],
  providers: [AskOncePresenter, ConsentsService, ConsentStore, EvidenceAgain, EvidenceParties, EvidencePlans, EvidenceService, EvidenceStore, EvidenceSweep, EvidenceUse, OnestopQueries, RegisterPort, OnestopService, OnestopStore, ServiceTypeDocuments, WaysService],
  exports: [EvidencePlans, EvidenceUse, OnestopService],
})
export class OnestopModule {
  constructor(problems: ProblemCatalogue) {
    problems.add(ONESTOP_PROBLEMS);
  }
}
