import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeWith } from '../support/available.js';
import { axeFindings, fitsWidth } from '../support/axe.js';
import { becomesTrue, launchBrowser, NARROW, openDevice, settled, type Language } from '../support/browser.js';
import { chooseByKeys, press, tabTo } from '../support/keyboard.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { NAMES, worded } from '../support/screens.js';
import { publishSamples } from '../support/services.js';

const GUIDE = '/services/sample_family-allowance';
const TONGZHOU = { zh: '通州区', en: 'Tongzhou District' } as const;
const ILLNESS = { zh: '看病', en: 'Being ill' } as const;

let portal: BuiltPortal;
let browser: Browser;

beforeAll(async () => {
  portal = await startBuiltPortal();
  await publishSamples(portal.database);
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

interface Found {
  readonly total: number;
  readonly totalByWords: number;
  readonly items: readonly { readonly nameZh: string; readonly nameEn: string }[];
}

/** What the server finds, to hold the page against. */
async function find(query: Readonly<Record<string, string>>): Promise<Found> {
  return (await (await fetch(`${portal.base}/api/onestop/service-types?${new URLSearchParams(query).toString()}`)).json()) as Found;
}

async function faults(page: Page): Promise<readonly unknown[]> {
  return [...(await axeFindings(page)), ...((await fitsWidth(page)) ? [] : ['scrolls sideways'])];
}

/** The part of the address that the list is asked by. */
function asked(page: Page): Readonly<Record<string, string>> {
  return Object.fromEntries(new URL(page.url()).searchParams);
}

describeWith('chromium', 'finding a service', () => {
  it.each<Language>(['zh', 'en'])('%s: starts with what happened, is narrowed by the keyboard alone on a phone, keeps all of it in the address, and shows more', async (language) => {
    const device = await openDevice(browser, portal.base, { language, viewport: NARROW, at: '/services' });
    const { page, texts: { finding, shell, vocabulary } } = device;
    await settled(page);
    const all = await find({});
    await page.getByText(worded(finding.found, { total: all.total })).waitFor();
    expect(await page.locator('.filter-fold').getAttribute('open')).toBeNull();
    expect(await faults(page)).toEqual([]);

    await tabTo(page, ILLNESS[language], 'a');
    await press(page, 'Enter');
    await page.waitForURL('**/services?lifeEvent=illness');
    const ill = await find({ lifeEvent: 'illness' });
    expect(ill.total).toBeGreaterThan(20);
    await page.getByText(worded(finding.found, { total: ill.total })).waitFor();
    await page.getByText(worded(shell.shown, { shown: 20, total: ill.total })).waitFor();
    await page.getByRole('button', { name: shell.more }).press('Enter');
    await page.getByText(worded(shell.shown, { shown: Math.min(40, ill.total), total: ill.total })).waitFor();

    await page.locator('.filter-fold summary').focus();
    await press(page, 'Enter');
    await chooseByKeys(page, finding.mode, vocabulary.mode.collect_and_forward);
    const narrowed = await find({ lifeEvent: 'illness', mode: 'collect_and_forward' });
    expect(narrowed.total).toBeLessThan(ill.total);
    await page.getByText(worded(finding.found, { total: narrowed.total })).waitFor();
    expect(asked(page)).toEqual({ lifeEvent: 'illness', mode: 'collect_and_forward' });
    expect(await faults(page)).toEqual([]);

    await page.reload();
    await page.getByText(worded(finding.found, { total: narrowed.total })).waitFor();
    await page.getByRole('button', { name: worded(finding.drop, { name: vocabulary.mode.collect_and_forward }) }).press('Enter');
    await page.getByText(worded(finding.found, { total: ill.total })).waitFor();
    expect(asked(page)).toEqual({ lifeEvent: 'illness' });
    expect(device.takeComplaints()).toEqual([]);
    await device.context.close();
  }, 180_000);

  it('understands everyday words, and never ends on an empty page', async () => {
    const device = await openDevice(browser, portal.base, { viewport: NARROW, at: '/services' });
    const { page, texts: { finding } } = device;
    const byWords = await find({ q: '看病报销' });
    await page.getByRole('searchbox', { name: finding.search }).fill('看病报销');
    await page.getByRole('link', { name: byWords.items[0]?.nameZh ?? '', exact: true }).waitFor();
    expect(asked(page)).toEqual({ q: '看病报销' });

    // Conditions under which nothing of it is left: the page says how many there are without them.
    await page.goto(`/services?${new URLSearchParams({ q: '看病报销', lifeEvent: 'closing_business', audience: 'nobody' }).toString()}`);
    await page.getByText(worded(finding.emptyFiltered, { total: byWords.totalByWords })).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: worded(finding.removeFilters, { total: byWords.totalByWords }) }).press('Enter');
    await page.getByText(worded(finding.found, { total: byWords.total })).waitFor();
    expect(asked(page)).toEqual({ q: '看病报销' });

    // Words that say nothing: what happens in a life, the telephone, everything.
    await page.getByRole('searchbox', { name: finding.search }).fill('qqqqzzzz');
    await page.getByText(finding.emptyText).waitFor();
    expect(finding.emptyText).toContain('12345');
    await page.getByRole('heading', { name: finding.eventsTitle }).waitFor();
    expect(await faults(page)).toEqual([]);
    await tabTo(page, finding.allServices, 'a');
    await press(page, 'Enter');
    await page.getByText(worded(finding.found, { total: (await find({})).total })).waitFor();
    expect(asked(page)).toEqual({});
    expect(device.takeComplaints()).toEqual([]);
    await device.context.close();
  }, 120_000);

  it.each<Language>(['zh', 'en'])('%s: says whether it can be done from where somebody is, with steps, dates, windows and papers, and takes the places along', async (language) => {
    const device = await openDevice(browser, portal.base, { language, viewport: NARROW, at: GUIDE });
    const { page, texts: { finding: { ways, print }, apply, vocabulary } } = device;
    await settled(page);
    await page.getByText(ways.choose).waitFor();
    await chooseByKeys(page, ways.from, NAMES[language].beijing);
    await page.getByText(worded(ways.yes, { count: 2 })).waitFor();
    await page.getByText(worded(ways.route, { from: NAMES[language].beijing, to: NAMES[language].beijing })).waitFor();
    await page.locator('#field-from-2').waitFor();
    await chooseByKeys(page, worded(apply.below, { label: ways.from, level: apply.residenceCity }), TONGZHOU[language]);
    await chooseByKeys(page, apply.competentPlace.insured, NAMES[language].tianjin);
    await page.getByText(worded(ways.route, { from: `${NAMES[language].beijing} ${TONGZHOU[language]}`, to: NAMES[language].tianjin })).waitFor();
    expect(asked(page)).toEqual({ from: '110112', to: '120000' });

    const answer = (await (await fetch(`${portal.base}/api/onestop/service-types/sample_family.allowance/where?from=110112&to=120000`)).json()) as { ways: { mode: 'online' | 'collect_and_forward'; promisedOn: string; steps: { zh: string; en: string }[]; windows: { nameZh: string; nameEn: string }[] }[] };
    for (const { mode, steps, windows, promisedOn } of answer.ways) {
      const block = page.locator('.way').filter({ has: page.getByRole('heading', { level: 3, name: vocabulary.mode[mode] }) });
      const said = await block.innerText();
      expect(said).toContain(String(Number(promisedOn.slice(8))));
      for (const step of steps) expect(said).toContain(step[language]);
      for (const each of windows) expect(said).toContain(language === 'zh' ? each.nameZh : each.nameEn);
      expect(said.includes(ways.generated)).toBe(mode === 'collect_and_forward');
    }
    expect(answer.ways.find(({ mode }) => mode === 'collect_and_forward')?.windows).toHaveLength(1);
    await page.getByText(ways.provenance).waitFor();
    expect(await faults(page)).toEqual([]);

    // On paper stands what was chosen, without the means to choose.
    await page.getByRole('button', { name: print }).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#field-from').isVisible()).toBe(false);
    expect(await page.getByText(worded(ways.yes, { count: 2 })).isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });

    await tabTo(page, `${ways.apply}: ${vocabulary.mode.collect_and_forward}`, 'a');
    await press(page, 'Enter');
    await becomesTrue(page, "location.pathname === '/apply/sample_family-allowance'");
    expect(asked(page)).toMatchObject({ from: '110112', to: '120000', mode: 'collect_and_forward' });
    expect(device.takeComplaints()).toEqual([]);
    await device.context.close();
  }, 180_000);
});
