import { HANDLING_MODES, HOLDER_TYPES, QUALIFICATION_CLASSES, RECOGNITION_EFFECTS, REQUEST_STATES, WORK_DUE, WORK_FILED, WORK_MARKS, type WorkDue, type WorkFiled, type WorkMark } from '#contracts';
import { createRootRoute, createRoute, lazyRouteComponent, type AsyncRouteComponent } from '@tanstack/react-router';
import { LIFE_EVENTS, type ServiceChoice } from '../api/services.js';
import type { ReactNode } from 'react';
import { AGES, type Age } from '../api/supervision.js';
import { HomePage } from '../areas/public/home-page.js';
import { allTexts } from '../text/language.js';
import { RoleGate, SignedInGate } from './gates.js';
import { Shell } from './shell.js';

type Search = Record<string, unknown>;

/** A page that is loaded when it is opened, with the texts that the first page does without. */
function page<Module extends Record<Name, () => ReactNode>, Name extends string>(load: () => Promise<Module>, name: Name): AsyncRouteComponent<object> {
  return lazyRouteComponent(async () => {
    const [module] = await Promise.all([load(), allTexts()]);
    return { page: module[name] };
  }, 'page');
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined;
}

function oneOf<T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find((known) => known === value);
}

/** Search parameters that are plain texts, all optional; anything else in the address is ignored. */
function texts<K extends string>(...keys: readonly K[]): (search: Search) => { [P in K]?: string } {
  return (search) => {
    const found: { [P in K]?: string } = {};
    for (const key of keys) {
      const value = text(search[key]);
      if (value !== undefined) found[key] = value;
    }
    return found;
  };
}

/** Servers take a last part with a dot for the name of a file: the service `recognition.person` has the address `recognition-person`. */
function serviceAddress(code: string): string {
  return code.replaceAll('.', '-');
}

function serviceCodeOf(address: string): string {
  return address.replaceAll('-', '.');
}

/** The code of a place. */
function place(value: unknown): string | undefined {
  return /^\d{6}$/.test(text(value) ?? '') ? text(value) : undefined;
}

/** What the list of services is asked for. What is undefined here stands over what the address says: the router merges the two. */
function serviceSearch(search: Search): ServiceChoice {
  return {
    q: text(search['q']), lifeEvent: oneOf(LIFE_EVENTS, search['lifeEvent']), audience: oneOf(HOLDER_TYPES, search['audience']), department: text(search['department']), mode: oneOf(HANDLING_MODES, search['mode']), jurisdiction: place(search['jurisdiction']),
  };
}

const root = createRootRoute({ component: Shell });

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage });
const catalogue = createRoute({
  getParentRoute: () => root,
  path: '/catalogue',
  validateSearch: (search: Search): { q?: string; sector?: string; class?: (typeof QUALIFICATION_CLASSES)[number]; holder?: (typeof HOLDER_TYPES)[number]; effect?: (typeof RECOGNITION_EFFECTS)[number]; status?: 'published' | 'proposed'; authority?: string; place?: string; from?: string; to?: string } => ({
    ...texts('q', 'sector', 'authority', 'place', 'from', 'to')(search),
    ...Object.fromEntries(Object.entries({
      class: oneOf(QUALIFICATION_CLASSES, search['class']),
      holder: oneOf(HOLDER_TYPES, search['holder']),
      effect: oneOf(RECOGNITION_EFFECTS, search['effect']),
      status: oneOf(['published', 'proposed'] as const, search['status']),
    }).filter(([, value]) => value !== undefined)),
  }),
  component: page(() => import('../areas/public/catalogue-page.js'), 'CataloguePage'),
});
const entry = createRoute({
  getParentRoute: () => root,
  path: '/catalogue/$code',
  validateSearch: texts('from', 'to', 'on'),
  component: page(() => import('../areas/public/entry-page.js'), 'EntryPage'),
});
const entryVersion = createRoute({ getParentRoute: () => root, path: '/catalogue/$code/versions/$number', validateSearch: texts('with'), component: page(() => import('../areas/public/version-page.js'), 'EntryVersionPage') });
const ruleVersion = createRoute({ getParentRoute: () => root, path: '/rules/$code/versions/$number', validateSearch: texts('with'), component: page(() => import('../areas/public/version-page.js'), 'RuleVersionPage') });
const agreement = createRoute({ getParentRoute: () => root, path: '/agreement', component: page(() => import('../areas/public/agreement-page.js'), 'AgreementPage') });
const openData = createRoute({ getParentRoute: () => root, path: '/open-data', component: page(() => import('../areas/public/open-data-page.js'), 'OpenDataPage') });
const scoreboard = createRoute({ getParentRoute: () => root, path: '/scoreboard', validateSearch: texts('period'), component: page(() => import('../areas/public/scoreboard-page.js'), 'ScoreboardPage') });
const services = createRoute({ getParentRoute: () => root, path: '/services', validateSearch: serviceSearch, component: page(() => import('../areas/public/services-page.js'), 'ServicesPage') });
const guide = createRoute({
  getParentRoute: () => root,
  path: '/services/$code',
  params: { parse: ({ code }) => ({ code: serviceCodeOf(code) }), stringify: ({ code }) => ({ code: serviceAddress(code) }) },
  validateSearch: (search: Search): { from?: string | undefined; to?: string | undefined } => ({ from: place(search['from']), to: place(search['to']) }),
  component: page(() => import('../areas/public/guide-page.js'), 'GuidePage'),
});
const verify = createRoute({ getParentRoute: () => root, path: '/verify', component: page(() => import('../areas/public/verify-page.js'), 'VerifyPage') });
const kiosk = createRoute({ getParentRoute: () => root, path: '/kiosk', component: page(() => import('../areas/public/kiosk-page.js'), 'KioskPage') });
const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', validateSearch: texts('returnTo', 'problem', 'reference'), component: page(() => import('../areas/public/sign-in-page.js'), 'SignInPage') });

