import { Module } from '@nestjs/common';
import { CatalogueModule } from '#catalogue';
import { NoticesModule } from '#notices';
import { OnestopModule } from '#onestop';
import { ProblemCatalogue } from '#platform';
import { PublicationModule } from '#publication';
import { ActEffects } from './acts/act-effects.js';
import { ActInputs } from './acts/act-inputs.js';
import { AssignmentActs } from './acts/assignment-acts.js';
import { CustodyActs } from './acts/custody-acts.js';
import { DecisionActs } from './acts/decision-acts.js';
import { DeliveryActs } from './acts/delivery-acts.js';
import { SupplementActs } from './acts/supplement-acts.js';
import { ApplicantNotices } from './applicant-notices.js';
import { AfterRouting } from './after-routing.js';
import { BulkService } from './bulk.service.js';
import { NextCaseService } from './next-case.service.js';
import { AssigneesService } from './assignees.service.js';
import { AttachmentsService } from './attachments.service.js';
import { AssignmentQueries } from './data/assignment.queries.js';
import { AttachmentStore } from './data/attachment.store.js';
import { FollowUpQueries } from './data/follow-up.queries.js';
import { MaterialStore } from './data/material.store.js';
import { OriginalStore } from './data/original.store.js';
import { RelatedQueries } from './data/related.queries.js';
import { SavedViewStore } from './data/saved-view.store.js';
import { DecisionTextsService } from './decision-texts.service.js';
import { OutdatedQueries } from './data/outdated.queries.js';
import { RequestQueries } from './data/request.queries.js';
import { ReminderStore } from './data/reminder.store.js';
import { RequestStore } from './data/request.store.js';
import { DocumentsService } from './documents.service.js';
import { DraftsService } from './drafts.service.js';
import { AttachmentsController } from './http/attachments.controller.js';
import { CompetenceController } from './http/competence.controller.js';
import { DocumentsController } from './http/documents.controller.js';
import { FollowUpsController } from './http/follow-ups.controller.js';
import { ManyController } from './http/many.controller.js';
import { AbsencesController } from './http/absences.controller.js';
import { AbsenceStore } from './data/absence.store.js';
import { AbsenceSweep } from './jobs/absence.sweep.js';
import { AbsenceHandover } from './absence-handover.js';
import { AbsencesService } from './absences.service.js';
import { AssigneesController } from './http/assignees.controller.js';
import { LeasesController } from './http/leases.controller.js';
import { LiveController } from './http/live.controller.js';
import { MaterialsController } from './http/materials.controller.js';
import { OriginalsController } from './http/originals.controller.js';
import { RecordsController } from './http/records.controller.js';
import { WORKFLOW_PROBLEMS } from './http/refusals.js';
import { RequestAidsController } from './http/request-aids.controller.js';
import { RequestsController } from './http/requests.controller.js';
import { SavedViewsController } from './http/saved-views.controller.js';
import { VersionsController } from './http/versions.controller.js';
import { WorklistController } from './http/worklist.controller.js';
import { RequestImpactSource } from './impact/request-impact.source.js';
import { ServiceTypeImpactSource } from './impact/service-type-impact.source.js';
import { AttachmentSweep } from './jobs/attachment.sweep.js';
import { DeadlineSweep } from './jobs/deadline.sweep.js';
import { DeliverOnlineHandler } from './jobs/deliver-online.handler.js';
import { MaterialSweep } from './jobs/material.sweep.js';
import { TellMaterialHandler } from './jobs/tell-material.handler.js';
import { NoteAlertHandler } from './jobs/note-alert.handler.js';
import { RequestAlertTurnSweep } from './jobs/request-alert-turn.sweep.js';
import { ProvisionalClockSweep } from './jobs/provisional-clock.sweep.js';
import { RouteRequestHandler } from './jobs/route-request.handler.js';
import { WorkflowSubscriptions } from './jobs/subscriptions.js';
import { TellApplicantHandler } from './jobs/tell-applicant.handler.js';
import { ReminderSweep } from './jobs/reminder.sweep.js';
import { TellClaimsHandler } from './jobs/tell-claims.handler.js';
import { TellWorkHandler } from './jobs/tell-work.handler.js';
import { WorkSubscriptions } from './jobs/work-subscriptions.js';
import { DeliveryPresenter } from './delivery.presenter.js';
import { EvidenceSources } from './evidence-sources.js';
import { FollowUpOpenings } from './follow-up-openings.js';
import { FollowUpsService } from './follow-ups.service.js';
import { HandledRequests } from './handled-requests.js';
import { InstantService } from './instant.service.js';
import { LeasesService } from './leases.service.js';
import { LegsService } from './legs.service.js';
import { LimitsOfRequest } from './limits-of-request.js';
import { LinkedRequests } from './linked-requests.js';
import { TopicOfRequest } from './topic-of-request.js';
import { NewLegs } from './new-legs.js';
import { NewRequests } from './new-requests.js';
import { OriginalsService } from './originals.service.js';
import { MaterialsService } from './materials.service.js';
import { DeferralLookups } from './deferral-lookups.js';
import { RecordedFacts } from './recorded-facts.js';
import { RelatedRequestsService } from './related-requests.service.js';
import { SavedViewsService } from './saved-views.service.js';
import { LinksOfRequest } from './request-links.js';
import { RatingFigureSources } from './rating-figure-sources.js';
import { RequestClocks } from './request-clocks.js';
import { RequestFields } from './request-fields.js';
import { EvidenceNames } from './evidence-names.js';
import { RequestEvidenceService } from './request-evidence.service.js';
import { RequestEvidenceController } from './http/request-evidence.controller.js';
import { RequestHolding } from './request-holding.js';
import { RequestPageService } from './request-page.service.js';
import { RequestPartsPresenter } from './request-parts.presenter.js';
import { RequestPresenter } from './request-presenter.js';
import { RequestRecords } from './request-records.service.js';
import { RequestService } from './request.service.js';
import { RegisterExtracts } from './register-extracts.js';
import { RegisterEvidenceSource } from './register-evidence.source.js';
import { RequestVersionsService } from './request-versions.js';
import { RequestWriter } from './request-writer.js';
import { RevealsService } from './reveals.service.js';
import { SUPERVISION_CONTROLLERS, SUPERVISION_PROVIDERS } from './supervision.parts.js';
import { SubmissionGrounds } from './submission-grounds.js';
import { SubmissionLookups } from './submission-lookups.js';
import { SubmissionService } from './submission.service.js';
import { SubmissionSupplies } from './submission-supplies.js';
import { LookQueries } from './data/look.queries.js';
import { LooksController } from './http/looks.controller.js';
import { LooksService } from './looks.service.js';
import { RequestsOfPerson } from './requests-of-person.source.js';
import { VisibleRequests } from './visible-requests.js';
import { WorkNotices } from './work-notices.js';
import { VersionPagesService } from './version-pages.service.js';

