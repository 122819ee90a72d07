import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { HandlingMode } from '#kernel';
import { detail, type DetailBody } from '../support/application.js';
import { describeWith } from '../support/available.js';
import { axeFindings } from '../support/axe.js';
import { launchBrowser, openDevice, openSignedIn, settled, type Card, type Device, type Language } from '../support/browser.js';
import { readPublished, type PublishedService } from '../support/every-service.js';
import { Person } from '../support/person.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { startRegisters, type Registers } from '../support/registers.js';
import { ServiceScreen, type Places } from '../support/service-screens.js';
import { eventually } from '../support/waiting.js';

interface Story {
  readonly family: string;
  readonly code: string;
  /** What somebody types who does not know how it is called. */
  readonly words: string;
  readonly mode: HandlingMode;
  /** Where the applicant is, as far down as it is said. */
  readonly residence?: readonly string[];
  readonly language?: Language;
  /** Who decides, by the role card and a part of the authority's name; several, where places decide together, the lead last. */
  readonly deciders: readonly (readonly [subject: string, authority: string])[];
}

const STORIES: readonly Story[] = [
  { family: 'social insurance, several places together', code: 'pension_transfer.employee', words: '把社保转到天津', mode: 'joint', residence: ['北京市'], deciders: [['clerk-beijing', '人力资源'], ['clerk-tianjin-hr', '人力资源']] },
  { family: 'medical insurance', code: 'treatment_elsewhere.temporary', words: '临时外出就医备案', mode: 'online', deciders: [['clerk-tianjin-other', '医疗保障']] },
  { family: 'housing fund', code: 'fund_withdrawal.retirement', words: '退休提取公积金', mode: 'online', deciders: [['clerk-tianjin-other', '公积金']] },
  { family: 'driving, in English', code: 'driving_licence.renew', words: 'driving licence expired', mode: 'online', language: 'en', deciders: [['clerk-tianjin-other', '公安']] },
  { family: 'market entities', code: 'sole_trader.set_up', words: '开个小店办执照', mode: 'online', deciders: [['clerk-tianjin-other', '市场监督']] },
  { family: 'education', code: 'schooling.migrant_enrolment', words: '外地孩子上小学', mode: 'online', deciders: [['clerk-tianjin-education', '教育']] },
  { family: 'marriage', code: 'marriage.book_wedding', words: '预约结婚登记', mode: 'online', deciders: [['clerk-tianjin-other', '民政局']] },
];
const PLACES: Readonly<Record<Language, Places>> = { zh: { residence: ['北京市', '通州区'], to: ['天津市'] }, en: { residence: ['Beijing', 'Tongzhou'], to: ['Tianjin'] } };
const OPINION = '经核实，准予办理。';
const STORY_MS = 300_000;

let registers: Registers;
let portal: BuiltPortal;
let browser: Browser;
let services: ReadonlyMap<string, PublishedService>;

beforeAll(async () => {
  registers = await startRegisters();
  portal = await startBuiltPortal(registers.env);
  browser = await launchBrowser();
  services = new Map((await readPublished(portal.base)).map((service) => [service.code, service]));
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
  await registers?.stop();
});

function serviceOf(code: string): PublishedService {
  const found = services.get(code);
  if (!found) throw new Error(`${code} is not published`);
  return found;
}

/** Of the request whose receipt is shown. */
async function idOnReceipt({ page, texts }: Device): Promise<string> {
  await page.getByRole('heading', { level: 1, name: texts.apply.receipt.title }).waitFor();
  return new URL(page.url()).pathname.split('/').at(-2) ?? '';
}

