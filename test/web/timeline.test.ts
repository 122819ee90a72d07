import { afterAll, beforeAll, expect, it } from '@jest/globals';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { describeWith } from '../support/available.js';
import { launchBrowser, NARROW, openDevice, openSignedIn, settled, WIDE, type Device } from '../support/browser.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { chooseIn, worded } from '../support/screens.js';
import { Signatories } from '../support/signing.js';

let portal: BuiltPortal;
let browser: Browser;
let admins: Signatories;
const devices: Device[] = [];

beforeAll(async () => {
  portal = await startBuiltPortal();
  browser = await launchBrowser();
  admins = await Signatories.of(portal);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

async function open(open: Promise<Device>, address: string): Promise<Device> {
  const device = await open;
  devices.push(device);
  await device.page.goto(address);
  await settled(device.page);
  return device;
}

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder !== undefined) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

describeWith('chromium', 'the catalogue in time', () => {
  it('shows the versions of an entry to everyone: which holds now, which held then, who signed, what changed', async () => {
    await admins.publish('P33', { nameEn: 'Nurse, second version' });
    const scheduled = await admins.draft(admins.tianjin, 'qualification', 'P33');
    await admins.save(admins.tianjin, scheduled, { nameEn: 'Nurse, third version' });
    const batch = (await admins.propose(admins.tianjin, [scheduled.id], '2030-01-01T00:00:00+08:00')).body;
    for (const who of [admins.beijing, admins.tianjin, admins.hebei]) await admins.sign(who, batch);

    const { page, texts } = await open(openDevice(browser, portal.base, { language: 'en', viewport: NARROW }), '/catalogue/P33');
    const timeline = page.getByRole('region', { name: texts.timeline.title });
    const entries = timeline.getByRole('list', { name: texts.timeline.list }).locator('> li');
    await entries.nth(2).waitFor();
    expect(await Promise.all([0, 1, 2].map(async (i) => (await entries.nth(i).innerText()).split('\n').slice(0, 2)))).toEqual([['Version 3', 'scheduled'], ['Version 2', 'in force'], ['Version 1', 'no longer in force']]);
    await entries.nth(0).getByText('from 1 Jan 2030 00:00').waitFor();
    await entries.nth(1).getByText(/Signed by: Beijing .*Tianjin .*Hebei/).waitFor();
    await entries.nth(2).getByText(texts.timeline.baseline).waitFor();
    await entries.nth(1).getByRole('button').click();
    await entries.nth(1).getByText('Nurse, second version').first().waitFor();
  }, 120_000);

  it('has a page for each version: what it says, when it held, and who has signed it or that nobody has', async () => {
    for (const [language, viewport] of [['zh', WIDE], ['en', NARROW]] as const) {
      const { page, texts } = await open(openDevice(browser, portal.base, { language, viewport }), '/catalogue/P33/versions/2');
      const region = (name: string): Locator => page.getByRole('region', { name });
      await region(texts.timeline.content).getByText('Nurse, second version').first().waitFor();
      expect(await region(texts.timeline.page.signatures).getByRole('definition').allInnerTexts()).toHaveLength(3);
      await region(texts.timeline.page.force).getByText(texts.timeline.stage.in_force, { exact: true }).waitFor();
      await shot(page, `version-signed-${language}`);
      await page.goto('/catalogue/P33/versions/1');
      await region(texts.timeline.page.signatures).getByText(texts.timeline.page.unsigned).waitFor();
      await region(texts.timeline.page.force).getByText(texts.timeline.stage.past, { exact: true }).waitFor();
      await region(texts.timeline.page.provenance).getByText(texts.drafts.code.provenance_status.composition_not_official).waitFor();
      await shot(page, `version-baseline-${language}`);
      await page.goto('/rules/JJJ-P33/versions/1');
      await region(texts.timeline.page.signatures).getByText(texts.timeline.page.unsigned).waitFor();
      await shot(page, `version-rule-${language}`);
      await page.getByRole('link', { name: texts.timeline.page.back }).click();
      await page.getByRole('link', { name: worded(texts.timeline.openPage, { number: 1 }) }).click();
      await region(texts.timeline.page.force).getByText(texts.timeline.stage.past, { exact: true }).waitFor();
    }
  }, 120_000);

  it('says plainly that there is no such version, and leads to the entry, or to the catalogue where there is no entry either', async () => {
    const { page, texts } = await open(openDevice(browser, portal.base, { language: 'zh', viewport: NARROW }), '/catalogue/P33/versions/99');
    const { none, noneOfEntry, unknown, back, toCatalogue } = texts.timeline.page;
    const entry = page.getByRole('heading', { level: 1, name: '护士执业资格', exact: true });
    for (const [address, number] of [['/catalogue/P33/versions/99', '99'], ['/catalogue/P33/versions/second', 'second'], ['/rules/JJJ-P33/versions/99', '99']] as const) {
      await page.goto(address);
      await page.getByRole('heading', { level: 1, name: worded(none, { number }) }).waitFor();
      await page.getByText(worded(noneOfEntry, { name: '护士执业资格', number })).waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
      await shot(page, `version-none-${number}`);
      await page.getByRole('link', { name: back, exact: true }).last().click();
      await entry.waitFor();
    }
    for (const address of ['/catalogue/P999/versions/1', '/rules/NO-SUCH-RULE/versions/1']) {
      await page.goto(address);
      await page.getByText(worded(unknown, { code: address.split('/')[2] ?? '' })).waitFor();
      await page.getByRole('link', { name: toCatalogue }).click();
      await page.getByRole('heading', { level: 1, name: texts.pub.catalogue.title }).waitFor();
    }
    // The browser itself writes a line for every answer of 404.
    const complaints = devices.flatMap((each) => each.takeComplaints());
    expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
  }, 120_000);

  it('compares a version with any other, field by field in words, from the older to the newer', async () => {
    const { page, texts } = await open(openDevice(browser, portal.base, { language: 'en', viewport: NARROW }), '/catalogue/P33');
    const { timeline, drafts } = texts;
    const said = async (within: Locator, older: string, newer: string): Promise<void> => {
      const row = within.getByRole('row').filter({ hasText: drafts.label.nameEn });
      await row.getByText(newer, { exact: true }).waitFor();
      expect(await row.getByRole('cell').allInnerTexts()).toEqual([older, newer]);
    };
    const first = 'Nurse practising qualification';
    const entry = page.getByRole('list', { name: timeline.list }).locator('> li').nth(1);
    await entry.getByRole('button', { name: worded(timeline.open, { number: 2 }) }).click();
    await entry.getByText(worded(timeline.changesTo, { number: 1 }), { exact: true }).waitFor();
    await said(entry, first, 'Nurse, second version');
    await chooseIn(page, 'compare-qualification-P33-2', worded(timeline.numberAndStage, { number: 3, stage: timeline.stage.scheduled }));
    await entry.getByText(worded(timeline.fromTo, { older: 2, newer: 3 })).waitFor();
    await said(entry, 'Nurse, second version', 'Nurse, third version');
    expect(await entry.locator('td[data-label="Version 2"]').count()).toBeGreaterThan(0);

    await page.setViewportSize(WIDE);
    await page.goto('/catalogue/P33/versions/3?with=1');
    const panel = page.getByRole('region', { name: worded(timeline.changesTo, { number: 1 }) });
    await panel.getByText(worded(timeline.fromTo, { older: 1, newer: 3 })).waitFor();
    await said(panel, first, 'Nurse, third version');
    await chooseIn(page, 'compare-qualification-P33-3', worded(timeline.numberAndStage, { number: 2, stage: timeline.stage.in_force }));
    await said(page.getByRole('region', { name: worded(timeline.changesTo, { number: 2 }) }), 'Nurse, second version', 'Nurse, third version');
    expect(new URL(page.url()).search).toBe('?with=2');
    // The first version has nothing before it, and is compared with what came of it; a rule of one version with nothing.
    await page.goto('/catalogue/P33/versions/1');
    await page.getByRole('region', { name: timeline.compare }).waitFor();
    await chooseIn(page, 'compare-qualification-P33-1', worded(timeline.numberAndStage, { number: 2, stage: timeline.stage.in_force }));
    await said(page.getByRole('region', { name: worded(timeline.changesTo, { number: 2 }) }), first, 'Nurse, second version');
    await page.goto('/rules/JJJ-P33/versions/1?with=7');
    await page.getByRole('region', { name: timeline.page.force }).waitFor();
    expect(await page.getByText(timeline.compareWith).count()).toBe(0);
  }, 120_000);

  it('answers an administrator as of any instant', async () => {
    const { page, texts } = await open(openSignedIn(browser, portal.base, 'catalogueBeijing', { language: 'en' }), '/admin/catalogue/P33?at=2030-06-01T00:00:00.000Z');
    await page.getByText('1 Jun 2030 08:00: version 3 is in force.').waitFor();
    await page.getByRole('button', { name: texts.timeline.now }).click();
    await page.getByText('Now: version 2 is in force.').waitFor();
    const matrix = page.getByRole('region', { name: texts.matrix.title });
    expect(await matrix.getByRole('cell').count()).toBe(9);
    await matrix.getByRole('button', { name: 'rule JJJ-P33, version 1' }).first().click();
    await page.getByRole('region', { name: 'Versions of rule JJJ-P33' }).getByText(texts.timeline.baseline).waitFor();
  }, 120_000);

  it('leads an administrator, and nobody else, from a direction without a rule to the draft of one', async () => {
    await admins.publish('JJJ-P05', { parties: ['110000', '120000'], direction: 'mutual' }, 'recognition_rule');
    const beijing = await open(openSignedIn(browser, portal.base, 'catalogueBeijing', { language: 'en' }), '/admin/catalogue/P05');
    const { page, texts } = beijing;
    const missing = page.getByRole('region', { name: texts.matrix.title }).getByRole('button', { name: texts.matrix.draft });
    await missing.nth(3).waitFor();
    expect(await missing.count()).toBe(4);
    const begin = async (code?: string): Promise<Locator> => {
      await page.getByRole('button', { name: worded(texts.matrix.draftFor, { from: 'Beijing', to: 'Hebei' }) }).click();
      const dialog = page.getByRole('dialog', { name: worded(texts.matrix.draftTitle, { from: 'Beijing', to: 'Hebei' }) });
      if (code !== undefined) await dialog.getByRole('textbox').fill(code);
      await dialog.getByRole('button', { name: texts.drafts.start.begin }).click();
      return dialog;
    };
    const dialog = await begin('JJJ-P05');
    await dialog.getByText(texts.drafts.start.codeTaken).waitFor();
    await dialog.getByRole('textbox').fill('BEIJING-HEBEI-P05');
    await dialog.getByText(texts.drafts.start.codeTaken).waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: texts.drafts.start.begin }).click();
    await page.waitForURL(/admin\/drafts\//);
    const { body } = await admins.beijing.get<{ draft: { code: string; content: object } }>(`/api/publication/drafts/${page.url().split('/').at(-1) ?? ''}`);
    expect(body.draft).toMatchObject({ code: 'BEIJING-HEBEI-P05', content: { qualificationCode: 'P05', direction: 'one_way', parties: ['110000', '130000'] } });

    // Whoever presses it again is told of the draft that is there.
    await page.goto('/admin/catalogue/P05');
    await begin();
    await page.waitForURL(/admin\/drafts\//);
    await page.goto('/admin/catalogue/P05');
    await page.getByRole('button', { name: worded(texts.matrix.draftFor, { from: 'Beijing', to: 'Hebei' }) }).click();
    await page.getByRole('dialog').getByText(worded(texts.drafts.start.alreadyOpen, { count: 2 })).waitFor();
    await shot(page, 'matrix-draft-en');
    await page.keyboard.press('Escape');
    await page.goto('/admin/catalogue/P05?at=2020-01-01T00:00:00.000Z');
    await page.getByText(texts.matrix.none).first().waitFor();
    expect(await missing.count()).toBe(0);
    beijing.takeComplaints();
    const auditor = await open(openSignedIn(browser, portal.base, 'auditor', { viewport: NARROW }), '/admin/catalogue/P05');
    await auditor.page.getByText(auditor.texts.matrix.none).first().waitFor();
    expect(await auditor.page.getByRole('button', { name: auditor.texts.matrix.draft }).count()).toBe(0);
  }, 120_000);
});

describeWith('chromium', 'what happened to the catalogue, and who leaves it', () => {
  it('keeps the history: who did what, found and taken away as a file; and the catalogue as of an instant', async () => {
    const { page, texts } = await open(openSignedIn(browser, portal.base, 'catalogueHebei', { language: 'en' }), '/admin/history?act=signed&q=P33');
    await page.getByText('6 in all').waitFor();
    expect(await page.getByRole('rowheader').count()).toBe(6);
    const csv = await admins.hebei.get<string>('/api/publication/history/export?act=signed&q=P33&format=csv');
    expect([csv.headers.get('content-type'), csv.body.split('\r\n').length]).toEqual(['text/csv; charset=utf-8', 8]);
    await page.goto('/admin/history?view=state&at=2030-06-01T00:00:00.000Z&q=P33');
    await page.getByRole('link', { name: 'Nurse, third version' }).waitFor();
    await page.goto('/admin/history?view=state&at=2020-01-01T00:00:00.000Z');
    await page.getByText(texts.pub.catalogue.emptyTitle).waitFor();
  }, 120_000);

  it('lets a party leave with an instant and a reason, tells everyone, and lets it think better of it', async () => {
    const device = await open(openSignedIn(browser, portal.base, 'catalogueTianjin', { language: 'en' }), '/agreement');
    const { page, texts } = device;
    await page.getByRole('button', { name: 'Announce that Tianjin leaves' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('documents that hold now name Tianjin').waitFor();
    await dialog.getByRole('button', { name: 'Announce that Tianjin leaves' }).click();
    await dialog.getByText(texts.agreement.reasonMissing).waitFor();
    await dialog.getByRole('spinbutton').first().click();
    await page.keyboard.type('010120310000');
    await dialog.getByRole('textbox').fill('Reorganised');
    await dialog.getByRole('button', { name: 'Announce that Tianjin leaves' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(texts.agreement.state.announced).waitFor();
    const nobody = await open(openDevice(browser, portal.base, { language: 'en', viewport: NARROW }), '/catalogue/P33');
    await nobody.page.getByText('Tianjin has announced that it leaves the agreement from 1 Jan 2031 00:00').waitFor();
    await page.getByRole('button', { name: texts.agreement.withdraw }).click();
    await dialog.getByRole('textbox').fill('We stay');
    await dialog.getByRole('button', { name: texts.agreement.withdraw }).click();
    await page.getByText(texts.agreement.state.withdrawn).waitFor();
    expect(devices.flatMap((each) => each.takeComplaints())).toEqual([]);
  }, 120_000);
});
