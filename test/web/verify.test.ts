import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Request } from 'playwright-core';
import { create as createQr } from 'qrcode';
import { CREDENTIAL_WORDS, packCredential } from '#contracts';
import { describeWith } from '../support/available.js';
import { becomesTrue, launchBrowser, NARROW, openDevice, openSignedIn, WIDE, type Device, type Language } from '../support/browser.js';
import { writeCameraFile } from '../support/camera.js';
import { certify } from '../support/certificates.js';
import { Person } from '../support/person.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { NAMES, worded } from '../support/screens.js';

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

/** A visitor who is not signed in; everything that the browser asks for is kept. */
class Visitor {
  readonly asked: Request[] = [];
  statusList: string | null = vector.statusLists.valid;

  private constructor(readonly device: Device) {}

  /** At the moment of the example, for whom its issuer answers. */
  static async arrive(language: Language, viewport?: { readonly width: number; readonly height: number }): Promise<Visitor> {
    return Visitor.open(language, viewport ?? WIDE, async ({ device: { page, context } }, list) => {
      await page.clock.setFixedTime(new Date(vector.now));
      await context.route('**/.well-known/jwt-vc-issuer/api/exchange/issuers/120000', (route) => route.fulfill({ json: vector.issuerMetadata }));
      await context.route('**/api/exchange/status-lists/*', (route) => {
        const body = list();
        return body === null ? route.abort() : route.fulfill({ body, contentType: 'application/statuslist+jwt' });
      });
    });
  }

  /** Now, for whom the platform itself answers; in another browser where one is given. */
  static async arriveNow(language: Language, viewport: { readonly width: number; readonly height: number }, within: Browser = browser): Promise<Visitor> {
    return Visitor.open(language, viewport, async () => undefined, within);
  }

  private static async open(language: Language, viewport: { readonly width: number; readonly height: number }, prepare: (visitor: Visitor, list: () => string | null) => Promise<void>, within: Browser = browser): Promise<Visitor> {
    const visitor = new Visitor(await openDevice(within, portal.base, { language, viewport }));
    await prepare(visitor, () => visitor.statusList);
    visitor.device.context.on('request', (request) => visitor.asked.push(request));
    await visitor.device.page.goto('/verify');
    return visitor;
  }

