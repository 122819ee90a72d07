import { Module } from '@nestjs/common';
import { NoticesModule } from '#notices';
import { ProblemCatalogue } from '#platform';
import { PublicationModule } from '#publication';
import { AttestedAttributes } from './attested-attributes.js';
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
import { MandateStore } from './data/mandate.store.js';
import { EvidenceTypesController } from './http/evidence-types.controller.js';
import { EvidenceController } from './http/evidence.controller.js';
import { LifeEventsController } from './http/life-events.controller.js';
import { MandatesController } from './http/mandates.controller.js';
import { MandatePresenter } from './http/mandates.presenter.js';
import { OnestopController } from './http/onestop.controller.js';
import { ONESTOP_PROBLEMS } from './http/refusals.js';
import { EvidenceSweep } from './jobs/evidence.sweep.js';
import { MandateSubscriptions } from './jobs/mandate-subscriptions.js';
import { MandateScopes } from './mandate-scopes.js';
import { MandateWindowsService } from './mandate-windows.service.js';
import { MandatesInUse } from './mandates-in-use.js';
import { MandatesOfPerson } from './mandates-of-person.source.js';
import { MandatesService } from './mandates.service.js';
import { OnestopService } from './onestop.service.js';
import { RegisterPort } from './register-port.js';
import { ServiceTypeDocuments } from './service-type-documents.js';
import { WaysService } from './ways.service.js';

/** Service types: what can be asked for, with which form, materials and limits; and what registers supply so that nobody is asked for it. */
@Module({
  imports: [NoticesModule, PublicationModule],
  controllers: [AskOnceController, ConsentsController, EvidenceController, EvidenceTypesController, LifeEventsController, MandatesController, OnestopController],
  providers: [
    AskOncePresenter, AttestedAttributes, ConsentsService, ConsentStore, EvidenceAgain, EvidenceParties, EvidencePlans, EvidenceService, EvidenceStore, EvidenceSweep, EvidenceUse, RegisterPort,
    MandatePresenter, MandateScopes, MandatesOfPerson, MandatesInUse, MandatesService, MandateStore, MandateSubscriptions, MandateWindowsService, OnestopQueries, OnestopService, OnestopStore, ServiceTypeDocuments, WaysService,
  ],
  exports: [AttestedAttributes, EvidencePlans, EvidenceUse, MandatesInUse, OnestopService],
})
export class OnestopModule {
  constructor(problems: ProblemCatalogue) {
    problems.add(ONESTOP_PROBLEMS);
  }
}
