import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeWith } from '../support/available.js';
import { launchBrowser, openDevice, TEXTS } from '../support/browser.js';
import { exampleOf, readPublished, type PublishedService } from '../support/every-service.js';
import { Person } from '../support/person.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { typedForm } from '../support/typed-form.js';

/** Pages that go through the services side by side. */
const PAGES = 2;
const { apply } = TEXTS.zh;

let portal: BuiltPortal;
let browser: Browser;
let nurse: Person;
let services: readonly PublishedService[];
/** There is a most that one person may have. */
const drafts: string[] = [];

beforeAll(async () => {
  portal = await startBuiltPortal();
  [browser, nurse, services] = await Promise.all([launchBrowser(), Person.signIn(portal.base, 'nurse'), readPublished(portal.base)]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

/** A draft whose form is filled in with the example. */
async function draftOf(service: PublishedService): Promise<string> {
  // Long after its page was left, so that what the wizard saves last finds its draft.
  const [old] = drafts.splice(0, drafts.length < 12 ? 0 : 1);
  if (old !== undefined) await nurse.delete(`/api/workflow/drafts/${old}`);
  const id = randomUUID();
  const content = {
    step: 0, from: '110000', to: '120000', residence: '110112', mode: service.modes.find((mode) => mode !== 'collect_and_forward') ?? 'collect_and_forward', windowId: '', qualification: '',
    applicant: { name: '', idNumber: '', phone: '' }, consent: true, identitySeen: false, form: typedForm(service.form.schema, exampleOf(service)), attachments: [], deferred: {},
  };
  const { status } = await nurse.put(`/api/workflow/drafts/${id}`, { version: 0, serviceTypeCode: service.code, content });
  if (status !== 200) throw new Error(`the draft of ${service.code} was not saved: ${status}`);
  drafts.push(id);
  return id;
}

/** Goes to another address of the app without loading it anew, as its links do. */
async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate(`history.pushState({}, '', ${JSON.stringify(address)})`);
}

/** What of the service is not on its pages. */
async function faultsOn(page: Page, service: PublishedService): Promise<readonly string[]> {
  const address = service.code.replace('.', '-');
  await goTo(page, `/services/${address}`);
  await page.getByRole('heading', { level: 1, name: service.nameZh, exact: true }).waitFor();
  const guide = await page.locator('main').innerText();
  const faults = [...service.materials.map(({ nameZh }) => nameZh), service.guide.result.zh, ...service.guide.conditions.map(({ zh }) => zh), ...service.guide.steps.map(({ zh }) => zh)].filter((text) => !guide.includes(text)).map((text) => `the guide does not say ${text}`);
  const draft = await draftOf(service);
  await goTo(page, `/apply/${address}?draft=${draft}`);
  await page.getByRole('heading', { level: 1, name: service.nameZh }).waitFor();
  await page.locator('.wizard-form h2').waitFor();
  await goTo(page, `/apply/${address}?draft=${draft}&step=details`);
  await page.getByRole('heading', { level: 2, name: apply.stepsOfService.details }).or(page.getByRole('heading', { level: 2, name: apply.steps.details })).waitFor();
  const names = JSON.stringify(Object.keys(exampleOf(service)));
  const missing = await page.evaluate<readonly string[]>(`${names}.filter((name) => document.getElementById('field-form-' + name) === null)`);
  const labels = await page.locator('.wizard-form').innerText();
  const unread = Object.entries(service.form.schema.properties).filter(([name, field]) => Object.hasOwn(exampleOf(service), name) && !labels.includes(field['x-zh'])).map(([name]) => name);
  faults.push(...missing.map((name) => `no place for ${name}`), ...unread.map((name) => `no label of ${name}`));
  await page.getByRole('button', { name: apply.next, exact: true }).click();
  const next = page.getByRole('heading', { level: 2, name: apply.steps.materials });
  const summary = page.locator('.error-summary');
  await next.or(summary).first().waitFor();
  if (await summary.isVisible()) faults.push(`its example is not taken: ${await summary.innerText()}`);
  return faults;
}

describeWith('chromium', 'every service type that is published', () => {
  it('shows its guide and its form, and takes the example of the form', async () => {
    const open = [...services];
    const faults: string[] = [];
    await Promise.all(Array.from({ length: PAGES }, async () => {
      const { page, context, takeComplaints } = await openDevice(browser, portal.base, { cookies: nurse.sessionCookies(), at: '/services' });
      page.setDefaultTimeout(15_000);
      for (let service = open.shift(); service !== undefined; service = open.shift()) {
        const { code } = service;
        const found = await faultsOn(page, service).catch((error: unknown) => [error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'failed']);
        faults.push(...[...found, ...takeComplaints()].map((fault) => `${code}: ${fault}`));
      }
      await context.close();
    }));
    expect(services.length).toBeGreaterThanOrEqual(230);
    expect(faults).toEqual([]);
  }, 600_000);
});
