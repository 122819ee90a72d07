import { PlatformFoundation } from './20261122000100-platform-foundation.js';
import { Directory } from './20261122000200-directory.js';
import { CatalogueAndOnestop } from './20261122000300-catalogue-onestop.js';
import { Workflow } from './20261122000400-workflow.js';
import { Settlement } from './20261122000500-settlement.js';
import { QuickPolicies } from './20261125000100-quick-policies.js';
import { HotRowsWithoutReferenceKeys } from './20261125000110-hot-rows-without-reference-keys.js';
import { SigningKeysTable } from './20261125000200-signing-keys.js';
import { Publication } from './20261125000300-publication.js';
import { SignedCatalogue } from './20261125000400-signed-catalogue.js';
import { WholeCatalogue } from './20261125010000-whole-catalogue.js';
import { Alerts } from './20261125020100-alerts.js';
import { Departures } from './20261125040100-departures.js';
import { OpenData } from './20261125050100-open-data.js';
import { CatalogueImport } from './20261125050200-catalogue-import.js';
import { Exchange } from './20261125060100-exchange.js';
import { CertificatesUnderAlert } from './20261125060200-certificates-under-alert.js';
import { CatalogueSearch } from './20261125080000-catalogue-search.js';
import { CatalogueInstant } from './20261126010000-catalogue-instant.js';
import { AlertTurnsOfRequests } from './20261126030000-alert-turns-of-requests.js';
import { ReissuedCertificates } from './20261126040000-reissued-certificates.js';
import { SignedAnew } from './20261126050000-signed-anew.js';
import { SearchWords } from './20261126060000-search-words.js';
import { Notices } from './20261126100000-notices.js';
import { NoticeDeliveries } from './20261126100100-notice-deliveries.js';
import { BatchesTold } from './20261126100200-batches-told.js';
import { OutboxSends } from './20261126110000-outbox-sends.js';
import { WorklistIndexes } from './20261126110100-worklist-indexes.js';
import { LawClocks } from './20261126200000-law-clocks.js';
import { CustodyOffers } from './20261126210000-custody-offers.js';
import { WorklistOrders } from './20261126219900-worklist-orders.js';
import { JointAndInstant } from './20261126230000-joint-and-instant.js';
import { Reminders } from './20261126231000-reminders.js';
import { FollowUps } from './20261126240000-follow-ups.js';
import { Originals } from './20261126250000-originals.js';
import { Leases } from './20261126260000-leases.js';
import { RemindersOfTheDesk } from './20261126270000-reminders-of-the-desk.js';
import { FilesOfOnesOwnRequest } from './20261127000100-files-of-ones-own-request.js';
import { DeskColumns } from './20261127000200-desk-columns.js';
import { Reassigning } from './20261127010000-reassigning.js';
import { Absences } from './20261127010200-absences.js';
import { SavedViews } from './20261127020000-saved-views.js';
import { Feedback } from './20261127030000-feedback.js';
import { Escalations } from './20261127040000-escalations.js';
import { Scoreboard } from './20261127041000-scoreboard.js';
import { Deliveries } from './20261127050000-deliveries.js';
import { PublishedCalendars } from './20261127060000-published-calendars.js';
import { MaterialStates } from './20261127060100-material-states.js';
import { ServiceTypeVersions } from './20261127081000-service-type-versions.js';
import { ServiceSearch } from './20261127081100-service-search.js';
import { EvidenceTypes } from './20261127081200-evidence-types.js';
import { RequestsAboutServices } from './20261127082000-requests-about-services.js';
import { AskOnce } from './20261127091000-ask-once.js';
import { Mandates } from './20261127093000-mandates.js';
import { ServiceDocuments } from './20261127101000-service-documents.js';

/** Every migration, in order. The database is one, so the list is one; being SQL, it imports no context. */
export const MIGRATIONS = [
  PlatformFoundation, Directory, CatalogueAndOnestop, Workflow, Settlement, QuickPolicies, HotRowsWithoutReferenceKeys, SigningKeysTable, Publication, SignedCatalogue, WholeCatalogue,
  Alerts, Departures, OpenData, CatalogueImport, Exchange, CertificatesUnderAlert, CatalogueSearch, CatalogueInstant, AlertTurnsOfRequests, ReissuedCertificates, SignedAnew,
  SearchWords, Notices, NoticeDeliveries, BatchesTold, OutboxSends, WorklistIndexes, LawClocks, CustodyOffers, WorklistOrders, JointAndInstant, Reminders, FollowUps, Originals, Leases,
  RemindersOfTheDesk, FilesOfOnesOwnRequest, DeskColumns, Reassigning, Absences, SavedViews, Feedback, Escalations, Scoreboard, Deliveries, PublishedCalendars, MaterialStates,
  ServiceTypeVersions, ServiceSearch, EvidenceTypes, RequestsAboutServices,
  AskOnce, Mandates, ServiceDocuments,
];
