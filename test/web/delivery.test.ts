import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { detail, PDF, submit, type ActBody } from '../support/application.js';
import { describeWith } from '../support/available.js';
import { axeFindings, fitsWidth } from '../support/axe.js';
import { launchBrowser, NARROW, openSignedIn, settled, WIDE, type Device, type Language } from '../support/browser.js';
import { Person } from '../support/person.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { choice, chooseIn, ClerkScreen, openRequest, WizardScreen } from '../support/screens.js';
import { eventually } from '../support/waiting.js';

const ADDRESS = { recipient: '示例收件人', phone: '00000000001', address: '北京市通州区示例路1号' };

let portal: BuiltPortal;
let browser: Browser;
let nurse: Person;
let health: Person;

beforeAll(async () => {
  portal = await startBuiltPortal();
  browser = await launchBrowser();
  nurse = await Person.signIn(portal.base, 'nurse');
  health = await Person.signIn(portal.base, 'clerk-tianjin-health');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

/** Decided, as far as it takes to send the result on its way. */
async function approve(id: string): Promise<void> {
  for (const [verb, input] of [['accept', {}], ['approve', { opinion: '予以确认。' }]] as const) {
    await eventually(async () => {
      const { request } = await detail(health, id);
      return request !== undefined && (await health.act<ActBody>(id, verb, request.version, input)).status === 200;
    });
  }
}

async function seesDelivery({ page, texts }: Device, ...words: readonly string[]): Promise<void> {
  const panel = page.getByRole('region', { name: texts.delivery.title });
  for (const each of words) await panel.getByText(each).first().waitFor();
}

/** As it stands, nobody is shut out of it: no finding of axe, and nothing beyond the edge. */
async function isSound(page: Page): Promise<void> {
  await settled(page);
  expect([await axeFindings(page), await fitsWidth(page)]).toEqual([[], true]);
}

const RUNS: readonly (readonly [Language, typeof WIDE])[] = [['zh', NARROW], ['en', WIDE]];

describeWith('chromium', 'how a result comes to its applicant', () => {
  it.each(RUNS)('by post: offered straight after submission, dispatched, returned, dispatched again, received (%s)', async (language, viewport) => {
    const applicant = await openSignedIn(browser, portal.base, 'nurse', { language, viewport });
    const { page, texts: { delivery, vocabulary, work } } = applicant;
    const wizard = new WizardScreen(applicant);
    await wizard.open();
    await wizard.fillToReview();
    await wizard.submit();
    const { id, number } = await openRequest(page);
    await page.getByText(delivery.offerPost).waitFor();
    await isSound(page);
    await page.getByRole('button', { name: delivery.takePost }).click();
    const form = page.getByRole('form', { name: vocabulary.verb.choose_delivery });
    await form.getByRole('button', { name: vocabulary.verb.choose_delivery }).click();
    await form.getByRole('alert').getByText(delivery.recipientMissing).waitFor();
    await form.getByRole('textbox', { name: delivery.recipient, exact: true }).fill(ADDRESS.recipient);
    await form.getByRole('textbox', { name: delivery.phone }).fill(ADDRESS.phone);
    await form.getByRole('textbox', { name: delivery.fullAddress }).fill(ADDRESS.address);
    await isSound(page);
    await form.getByRole('button', { name: vocabulary.verb.choose_delivery }).click();
    await seesDelivery(applicant, vocabulary.delivery.post, ADDRESS.address);
    await page.getByText(delivery.offerPost).waitFor({ state: 'detached' });

    await approve(id);
    const clerk = new ClerkScreen(await openSignedIn(browser, portal.base, 'clerkTianjinHealth', { language, viewport, returnTo: `/work/${id}` }));
    for (const tracking of ['EX-1', 'EX-2']) {
      await clerk.button('dispatch').click();
      await clerk.confirm('dispatch').click();
      await clerk.page.getByText(work.trackingMissing).first().waitFor();
      await clerk.page.getByRole('textbox', { name: work.carrier }).fill('示例邮政');
      await clerk.page.getByRole('textbox', { name: work.trackingNumber }).fill(tracking);
      await isSound(clerk.page);
      await clerk.confirm('dispatch').click();
      await clerk.done(number, 'dispatch');
      await seesDelivery(clerk.device, delivery.addressKnown, tracking);
      await seesDelivery(applicant, tracking);
      if (tracking === 'EX-2') break;
      await clerk.button('delivery_returned').click();
      await clerk.page.getByRole('textbox', { name: work.told }).fill('地址不详，退回。');
      await clerk.confirm('delivery_returned').click();
      await clerk.done(number, 'delivery_returned');
    }
    expect(await clerk.page.getByText(ADDRESS.address).count()).toBe(0);
    await page.getByText(delivery.confirmNote).waitFor();
    await isSound(page);
    await page.getByRole('button', { name: vocabulary.verb.confirm_receipt }).click();
    await page.locator('.status-block').getByText(vocabulary.state.delivered, { exact: true }).first().waitFor();
    await seesDelivery(applicant, delivery.receivedOn, delivery.returns);
    expect([...applicant.takeComplaints(), ...clerk.device.takeComplaints()]).toEqual([]);
    await applicant.context.close();
    await clerk.device.context.close();
  }, 240_000);

  it('at a window: made ready by the authority, found there among what waits, handed out after a look at who it is', async () => {
    const { id, version, number } = (await submit(nurse, { qualificationCode: 'P33' })).body.request;
    expect((await nurse.act(id, 'choose_delivery', version, { method: 'window' })).status).toBe(200);
    await approve(id);
    const clerk = new ClerkScreen(await openSignedIn(browser, portal.base, 'clerkTianjinHealth', { returnTo: `/work/${id}` }));
    const { work, delivery, vocabulary } = clerk.device.texts;
    await clerk.button('make_ready').click();
    await clerk.confirm('make_ready').click();
    await clerk.page.getByText(work.pickupWindowMissing).first().waitFor();
    await chooseIn(clerk.page, 'windowId', '通州');
    await clerk.page.getByRole('textbox', { name: work.pickupNotice }).fill('工作日九时至十七时。');
    await isSound(clerk.page);
    await clerk.confirm('make_ready').click();
    await clerk.done(number, 'make_ready');

    const counter = new ClerkScreen(await openSignedIn(browser, portal.base, 'windowTongzhou', { returnTo: '/window?queue=pickups', viewport: NARROW }));
    await counter.page.getByRole('row').filter({ hasText: number }).getByRole('link').click();
    await seesDelivery(counter.device, '工作日九时至十七时。');
    await counter.button('hand_out').click();
    await counter.confirm('hand_out').click();
    await counter.page.getByText(work.recipientMissing).first().waitFor();
    await choice(counter.page, work.recipients.agent).click();
    await counter.page.getByRole('textbox', { name: work.recipientName }).fill('示例代领人');
    await choice(counter.page, work.recipientChecked).click();
    await isSound(counter.page);
    await counter.confirm('hand_out').click();
    await counter.done(number, 'hand_out');
    const applicant = await openSignedIn(browser, portal.base, 'nurse', { returnTo: `/requests/${id}`, viewport: NARROW });
    await seesDelivery(applicant, vocabulary.delivery.window, delivery.handedTo, '示例代领人');
    await isSound(applicant.page);
    expect([clerk, counter].flatMap(({ device }) => device.takeComplaints())).toEqual([]);
    for (const { context } of [clerk.device, counter.device, applicant]) await context.close();
  }, 240_000);
});

describeWith('chromium', 'a paper that is a PDF', () => {
  it('is given to the frame as it was sent, under its own type, and can be saved where the browser shows none', async () => {
    const file = (await nurse.upload<{ id: string }>('qualification_certificate', '证书.pdf', PDF)).body.id;
    const { id } = (await submit(nurse, { qualificationCode: 'P33', attachmentIds: [file] })).body.request;
    await eventually(async () => (await detail(health, id)).request !== undefined);
    const { page, texts: { desk, request }, context, takeComplaints } = await openSignedIn(browser, portal.base, 'clerkTianjinHealth', { returnTo: `/work/${id}` });
    const framed: string[] = [];
    page.on('response', (response) => { if (response.url().startsWith('blob:')) framed.push(response.headers()['content-type'] ?? ''); });
    await page.getByRole('button', { name: desk.side.open }).click();
    const frame = page.locator('iframe.paper');
    await frame.waitFor({ state: 'attached' });
    expect(await frame.getAttribute('title')).toBe('证书.pdf');
    await eventually(async () => framed.length > 0);
    expect(new Set(framed)).toEqual(new Set(['application/pdf']));
    // the policy of the page lets no script read the address: it is saved as a browser saves what a frame shows
    const saved = page.waitForEvent('download');
    await page.evaluate("Object.assign(document.createElement('a'), { href: document.querySelector('iframe.paper').src, download: 'framed.pdf' }).click()");
    expect(await readFile(await (await saved).path())).toEqual(PDF);
    const link = page.getByRole('link', { name: request.download.replace('{{file}}', '证书.pdf') }).last();
    const down = page.waitForEvent('download');
    await link.click();
    const got = await down;
    expect([got.suggestedFilename(), await readFile(await got.path())]).toEqual(['证书.pdf', PDF]);
    expect([await axeFindings(page), takeComplaints()]).toEqual([[], []]);
    await context.close();
  }, 120_000);
});
