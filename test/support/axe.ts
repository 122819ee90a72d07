import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { packageFile } from './browser.js';

const AXE = readFileSync(packageFile('axe-core', 'axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds wrong on the page as it stands: rule and beginning of each element. Leaves out what the component library keeps for a screen reader for some seconds, which may name what has gone. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>('"axe" in globalThis'))) await page.evaluate(AXE);
  const options = JSON.stringify({ preload: false, runOnly: RULES });
  return page.evaluate<string[]>(`axe.run({ exclude: ['[data-live-announcer]'] }, ${options}).then(({ violations }) => violations.map((each) => each.id + ' ' + each.nodes.map((node) => node.html.slice(0, 200)).join(', ')))`);
}

/** Whether the page fits its width: nothing makes it scroll sideways. */
export async function fitsWidth(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth');
}
