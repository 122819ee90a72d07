import { afterAll, beforeAll, expect, it } from '@jest/globals';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { describeWith } from '../support/available.js';
import { becomesTrue, launchBrowser, NARROW, openSignedIn, settled, WIDE, type Card, type Device } from '../support/browser.js';
import { Person } from '../support/person.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { choice, chooseIn, NAMES, worded } from '../support/screens.js';

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

interface Draft {
  readonly id: string;
  readonly revision: number;
  readonly content: Readonly<Record<string, unknown>>;
}

async function openDraft(card: Card, address: string, language: 'zh' | 'en' = 'en'): Promise<Device> {
  const device = await openSignedIn(browser, portal.base, card, { language, returnTo: address });
  await settled(device.page);
  return device;
}

async function draftOf(page: Page): Promise<Draft> {
  await page.waitForURL(/\/admin\/drafts\/[0-9a-f-]{36}/);
  const id = /drafts\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  return (await admin.get<{ draft: Draft }>(`/api/publication/drafts/${id}`)).body.draft;
}

const field = (page: Page, name: string) => page.locator(`#field-${name}`);
const type = async (page: Page, name: string, text: string): Promise<void> => field(page, name).getByRole('textbox').fill(text);

async function shots({ page }: Device, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder === undefined) return;
  for (const viewport of [NARROW, WIDE]) {
    await page.setViewportSize(viewport);
    await page.screenshot({ path: path.join(folder, `${name}-${viewport.width}.png`), fullPage: true });
  }
}

/** Waits until the page says that everything is saved. */
async function saved({ page, texts }: Device): Promise<void> {
  await page.getByRole('status').filter({ hasText: new RegExp(worded(texts.drafts.save.saved, { time: String.raw`\d\d:\d\d` })) }).waitFor();
}

