import type { Locator, Page } from 'playwright-core';
import type { HandlingMode } from '#kernel';
import type { FormField } from '#onestop';
import { becomesTrue, settled, type Device } from './browser.js';
import { exampleOf, type PublishedService } from './every-service.js';
import { attach, CERTIFICATE, choice, worded } from './screens.js';
import { typed } from './typed-form.js';

/** Where an application is made from and to, by the names that the selects show, from the province down. */
export interface Places {
  readonly residence: readonly string[];
  readonly to: readonly string[];
}

/** Somebody for whom a window takes an application in. */
export interface Visitor {
  readonly idNumber: string;
  readonly name: string;
  readonly phone: string;
}

const FEW = 4;
/** One white dot, for papers that must be a picture. */
const PHOTO = { name: '照片.png', mimeType: 'image/png', buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64') };

/** The wizard of a service about no qualification, filled in by its own schema: what is asked is read from there, what is answered from its example. */
export class ServiceScreen {
  private readonly page: Page;
  private readonly apply: Device['texts']['apply'];

  constructor(private readonly device: Device, private readonly service: PublishedService) {
    this.page = device.page;
    this.apply = device.texts.apply;
  }

  get name(): string {
    return this.device.language === 'en' ? this.service.nameEn : this.service.nameZh;
  }

  /** Searches in everyday words and opens the guide from what was found. */
  async find(words: string): Promise<void> {
    await this.page.goto(`/services?${new URLSearchParams({ q: words })}`);
    await this.page.getByRole('link', { name: this.name, exact: true }).click();
    await this.page.getByRole('heading', { level: 1, name: this.name, exact: true }).waitFor();
    await settled(this.page);
  }

  /** From the guide to the first step. */
  async begin(): Promise<void> {
    await this.page.getByRole('link', { name: this.device.texts.pub.guide.apply, exact: true }).first().click();
    await this.at(this.apply.stepsOfService.where);
  }

  async where({ residence, to }: Places, mode?: HandlingMode): Promise<void> {
    await this.division('residence', residence);
    await this.division('to', to);
    if (mode !== undefined && this.service.modes.length > 1) await choice(this.page.locator('#field-mode'), this.device.texts.vocabulary.mode[mode]).click();
    await this.next(this.apply.steps.person);
  }

  /** Who it is for, where a clerk takes it in. */
  async visitor({ idNumber, name, phone }: Visitor): Promise<void> {
    for (const [field, value] of [['idNumber', idNumber], ['name', name], ['phone', phone]] as const) await this.page.locator(`#field-${field} input`).fill(value);
    await choice(this.page, this.apply.identitySeen).click();
  }

  /** Goes on to the form; what registers hold is asked of them on the way where `ask` says so. */
  async toDetails(ask = false): Promise<void> {
    const { page } = this;
    await page.getByRole('button', { name: this.apply.next, exact: true }).click();
    const details = page.getByRole('heading', { level: 2, name: this.apply.stepsOfService.details });
    await details.or(page.getByRole('heading', { level: 2, name: this.apply.steps.registers })).waitFor();
    if (await details.isVisible()) return;
    if (ask) await this.askRegisters();
    await this.next(this.apply.stepsOfService.details);
  }

  /** Agrees to each question for this purpose, one by one, and waits for what came. */
  private async askRegisters(): Promise<void> {
    const { registers } = this.device.texts;
    const unasked = this.page.locator('section.material').filter({ has: this.page.locator('.choice-mark-square') });
    await unasked.first().waitFor();
    for (let left = await unasked.count(); left > 0; left -= 1) {
      const need = unasked.first();
      const what = (await need.getAttribute('aria-label')) ?? '';
      await need.locator('label').filter({ has: this.page.locator('.choice-mark-square') }).click();
      await need.getByRole('button', { name: worded(registers.askWhat, { what }), exact: true }).click();
      await becomesTrue(this.page, `document.querySelectorAll('section.material .choice-mark-square').length === ${String(left - 1)}`);
    }
  }

  /** Answers what is shown, until nothing new appears. */
  async details(own: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const { properties } = this.service.form.schema;
    const answers = { ...exampleOf(this.service), ...own };
    const done = new Set<string>();
    for (let found = true; found;) {
      found = false;
      for (const name of this.service.form.sections.flatMap(({ fields }) => fields)) {
        const field = properties[name];
        const at = this.page.locator(`[id="field-form-${name}"]`);
        if (field === undefined || done.has(name) || answers[name] === undefined || (await at.count()) === 0) continue;
        await this.answer(at, `form.${name}`, field, typed(field, answers[name]));
        done.add(name);
        found = true;
      }
    }
    await this.next(this.apply.steps.materials);
  }

  private async answer(at: Locator, path: string, field: FormField, value: unknown): Promise<void> {
    if (field.type === 'array') return this.rows(path, field, value as readonly Readonly<Record<string, unknown>>[]);
    if (field.type === 'boolean') return value === true ? at.locator('label').first().click() : undefined;
    const text = String(value);
    if (field.format === 'date') return this.day(at, text);
    if (field.enum !== undefined) return this.choose(at, field, text);
    if (field['x-widget'] === 'division') return this.division(path.replaceAll('.', '-'), [this.device.language === 'en' ? 'Beijing' : '北京市']);
    await at.locator('input, textarea').first().fill(text);
  }

  private async rows(path: string, field: FormField, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
    const label = field[`x-${this.device.language}`];
    for (const [index, row] of rows.entries()) {
      if ((await this.page.locator(`[id="field-${path.replaceAll('.', '-')}"] .form-row`).count()) <= index) await this.page.getByRole('button', { name: worded(this.apply.rowAdd, { label }) }).click();
      for (const [column, cell] of Object.entries(field.items?.properties ?? {})) {
        const cellPath = `${path}[${String(index)}].${column}`;
        if (row[column] !== undefined) await this.answer(this.page.locator(`[id="field-${cellPath.replaceAll('.', '-')}"]`), cellPath, cell, row[column]);
      }
    }
  }

  private async day(at: Locator, day: string): Promise<void> {
    const [year = '', month = '', date = ''] = day.split('-');
    await at.getByRole('spinbutton').first().click();
    for (const part of this.device.language === 'en' ? [date, month, year] : [year, month, date]) await this.page.keyboard.type(part);
  }

  private async choose(at: Locator, field: FormField, value: string): Promise<void> {
    const label = field[`x-enum-${this.device.language}`]?.[value] ?? value;
    if ((field.enum?.length ?? 0) <= FEW) return at.locator('label').filter({ hasText: label }).first().click();
    await at.getByRole('button').click();
    await this.page.getByRole('option', { name: label, exact: true }).click();
  }

  private async division(name: string, places: readonly string[]): Promise<void> {
    for (const [level, place] of places.entries()) {
      await this.page.locator(`[id="field-${name}${level === 0 ? '' : `-${String(level + 1)}`}"]`).getByRole('button').click();
      await this.page.getByRole('option', { name: place }).first().click();
    }
  }

  /** Hands in what must be there. */
  async papers(): Promise<void> {
    const own = this.device.language === 'en' ? 'nameEn' : 'nameZh';
    for (const material of this.service.materials.filter(({ required, suppliedBy }) => required && suppliedBy === 'applicant')) {
      const name = `${this.apply.add}: ${material[own]}`;
      if ((await this.page.getByRole('button', { name }).count()) > 0) await attach(this.page, name, material.formats.includes('pdf') ? CERTIFICATE : PHOTO);
    }
    await becomesTrue(this.page, `!document.querySelector('.form-actions button').hasAttribute('data-pending')`);
    await this.next(this.apply.steps.review);
  }

  /** Consents to the use for this purpose, and hands in. */
  async handIn(): Promise<void> {
    const agreed = choice(this.page, this.apply.consentService).or(choice(this.page, this.apply.assisted.yes));
    await agreed.click();
    await this.page.getByRole('button', { name: this.apply.submit, exact: true }).click();
  }

  private async at(heading: string): Promise<void> {
    await this.page.getByRole('heading', { level: 2, name: heading, exact: true }).waitFor();
  }

  private async next(heading: string): Promise<void> {
    await this.page.getByRole('button', { name: this.apply.next, exact: true }).click();
    const summary = this.page.locator('.error-summary');
    await this.page.getByRole('heading', { level: 2, name: heading, exact: true }).or(summary).first().waitFor();
    if (await summary.isVisible()) throw new Error(`${this.service.code} cannot go on to ${heading}: ${await summary.innerText()}`);
  }
}
