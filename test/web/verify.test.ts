import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Request } from 'playwright-core';
import { create as createQr } from 'qrcode';
import { CREDENTIAL_WORDS, packCredential } from '#contracts';
import { describeWith } from '../support/available.js';
import { launchBrowser, NARROW, openDevice, type Device, type Language } from '../support/browser.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';

interface Vector {
  readonly now: string;
  readonly credential: string;
  readonly withoutPersonalClaims: string;
  readonly expired: string;
  readonly wrongKey: string;
  readonly issuerMetadata: object;
  readonly statusLists: Readonly<Record<'valid' | 'revoked' | 'suspended', string>>;
}

const vector = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../support/vectors/recognition-certificate.json'), 'utf8')) as Vector;

let portal: BuiltPortal;
let browser: Browser;

beforeAll(async () => {
  portal = await startBuiltPortal();
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

/** A visitor at the moment of the example, for whom its issuer answers; everything that the browser asks for is kept. */
class Visitor {
  readonly asked: Request[] = [];
  statusList: string | null = vector.statusLists.valid;

  private constructor(readonly device: Device) {}

  static async arrive(language: Language, viewport?: { readonly width: number; readonly height: number }): Promise<Visitor> {
    const visitor = new Visitor(await openDevice(browser, portal.base, { language, ...(viewport ? { viewport } : {}) }));
    const { page, context } = visitor.device;
    await page.clock.setFixedTime(new Date(vector.now));
    await context.route('**/.well-known/jwt-vc-issuer/api/exchange/issuers/120000', (route) => route.fulfill({ json: vector.issuerMetadata }));
    await context.route('**/api/exchange/status-lists/*', (route) => (visitor.statusList === null ? route.abort() : route.fulfill({ body: visitor.statusList, contentType: 'application/statuslist+jwt' })));
    context.on('request', (request) => visitor.asked.push(request));
    await page.goto('/verify');
    return visitor;
  }

  async paste(text: string): Promise<void> {
    const { page, texts } = this.device;
    await page.getByRole('textbox', { name: texts.verify.text }).fill(text);
    await page.getByRole('button', { name: texts.verify.check, exact: true }).click();
  }

  async reads(words: string): Promise<void> {
    await this.device.page.getByText(words, { exact: true }).first().waitFor();
  }

  async readsVerdict(verdict: keyof (typeof CREDENTIAL_WORDS)['zh']['verdict']): Promise<void> {
    await this.reads(CREDENTIAL_WORDS[this.device.language].verdict[verdict]);
  }

  async shot(name: string): Promise<void> {
    const folder = process.env['SCREENSHOTS'];
    if (folder !== undefined) await this.device.page.screenshot({ path: path.join(folder, `verify-${name}.png`), fullPage: true });
  }
}

/** A picture of a QR code as a page would draw it, eight dots a module. */
function pictureOf(text: string): string {
  const { modules } = createQr(text, { errorCorrectionLevel: 'L' });
  const side = modules.size + 8;
  const squares = [...modules.data].flatMap((dark, at) => (dark ? [`M${(at % modules.size) + 4} ${Math.floor(at / modules.size) + 4}h1v1h-1z`] : []));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side * 6}" height="${side * 6}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${squares.join('')}"/></svg>`;
}

describeWith('chromium', 'the public page that verifies certificates', () => {
  it('says what holds, and nothing of the certificate leaves the browser', async () => {
    const visitor = await Visitor.arrive('zh');
    const { page, texts } = visitor.device;
    await visitor.paste(vector.credential);
    await visitor.readsVerdict('valid');
    for (const words of ['TC-34AC-6DEF-9GH3', '示例人员', '天津市卫生健康委员会', CREDENTIAL_WORDS.zh.unverified.holder]) await visitor.reads(words);
    await page.getByRole('link', { name: 'P33 第 2 版' }).waitFor();
    await visitor.shot('valid-zh');

    await page.goto('/');
    await page.goto(`/verify#${(await packCredential(vector.withoutPersonalClaims)) ?? ''}`);
    await visitor.readsVerdict('valid');
    await visitor.reads(texts.verify.withheld);
    expect(new URL(page.url()).hash).toBe('');

    const secrets = [...vector.credential.split(/[~.]/), 'TC-34AC-6DEF-9GH3', '示例人员', 'TEST-2020-0001', encodeURIComponent('示例人员'), (await packCredential(vector.credential)) ?? ''].filter((part) => part !== '').map((part) => part.slice(0, 80));
    const said = visitor.asked.map((request) => `${request.method()} ${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`);
    expect(said.filter((line) => line.includes('/status-lists/') || line.includes('jwt-vc-issuer'))).toHaveLength(4);
    // the address that a person opens has the certificate behind the #, which browsers keep to themselves
    const sent = visitor.asked.map((request) => request.url().split('#')[0] ?? '');
    expect(sent.every((address) => address.startsWith(portal.base))).toBe(true);
    const kept = said.map((line) => line.replaceAll(/#\S*/g, ''));
    expect(kept.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
    expect(visitor.asked.filter((request) => request.method() !== 'GET')).toEqual([]);
    expect(visitor.device.takeComplaints()).toEqual([]);
    await visitor.device.context.close();
  }, 120_000);

  it('gives each refusal its own words, and what was attested before a revocation', async () => {
    const visitor = await Visitor.arrive('en', NARROW);
    const { page, texts } = visitor.device;
    await page.getByRole('button', { name: texts.verify.check, exact: true }).click();
    await visitor.reads(texts.verify.nothing);
    for (const [text, verdict] of [['hello', 'malformed'], [vector.wrongKey, 'bad_signature'], [vector.expired, 'expired'], [vector.credential.replace(/~[^~]+~/, '~WyJhIiwiaG9sZGVyX25hbWUiLCJiIl0~'), 'bad_disclosure'], [vector.credential.replaceAll('.', '~'), 'malformed']] as const) {
      await visitor.paste(text);
      await visitor.readsVerdict(verdict);
    }
    await visitor.paste(vector.credential);
    await visitor.readsVerdict('valid');
    for (const verdict of ['suspended', 'revoked'] as const) {
      visitor.statusList = vector.statusLists[verdict];
      await page.getByRole('button', { name: texts.verify.check, exact: true }).click();
      await visitor.readsVerdict(verdict);
      await visitor.reads('示例人员');
    }
    await visitor.shot('revoked-en-360');

    visitor.statusList = null;
    await page.getByRole('button', { name: texts.verify.check, exact: true }).click();
    await visitor.readsVerdict('status_unavailable');
    visitor.statusList = vector.statusLists.valid;
    await page.getByRole('button', { name: texts.verify.again }).click();
    await visitor.readsVerdict('valid');
    await visitor.device.context.route('**/.well-known/jwt-vc-issuer/**', (route) => route.abort());
    await page.getByRole('button', { name: texts.verify.check, exact: true }).click();
    await visitor.reads(texts.verify.unreachable);
    expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
    await visitor.device.context.close();
  }, 120_000);

  it('opens a picture of the QR code, a text and a PDF, and says when there is nothing in it', async () => {
    const visitor = await Visitor.arrive('zh', NARROW);
    const { page, texts } = visitor.device;
    const open = async (name: string, mimeType: string, buffer: Buffer): Promise<void> => {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: texts.verify.open }).click();
      await (await chooser).setFiles({ name, mimeType, buffer });
    };
    const digits = (await packCredential(vector.credential)) ?? '';
    const canvas = await visitor.device.context.newPage();
    await canvas.setContent(pictureOf(`https://tongban.example/verify#${digits}`));
    const picture = await canvas.locator('svg').screenshot();
    await canvas.close();
    await open('code.png', 'image/png', picture);
    await visitor.readsVerdict('valid');
    await visitor.shot('valid-zh-360');
    await open('blank.png', 'image/png', await page.locator('h1').screenshot());
    await visitor.reads(texts.verify.noCode);
    await open('certificate.txt', 'text/plain', Buffer.from(vector.expired));
    await visitor.readsVerdict('expired');
    await open('certificate.pdf', 'application/pdf', Buffer.from(`%PDF-1.7\n/Credential (${vector.credential})\n`));
    await visitor.readsVerdict('valid');
    await open('other.pdf', 'application/pdf', Buffer.from('%PDF-1.7\n'));
    await visitor.reads(texts.verify.noCode);
    expect(visitor.device.takeComplaints()).toEqual([]);
    await visitor.device.context.close();
  }, 120_000);
});
