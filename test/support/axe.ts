import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { packageFile } from './browser.js';

const AXE = readFileSync(packageFile('axe-core', 'axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe has against the page. It runs by the debugging protocol, so the page's own policy stays as strict as it is. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>('"axe" in globalThis'))) await page.evaluate(AXE);
  // Without preload axe fetches no style sheet again (only the rule of orientation locks would read them); only what is wrong travels out of the page.
  const options = JSON.stringify({ runOnly: RULES, resultTypes: ['violations'], preload: false, iframes: false });
  const { violations } = await page.evaluate<{ violations: readonly Finding[] }>(`axe.run(document, ${options}).then(({ violations }) => ({ violations }))`);
  return violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html, failureSummary }) => `${impact ?? ''} ${id}: ${html.slice(0, 160)} ${failureSummary?.replaceAll('\n', ' ').slice(0, 200) ?? ''}`));
}
