import { Module } from '@nestjs/common';
import { CatalogueModule } from '#catalogue';
import { OnestopModule } from '#onestop';
import { ProblemCatalogue } from '#platform';
import { PublicationModule } from '#publication';
import { WorkflowModule } from '#workflow';
import { AttestedFacts } from './attested-facts.js';
import { CertificateAlerts } from './certificate-alerts.js';
import { CertificateEvidenceSource } from './certificate-evidence.source.js';
import { CertificateEvents } from './certificate-events.js';
import { CertificateImpactSource } from './certificate-impact.source.js';
import { CertificatePresenter } from './certificate-presenter.js';
import { CredentialsService } from './credentials.service.js';
import { CredentialQueries } from './data/credential.queries.js';
import { CredentialStore } from './data/credential.store.js';
import { DocumentIssuing } from './document-issuing.js';
import { FollowingAlerts } from './following-alerts.js';
import { HolderProofs } from './holder-proofs.js';
import { CertificateFileController } from './http/certificate-file.controller.js';
import { CredentialsController } from './http/credentials.controller.js';
import { IssuersController } from './http/issuers.controller.js';
import { EXCHANGE_PROBLEMS } from './http/refusals.js';
import { WalletController } from './http/wallet.controller.js';
import { IssuerAddresses } from './issuer-addresses.js';
import { IssuerKeysService } from './issuer-keys.service.js';
import { Issuing } from './issuing.js';
import { AlertTurnSweep } from './jobs/alert-turn.sweep.js';
import { FollowAlertHandler } from './jobs/follow-alert.handler.js';
import { IssueCertificateHandler } from './jobs/issue-certificate.handler.js';
import { IssueDocumentHandler } from './jobs/issue-document.handler.js';
import { RenewalReminderSweep } from './jobs/renewal-reminder.sweep.js';
import { RenewalSweep } from './jobs/renewal.sweep.js';
import { RevokedKeySweep } from './jobs/revoked-key.sweep.js';
import { ExchangeSubscriptions } from './jobs/subscriptions.js';
import { OffersService } from './offers.service.js';
import { PrintingService } from './printing.service.js';
import { ReissuesService } from './reissues.service.js';
import { RenewalsService } from './renewals.service.js';
import { SignedCopies } from './signed-copies.js';
import { SigningAnew } from './signing-anew.js';
import { SilentRenewals } from './silent-renewals.js';
import { StatusListsService } from './status-lists.service.js';
import { SupersededCertificates } from './superseded-certificates.js';
import { CertificatesOfPerson } from './certificates-of-person.source.js';

/** What leaves the platform: recognition certificates that anyone can verify, their status, and the way into wallets. */
@Module({
  imports: [CatalogueModule, PublicationModule, OnestopModule, WorkflowModule],
  controllers: [CertificateFileController, CredentialsController, IssuersController, WalletController],
  providers: [
    CertificatesOfPerson, AlertTurnSweep, AttestedFacts, CertificateAlerts, CertificateEvidenceSource, CertificateEvents, CertificateImpactSource, CertificatePresenter, CredentialQueries, CredentialsService, CredentialStore, DocumentIssuing, ExchangeSubscriptions, FollowAlertHandler, FollowingAlerts, HolderProofs, IssueCertificateHandler, IssueDocumentHandler, IssuerAddresses, IssuerKeysService,
    Issuing, OffersService, PrintingService, ReissuesService, RenewalReminderSweep, RenewalsService, RenewalSweep, RevokedKeySweep, SignedCopies, SigningAnew, SilentRenewals, StatusListsService, SupersededCertificates,
  ],
})
export class ExchangeModule {
  constructor(problems: ProblemCatalogue) {
    problems.add(EXCHANGE_PROBLEMS);
  }
}
