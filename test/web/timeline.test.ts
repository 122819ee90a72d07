import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeWith } from '../support/available.js';
import { launchBrowser, NARROW, openDevice, openSignedIn, settled, type Device } from '../support/browser.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
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

  it('answers an administrator as of any instant', async () => {
    const { page, texts } = await open(openSignedIn(browser, portal.base, 'catalogueBeijing', { language: 'en' }), '/admin/catalogue/P33?at=2030-06-01T00:00:00.000Z');
    await page.getByText('1 Jun 2030 08:00: version 3 is in force.').waitFor();
    await page.getByRole('button', { name: texts.timeline.now }).click();
    await page.getByText('Now: version 2 is in force.').waitFor();
    expect(devices.flatMap((device) => device.takeComplaints())).toEqual([]);
  }, 120_000);
});