describeWith('chromium', 'drafts on the screen', () => {
  it('is begun from an entry, says what is wrong while it is typed, survives a lost network, is proposed, and another signs it', async () => {
    const beijing = await openDraft('catalogueBeijing', '/admin/catalogue');
    const { page, texts } = beijing;
    await page.getByRole('searchbox').fill(NAMES.en.typed);
    await page.getByRole('button', { name: worded(texts.drafts.start.entry, { name: NAMES.en.nurse }) }).click();
    await page.getByRole('dialog').getByRole('button', { name: texts.drafts.start.begin }).click();
    const { id } = await draftOf(page);
    await page.getByText(texts.drafts.issue.nothing_changed).waitFor();

    await type(page, 'nameEn', '');
    await field(page, 'nameEn').getByText(texts.drafts.issue.required).waitFor();
    await type(page, 'nameEn', 'Registered nurse');
    await field(page, 'nameEn').getByText(texts.drafts.issue.required).waitFor({ state: 'detached' });
    await saved(beijing);
    await page.getByRole('row').filter({ hasText: texts.drafts.label.nameEn }).getByText('Registered nurse').waitFor();

    await beijing.context.setOffline(true);
    await type(page, 'synonyms', '白衣天使');
    await page.getByText(texts.drafts.save.offline).waitFor();
    await beijing.context.setOffline(false);
    await saved(beijing);
    expect((await draftOf(page)).content).toMatchObject({ nameEn: 'Registered nurse', synonyms: ['白衣天使'] });
    await choice(page, texts.signing.standing.deprecated).click();
    await page.getByRole('row').filter({ hasText: texts.drafts.label.standing }).getByText(texts.signing.standing.deprecated).waitFor();
    await choice(page, texts.signing.standing.active).click();
    await page.getByRole('row').filter({ hasText: texts.drafts.label.standing }).waitFor({ state: 'detached' });
    beijing.takeComplaints();

    await page.getByRole('link', { name: texts.drafts.propose.start, exact: true }).click();
    await page.getByText(texts.drafts.propose.ready).waitFor();
    await type(page, 'titleZh', '护士更名');
    await type(page, 'titleEn', '');
    await page.getByRole('button', { name: texts.drafts.propose.submit, exact: true }).click();
    await page.locator('.error-summary').getByText(texts.drafts.propose.titleMissing).waitFor();
    await type(page, 'titleEn', 'Nurse renamed');
    await page.getByRole('button', { name: texts.drafts.propose.submit, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Nurse renamed' }).waitFor();
    await page.getByText(texts.drafts.diff.added).first().waitFor();

    const tianjin = await openDraft('catalogueTianjin', page.url().replace(portal.base, ''));
    await tianjin.page.getByRole('button', { name: tianjin.texts.signing.act.sign, exact: true }).click();
    await tianjin.page.getByRole('dialog').getByRole('button', { name: tianjin.texts.signing.act.sign, exact: true }).click();
    await tianjin.page.getByRole('dialog').waitFor({ state: 'detached' });
    await tianjin.page.getByRole('button', { name: tianjin.texts.signing.act.amend, exact: true }).click();
    await tianjin.page.getByRole('dialog').getByRole('button', { name: tianjin.texts.signing.act.amend, exact: true }).click();
    await tianjin.page.getByRole('heading', { level: 1, name: tianjin.texts.drafts.title }).waitFor();
    await tianjin.page.locator(`a[href$="${id}"]`).waitFor();
    expect([...beijing.takeComplaints(), ...tianjin.takeComplaints()]).toEqual([]);
    for (const { context } of [beijing, tianjin]) await context.close();
  }, 180_000);

  it('keeps what two administrators typed into one draft: what differs is chosen, the rest is joined', async () => {
    const { body: draft } = await admin.post<Draft>('/api/publication/drafts', { kind: 'qualification', code: 'P05' });
    const [beijing, tianjin] = await Promise.all([openDraft('catalogueBeijing', `/admin/drafts/${draft.id}`), openDraft('catalogueTianjin', `/admin/drafts/${draft.id}`)]);
    await tianjin.context.setOffline(true);
    await type(tianjin.page, 'nameEn', 'Name of Tianjin');
    await type(tianjin.page, 'synonyms', '天津别称');
    await tianjin.page.getByText(tianjin.texts.drafts.save.offline).waitFor();
    await type(beijing.page, 'nameEn', 'Name of Beijing');
    await type(beijing.page, 'certificateZh', '北京证书');
    await saved(beijing);
    await becomesTrue(beijing.page, "localStorage.getItem('tongban.kept.document-draft." + draft.id + "') === null");
    await tianjin.context.setOffline(false);
    const { page, texts } = tianjin;
    await page.getByText(texts.drafts.merge.title).waitFor();
    await page.getByRole('button', { name: texts.drafts.merge.save }).click();
    await page.getByText(texts.drafts.merge.missing).waitFor();
    await page.getByText('Name of Beijing').first().waitFor();
    await choice(page, 'Name of Tianjin').click();
    await page.getByRole('button', { name: texts.drafts.merge.save }).click();
    await saved(tianjin);
    const { body } = await admin.get<{ draft: Draft }>(`/api/publication/drafts/${draft.id}`);
    expect(body.draft.content).toMatchObject({ nameEn: 'Name of Tianjin', certificateZh: '北京证书', synonyms: ['天津别称'] });

    await page.getByRole('button', { name: texts.drafts.discard }).click();
    await page.getByRole('alertdialog').getByText(texts.drafts.discardText).waitFor();
    await page.getByRole('alertdialog').getByRole('button', { name: texts.drafts.discard }).click();
    await page.getByRole('heading', { level: 1, name: texts.drafts.title }).waitFor();
    await page.goto(`/admin/drafts/${draft.id}`);
    await page.getByText(texts.drafts.closed.discarded).waitFor();
    for (const { context } of [beijing, tianjin]) await context.close();
  }, 180_000);

  it('that was begun although the answer was lost is offered before another is begun', async () => {
    const beijing = await openDraft('catalogueBeijing', '/admin/catalogue/P09');
    const { page, texts } = beijing;
    await beijing.context.route('**/api/publication/drafts', async (route) => {
      expect((await route.fetch()).status()).toBe(201);
      return route.abort();
    }, { times: 1 });
    await page.getByRole('button', { name: texts.drafts.start.entryShort, exact: false }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: texts.drafts.start.begin }).click();
    await dialog.getByRole('alert').getByText(texts.problems.code.offline).waitFor();
    await dialog.getByText(worded(texts.drafts.start.alreadyOpen, { count: 1 })).waitFor();
    await dialog.getByRole('listitem').getByRole('link').click();
    expect((await draftOf(page)).revision).toBe(1);
    await beijing.context.close();
  }, 120_000);
});

describeWith('chromium', 'what the form of a draft takes', () => {
  it('takes what each host of a rule asks for and conditions with parameters', async () => {
    const { body: draft } = await admin.post<Draft>('/api/publication/drafts', { kind: 'recognition_rule', code: 'JJJ-P33' });
    const beijing = await openDraft('catalogueBeijing', `/admin/drafts/${draft.id}`);
    const { page, texts } = beijing;
    const { form, code, issue } = texts.drafts;
    const press = async (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

    await press(form.addFee);
    await chooseIn(page, 'fees-0-jurisdiction', NAMES.en.tianjin);
    await type(page, 'fees-0-fen', '12.50');
    await field(page, 'fees-0-source').getByText(issue.required).waitFor();
    await type(page, 'fees-0-source', '津价〔2020〕1号');
    await press(form.addHostDocument);
    await field(page, 'hostDocuments-0-documents').getByText(code.documents.licence_certificate).click();
    await press(form.addTimeLimit);
    await field(page, 'timeLimits-0-value').getByText(worded(issue.whole_number, { expected: '1-3650' })).waitFor();
    await type(page, 'timeLimits-0-value', '20');
    await type(page, 'timeLimits-0-source', '服务承诺');

    const exams = page.locator('[id$="-parameters-exam"]');
    for (const [nth, exam] of ['天津法规', '天津实务'].entries()) {
      await chooseIn(page, 'conditions-add', code.conditions_code.supplementary_exam_passed);
      await press(form.addCondition);
      await exams.nth(nth).getByText(issue.required).waitFor();
      await exams.nth(nth).getByRole('textbox').fill(exam);
    }
    await field(page, 'conditions').getByText(issue.measure_without_effect).waitFor();
    await chooseIn(page, 'effect', texts.vocabulary.effect.compensation_measure);
    await field(page, 'conditions').getByText(issue.measure_without_effect).waitFor({ state: 'detached' });
    await page.getByRole('group', { name: code.conditions_code.supplementary_exam_passed }).first().getByText(form.hasLaw).click();
    await page.locator('[id$="-lawRef-law"]').last().getByRole('textbox').fill('天津市条例');
    await saved(beijing);
    const { content } = await draftOf(page);
    expect(content).toMatchObject({
      fees: [{ jurisdiction: '120000', fen: 1250, source: '津价〔2020〕1号' }], hostDocuments: [{ jurisdiction: '110000', documents: ['licence_certificate'] }],
      timeLimits: [{ jurisdiction: '110000', value: 20, unit: 'working_day', source: '服务承诺' }], effect: 'compensation_measure',
    });
    expect((content['conditions'] as { code: string; parameters?: unknown; lawRef: unknown }[]).filter((each) => each.code === 'supplementary_exam_passed')).toMatchObject([
      { parameters: { exam: '天津法规' }, lawRef: { law: '天津市条例', article: '' } }, { parameters: { exam: '天津实务' }, lawRef: null },
    ]);
    await page.getByRole('row').filter({ hasText: texts.drafts.label.fees }).getByText('津价〔2020〕1号').waitFor();
    expect(beijing.takeComplaints()).toEqual([]);
    await beijing.context.close();
  }, 180_000);

  it('takes the authority of each party, the text of the law, and what only a class has', async () => {
    const { body: draft } = await admin.post<Draft>('/api/publication/drafts', { kind: 'qualification', code: 'P33' });
    const beijing = await openDraft('catalogueBeijing', `/admin/drafts/${draft.id}`);
    const { page, texts } = beijing;
    const { form, issue } = texts.drafts;

    await page.getByRole('button', { name: worded(form.removeItem, { item: worded(form.authority, { n: 1 }) }) }).click();
    await page.getByRole('button', { name: form.addAuthority }).click();
    await field(page, 'authorities-2-authority').getByText(issue.required).waitFor();
    await chooseIn(page, 'authorities-2-authority', 'Beijing Municipal Health Commission');
    await field(page, 'authorities-2-authority').getByText(issue.required).waitFor({ state: 'detached' });
    await chooseIn(page, 'authorities-0-authority', 'Tianjin Municipal Education Commission');
    await page.getByRole('row').filter({ hasText: texts.drafts.label.authorities }).getByText(`${NAMES.en.tianjin}: Tianjin Municipal Education Commission`).waitFor();
    await type(page, 'legalBasis-url', 'flk.npc.gov.cn');
    await field(page, 'legalBasis-url').getByText(worded(issue.address, { expected: 'https://…' })).waitFor();
    await type(page, 'legalBasis-url', 'https://flk.npc.gov.cn/detail');
    await field(page, 'legalBasis-url').getByText(worded(issue.address, { expected: 'https://…' })).waitFor({ state: 'detached' });

    await chooseIn(page, 'class', texts.vocabulary.class.standard);
    await field(page, 'particulars-standardNumber').getByText(issue.required).waitFor();
    await type(page, 'particulars-standardNumber', 'DB12/T 3009-2024');
    await type(page, 'particulars-grades', '一级\n二级');
    await saved(beijing);
    expect((await draftOf(page)).content).toMatchObject({
      authorities: [{ jurisdiction: '120000', authority: '120000-education' }, { jurisdiction: '130000', authority: '130000-health' }, { jurisdiction: '110000', authority: '110000-health' }], legalBasis: { url: 'https://flk.npc.gov.cn/detail' },
      particulars: { standardNumber: 'DB12/T 3009-2024', grades: ['一级', '二级'] },
    });

    await chooseIn(page, 'class', texts.vocabulary.class.result_recognition);
    await field(page, 'particulars-standardNumber').getByText(issue.unknown_field).waitFor();
    await type(page, 'particulars-standardNumber', '');
    await type(page, 'particulars-grades', '');
    await saved(beijing);
    expect((await draftOf(page)).content).not.toHaveProperty('particulars');
    await page.getByText(form.hasReuse).click();
    await type(page, 'particulars-reusableFor-value', '12');
    await saved(beijing);
    expect((await draftOf(page)).content).toMatchObject({ particulars: { reusableFor: { value: 12, unit: 'month' } } });
    expect(beijing.takeComplaints()).toEqual([]);
    await beijing.context.close();
  }, 180_000);
});

describeWith('chromium', 'what was typed into a draft that somebody else closed', () => {
  const typeBoth = async ({ page }: Device): Promise<void> => {
    await type(page, 'nameEn', 'Typed too late');
    await type(page, 'synonyms', '迟到的别称\n又一个');
  };
  const panelOf = ({ page, texts }: Device): Locator => page.getByRole('region', { name: texts.drafts.unsaved.title });

  it('is shown beside what was proposed, copied, and goes into another draft, also after a reload', async () => {
    const { body: { content, ...draft } } = await admin.post<Draft>('/api/publication/drafts', { kind: 'qualification', code: 'P07' });
    const tianjin = await openDraft('catalogueTianjin', `/admin/drafts/${draft.id}`, 'zh');
    const { page, texts } = tianjin;
    const { unsaved } = texts.drafts;
    await tianjin.context.setOffline(true);
    await typeBoth(tianjin);
    await page.getByText(texts.drafts.save.offline).waitFor();
    await admin.put(`/api/publication/drafts/${draft.id}`, { revision: draft.revision, content: { ...content, nameEn: 'Proposed name', certificateZh: '提交的证书' } });
    expect((await admin.post('/api/publication/batches', { titleZh: '试提交', titleEn: 'Trial', draftIds: [draft.id] })).status).toBe(201);
    await tianjin.context.setOffline(false);
    await page.getByText(unsaved.why.proposed).waitFor();
    await page.reload();
    const panel = panelOf(tianjin);
    const row = panel.getByRole('row').filter({ hasText: texts.drafts.label.nameEn });
    await row.waitFor();
    expect(await row.getByRole('cell').allInnerTexts()).toEqual([expect.stringContaining('Typed too late'), 'Proposed name']);
    expect(await panel.getByRole('rowheader').allInnerTexts()).toEqual([texts.drafts.label.nameEn, texts.drafts.label.synonyms]);
    await tianjin.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await row.getByRole('button').click();
    await row.getByText(texts.problems.copied).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('Typed too late');
    await panel.getByRole('button', { name: unsaved.copyAll }).click();
    await becomesTrue(page, `navigator.clipboard.readText().then((text) => text === '${texts.drafts.label.nameEn}：Typed too late\\n${texts.drafts.label.synonyms}：迟到的别称、又一个')`);
    await shots(tianjin, 'unsaved');

    await panel.getByRole('button', { name: unsaved.start }).click();
    await page.getByRole('dialog').getByText(unsaved.startText).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: texts.drafts.start.begin }).click();
    await page.waitForURL((url) => !url.pathname.endsWith(draft.id));
    await saved(tianjin);
    expect(await field(page, 'nameEn').getByRole('textbox').inputValue()).toBe('Typed too late');
    expect((await draftOf(page)).content).toEqual({ ...content, nameEn: 'Typed too late', synonyms: ['迟到的别称', '又一个'] });
    await page.goto(`/admin/drafts/${draft.id}`);
    await page.getByText(texts.drafts.closed.proposed).waitFor();
    expect(await panel.count()).toBe(0);
    await tianjin.context.close();
  }, 180_000);

  it('is shown as soon as it cannot be saved, and stays until it is dropped, which is asked first', async () => {
    const { body: draft } = await admin.post<Draft>('/api/publication/drafts', { kind: 'qualification', code: 'P08' });
    const tianjin = await openDraft('catalogueTianjin', `/admin/drafts/${draft.id}`);
    const { page, texts } = tianjin;
    const { unsaved } = texts.drafts;
    expect((await admin.delete(`/api/publication/drafts/${draft.id}`)).status).toBe(204);
    await typeBoth(tianjin);
    await page.getByText(unsaved.why.discarded).waitFor();
    const panel = panelOf(tianjin);
    const drop = async (answer: string): Promise<void> => {
      await panel.getByRole('button', { name: unsaved.drop }).click();
      await page.getByRole('alertdialog').getByText(unsaved.dropText).waitFor();
      await page.getByRole('alertdialog').getByRole('button', { name: answer }).click();
      await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    };
    await drop(texts.shell.cancel);
    await page.reload();
    await panel.getByText('Typed too late').waitFor();
    await drop(unsaved.drop);
    await panel.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByText(texts.drafts.closed.discarded).waitFor();
    expect(await panel.count()).toBe(0);
    await tianjin.context.close();
  }, 180_000);
});
