import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { submit } from '../support/application.js';
import { describeWith } from '../support/available.js';
import { launchBrowser, NARROW, openDevice, openSignedIn, signIn, WIDE, type Device, type Language } from '../support/browser.js';
import { Person } from '../support/person.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { attach, CERTIFICATE, choice, chooseIn, ClerkScreen, NAMES, openRequest, pickQualification, WizardScreen, worded } from '../support/screens.js';

let portal: BuiltPortal;
let browser: Browser;

beforeAll(async () => {
  portal = await startBuiltPortal();
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

/** Sentences of notices come from the server. */
const toldOf = {
  zh: { delivered: (what: string, number: string) => `${what}：决定已送达，申请办结（${number}）。`, approved: (what: string, who: string, number: string) => `${what}：${who}决定准予（${number}）。` },
  en: { delivered: (what: string, number: string) => `${what}: the decision is delivered and the request closed (${number}).`, approved: (what: string, who: string, number: string) => `${what}: approved by ${who} (${number}).` },
} as const;

const RUNS: readonly (readonly [Language, typeof WIDE])[] = [['zh', WIDE], ['en', NARROW]];

function journeys(language: Language, viewport: typeof WIDE): void {
  const names = NAMES[language];
  let nurse: Device;
  let clerk: ClerkScreen;

  beforeAll(async () => {
    nurse = await openDevice(browser, portal.base, { language, viewport });
    clerk = new ClerkScreen(await openSignedIn(browser, portal.base, 'clerkTianjinHealth', { language, viewport, returnTo: '/work' }));
  }, 60_000);
  afterAll(async () => {
    await nurse?.context.close();
    await clerk?.device.context.close();
  });

  /** The page must change by itself: the mark is gone after a reload. */
  async function markPage({ page }: Device): Promise<void> {
    await page.evaluate("globalThis.sameDocument = true");
  }
  async function isSamePage({ page }: Device): Promise<boolean> {
    return (await page.evaluate("globalThis.sameDocument === true")) === true;
  }
  async function seesState({ page, texts }: Device, state: 'routed' | 'supplement' | 'accepted' | 'approved' | 'delivered' | 'received'): Promise<void> {
    await page.locator('.status-block').getByText(texts.vocabulary.state[state], { exact: true }).first().waitFor();
  }

  it('a nurse of Beijing asks, Tianjin decides, she sees it happen', async () => {
    const { page, texts } = nurse;
    await signIn(nurse, 'nurse');
    await page.getByLabel(texts.pub.home.what).fill(names.nurse);
    await page.locator(`#home-suggestions option[value="${names.nurse}"]`).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: texts.pub.home.submit, exact: true }).click();
    await page.getByText(new RegExp(`${names.nurse}.*${names.tianjin}`)).and(page.locator('.answer-sentence')).waitFor();
    await page.getByRole('link', { name: texts.pub.entry.apply }).click();
    const wizard = new WizardScreen(nurse);
    await wizard.fillToReview();
    await page.getByText('TEST-2020-0001').waitFor();
    await page.getByText('资格证书.pdf').waitFor();
    await wizard.submit();
    const { number } = await openRequest(page);
    await seesState(nurse, 'routed');
    await page.getByText(worded(texts.request.sentence.routed, { holder: names.health })).waitFor();
    await markPage(nurse);

    await clerk.find(number);
    await clerk.page.getByRole('button', { name: `${texts.vocabulary.verb.claim} ${number}` }).click();
    await clerk.page.getByRole('row').filter({ hasText: number }).getByText(texts.work.claimedByMe).waitFor();
    await clerk.openRow(number);
    await clerk.accept(number);
    await seesState(nurse, 'accepted');
    await clerk.approve(number, '经核实，予以确认。');
    await seesState(nurse, 'delivered');
    await page.getByText('经核实，予以确认。').waitFor();
    expect(await isSamePage(nurse)).toBe(true);

    await page.getByRole('link', { name: new RegExp(`^${texts.shell.notices}`) }).click();
    await page.getByText(toldOf[language].delivered(names.nurse, number)).waitFor();
    await page.getByText(toldOf[language].approved(names.nurse, names.health, number)).waitFor();
    expect([...nurse.takeComplaints(), ...clerk.device.takeComplaints()]).toEqual([]);
  }, 180_000);

  it('what is missing is told once, answered on the screen, and goes on', async () => {
    const { page, texts } = nurse;
    const asked = (await submit(await Person.signIn(portal.base, 'nurse'), { qualificationCode: 'P33' })).body.request;
    await page.goto(`/requests/${asked.id}`);
    await seesState(nurse, 'routed');
    await markPage(nurse);

    await clerk.find(asked.number);
    await clerk.openRow(asked.number);
    await clerk.button('request_supplement').click();
    await clerk.page.getByRole('button', { name: texts.work.supplementReason }).click();
    await clerk.page.getByRole('option').first().click();
    await clerk.page.getByRole('textbox', { name: texts.work.supplementWhat }).fill('执业注册页');
    await clerk.confirm('request_supplement').click();
    await clerk.done(asked.number, 'request_supplement');

    await seesState(nurse, 'supplement');
    expect(await isSamePage(nurse)).toBe(true);
    await page.getByText('执业注册页').first().waitFor();
    await page.getByRole('textbox', { name: texts.request.supplementAnswer }).fill('见附件');
    await attach(page, `${texts.apply.add}: ${texts.request.supplementFile}`, { ...CERTIFICATE, name: '注册页.pdf' });
    await page.getByText(texts.apply.uploaded).waitFor();
    await page.getByRole('button', { name: texts.request.supplementSend }).click();
    await seesState(nurse, 'routed');

    await seesState(clerk.device, 'routed');
    await clerk.page.getByText('见附件').waitFor();
    await clerk.page.getByText('注册页.pdf').waitFor();
    await clerk.accept(asked.number);
    await seesState(nurse, 'accepted');
    expect([...nurse.takeComplaints(), ...clerk.device.takeComplaints()]).toEqual([]);
  }, 180_000);

  it('a window takes in for a resident, forwards, and hands the decision over', async () => {
    const window = await openSignedIn(browser, portal.base, 'windowTongzhou', { language, viewport, returnTo: '/window' });
    const { page, texts } = window;
    await page.getByRole('link', { name: texts.work.intakeNew }).first().click();
    await page.getByRole('searchbox', { name: texts.finding.search }).fill(names.service);
    await page.getByRole('link', { name: names.service }).first().click();
    const wizard = new WizardScreen(window);
    await wizard.fillToReview({
      where: async () => {
        await pickQualification(page, 'qualification', names.typed, names.nurse);
        await chooseIn(page, 'to', names.tianjin);
      },
      person: async () => {
        await page.getByRole('textbox', { name: texts.apply.idNumber }).fill('999011199205120020');
        await page.getByRole('textbox', { name: texts.apply.name, exact: true }).fill('示例甲');
        await page.getByRole('textbox', { name: texts.apply.phone }).fill('00000000001');
        await choice(page, texts.apply.identitySeen).click();
        await page.getByRole('blockquote').filter({ hasText: texts.apply.consent }).waitFor();
        await choice(page, texts.apply.assisted.yes).click();
      },
    });
    await wizard.submit();
    const { number } = await openRequest(page);

    const counter = new ClerkScreen(window);
    await counter.button('receive').click();
    await choice(page, texts.work.identityChecked).click();
    await choice(page, texts.work.formChecked).click();
    await counter.confirm('receive').click();
    await counter.done(number, 'receive');
    await seesState(window, 'routed');

    await clerk.find(number);
    await clerk.openRow(number);
    await clerk.accept(number);
    await clerk.approve(number, '证书有效。');
    await seesState(window, 'approved');
    await counter.button('hand_out').click();
    await choice(page, texts.work.recipients.applicant).click();
    await choice(page, texts.work.recipientChecked).click();
    await counter.confirm('hand_out').click();
    await counter.done(number, 'hand_out');

    await nurse.page.goto('/requests');
    await nurse.page.getByRole('listitem').filter({ hasText: number }).getByText(texts.vocabulary.state.delivered).waitFor();
    expect([...window.takeComplaints(), ...nurse.takeComplaints(), ...clerk.device.takeComplaints()]).toEqual([]);
    await window.context.close();
  }, 180_000);
}

describeWith('chromium', 'the main journey on the screens', () => {
  for (const [language, viewport] of RUNS) describe(`${language}, ${viewport.width} px`, () => { journeys(language, viewport); });
});
