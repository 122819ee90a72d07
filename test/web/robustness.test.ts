import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { detail, submit, type RequestBody } from '../support/application.js';
import { describeWith } from '../support/available.js';
import { CARDS, launchBrowser, openSignedIn, type Card, type Device } from '../support/browser.js';
import { takeDatabaseAway } from '../support/outage.js';
import { Person } from '../support/person.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { attach, CERTIFICATE, ClerkScreen, FORM, NAMES, openRequest, WizardScreen, worded } from '../support/screens.js';
import { eventually } from '../support/waiting.js';

let portal: BuiltPortal;
let browser: Browser;
let nurse: Device;
let clerk: ClerkScreen;

beforeAll(async () => {
  portal = await startBuiltPortal();
  browser = await launchBrowser();
  nurse = await openSignedIn(browser, portal.base, 'nurse');
  clerk = new ClerkScreen(await openSignedIn(browser, portal.base, 'clerkTianjinHealth', { returnTo: '/work' }));
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

async function aRequest(): Promise<RequestBody> {
  return (await submit(await Person.signIn(portal.base, 'nurse'), { qualificationCode: 'P33' })).body.request;
}

/** How many requests the nurse has. */
async function countRequests(): Promise<number> {
  return (await (await Person.signIn(portal.base, 'nurse')).get<{ total: number }>('/api/workflow/requests')).body.total;
}

/** The wizard of a new draft, at the certificate's details. */
async function atDetails(device: Device = nurse): Promise<WizardScreen> {
  const wizard = new WizardScreen(device);
  await wizard.open();
  await wizard.fillResidence();
  await wizard.next();
  await wizard.at('person');
  await wizard.consent();
  await wizard.next();
  await wizard.at('details');
  return wizard;
}

const number = (page: Page) => page.getByRole('textbox', { name: FORM.zh.number });

/** Signs in again from the page that asks for it, and comes back. */
async function signInAgain({ page, texts }: Device, card: Card): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: texts.shell.signIn }).click();
  await page.getByRole('button', { name: CARDS[card] }).click();
  await page.getByRole('button', { name: CARDS[card] }).waitFor();
}