  /** What the browser has said to any server with one of these in it, or to another server, or other than by GET. */
  async leaks(compact: string, ...personal: readonly string[]): Promise<readonly string[]> {
    const secrets = [...compact.split(/[~.]/), ...personal, ...personal.map((each) => encodeURIComponent(each)), (await packCredential(compact)) ?? ''].filter((part) => part !== '').map((part) => part.slice(0, 80));
    return this.asked.flatMap((request) => {
      // the address that a person opens has the certificate behind the #, which browsers keep to themselves
      const said = `${request.method()} ${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`.replaceAll(/#\S*/g, '');
      return request.method() !== 'GET' || !request.url().startsWith(portal.base) || secrets.some((secret) => said.includes(secret)) ? [said] : [];
    });
  }

  /** Opens a file by the button, as a person does. */
  async openFile(name: string, mimeType: string, buffer: Buffer): Promise<void> {
    const { page, texts } = this.device;
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: texts.verify.open }).click();
    await (await chooser).setFiles({ name, mimeType, buffer });
  }

  async recheck(): Promise<void> {
    await this.device.page.getByRole('button', { name: this.device.texts.verify.check, exact: true }).click();
  }

  async scrollsSideways(): Promise<boolean> {
    return this.device.page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');
  }

  async paste(text: string): Promise<void> {
    const { page, texts } = this.device;
    await page.getByRole('textbox', { name: texts.verify.text }).fill(text);
    await this.recheck();
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
    await page.getByRole('link', { name: 'P33 第 2 版', exact: true }).waitFor();
    await visitor.shot('valid-zh');

    await page.goto('/');
    await page.goto(`/verify#${(await packCredential(vector.withoutPersonalClaims)) ?? ''}`);
    await visitor.readsVerdict('valid');
    await visitor.reads(texts.verify.withheld);
    expect(new URL(page.url()).hash).toBe('');

    expect(visitor.asked.filter((request) => /\/status-lists\/|jwt-vc-issuer/.test(request.url()))).toHaveLength(4);
    expect(await visitor.leaks(vector.credential, 'TC-34AC-6DEF-9GH3', '示例人员', 'TEST-2020-0001')).toEqual([]);
    expect(visitor.device.takeComplaints()).toEqual([]);
    await visitor.device.context.close();
  }, 120_000);

  it('gives each refusal its own words, and what was attested before a revocation', async () => {
    const visitor = await Visitor.arrive('en', NARROW);
    const { page, texts } = visitor.device;
    await visitor.recheck();
    await visitor.reads(texts.verify.nothing);
    for (const [text, verdict] of [['hello', 'malformed'], [vector.wrongKey, 'bad_signature'], [vector.expired, 'expired'], [vector.credential.replace(/~[^~]+~/, '~WyJhIiwiaG9sZGVyX25hbWUiLCJiIl0~'), 'bad_disclosure'], [vector.credential.replaceAll('.', '~'), 'malformed']] as const) {
      await visitor.paste(text);
      await visitor.readsVerdict(verdict);
    }
    await visitor.paste(vector.credential);
    await visitor.readsVerdict('valid');
    for (const verdict of ['suspended', 'revoked'] as const) {
      visitor.statusList = vector.statusLists[verdict];
      await visitor.recheck();
      await visitor.readsVerdict(verdict);
      await visitor.reads('示例人员');
    }
    await visitor.shot('revoked-en-360');

    visitor.statusList = null;
    await visitor.recheck();
    await visitor.readsVerdict('status_unavailable');
    visitor.statusList = vector.statusLists.valid;
    await page.getByRole('button', { name: texts.verify.again }).click();
    await visitor.readsVerdict('valid');
    await visitor.device.context.route('**/.well-known/jwt-vc-issuer/**', (route) => route.abort());
    await visitor.recheck();
    await visitor.reads(texts.verify.unreachable);
    expect(await visitor.scrollsSideways()).toBe(false);
    await visitor.device.context.close();
  }, 120_000);

  it('opens a picture of the QR code, a text and a PDF, and says when there is nothing in it', async () => {
    const visitor = await Visitor.arrive('zh', NARROW);
    const { page, texts } = visitor.device;
    const digits = (await packCredential(vector.credential)) ?? '';
    const canvas = await visitor.device.context.newPage();
    await canvas.setContent(pictureOf(`https://tongban.example/verify#${digits}`));
    const picture = await canvas.locator('svg').screenshot();
    await canvas.close();
    await visitor.openFile('code.png', 'image/png', picture);
    await visitor.readsVerdict('valid');
    await visitor.shot('valid-zh-360');
    await visitor.openFile('blank.png', 'image/png', await page.locator('h1').screenshot());
    await visitor.reads(texts.verify.noCode);
    await visitor.openFile('certificate.txt', 'text/plain', Buffer.from(vector.expired));
    await visitor.readsVerdict('expired');
    await visitor.openFile('certificate.pdf', 'application/pdf', Buffer.from(`%PDF-1.7\n/Credential (${vector.credential})\n`));
    await visitor.readsVerdict('valid');
    await visitor.openFile('other.pdf', 'application/pdf', Buffer.from('%PDF-1.7\n'));
    await visitor.reads(texts.verify.noCode);
    expect(visitor.device.takeComplaints()).toEqual([]);
    await visitor.device.context.close();
  }, 120_000);
});