const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedInGate });
const apply = createRoute({
  getParentRoute: () => signedIn,
  path: '/apply/$serviceCode',
  params: { parse: ({ serviceCode }) => ({ serviceCode: serviceCodeOf(serviceCode) }), stringify: ({ serviceCode }) => ({ serviceCode: serviceAddress(serviceCode) }) },
  validateSearch: texts('qualification', 'from', 'to', 'mode', 'draft', 'step'),
  component: page(() => import('../areas/resident/apply-page.js'), 'ApplyPage'),
});
const requests = createRoute({ getParentRoute: () => signedIn, path: '/requests', component: page(() => import('../areas/resident/requests-page.js'), 'RequestsPage') });
const request = createRoute({ getParentRoute: () => signedIn, path: '/requests/$id', validateSearch: texts('ask'), component: page(() => import('../areas/resident/request-page.js'), 'RequestPage') });
const receipt = createRoute({ getParentRoute: () => signedIn, path: '/requests/$id/receipt', component: page(() => import('../areas/resident/receipt-page.js'), 'ReceiptPage') });
const certificates = createRoute({ getParentRoute: () => signedIn, path: '/certificates', component: page(() => import('../areas/resident/certificates-page.js'), 'CertificatesPage') });
const consents = createRoute({ getParentRoute: () => signedIn, path: '/me/consents', component: page(() => import('../areas/resident/consents-page.js'), 'ConsentsPage') });
const certificate = createRoute({ getParentRoute: () => signedIn, path: '/certificates/$id', component: page(() => import('../areas/resident/certificate-page.js'), 'CertificatePage') });
const notices = createRoute({ getParentRoute: () => signedIn, path: '/notices', validateSearch: texts('q'), component: page(() => import('../areas/notices/notices-page.js'), 'NoticesPage') });
const noticeSettings = createRoute({ getParentRoute: () => signedIn, path: '/notices/settings', component: page(() => import('../areas/notices/settings-page.js'), 'NoticeSettingsPage') });

const myData = createRoute({ getParentRoute: () => signedIn, path: '/me/data', component: page(() => import('../areas/me/data-page.js'), 'MyDataPage') });
const mandates = createRoute({ getParentRoute: () => signedIn, path: '/me/mandates', component: page(() => import('../areas/me/mandates-page.js'), 'MandatesPage') });
const giveMandate = createRoute({ getParentRoute: () => signedIn, path: '/me/mandates/new', component: page(() => import('../areas/me/give-mandate-page.js'), 'GiveMandatePage') });

const myMatters = createRoute({ getParentRoute: () => signedIn, path: '/feedback', validateSearch: texts('q'), component: page(() => import('../areas/feedback/my-matters-page.js'), 'MyMattersPage') });
const writeMatter = createRoute({ getParentRoute: () => signedIn, path: '/feedback/new', validateSearch: texts('request'), component: page(() => import('../areas/feedback/write-matter-page.js'), 'WriteMatterPage') });
const myMatter = createRoute({ getParentRoute: () => signedIn, path: '/feedback/$id', component: page(() => import('../areas/feedback/matter-page.js'), 'MyMatterPage') });

const feedbackArea = createRoute({ getParentRoute: () => root, id: 'feedback-work', component: () => <RoleGate roles={['window_clerk', 'case_clerk', 'authority_head', 'supervisor']} /> });
const matterWork = createRoute({ getParentRoute: () => feedbackArea, path: '/matters', validateSearch: texts('queue', 'kind', 'q'), component: page(() => import('../areas/feedback/matter-work-page.js'), 'MatterWorkPage') });
const workMatter = createRoute({ getParentRoute: () => feedbackArea, path: '/matters/$id', component: page(() => import('../areas/feedback/matter-page.js'), 'WorkMatterPage') });