/** Requests through their whole life: intake, routing, supplement, decision, delivery. */
@Module({
  imports: [CatalogueModule, NoticesModule, OnestopModule, PublicationModule],
  controllers: [CompetenceController, LooksController, DocumentsController, FollowUpsController, AbsencesController, AssigneesController, ManyController, LeasesController, MaterialsController, OriginalsController, RequestEvidenceController, RequestsController, WorklistController, RecordsController, AttachmentsController, LiveController, VersionsController, ...SUPERVISION_CONTROLLERS, SavedViewsController, RequestAidsController],
  providers: [
    ActEffects, ActInputs, AfterRouting, EvidenceSources, FollowUpOpenings, FollowUpQueries, FollowUpsService, InstantService, LeasesService, LegsService, LinkedRequests, LinksOfRequest, TopicOfRequest, NewLegs, OriginalsService, OriginalStore, ApplicantNotices, AttachmentsService, AttachmentStore, AttachmentSweep, CustodyActs, DeadlineSweep, DecisionActs, DeliverOnlineHandler, DeliveryActs, DeliveryPresenter, DocumentsService, RecordedFacts, DraftsService, LimitsOfRequest, NewRequests, NoteAlertHandler, OutdatedQueries, ProvisionalClockSweep, RequestAlertTurnSweep, RequestClocks, RequestFields, RequestHolding, RequestImpactSource,
    RequestPageService, RequestPartsPresenter, RequestPresenter, RequestQueries, RequestRecords, RequestService, RequestStore, RequestVersionsService, RequestWriter, RevealsService, RouteRequestHandler, ServiceTypeImpactSource, SubmissionGrounds, SubmissionLookups, SubmissionService, SupplementActs,
    TellApplicantHandler, VersionPagesService, WorkflowSubscriptions,
    LookQueries, LooksService, RequestsOfPerson, VisibleRequests, DeferralLookups, MaterialsService, MaterialStore, MaterialSweep, TellMaterialHandler, WorkNotices,
    HandledRequests, ReminderStore, ReminderSweep, TellWorkHandler, WorkSubscriptions,
    ...SUPERVISION_PROVIDERS,
    SavedViewStore, SavedViewsService, RelatedQueries, RelatedRequestsService, DecisionTextsService,
    EvidenceNames, RegisterEvidenceSource, RegisterExtracts, RequestEvidenceService, SubmissionSupplies,
    AbsencesService, AbsenceStore, AbsenceHandover, AbsenceSweep, BulkService, NextCaseService, AssigneesService, AssignmentActs, AssignmentQueries, TellClaimsHandler,
  ],
  exports: [EvidenceSources, HandledRequests, RatingFigureSources, RequestRecords, SubmissionService],
})
export class WorkflowModule {
  constructor(problems: ProblemCatalogue) {
    problems.add(WORKFLOW_PROBLEMS);
  }
}