describeWith('chromium', 'a certificate that the platform has issued', () => {
  let nurse: Person;
  let clerk: Person;
  let supervisor: Person;

  beforeAll(async () => {
    [nurse, clerk, supervisor] = [await Person.signIn(portal.base, 'nurse'), await Person.signIn(portal.base, 'clerk-tianjin-health'), await Person.signIn(portal.base, 'supervisor-tianjin')];
  }, 120_000);

  const RUNS: readonly (readonly [Language, typeof WIDE])[] = [['zh', WIDE], ['en', WIDE], ['zh', NARROW], ['en', NARROW]];
  it.each(RUNS)('is verified by anyone, and known to be revoked a second after it was (%s, %p)', async (language, viewport) => {
    const certificate = await certify(nurse, clerk, 'P33');
    const { compact } = (await nurse.get<{ compact: string }>(`/api/exchange/credentials/${certificate.id}/compact`)).body;
    const names = NAMES[language];
    const visitor = await Visitor.arriveNow(language, viewport);
    const { page, texts } = visitor.device;
    const says = async (): Promise<void> => {
      // what is attested, by whom, and under which version of the catalogue
      for (const words of [certificate.number, '示例甲', 'TEST-2020-0001', `${names.nurse} (P33)`, texts.vocabulary.effect.use_directly, names.beijing, names.tianjin, names.health]) await visitor.reads(words);
      await page.getByRole('link', { name: worded(texts.verify.version, { code: 'P33', number: 1 }), exact: true }).waitFor();
      await visitor.reads(texts.verify.baseline);
    };
    await visitor.paste(compact);
    await visitor.readsVerdict('valid');
    await says();
    await visitor.shot(`issued-${language}-${viewport.width}`);
    expect((await supervisor.post(`/api/exchange/credentials/${certificate.id}/state/revoke`, { reason: '以欺骗手段取得' })).status).toBe(200);
    await new Promise((resolve) => { setTimeout(resolve, 1_000); });
    await visitor.recheck();
    await visitor.readsVerdict('revoked');
    await says();
    expect(await page.getByText('以欺骗手段取得').count()).toBe(0);
    await visitor.shot(`issued-revoked-${language}-${viewport.width}`);
    expect(await visitor.scrollsSideways()).toBe(false);
    await page.getByRole('link', { name: worded(texts.verify.version, { code: 'P33', number: 1 }), exact: true }).click();
    await visitor.reads(texts.timeline.page.unsigned);
    expect(await visitor.leaks(compact, certificate.number, '示例甲', 'TEST-2020-0001')).toEqual([]);
    expect(visitor.device.takeComplaints()).toEqual([]);
    await visitor.device.context.close();
  }, 120_000);

  it('is printed by its holder and by the clerk who decided, and the file is verified by anyone', async () => {
    const certificate = await certify(nurse, clerk, 'P33');
    const visitor = await Visitor.arriveNow('zh', NARROW);
    for (const [card, returnTo, language] of [['nurse', `/certificates/${certificate.id}`, 'en'], ['clerkTianjinHealth', `/work/${certificate.requestId}`, 'zh']] as const) {
      const device = await openSignedIn(browser, portal.base, card, { returnTo });
      const begun = device.page.waitForEvent('download');
      await device.page.getByRole('link', { name: device.texts.certificate.pdf[language] }).click();
      const download = await begun;
      expect(download.suggestedFilename()).toBe(`${certificate.number}-${language}.pdf`);
      const file = await readFile(await download.path());
      await visitor.device.page.goto('/verify');
      await visitor.openFile(download.suggestedFilename(), 'application/pdf', file);
      await visitor.readsVerdict('valid');
      await visitor.reads(certificate.number);
      expect(device.takeComplaints()).toEqual([]);
      await device.context.close();
    }
    await visitor.device.context.close();
  }, 120_000);
});