/** What the address of a work list says: of the clerk's and of the window's. */
function workSearch(search: Search): { queue?: string; q?: string; sort?: string; serviceType?: string; from?: string; to?: string; state?: (typeof REQUEST_STATES)[number]; mode?: (typeof HANDLING_MODES)[number]; due?: WorkDue; filed?: WorkFiled; mark?: WorkMark } {
  return {
    ...texts('queue', 'q', 'sort', 'serviceType', 'from', 'to')(search),
    ...Object.fromEntries(Object.entries({ state: oneOf(REQUEST_STATES, search['state']), mode: oneOf(HANDLING_MODES, search['mode']), due: oneOf(WORK_DUE, search['due']), filed: oneOf(WORK_FILED, search['filed']), mark: oneOf(WORK_MARKS, search['mark']) }).filter(([, value]) => value !== undefined)),
  };
}

const windowArea = createRoute({ getParentRoute: () => root, id: 'window-clerk', component: () => <RoleGate roles={['window_clerk']} /> });
const windowList = createRoute({ getParentRoute: () => windowArea, path: '/window', validateSearch: workSearch, component: page(() => import('../areas/window/window-page.js'), 'WindowPage') });
const intake = createRoute({
  getParentRoute: () => windowArea,
  path: '/window/intake',
  validateSearch: texts('service', 'draft', 'step'),
  component: page(() => import('../areas/window/intake-page.js'), 'IntakePage'),
});
const windowReceipt = createRoute({ getParentRoute: () => windowArea, path: '/window/$id/receipt', component: page(() => import('../areas/resident/receipt-page.js'), 'WindowReceiptPage') });
const windowMandates = createRoute({ getParentRoute: () => windowArea, path: '/window/mandates', component: page(() => import('../areas/window/mandates-page.js'), 'WindowMandatesPage') });
const windowRequest = createRoute({ getParentRoute: () => windowArea, path: '/window/$id', component: page(() => import('../areas/window/window-request-page.js'), 'WindowRequestPage') });

const workArea = createRoute({ getParentRoute: () => root, id: 'case-clerk', component: () => <RoleGate roles={['case_clerk', 'authority_head', 'supervisor']} /> });
const worklist = createRoute({
  getParentRoute: () => workArea,
  path: '/work',
  validateSearch: workSearch,
  component: page(() => import('../areas/work/work-list-page.js'), 'WorkListPage'),
});
const outdated = createRoute({ getParentRoute: () => workArea, path: '/work/outdated', validateSearch: texts('q'), component: page(() => import('../areas/work/outdated-page.js'), 'OutdatedPage') });
const absences = createRoute({ getParentRoute: () => workArea, path: '/work/absences', component: page(() => import('../areas/work/absences-page.js'), 'AbsencesPage') });
const workRequest = createRoute({ getParentRoute: () => workArea, path: '/work/$id', component: page(() => import('../areas/work/work-request-page.js'), 'WorkRequestPage') });

function supervisionFilter(search: Search): { authority?: string; serviceType?: string; clerk?: string; mode?: (typeof HANDLING_MODES)[number]; age?: Age } {
  return {
    ...texts('authority', 'serviceType', 'clerk')(search),
    ...Object.fromEntries(Object.entries({ mode: oneOf(HANDLING_MODES, search['mode']), age: oneOf(AGES, search['age']) }).filter(([, value]) => value !== undefined)),
  };
}
const supervisionArea = createRoute({ getParentRoute: () => root, id: 'supervision-area', component: () => <RoleGate roles={['supervisor', 'authority_head']} /> });
const supervision = createRoute({ getParentRoute: () => supervisionArea, path: '/supervision', validateSearch: supervisionFilter, component: page(() => import('../areas/supervision/dashboard-page.js'), 'DashboardPage') });
const supervisionCases = createRoute({
  getParentRoute: () => supervisionArea,
  path: '/supervision/cases',
  validateSearch: (search: Search): ReturnType<typeof supervisionFilter> & { need?: string; q?: string; sort?: string } => ({ ...supervisionFilter(search), ...texts('need', 'q', 'sort')(search) }),
  component: page(() => import('../areas/supervision/cases-page.js'), 'CasesPage'),
});

/** Clerks say here what they say of certificates, beside those who administer. */
const alertsArea = createRoute({ getParentRoute: () => root, id: 'alerts-area', component: () => <RoleGate roles={['case_clerk', 'supervisor', 'catalogue_admin', 'auditor']} /> });
const alerts = createRoute({ getParentRoute: () => alertsArea, path: '/admin/alerts', validateSearch: texts('q', 'status'), component: page(() => import('../areas/admin/alerts-page.js'), 'AlertsPage') });

