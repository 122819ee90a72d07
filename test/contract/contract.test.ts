import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { chromium } from 'playwright-core';
import { describeWith, findChromium } from '../support/available.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { endpointsOf, fetchDocument, isPublic, readSnapshot, SNAPSHOT, type Document, type Endpoint } from './document.js';

/** What nobody needs to sign in for. Whoever opens another operation to everyone says so here. */
const PUBLIC_OPERATIONS = [
  'Catalogue_checkCertificate', 'Catalogue_getQualification', 'Catalogue_getRecognition', 'Catalogue_listQualifications', 'Competence_getCompetence', 'Departures_listDepartures', 'RuleMatrix_getMatrix',
  'OpenData_export', 'OpenData_listChanges', 'OpenData_listSignatures',
  'Documents_export', 'Documents_getAsOf', 'Documents_getVersion', 'Documents_listKeys', 'Documents_listVersions',
  'Directory_calendar', 'Directory_listAuthorities', 'Directory_listJurisdictions', 'Directory_listWindows',
  'Health_live', 'Health_ready',
  'Issuers_getJwks', 'Issuers_getStatusList',
  'AskOnce_getAsksAvoided', 'AskOnce_listEvidenceNeeds', 'EvidenceTypes_listEvidenceTypes', 'LifeEvents_listLifeEvents', 'Onestop_getServiceType', 'Onestop_getServiceTypeVersion', 'Onestop_getWays', 'Onestop_listServiceTypes',
  'Scoreboard_exportFile', 'Scoreboard_getScoreboard',
  'Session_show', 'Session_signIn', 'Session_signOut',
  'Settlement_getInstitution', 'Settlement_listInstitutions',
  'Worklist_listReasons',
];

/** Rules of the linter that one place of the document breaks for a reason. */
const LINT_EXCEPTIONS = [
  { rule: 'operation-2xx-response', at: '#/paths/~1api~1session~1sign-in/get/responses', because: 'a browser goes there: it is sent on with 302, in success and in failure' },
];
/** Operations whose success is a redirect. */
const REDIRECTS = ['Session_signIn'];

let portal: BuiltPortal;
let document: Document;
let endpoints: readonly Endpoint[];

beforeAll(async () => {
  portal = await startBuiltPortal();
  document = await fetchDocument(portal.base);
  endpoints = endpointsOf(document);
}, 120_000);

afterAll(async () => portal?.close());

/** The endpoints of which something is missing, by name. */
function without(what: (endpoint: Endpoint) => boolean): string[] {
  return endpoints.filter((endpoint) => !what(endpoint)).map(({ id, method, path }) => `${method} ${path} (${id})`);
}