/** Whoever is competent accepts and approves; each waits until it lies with them. */
async function decide(applicant: Person, id: string, deciders: Story['deciders']): Promise<void> {
  for (const [index, [subject, authority]] of deciders.entries()) {
    const clerk = await Person.signIn(portal.base, subject);
    const { posts } = await clerk.refresh();
    await clerk.switchTo(posts.find((post) => post.authority?.nameZh.includes(authority))?.id ?? null);
    const isLead = index === deciders.length - 1;
    if (isLead) await decideWhole(clerk, id);
    else await decideParts(applicant, clerk, id);
  }
}

/** One part after the other, as they come to lie with the clerk's authority, until all are agreed to. */
async function decideParts(applicant: Person, clerk: Person, id: string): Promise<void> {
  for (;;) {
    const { legs } = await eventually(async () => {
      const page = await detail(applicant, id);
      return page.legs.length > 0 && (page.legs.every(({ standing }) => standing === 'agreed') || page.legs.some(({ standing, authority }) => standing === 'open' && authority !== null)) && page;
    }, 30_000);
    const open = legs.find(({ standing, authority }) => standing === 'open' && authority !== null);
    if (open?.requestId == null) return;
    await decideWhole(clerk, open.requestId);
    await eventually(async () => (await detail(applicant, id)).legs.some(({ code, standing }) => code === open.code && standing === 'agreed'), 30_000);
  }
}

async function decideWhole(clerk: Person, id: string): Promise<void> {
  for (const [verb, input] of [['accept', {}], ['approve', { opinion: OPINION }]] as const) {
    const page = await eventually(async () => {
      const found: Partial<DetailBody> = await detail(clerk, id);
      return found.availableActions?.includes(verb) === true && found.request;
    }, 30_000);
    const answer = await clerk.act<{ code?: string }>(id, verb, page.version, input);
    expect([verb, answer.status, answer.body.code]).toEqual([verb, 200, undefined]);
  }
}

async function openAs(card: Card, language: Language = 'zh'): Promise<Device> {
  return openSignedIn(browser, portal.base, card, { language, returnTo: '/services' });
}

