import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeWith } from '../support/available.js';
import { axeFindings, fitsWidth } from '../support/axe.js';
import { launchBrowser, NARROW, openSignedIn, settled, WIDE, type Device } from '../support/browser.js';
import { Person } from '../support/person.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { choice, worded } from '../support/screens.js';

const CODE = 'birth_vaccination.card';

let portal: BuiltPortal;
let browser: Browser;
let admin: Person;

beforeAll(async () => {
  portal = await startBuiltPortal();
  browser = await launchBrowser();
  admin = await Person.signIn(portal.base, 'catalogue-beijing');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

interface ServiceDraft {
  readonly guide: { readonly questions?: readonly { readonly question: { readonly zh: string; readonly en: string } }[] };
  readonly form: { readonly schema: { readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>> } };
  readonly materials: readonly Readonly<Record<string, unknown>>[];
}

const field = (page: Page, name: string) => page.locator(`[id="field-${name.replaceAll('.', '-')}"]`);
const type = async (page: Page, name: string, text: string): Promise<void> => field(page, name).getByRole('textbox').fill(text);

async function draftAt(page: Page): Promise<ServiceDraft> {
  const id = /drafts\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  return (await admin.get<{ draft: { content: ServiceDraft } }>(`/api/publication/drafts/${id}`)).body.draft.content;
}

/** Waits until the page says that everything is saved. */
async function saved({ page, texts }: Device): Promise<void> {
  await page.getByRole('status').filter({ hasText: new RegExp(worded(texts.drafts.save.saved, { time: String.raw`\d\d:\d\d` })) }).waitFor();
}

describeWith('chromium', 'the draft of a service type', () => {
  it('is begun by its code, changed in guide, form and papers, says what is wrong where it is, and is proposed', async () => {
    const device = await openSignedIn(browser, portal.base, 'catalogueBeijing', { language: 'en', returnTo: '/admin/drafts', viewport: WIDE });
    const { page, texts: { drafts } } = device;
    await settled(page);
    await page.getByRole('button', { name: drafts.start.fresh }).click();
    await choice(page, drafts.kind.service_type).click();
    await page.getByRole('dialog').getByRole('textbox').fill(CODE);
    await page.getByRole('dialog').getByRole('button', { name: drafts.start.begin }).click();
    await page.waitForURL(/\/admin\/drafts\/[0-9a-f-]{36}/);
    await settled(page);
    const before = await draftAt(page);

    // The guide: a question more, at first in Chinese only.
    const question = before.guide.questions?.length ?? 0;
    await page.getByRole('button', { name: drafts.service.addQuestion, exact: true }).click();
    await type(page, `guide.questions.${question}.question.zh`, '本子丢了怎么办？');
    await type(page, `guide.questions.${question}.answer.zh`, '到原接种单位补办。');
    await field(page, `guide.questions.${question}.question.en`).getByText(/./).last().waitFor();
    await type(page, `guide.questions.${question}.question.en`, 'What if the card is lost?');
    await type(page, `guide.questions.${question}.answer.en`, 'The unit that vaccinated issues it again.');

    // The form: a field more in its first section.
    await page.getByRole('button', { name: worded(drafts.service.addFieldTo, { n: 1 }), exact: true }).click();
    await saved(device);
    const added = Object.keys((await draftAt(page)).form.schema.properties).find((name) => !(name in before.form.schema.properties)) ?? '';
    expect(added).not.toBe('');
    const at = `form.schema.properties.${added}`;
    for (const [part, words] of [['x-zh', '本子上的编号'], ['x-en', 'Number on the card'], ['x-purpose-zh', '用于找到原来的记录'], ['x-purpose-en', 'To find the earlier record']] as const) await type(page, `${at}.${part}`, words);

    // A paper more.
    await page.getByRole('button', { name: drafts.service.addMaterial, exact: true }).click();
    const paper = `materials.${before.materials.length}`;
    for (const [part, words] of [['code', 'old_card'], ['nameZh', '原预防接种证'], ['nameEn', 'The earlier card'], ['purposeZh', '抄录已接种的疫苗'], ['purposeEn', 'To copy what was given']] as const) await type(page, `${paper}.${part}`, words);
    await saved(device);

    const content = await draftAt(page);
    expect(content.guide.questions?.[question]?.question).toEqual({ zh: '本子丢了怎么办？', en: 'What if the card is lost?' });
    expect(content.form.schema.properties[added]).toMatchObject({ 'x-zh': '本子上的编号', 'x-en': 'Number on the card', 'x-purpose-zh': '用于找到原来的记录' });
    expect(content.materials[before.materials.length]).toMatchObject({ code: 'old_card', nameZh: '原预防接种证', nameEn: 'The earlier card' });
    for (const viewport of [WIDE, NARROW]) {
      await page.setViewportSize(viewport);
      expect(await axeFindings(page)).toEqual([]);
      expect(await fitsWidth(page)).toBe(true);
    }
    await page.setViewportSize(WIDE);
    expect(device.takeComplaints()).toEqual([]);
    // Whence the paper is demanded was not said: that keeps it from being proposed until it is.
    const aside = page.locator('.draft-aside');
    await aside.getByText(worded(drafts.ready.no, { count: 1 })).waitFor();
    expect(await page.getByRole('link', { name: drafts.propose.start, exact: true }).count()).toBe(0);
    await type(page, `${paper}.provenance.source`, 'drawn up by the project');
    await aside.getByText(drafts.ready.yes).waitFor();

    await page.getByRole('link', { name: drafts.propose.start, exact: true }).click();
    await page.getByText(drafts.propose.ready).waitFor();
    await type(page, 'titleZh', '接种证补办说明');
    await type(page, 'titleEn', 'Lost vaccination cards');
    await page.getByRole('button', { name: drafts.propose.submit, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Lost vaccination cards' }).waitFor();
    expect(device.takeComplaints()).toEqual([]);
    await device.context.close();
  }, 240_000);
});