describeWith('chromium', 'a resident whom something goes wrong for', () => {
  it('wrong input stays as it was typed, and the screen says what to do', async () => {
    const { page, texts } = nurse;
    const wizard = await atDetails();
    await number(page).fill('abc');
    await wizard.next();
    const summary = page.locator('.error-summary');
    await summary.getByText(worded(texts.apply.detailsTooShort, { label: FORM.zh.number, min: 4 })).waitFor();
    await summary.getByText(worded(texts.apply.detailsMissing, { label: FORM.zh.issuer })).click();
    await page.locator('#field-form-certificateIssuer input:focus').waitFor();
    expect(await number(page).inputValue()).toBe('abc');
    await wizard.at('details');
  }, 90_000);

  it('a draft survives a reload at once, the back button, and is found on another device', async () => {
    const { page, texts } = nurse;
    const wizard = await atDetails();
    await number(page).fill('TEST-2020-0002');
    await page.reload();
    await wizard.at('details');
    expect(await number(page).inputValue()).toBe('TEST-2020-0002');

    await page.goBack();
    await wizard.at('person');
    expect(page.url()).toContain('/apply/');
    await page.goForward();
    await wizard.at('details');
    expect(await number(page).inputValue()).toBe('TEST-2020-0002');

    const saved = page.waitForResponse((response) => response.request().method() === 'PUT' && response.ok());
    await page.getByRole('button', { name: texts.apply.previous, exact: true }).click();
    await wizard.at('person');
    await saved;
    const other = await openSignedIn(browser, portal.base, 'nurse', { returnTo: '/requests' });
    await other.page.getByRole('link', { name: texts.request.draftContinue }).first().click();
    const found = new WizardScreen(other);
    await found.at('person');
    await found.next();
    await found.at('details');
    expect(await number(other.page).inputValue()).toBe('TEST-2020-0002');
    await other.context.close();
  }, 120_000);

  it('a double click submits once, and so does a second try after the network or the server failed', async () => {
    const { page, texts, context } = nurse;
    const before = await countRequests();
    const wizard = new WizardScreen(nurse);
    await wizard.open();
    await wizard.fillToReview();
    const submitted: string[] = [];
    page.on('request', (request) => { if (request.method() === 'POST' && new URL(request.url()).pathname === '/api/workflow/requests') submitted.push(request.headers()['idempotency-key'] ?? ''); });

    await context.setOffline(true);
    await page.getByText(texts.shell.offline).waitFor();
    await wizard.submit();
    await page.getByRole('alert').getByText(texts.problems.code.offline).waitFor();
    await context.setOffline(false);
    await page.getByText(texts.shell.offline).waitFor({ state: 'detached' });

    const bringBack = await takeDatabaseAway(portal.database);
    try {
      await wizard.submit();
      await page.getByRole('alert').getByText(texts.problems.code.unavailable).waitFor();
      await page.getByText('TEST-2020-0001').waitFor();
    } finally {
      await bringBack();
    }
    await eventually(async () => (await fetch(`${portal.base}/api/health/ready`)).ok, 30_000);

    const tries = submitted.length;
    await page.getByRole('button', { name: texts.apply.submit, exact: true }).dblclick();
    await openRequest(page);
    expect(submitted.length - tries).toBe(1);
    expect(new Set(submitted).size).toBe(1);
    expect(await countRequests()).toBe(before + 1);
  }, 180_000);

  it('without a network the draft stays on the device and is said to; with it the open page catches up', async () => {
    const { page, texts, context } = nurse;
    const wizard = await atDetails();
    await context.setOffline(true);
    await wizard.fillDetails();
    await wizard.next();
    await wizard.at('materials');
    await page.getByText(texts.apply.savedLocally).waitFor();
    await context.setOffline(false);
    await wizard.attachCertificate();
    await wizard.next();
    await page.getByText(worded(texts.apply.saved, { time: '' }).trim()).waitFor();

    const request = await aRequest();
    await page.goto(`/requests/${request.id}`);
    await page.locator('.status-block').getByText(texts.vocabulary.state.routed, { exact: true }).waitFor();
    await context.setOffline(true);
    await clerk.find(request.number);
    await clerk.openRow(request.number);
    await clerk.accept(request.number);
    await page.getByText(texts.shell.offline).waitFor();
    await context.setOffline(false);
    await page.locator('.status-block').getByText(texts.vocabulary.state.accepted, { exact: true }).waitFor();
  }, 180_000);

  it('a file that only calls itself a PDF is refused in plain words, and a real one is taken after it', async () => {
    const { page, texts } = nurse;
    const wizard = await atDetails();
    await wizard.fillDetails();
    await wizard.next();
    await wizard.at('materials');
    const label = `${texts.apply.add}: ${NAMES.zh.certificate}`;
    await attach(page, label, { name: '程序.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ this is a program, not a paper') });
    await page.getByRole('alert').getByText(/PDF|实际内容/).waitFor();
    await attach(page, label, { name: '网页.html', mimeType: 'text/html', buffer: Buffer.from('<p>x</p>') });
    await page.getByText(worded(texts.apply.badType, { file: '网页.html', formats: 'PDF / JPEG / PNG' })).waitFor();
    await attach(page, label, CERTIFICATE);
    await page.getByText(texts.apply.uploaded).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  }, 120_000);

  it('a session that ended elsewhere asks to sign in and keeps what was typed', async () => {
    const device = await openSignedIn(browser, portal.base, 'nurse');
    const { page } = device;
    const wizard = await atDetails(device);
    await number(page).fill('TEST-2020-0003');
    await (await Person.signIn(portal.base, 'nurse')).post('/api/session/sign-out', { everywhere: true });
    await page.reload();
    await signInAgain(device, 'nurse');
    await wizard.at('details');
    expect(await number(page).inputValue()).toBe('TEST-2020-0003');
    await device.context.close();
  }, 120_000);
});

