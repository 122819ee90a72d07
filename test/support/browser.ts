import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { en } from '../../apps/web/src/text/en.js';
import { zh, type Texts } from '../../apps/web/src/text/zh.js';
import { findChromium } from './available.js';
import { Person, type SessionCookie } from './person.js';
import { eventually } from './waiting.js';

/** How long a test waits for what a screen should show; a machine that does several things at once is slow, not wrong. */
const PATIENCE_MS = 60_000;

export type Language = 'zh' | 'en';
export const TEXTS: Readonly<Record<Language, Texts>> = { zh, en };

/** A wide desk and the narrowest telephone that the screens promise to fit. */
export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 360, height: 740 };

/** The demonstration people of the web tests, by the name on their role card. */
export const CARDS = {
  nurse: '示例甲', elder: '示例丙', constructor: '示例乙', windowTongzhou: '示例己', clerkTianjinHealth: '示例壬', supervisorTianjin: '示例午', catalogueBeijing: '示例申', catalogueTianjin: '示例酉', catalogueHebei: '示例戌', platform: '示例亥', auditor: '示例天',
} as const;
export type Card = keyof typeof CARDS;

/** A browser of one device of one person, with its one open page. */
export interface Device {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly base: string;
  readonly language: Language;
  readonly texts: Texts;
  /** Errors that the page wrote to the console or threw since the last call. */
  takeComplaints(): readonly string[];
}

interface DeviceOptions {
  readonly language?: Language;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** Starts the Chromium of this machine, with more arguments where a test needs them; call it only under `describeWith('chromium', ...)`. */
export async function launchBrowser(...args: readonly string[]): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium() ?? 'chromium', args: ['--no-sandbox', ...args] });
}

/** Opens a page, the first one unless told otherwise, on a new device and switches the language by the button that everyone sees. */
export async function openDevice(browser: Browser, base: string, { language = 'zh', viewport = WIDE, cookies = [], at = '/' }: DeviceOptions & { readonly cookies?: readonly SessionCookie[]; readonly at?: string } = {}): Promise<Device> {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce', baseURL: base });
  context.setDefaultTimeout(PATIENCE_MS);
  await context.addCookies(cookies.map(({ name, value }) => ({ name, value, url: base })));
  const page = await context.newPage();
  let complaints: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`.trim()); });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(at);
  if (language === 'en') {
    await page.getByRole('button', { name: zh.shell.switchLanguageLabel }).click();
    await page.locator('html[lang="en-GB"]').waitFor();
  }
  const takeComplaints = (): readonly string[] => {
    const taken = complaints;
    complaints = [];
    return taken;
  };
  return { context, page, base, language, texts: TEXTS[language], takeComplaints };
}

/** Signs in by the role card, coming from the sign-in page; ends on the given page. */
export async function signIn({ page, texts }: Device, card: Card, returnTo = '/'): Promise<void> {
  await page.goto(`/sign-in?${new URLSearchParams({ returnTo }).toString()}`);
  await page.getByRole('link', { name: texts.pub.signIn.button }).click();
  await page.getByRole('button', { name: CARDS[card] }).click();
  await page.getByRole('button', { name: CARDS[card] }).waitFor();
}

/** A new device on which the person is signed in already: they came by HTTP through the same flow, which {@link signIn} walks on the screen. */
export async function openSignedIn(browser: Browser, base: string, card: Card, { returnTo = '/', ...options }: DeviceOptions & { readonly returnTo?: string } = {}): Promise<Device> {
  const person = await Person.signIn(base, card.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
  const device = await openDevice(browser, base, { ...options, cookies: person.sessionCookies(), at: returnTo });
  await device.page.getByRole('button', { name: CARDS[card] }).waitFor();
  return device;
}

/** Waits until the page has drawn what it loads. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').waitFor();
  await becomesTrue(page, "document.querySelector('.skeleton') === null && !document.querySelector('h1').textContent.includes('…')");
}

/** Waits until the expression holds in the page. It is asked from outside: the page's policy lets nothing poll by itself. */
export async function becomesTrue(page: Page, expression: string): Promise<void> {
  await eventually(async () => (await page.evaluate(expression)) === true, PATIENCE_MS);
}

/** File of a package that is put into a page. */
export function packageFile(...parts: readonly string[]): string {
  return path.resolve(import.meta.dirname, '../../node_modules', ...parts);
}