const adminArea = createRoute({ getParentRoute: () => root, id: 'admin', component: () => <RoleGate roles={['catalogue_admin', 'platform_admin', 'auditor', 'supervisor']} /> });
const catalogueArea = createRoute({ getParentRoute: () => root, id: 'catalogue-admin', component: () => <RoleGate roles={['catalogue_admin']} /> });
const adminCatalogue = createRoute({ getParentRoute: () => adminArea, path: '/admin/catalogue', validateSearch: texts('q', 'status'), component: page(() => import('../areas/admin/catalogue-admin-page.js'), 'CatalogueAdminPage') });
const adminEntry = createRoute({ getParentRoute: () => adminArea, path: '/admin/catalogue/$code', validateSearch: texts('at', 'rule'), component: page(() => import('../areas/admin/entry-admin-page.js'), 'EntryAdminPage') });
const drafts = createRoute({ getParentRoute: () => catalogueArea, path: '/admin/drafts', validateSearch: texts('q', 'status', 'whose', 'batch'), component: page(() => import('../areas/admin/drafts/drafts-page.js'), 'DraftsPage') });
const draft = createRoute({ getParentRoute: () => catalogueArea, path: '/admin/drafts/$id', validateSearch: texts('field'), component: page(() => import('../areas/admin/drafts/draft-page.js'), 'DraftPage') });
const propose = createRoute({ getParentRoute: () => catalogueArea, path: '/admin/propose', validateSearch: texts('drafts'), component: page(() => import('../areas/admin/drafts/propose-page.js'), 'ProposePage') });
const batches = createRoute({ getParentRoute: () => adminArea, path: '/admin/batches', validateSearch: texts('q', 'status'), component: page(() => import('../areas/admin/batches-page.js'), 'BatchesPage') });
const batch = createRoute({ getParentRoute: () => adminArea, path: '/admin/batches/$id', component: page(() => import('../areas/admin/batch-page.js'), 'BatchPage') });
const history = createRoute({
  getParentRoute: () => adminArea,
  path: '/admin/history',
  validateSearch: texts('view', 'at', 'q', 'act', 'kind', 'place', 'person', 'from', 'until'),
  component: page(() => import('../areas/admin/history-page.js'), 'HistoryPage'),
});
const imports = createRoute({ getParentRoute: () => catalogueArea, path: '/admin/import', component: page(() => import('../areas/admin/imports-page.js'), 'ImportsPage') });
const catalogueImport = createRoute({ getParentRoute: () => catalogueArea, path: '/admin/import/$id', component: page(() => import('../areas/admin/import-page.js'), 'ImportPage') });
const adminJurisdictions = createRoute({ getParentRoute: () => adminArea, path: '/admin/jurisdictions', validateSearch: texts('code', 'q'), component: page(() => import('../areas/admin/jurisdictions-page.js'), 'JurisdictionsPage') });
const deliveries = createRoute({ getParentRoute: () => adminArea, path: '/admin/deliveries', validateSearch: texts('status', 'q'), component: page(() => import('../areas/admin/deliveries-page.js'), 'DeliveriesPage') });
const mailbox = createRoute({ getParentRoute: () => adminArea, path: '/admin/mailbox', validateSearch: texts('q'), component: page(() => import('../areas/admin/mailbox-page.js'), 'MailboxPage') });
const attention = createRoute({ getParentRoute: () => adminArea, path: '/admin/attention', validateSearch: texts('status'), component: page(() => import('../areas/admin/attention-page.js'), 'AttentionPage') });
const audit = createRoute({ getParentRoute: () => adminArea, path: '/admin/audit', component: page(() => import('../areas/admin/audit-page.js'), 'AuditPage') });

export const routeTree = root.addChildren([
  home, catalogue, entry, entryVersion, ruleVersion, agreement, openData, scoreboard, services, guide, verify, kiosk, signIn,
  signedIn.addChildren([apply, requests, request, receipt, certificates, certificate, consents, notices, noticeSettings, myData, mandates, giveMandate, myMatters, writeMatter, myMatter]),
  feedbackArea.addChildren([matterWork, workMatter]),
  windowArea.addChildren([windowList, intake, windowMandates, windowReceipt, windowRequest]),
  workArea.addChildren([worklist, outdated, absences, workRequest]),
  supervisionArea.addChildren([supervision, supervisionCases]),
  catalogueArea.addChildren([imports, catalogueImport, drafts, draft, propose]),
  alertsArea.addChildren([alerts]),
  adminArea.addChildren([adminCatalogue, adminEntry, batches, batch, history, adminJurisdictions, deliveries, mailbox, attention, audit]),
]);