describeWith('chromium', 'a clerk whom something goes wrong for', () => {
  async function accepted(by: ClerkScreen = clerk): Promise<RequestBody> {
    const request = await aRequest();
    await by.find(request.number);
    await by.openRow(request.number);
    await by.accept(request.number);
    return request;
  }
  const opinion = (device: Device) => device.page.getByRole('textbox', { name: device.texts.work.opinion });

  it('a page that is behind is told so, keeps its text, and goes on from the newest state', async () => {
    const request = await accepted();
    const { page, texts } = clerk.device;
    const behind = new ClerkScreen(await openSignedIn(browser, portal.base, 'clerkTianjinHealth', { returnTo: '/work' }));
    // without live news the page cannot know what the colleague does
    await behind.device.context.route('**/api/workflow/events', async (route) => route.abort());
    await behind.page.goto(`/work/${request.id}`);
    await behind.button('approve').click();
    await opinion(behind.device).fill('两人同时在办');
    await clerk.button('claim').click();
    await page.getByText(worded(texts.work.claimedToast, { number: request.number })).waitFor();
    await behind.confirm('approve').click();
    await behind.page.getByRole('alert').getByText(texts.problems.code.stale).waitFor();
    expect(await opinion(behind.device).inputValue()).toBe('两人同时在办');
    await behind.page.getByRole('button', { name: texts.problems.reload }).click();
    await behind.page.locator('.timeline').getByText(texts.vocabulary.done.claim).waitFor();
    expect(await behind.page.getByRole('alert').count()).toBe(0);
    expect(await opinion(behind.device).inputValue()).toBe('两人同时在办');
    await behind.confirm('approve').click();
    await behind.done(request.number, 'approve');
    await behind.device.context.close();
  }, 180_000);

  it('a list to choose from opens before what it offers has been read', async () => {
    const { id } = await aRequest();
    const device = await openSignedIn(browser, portal.base, 'clerkTianjinHealth', { returnTo: '/work' });
    const { page, texts } = device;
    let giveReasons: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => { giveReasons = resolve; });
    await device.context.route('**/api/workflow/standard-reasons*', async (route) => { await asked; await route.fallback(); });
    await page.goto(`/work/${id}`);
    await new ClerkScreen(device).button('request_supplement').click();
    await page.getByRole('button', { name: texts.work.supplementReason }).click();
    await page.getByText(texts.shell.nothingToChoose).waitFor();
    giveReasons();
    await page.getByRole('option').first().click();
    expect(await page.getByRole('button', { name: texts.work.supplementReason }).innerText()).not.toContain(texts.shell.choose);
    await device.context.close();
  }, 120_000);

  it('a session that ended while an opinion was written keeps the opinion', async () => {
    const request = await accepted();
    const device = await openSignedIn(browser, portal.base, 'clerkTianjinHealth', { returnTo: `/work/${request.id}` });
    const screen = new ClerkScreen(device);
    await screen.button('approve').click();
    await opinion(device).fill('写到一半的意见');
    await (await Person.signIn(portal.base, 'clerk-tianjin-health')).post('/api/session/sign-out', { everywhere: true });
    await screen.confirm('approve').click();
    await signInAgain(device, 'clerkTianjinHealth');
    await screen.button('approve').click();
    expect(await opinion(device).inputValue()).toBe('写到一半的意见');
    await screen.confirm('approve').click();
    await screen.done(request.number, 'approve');
    await device.context.close();
  }, 180_000);

  /** The page of an accepted request with an opinion typed, which hears no news: it knows of its act by the answer alone. The answer of the first try is lost. */
  async function deaf(): Promise<{ readonly screen: ClerkScreen; readonly request: RequestBody; readonly commands: string[] }> {
    const device = await openSignedIn(browser, portal.base, 'clerkTianjinHealth', { returnTo: '/work' });
    const screen = new ClerkScreen(device);
    const request = await accepted(screen);
    await screen.button('approve').click();
    await opinion(device).fill('经核实，予以确认。');
    await device.context.route('**/api/workflow/events', async (route) => route.abort());
    await device.context.route(`**/api/workflow/requests/${request.id}`, async (route) => route.abort());
    const commands: string[] = [];
    await device.context.route('**/actions/approve', async (route) => {
      commands.push((route.request().postDataJSON() as { commandId: string }).commandId);
      if (commands.length > 1) return route.fallback();
      expect((await route.fetch()).status()).toBe(200);
      return route.abort();
    });
    await screen.confirm('approve').click();
    await device.page.getByRole('alert').getByText(device.texts.problems.code.offline).waitFor();
    return { screen, request, commands };
  }

  /** How often the history says that it was approved, and the opinion that stands. */
  async function approvals({ id }: RequestBody): Promise<readonly unknown[]> {
    const { timeline, decision } = await detail(await Person.signIn(portal.base, 'nurse'), id);
    return [timeline.filter(({ verb }) => verb === 'approve').length, decision?.text];
  }

  it('an act whose answer was lost is done once, however often it is sent', async () => {
    const { screen, request, commands } = await deaf();
    const { context, page, texts } = screen.device;
    await context.route('**/actions/approve', async (route) => (commands.length === 1
      ? (commands.push((route.request().postDataJSON() as { commandId: string }).commandId), route.fulfill({ status: 503, headers: { 'retry-after': '1' } }))
      : route.fallback()));
    await screen.confirm('approve').click();
    await page.getByRole('alert').getByText(texts.problems.code.unavailable).waitFor();
    await screen.confirm('approve').click();
    await screen.done(request.number, 'approve');
    expect([commands.length, new Set(commands).size]).toEqual([3, 1]);
    expect(await approvals(request)).toEqual([1, '经核实，予以确认。']);
    await context.close();
  }, 180_000);

  it('so is one that has no form: a claim from the list', async () => {
    const request = await aRequest();
    const device = await openSignedIn(browser, portal.base, 'clerkTianjinHealth', { returnTo: '/work' });
    const { context, page, texts } = device;
    await new ClerkScreen(device).find(request.number);
    await context.route('**/api/workflow/events', async (route) => route.abort());
    await context.route('**/api/workflow/worklist?*', async (route) => route.abort());
    await context.route('**/actions/claim', async (route) => {
      expect((await route.fetch()).status()).toBe(200);
      return route.abort();
    }, { times: 1 });
    const claim = page.getByRole('button', { name: `${texts.vocabulary.verb.claim} ${request.number}` });
    await claim.click();
    await page.getByRole('alert').getByText(texts.problems.code.offline).waitFor();
    await claim.click();
    await page.getByText(worded(texts.work.claimedToast, { number: request.number })).waitFor();
    const { timeline } = await detail(await Person.signIn(portal.base, 'clerk-tianjin-health'), request.id);
    expect(timeline.filter(({ verb }) => verb === 'claim')).toHaveLength(1);
    await context.close();
  }, 180_000);

  it('an act that arrived, and is sent again in other words, stays as it was, and that is said', async () => {
    const { screen, request, commands } = await deaf();
    const { context, page, texts } = screen.device;
    await opinion(screen.device).fill('换一种说法。');
    await screen.confirm('approve').click();
    await page.getByRole('alert').getByText(texts.problems.code.command_reused).waitFor();
    await context.unroute(`**/api/workflow/requests/${request.id}`);
    await page.getByRole('button', { name: texts.problems.reload }).click();
    await page.locator('.timeline').getByText(texts.vocabulary.done.approve).first().waitFor();
    expect(new Set(commands).size).toBe(1);
    expect(await approvals(request)).toEqual([1, '经核实，予以确认。']);
    await context.close();
  }, 180_000);
});
