import type { PostRole } from '#contracts';
import type { Texts } from '../text/zh.js';

export interface NavigationEntry {
  readonly to: '/catalogue' | '/services' | '/requests' | '/certificates' | '/notices' | '/feedback' | '/matters' | '/window' | '/work' | '/supervision' | '/admin/catalogue' | '/admin/drafts' | '/admin/batches' | '/admin/alerts' | '/admin/import' | '/admin/history' | '/agreement' | '/admin/jurisdictions' | '/admin/attention' | '/admin/deliveries' | '/admin/audit';
  readonly text: keyof Texts['shell'];
}

const CATALOGUE: NavigationEntry = { to: '/catalogue', text: 'catalogue' };
const SERVICES: NavigationEntry = { to: '/services', text: 'services' };
const REQUESTS: NavigationEntry = { to: '/requests', text: 'myRequests' };
const CERTIFICATES: NavigationEntry = { to: '/certificates', text: 'certificates' };
const NOTICES: NavigationEntry = { to: '/notices', text: 'notices' };
const FEEDBACK: NavigationEntry = { to: '/feedback', text: 'feedback' };
const MATTERS: NavigationEntry = { to: '/matters', text: 'matters' };
const WORK: NavigationEntry = { to: '/work', text: 'work' };
const SUPERVISION: NavigationEntry = { to: '/supervision', text: 'supervision' };
const DRAFTS: NavigationEntry = { to: '/admin/drafts', text: 'adminDrafts' };
const BATCHES: NavigationEntry = { to: '/admin/batches', text: 'adminBatches' };
const ALERTS: NavigationEntry = { to: '/admin/alerts', text: 'adminAlerts' };
const HISTORY: NavigationEntry = { to: '/admin/history', text: 'adminHistory' };
const AGREEMENT: NavigationEntry = { to: '/agreement', text: 'agreement' };
const PLACES: NavigationEntry = { to: '/admin/jurisdictions', text: 'adminJurisdictions' };
const ATTENTION: NavigationEntry = { to: '/admin/attention', text: 'adminAttention' };
const DELIVERIES: NavigationEntry = { to: '/admin/deliveries', text: 'adminDeliveries' };
const AUDIT: NavigationEntry = { to: '/admin/audit', text: 'adminAudit' };

/** What the main navigation offers to whom. */
export const NAVIGATION: Readonly<Record<PostRole | 'resident' | 'public', readonly NavigationEntry[]>> = {
  public: [CATALOGUE, SERVICES, REQUESTS],
  resident: [CATALOGUE, SERVICES, REQUESTS, CERTIFICATES, FEEDBACK, NOTICES],
  window_clerk: [{ to: '/window', text: 'window' }, MATTERS, CATALOGUE, SERVICES, NOTICES],
  case_clerk: [WORK, MATTERS, ALERTS, CATALOGUE, SERVICES, NOTICES],
  authority_head: [WORK, MATTERS, SUPERVISION, CATALOGUE, SERVICES, NOTICES],
  supervisor: [SUPERVISION, WORK, MATTERS, ALERTS, PLACES, NOTICES],
  catalogue_admin: [{ to: '/admin/catalogue', text: 'adminCatalogue' }, DRAFTS, BATCHES, ALERTS, { to: '/admin/import', text: 'adminImport' }, HISTORY, AGREEMENT, PLACES, NOTICES],
  platform_admin: [ATTENTION, DELIVERIES, AUDIT, PLACES, NOTICES],
  auditor: [AUDIT, BATCHES, ALERTS, HISTORY, ATTENTION, DELIVERIES, PLACES, NOTICES],
};

/** What a kiosk offers, to whoever stands before it. */
export const KIOSK_NAVIGATION: readonly NavigationEntry[] = [SERVICES, REQUESTS];