describeWith('chromium', 'the camera of the page that verifies', () => {
  const CAMERA = '--use-fake-device-for-media-stream';
  let folder: string;
  let file: string;
  const opened: Browser[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'tongban-camera-'));
    file = path.join(folder, 'camera.y4m');
  });

  afterAll(async () => {
    for (const each of opened) await each.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A visitor who presses the button of the camera in a browser of these arguments. */
  async function look(language: Language, viewport: typeof WIDE, ...args: readonly string[]): Promise<Visitor> {
    const within = await launchBrowser(...args);
    opened.push(within);
    const visitor = await Visitor.arriveNow(language, viewport, within);
    await visitor.device.page.getByRole('button', { name: visitor.device.texts.verify.scan }).click();
    return visitor;
  }
  const RUNS: readonly (readonly [Language, typeof WIDE])[] = [['zh', NARROW], ['en', WIDE]];

  it.each(RUNS)('reads the certificate from the printed code and verifies it as a pasted one (%s, %p)', async (language, viewport) => {
    const [nurse, clerk] = [await Person.signIn(portal.base, 'nurse'), await Person.signIn(portal.base, 'clerk-tianjin-health')];
    const certificate = await certify(nurse, clerk, 'P33');
    const { compact } = (await nurse.get<{ compact: string }>(`/api/exchange/credentials/${certificate.id}/compact`)).body;
    // The camera is held over the desk first, and over the paper then.
    await writeCameraFile(file, [null, null, null, `${portal.base}/verify#${(await packCredential(compact)) ?? ''}`]);
    const visitor = await look(language, viewport, CAMERA, '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${file}`);
    const { page, texts } = visitor.device;
    await page.getByLabel(texts.verify.cameraPicture).waitFor();
    await becomesTrue(page, "document.querySelector('video')?.videoWidth === 1920 || document.querySelector('video') === null");
    await visitor.shot(`camera-${language}`);
    await visitor.readsVerdict('valid');
    const names = NAMES[language];
    for (const words of [certificate.number, '示例甲', 'TEST-2020-0001', `${names.nurse} (P33)`, names.health]) await visitor.reads(words);
    // It looks no longer than it must, and nothing of what it saw is told to anyone.
    expect(await page.locator('video').count()).toBe(0);
    expect(await visitor.leaks(compact, certificate.number, '示例甲', 'TEST-2020-0001')).toEqual([]);
    await visitor.shot(`camera-read-${language}`);
    expect(visitor.device.takeComplaints()).toEqual([]);
  }, 120_000);

  it('says what a code that is no certificate is, and can be closed', async () => {
    await writeCameraFile(file, ['https://tongban.example/catalogue/P33']);
    const visitor = await look('zh', NARROW, CAMERA, '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${file}`);
    await visitor.readsVerdict('malformed');
    await writeCameraFile(file, [null]);
    const other = await look('zh', NARROW, CAMERA, '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${file}`);
    const { page, texts } = other.device;
    await becomesTrue(page, "document.querySelector('video')?.videoWidth === 1920");
    await becomesTrue(page, `document.activeElement.textContent === '${texts.verify.cameraClose}'`);
    await page.evaluate('globalThis.watched = document.querySelector("video").srcObject.getTracks()[0]');
    await page.getByRole('button', { name: texts.verify.cameraClose }).click();
    await becomesTrue(page, 'globalThis.watched.readyState === "ended"');
    await becomesTrue(page, `document.activeElement.textContent === '${texts.verify.scan}'`);
    for (const each of [visitor, other]) expect(each.device.takeComplaints()).toEqual([]);
  }, 120_000);

  it.each([
    ['is not allowed', 'refused', [CAMERA, '--use-fake-ui-for-media-stream=deny']], ['is not there', 'missing', [`${CAMERA}=device-count=0`, '--use-fake-ui-for-media-stream']],
  ] as const)('says what to do instead where it %s, and that works', async (_what, fault, args) => {
    const visitor = await look('zh', NARROW, ...args);
    const { page, texts } = visitor.device;
    for (const words of [texts.verify.cameraFault[fault], texts.verify.cameraInstead]) await page.getByRole('alert').getByText(words).waitFor();
    await page.getByRole('button', { name: texts.verify.again }).click();
    await page.getByRole('alert').getByText(texts.verify.cameraFault[fault]).waitFor();
    await visitor.shot(`camera-${fault}`);
    expect(await visitor.scrollsSideways()).toBe(false);
    await visitor.paste('hello');
    await visitor.readsVerdict('malformed');
    expect(await page.getByText(texts.verify.cameraInstead).count()).toBe(0);
    expect(visitor.device.takeComplaints()).toEqual([]);
  }, 120_000);
});