describeWith('chromium', 'services of many families, from the first word to the result', () => {
  it.each(STORIES.map((story) => [story.family, story] as const))('%s', async (_family, { code, words, mode, residence, language = 'zh', deciders }) => {
    const device = await openAs('nurse', language);
    const screen = new ServiceScreen(device, serviceOf(code));
    await screen.find(words);
    expect(await axeFindings(device.page)).toEqual([]);
    await screen.begin();
    await screen.where({ ...PLACES[language], ...(residence === undefined ? {} : { residence }) }, mode);
    await screen.toDetails();
    await screen.details();
    await screen.papers();
    expect(await axeFindings(device.page)).toEqual([]);
    await screen.handIn();
    const id = await idOnReceipt(device);
    const nurse = await Person.signIn(portal.base, 'nurse');
    await decide(nurse, id, deciders);
    await eventually(async () => (await detail(nurse, id)).request.outcome === 'approved', 30_000);
    await device.page.goto(`/requests/${id}`);
    await settled(device.page);
    await device.page.getByText(OPINION).first().waitFor();
    expect(device.takeComplaints()).toEqual([]);
    await device.context.close();
  }, STORY_MS);

  it('a move of the household shows each place’s part of it', async () => {
    const device = await openAs('nurse');
    const screen = new ServiceScreen(device, serviceOf('household_move.job'));
    await screen.find('工作调动迁户口');
    await screen.begin();
    await screen.where(PLACES.zh, 'joint');
    await screen.toDetails();
    await screen.details();
    await screen.papers();
    await screen.handIn();
    const id = await idOnReceipt(device);
    const nurse = await Person.signIn(portal.base, 'nurse');
    const { legs } = await eventually(async () => {
      const page = await detail(nurse, id);
      return page.legs.some((leg) => leg.authority !== null) && page;
    }, 30_000);
    await device.page.goto(`/requests/${id}`);
    await settled(device.page);
    for (const { authority } of legs) if (authority !== null) await device.page.getByText(authority.nameZh).first().waitFor();
    expect([legs.length > 0, device.takeComplaints()]).toEqual([true, []]);
    await device.context.close();
  }, STORY_MS);

  it('a proof is there within seconds, and whoever is shown it verifies it without an account', async () => {
    const device = await openAs('nurse');
    const { page, texts } = device;
    const screen = new ServiceScreen(device, serviceOf('insurance_extract.participation_certificate'));
    await screen.find('打印参保证明');
    await screen.begin();
    await screen.where({ residence: ['北京市', '通州区'], to: ['北京市', '通州区'] }, 'instant');
    await screen.toDetails(true);
    await screen.details();
    await screen.papers();
    await screen.handIn();
    await idOnReceipt(device);
    await eventually(async () => {
      await page.goto('/certificates');
      await settled(page);
      return (await page.getByRole('link', { name: '个人参保证明', exact: true }).count()) > 0;
    }, 30_000);
    await page.getByRole('link', { name: '个人参保证明', exact: true }).click();
    await page.getByText(texts.certificate.byRegister).waitFor();
    await page.getByText('北京市示例单位1号').first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    // Only who they are and that they are insured: neither number nor employer.
    await page.getByRole('group', { name: texts.certificate.disclose }).getByText('社会保险缴费状态').click();
    await page.getByRole('button', { name: texts.certificate.makeCopy }).click();
    const copy = (await page.getByTestId('copy').textContent()) ?? '';

    const stranger = await openDevice(browser, portal.base, { at: '/verify' });
    await stranger.page.getByRole('textbox', { name: texts.verify.text }).fill(copy);
    await stranger.page.getByRole('button', { name: texts.verify.check, exact: true }).click();
    await stranger.page.getByText(texts.verify.headline.valid, { exact: true }).first().waitFor();
    for (const words of ['个人参保证明', '示例甲', '正常缴费']) await stranger.page.getByText(words).first().waitFor();
    expect([await stranger.page.getByText('DEMO-SB-0001').count(), await stranger.page.getByText('北京市示例单位1号').count(), await axeFindings(stranger.page)]).toEqual([0, 0, []]);
    expect([...stranger.takeComplaints(), ...device.takeComplaints()]).toEqual([]);
    await Promise.all([stranger.context.close(), device.context.close()]);
  }, STORY_MS);

  it('an elder hands in at the window of another province, and reads at home what came of it', async () => {
    const device = await openSignedIn(browser, portal.base, 'windowTongzhou', { returnTo: '/window/intake?service=welfare_allowance.old_age' });
    const screen = new ServiceScreen(device, serviceOf('welfare_allowance.old_age'));
    await device.page.getByRole('heading', { level: 2, name: device.texts.apply.stepsOfService.where }).waitFor();
    await screen.where({ residence: [], to: ['天津市'] });
    await screen.visitor({ idNumber: '999011194803210066', name: '示例丙', phone: '00000000003' });
    await screen.toDetails();
    await screen.details();
    await screen.papers();
    await screen.handIn();
    await device.page.waitForURL(/\/window\/[0-9a-f-]{36}/);
    const id = new URL(device.page.url()).pathname.split('/').at(2) ?? '';
    const window = await Person.signIn(portal.base, 'window-tongzhou');
    const { request } = await detail(window, id);
    expect((await window.act(id, 'receive', request.version, { identityChecked: true, formChecked: true })).status).toBe(200);
    const elder = await Person.signIn(portal.base, 'elder');
    await decide(elder, id, [['clerk-tianjin-other', '民政局']]);
    const home = await openDevice(browser, portal.base, { cookies: elder.sessionCookies(), at: `/requests/${id}` });
    await home.page.getByText(OPINION).first().waitFor();
    expect([await axeFindings(home.page), home.takeComplaints(), device.takeComplaints()]).toEqual([[], [], []]);
    await Promise.all([home.context.close(), device.context.close()]);
  }, STORY_MS);
});
