import type { Locator, Page } from 'playwright-core';
import { PDF } from './application.js';
import type { Device } from './browser.js';

/** A text of the catalogue with its values filled in. */
export function worded(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/{{(\w+)}}/g, (_whole, name: string) => String(values[name] ?? ''));
}

/** Places and entries as the screens name them. */
export const NAMES = {
  zh: { nurse: '护士执业资格', beijing: '北京市', tianjin: '天津市', tongzhou: '通州区', health: '天津市卫生健康委员会', service: '个人资格互认确认', certificate: '资格证书或者执业证书', typed: '护士执业' },
  en: { nurse: 'Nurse practising qualification', beijing: 'Beijing', tianjin: 'Tianjin', tongzhou: 'Tongzhou', health: 'Tianjin Municipal Health Commission', service: 'Recognition of a personal qualification', certificate: 'Qualification or practising certificate', typed: 'Nurse practising' },
} as const;

/** The form of `recognition.person`: questions and one answer to each choice, as seeds/reference/service-types.json words them. */
export const FORM = {
  zh: { number: '证书编号', issuer: '发证机关', day: ['2020', '05', '01'], purpose: '受聘求职', delivery: '在线查看和下载', declaration: '我声明以上内容', consent: '我同意受理机关' },
  en: { number: 'Certificate number', issuer: 'Issuing authority', day: ['01', '05', '2020'], purpose: 'To be employed', delivery: 'Online', declaration: 'I declare that', consent: 'I agree that' },
} as const;

/** A choice among few: the visible words, since the input itself is drawn by its label. */
export function choice(page: Page | Locator, words: string): Locator {
  return page.locator('label').filter({ hasText: words }).first();
}

/** Chooses in a list that opens below its button. */
export async function chooseIn(page: Page, field: string, option: string): Promise<void> {
  await page.locator(`#field-${field}`).getByRole('button').click();
  await page.getByRole('option', { name: option }).first().click();
}

/** Types the name of a qualification and takes the suggestion. */
export async function pickQualification(page: Page, field: string, typed: string, name: string): Promise<void> {
  await page.locator(`#field-${field}`).getByRole('combobox').fill(typed);
  await page.getByRole('option', { name }).first().click();
}

/** Puts a file on by the button, as a person does. */
export async function attach(page: Page, label: string, file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: label }).first().click();
  await (await chooser).setFiles(file);
}

export const CERTIFICATE = { name: '资格证书.pdf', mimeType: 'application/pdf', buffer: PDF };

/** The wizard of a request, driven as a person would: by what is written on it. */
export class WizardScreen {
  constructor(readonly device: Device) {}

  get page(): Page {
    return this.device.page;
  }

  /** Waits for the step by its heading. */
  async at(step: 'where' | 'person' | 'details' | 'materials' | 'review'): Promise<void> {
    await this.page.getByRole('heading', { level: 2, name: this.device.texts.apply.steps[step] }).waitFor();
  }

  async next(): Promise<void> {
    await this.page.getByRole('button', { name: this.device.texts.apply.next, exact: true }).click();
  }

  async submit(): Promise<void> {
    await this.page.getByRole('button', { name: this.device.texts.apply.submit, exact: true }).click();
  }

  /** Where the applicant is now; the other answers came with the address. */
  async fillResidence(): Promise<void> {
    const names = NAMES[this.device.language];
    await chooseIn(this.page, 'residence', names.beijing);
    await chooseIn(this.page, 'residence-2', names.tongzhou);
  }

  async consent(): Promise<void> {
    await choice(this.page, this.device.texts.apply.consent).click();
  }

  async fillDetails(): Promise<void> {
    const form = FORM[this.device.language];
    await this.page.getByRole('textbox', { name: form.number }).fill('TEST-2020-0001');
    await this.page.getByRole('textbox', { name: form.issuer }).fill('示例发证机关');
    await this.page.locator('#field-form-certificateIssuedOn').getByRole('spinbutton').first().click();
    for (const part of form.day) await this.page.keyboard.type(part);
    for (const answer of [form.purpose, form.delivery, form.declaration, form.consent]) await choice(this.page, answer).click();
  }

  async attachCertificate(): Promise<void> {
    const { texts, language } = this.device;
    await attach(this.page, `${texts.apply.add}: ${NAMES[language].certificate}`, CERTIFICATE);
    await this.page.getByText(texts.apply.uploaded).first().waitFor();
  }

  /** Step by step from the first to the last, which is left for reading: as a nurse of Beijing answers, but for the steps that bring their own answers. */
  async fillToReview(own: Partial<Readonly<Record<'where' | 'person' | 'materials', () => Promise<void>>>> = {}): Promise<void> {
    const answers = { where: async () => this.fillResidence(), person: async () => this.consent(), details: async () => this.fillDetails(), materials: async () => this.attachCertificate(), ...own };
    for (const step of ['where', 'person', 'details', 'materials'] as const) {
      await this.at(step);
      await answers[step]();
      await this.next();
    }
    await this.at('review');
  }

  /** Where a nurse of Beijing begins who goes to Tianjin. */
  async open(): Promise<void> {
    await this.page.goto('/apply/recognition-person?qualification=P33&from=110000&to=120000');
    await this.at('where');
  }
}

/** Number and id of the request whose page is open. */
export async function openRequest(page: Page): Promise<{ readonly id: string; readonly number: string }> {
  await page.waitForURL(/\/(requests|work|window)\/[0-9a-f]{8}-[0-9a-f-]{27}(\?.*)?$/);
  const number = await page.locator('.page-head .code').first().textContent();
  return { id: new URL(page.url()).pathname.split('/').at(-1) ?? '', number: number ?? '' };
}

type ClerkVerb = keyof Device['texts']['vocabulary']['verb'];

/** The page of a request as clerks act on it. */
export class ClerkScreen {
  constructor(readonly device: Device) {}

  get page(): Page {
    return this.device.page;
  }

  /** Finds a request by its number on the list, without leaving the screens. */
  async find(number: string, area: 'work' | 'window' = 'work'): Promise<void> {
    await this.page.goto(`/${area}`);
    await this.page.getByRole('searchbox', { name: this.device.texts.work.search }).fill(number);
    await this.page.getByRole('row').filter({ hasText: number }).waitFor();
  }

  async openRow(number: string): Promise<void> {
    await this.page.getByRole('row').filter({ hasText: number }).getByRole('link').click();
    await openRequest(this.page);
  }

  button(verb: ClerkVerb): Locator {
    return this.page.getByRole('button', { name: this.device.texts.vocabulary.verb[verb], exact: true });
  }

  confirm(verb: ClerkVerb): Locator {
    const { work, vocabulary } = this.device.texts;
    return this.page.getByRole('button', { name: worded(work.submitAction, { verb: vocabulary.verb[verb] }), exact: true });
  }

  /** Waits for the words that say the act is done. */
  async done(number: string, verb: ClerkVerb): Promise<void> {
    const { work, vocabulary } = this.device.texts;
    await this.page.getByText(worded(work.done, { number, verb: vocabulary.verb[verb] })).waitFor();
  }

  async accept(number: string): Promise<void> {
    await this.button('accept').click();
    await this.confirm('accept').click();
    await this.done(number, 'accept');
  }

  async approve(number: string, opinion: string): Promise<void> {
    await this.button('approve').click();
    await this.page.getByRole('textbox', { name: this.device.texts.work.opinion }).fill(opinion);
    await this.confirm('approve').click();
    await this.done(number, 'approve');
  }
}
