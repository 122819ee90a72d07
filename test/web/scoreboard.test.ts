import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { describeWith } from '../support/available.js';
import { axeFindings, fitsWidth } from '../support/axe.js';
import { launchBrowser, NARROW, openDevice, settled, WIDE, type Language } from '../support/browser.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { chooseIn, NAMES, worded } from '../support/screens.js';

let portal: BuiltPortal;
let browser: Browser;
/** A year that is over, whatever the day of the run. */
const YEAR = new Date().getFullYear() - 1;

beforeAll(async () => {
  portal = await startBuiltPortal();
  browser = await launchBrowser();
  const client = new pg.Client({ connectionString: portal.database.ownerUrl });
  await client.connect();
  await client.query(`INSERT INTO workflow.figure_day (day, filled_at) SELECT d::date, now() FROM generate_series($1::date, $2::date, interval '1 day') d ON CONFLICT DO NOTHING`, [`${YEAR}-10-01`, `${YEAR}-12-31`]);
  for (const [day, decided, onTime] of [[`${YEAR}-11-16`, 20, 20], [`${YEAR}-12-15`, 40, 30]] as const) {
    await client.query(`INSERT INTO workflow.decision_figure (day, authority_id, days, decided, on_time, supplemented) SELECT $1, id, 9, $2, $3, 3 FROM directory.authority WHERE code = '120000-health'`, [day, decided, onTime]);
  }
  await client.end();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

const RUNS: readonly (readonly [Language, typeof WIDE, string])[] = [['zh', WIDE, `${YEAR}年11月`], ['en', NARROW, `November ${YEAR}`]];

describeWith('chromium', 'the public scoreboard', () => {
  it.each(RUNS)('shows the period that is asked for, under its address, and gives the same as a file (%s)', async (language, viewport, november) => {
    const { page, texts: { scoreboard }, takeComplaints, context } = await openDevice(browser, portal.base, { language, viewport });
    await page.goto('/scoreboard');
    await settled(page);
    const row = page.getByRole('row').filter({ hasText: NAMES[language].tianjin }).filter({ hasText: scoreboard.levels.province });
    await row.getByText(worded(scoreboard.percent, { value: 75 })).waitFor();
    await chooseIn(page, 'period', november);
    await page.waitForURL(`**/scoreboard?period=${YEAR}-11`);
    await page.getByRole('table', { name: worded(scoreboard.caption, { period: november }) }).waitFor();
    await row.getByText(worded(scoreboard.percent, { value: 100 })).waitFor();
    expect([await axeFindings(page), await fitsWidth(page)]).toEqual([[], true]);
    for (const format of ['csv', 'json'] as const) {
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: format.toUpperCase(), exact: true }).click();
      const file = await download;
      expect(file.suggestedFilename()).toBe(`tongban-scoreboard-${YEAR}-11.${format}`);
      expect(await readFile(await file.path(), 'utf8')).toContain('天津市');
    }
    // the address alone shows the same
    await page.reload();
    await row.getByText(worded(scoreboard.percent, { value: 100 })).waitFor();
    expect(takeComplaints()).toEqual([]);
    await context.close();
  }, 120_000);
});
