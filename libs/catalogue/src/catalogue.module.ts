import { Module } from '@nestjs/common';
import { ProblemCatalogue } from '#platform';
import { PublicationModule } from '#publication';
import { AlertPresenter } from './alert-presenter.js';
import { AlertSeals } from './alert-seals.js';
import { AlertsService } from './alerts.service.js';
import { CatalogueService } from './catalogue.service.js';
import { CertificateCheck } from './certificate-check.js';
import { AlertStore } from './data/alert.store.js';
import { CatalogueQueries } from './data/catalogue.queries.js';
import { CatalogueStore } from './data/catalogue.store.js';
import { ImportStore } from './data/import.store.js';
import { DirectedImpact } from './directed-impact.js';
import { CatalogueDocuments } from './document-kinds.js';
import { HoldingAlerts } from './holding-alerts.js';
import { AlertsController } from './http/alerts.controller.js';
import { RuleFactsReader } from './rule-facts.js';
import { CatalogueController } from './http/catalogue.controller.js';
import { ImportsController } from './http/imports.controller.js';
import { RuleMatrixController } from './http/rule-matrix.controller.js';
import { OpenDataController } from './http/open-data.controller.js';
import { CATALOGUE_PROBLEMS } from './http/refusals.js';
import { ImportJudge } from './import-judge.js';
import { ImportsService } from './imports.service.js';
import { JurisdictionNotices } from './jurisdiction-notices.js';
import { ImportWork } from './jobs/import-work.js';
import { CatalogueSubscriptions } from './jobs/subscriptions.js';
import { OpenDataService } from './open-data.service.js';
import { RecognitionPreview } from './recognition-preview.js';

/** Qualifications and the rules of their mutual recognition. */
@Module({
  imports: [PublicationModule],
  controllers: [AlertsController, CatalogueController, ImportsController, OpenDataController, RuleMatrixController],
  providers: [
    AlertPresenter, AlertSeals, AlertsService, AlertStore, CatalogueDocuments, CatalogueQueries, CatalogueService, CatalogueStore, CatalogueSubscriptions, CertificateCheck, DirectedImpact, HoldingAlerts, ImportJudge, ImportsService,
    ImportStore, ImportWork, JurisdictionNotices, OpenDataService, RecognitionPreview, RuleFactsReader,
  ],
  exports: [CatalogueService, DirectedImpact, HoldingAlerts, JurisdictionNotices],
})
export class CatalogueModule {
  constructor(problems: ProblemCatalogue) {
    problems.add(CATALOGUE_PROBLEMS);
  }
}