describe('the OpenAPI document', () => {
  it('is the snapshot', () => {
    try {
      expect(document).toEqual(readSnapshot());
    } catch (difference) {
      const hint = `The HTTP API is not what ${SNAPSHOT} says. When the change is meant, write the snapshot anew: npm run tongban -- openapi --out test/contract/openapi.json; it needs no database. Then look at the difference in Git.`;
      throw new Error(`${hint}\n\n${difference instanceof Error ? difference.message : String(difference)}`, { cause: difference });
    }
  });

  it('has a name for each shape: of two classes with one name the document would show one alone', () => {
    const libs = path.resolve(import.meta.dirname, '../../libs');
    const files = readdirSync(libs, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.dto.ts'));
    const names = files.flatMap((file) => [...readFileSync(path.join(libs, file), 'utf8').matchAll(/^(?:export )?class (\w+)/gm)].map(([, name = '']) => name));
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('is OpenAPI 3.1 and keeps the recommended rules', async () => {
    expect(document.openapi).toBe('3.1.0');
    const config = await createConfig({ extends: ['recommended'] });
    const problems = await lintFromString({ source: JSON.stringify(document), absoluteRef: SNAPSHOT, config });
    const found = problems.map((problem) => ({ rule: problem.ruleId, at: problem.location[0]?.pointer ?? '', message: problem.message }));
    const excepted = (problem: { rule: string; at: string }): boolean => LINT_EXCEPTIONS.some(({ rule, at }) => rule === problem.rule && at === problem.at);
    expect(found.filter((problem) => !excepted(problem))).toEqual([]);
    expect(LINT_EXCEPTIONS.filter(({ rule, at }) => !found.some((problem) => problem.rule === rule && problem.at === at))).toEqual([]);
  });

  it('describes every operation, under a tag and a name of its own', () => {
    expect(endpoints.length).toBeGreaterThan(30);
    expect(without(({ operation }) => (operation.summary ?? operation.description ?? '').length > 5)).toEqual([]);
    expect(without(({ operation }) => operation.tags?.length === 1)).toEqual([]);
    expect(without(({ id }) => /^[A-Z][A-Za-z]+_[a-z][A-Za-z]+$/.test(id))).toEqual([]);
    expect(new Set(endpoints.map(({ id }) => id)).size).toBe(endpoints.length);
  });

  it('says what every operation answers, in success and with a problem', () => {
    const answers = ({ operation: { responses } }: Endpoint, pattern: RegExp): boolean => {
      const found = Object.entries(responses).filter(([status]) => pattern.test(status));
      return found.length > 0 && found.every(([status, { content }]) => status === '204' || Object.values(content ?? {}).some(({ schema }) => schema !== undefined && Object.keys(schema).length > 0));
    };
    expect(without((endpoint) => REDIRECTS.includes(endpoint.id) || answers(endpoint, /^2/))).toEqual([]);
    expect(without((endpoint) => answers(endpoint, /^4XX$/) && answers(endpoint, /^5XX$/))).toEqual([]);
    expect(without(({ operation, method }) => operation.requestBody === undefined || method !== 'GET')).toEqual([]);
  });

  it('asks for a session or a token everywhere but where everyone may come', () => {
    expect(endpoints.filter(isPublic).map(({ id }) => id).sort()).toEqual([...PUBLIC_OPERATIONS].sort());
    expect(without((endpoint) => isPublic(endpoint) || JSON.stringify(endpoint.operation.security) === '[{"session":[]},{"bearer":[]}]')).toEqual([]);
  });

  it('tells how lists are paged', () => {
    const lists = endpoints.filter(({ operation }) => JSON.stringify(operation.responses['200'] ?? {}).match(/#\/components\/schemas\/\w+Page"/));
    expect(lists.length).toBeGreaterThan(8);
    for (const { operation } of lists) expect(operation.parameters?.map(({ name }) => name)).toEqual(expect.arrayContaining(['cursor', 'limit']));
  });
});

describeWith('chromium', 'the page of the API', () => {
  it('shows every operation, with a clean console', async () => {
    const browser = await chromium.launch({ executablePath: findChromium() ?? 'chromium', args: ['--no-sandbox'] });
    try {
      // the page draws what is within its height, of so many operations
      const page = await browser.newPage({ viewport: { width: 1280, height: 30_000 } });
      const complaints: string[] = [];
      page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('requestfailed', (request) => complaints.push(`${request.url()} ${request.failure()?.errorText ?? ''}`));
      const response = await page.goto(`${portal.base}/api/docs`);
      expect(response?.status()).toBe(200);
      expect(response?.headers()['content-security-policy']).toMatch(/default-src 'none'; script-src 'self';/);
      await page.locator('.opblock').first().waitFor();
      await page.locator('.opblock').nth(endpoints.length - 1).waitFor();
      expect(await page.locator('.opblock').count()).toBe(endpoints.length);
      expect(await page.locator('.opblock-summary-description').allTextContents()).toEqual(expect.arrayContaining(endpoints.map(({ operation }) => operation.summary)));
      await page.locator('#operations-workflow-Requests_submit').click();
      await page.getByText('Made by the caller, 8 to 100 characters.').waitFor();
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 120_000);
});
