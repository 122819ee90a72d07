import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { shanghaiDay } from '#kernel';
import { submit } from '../support/application.js';
import { describeWith } from '../support/available.js';
import { axeFindings } from '../support/axe.js';
import { launchBrowser, NARROW, openDevice, openSignedIn, settled, TEXTS, WIDE, type Card, type Device, type Language } from '../support/browser.js';
import { certify } from '../support/certificates.js';
import { Person } from '../support/person.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { eventually } from '../support/waiting.js';

const TRANSFER_FORM = {
  certificateNumber: 'TEST-2020-0001', certificateIssuer: '示例发证机关', certificateIssuedOn: '2020-05-01', usePurpose: 'registration_transfer', resultDelivery: 'online', truthDeclaration: true, statusQueryConsent: true,
};
const ROUTES = path.resolve(import.meta.dirname, '../../apps/web/src/app/routes.tsx');
const BCP47: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** What a desk screen has left at 200 % (WCAG 1.4.4). */
const ZOOMED = { width: WIDE.width / 2, height: WIDE.height / 2 };

/** A page to look at: its route, its address, and who sees it. `:id` stands for the request that the test has made. */
interface Visit {
  readonly route: string;
  readonly address?: string;
}

/** Cards that see what another one sees. */
type SamePost = 'catalogueBeijing' | 'catalogueHebei';

/** Pages that everybody may open, and what else each role works with; the guards of an area are pages, too. */
const VISITS: Readonly<Record<Exclude<Card, SamePost> | 'nobody', readonly Visit[]>> = {
  nobody: [
    { route: '/agreement' }, { route: '/' }, { route: '/catalogue' }, { route: '/catalogue', address: '/catalogue?q=zzzz' }, { route: '/catalogue', address: '/catalogue?place=110000&effect=accept_grade' }, { route: '/catalogue/$code', address: '/catalogue/P33' }, { route: '/catalogue/$code', address: '/catalogue/R18?from=110000&to=120000' },
    { route: '/catalogue/$code', address: '/catalogue/P33?on=2020-01-01' }, { route: '/catalogue/$code/versions/$number', address: '/catalogue/P33/versions/1' }, { route: '/rules/$code/versions/$number', address: '/rules/JJJ-P33/versions/1' }, { route: '/catalogue/$code/versions/$number', address: '/catalogue/P33/versions/second' }, { route: '/services' }, { route: '/services', address: '/services?lifeEvent=illness&mode=collect_and_forward&jurisdiction=110112' }, { route: '/services', address: '/services?q=zzzz' }, { route: '/services/$code', address: '/services/birth_vaccination-card?from=110000&to=120000' }, { route: '/open-data' }, { route: '/scoreboard' },
    { route: '/services/$code', address: '/services/recognition-person' }, { route: '/sign-in', address: '/sign-in?problem=sign_in_failed&returnTo=/requests' }, { route: '/verify' }, { route: '/verify', address: '/verify#nonsense' }, { route: '/requests' }, { route: '*', address: '/nowhere' }, { route: '/kiosk' },
  ],
  nurse: [{ route: '/requests' }, { route: '/requests/$id', address: '/requests/:id' }, { route: '/requests/$id/receipt', address: '/requests/:id/receipt' }, { route: '/requests/$id', address: '/requests/:joint' }, { route: '/requests/$id', address: '/requests/:refused' }, { route: '/certificates' }, { route: '/me/consents' }, { route: '/certificates/$id', address: '/certificates/:certificate' }, { route: '/notices' }, { route: '/notices', address: '/notices?q=zzzz' }, { route: '/notices/settings' }, { route: '/feedback' }, { route: '/feedback/new' }, { route: '/feedback/$id', address: '/feedback/:matter' }, { route: '/requests/$id', address: '/requests/:rated' }, { route: '/apply/$serviceCode', address: '/apply/recognition-person?qualification=P33&from=110000&to=120000' }, { route: '/work' }],
  constructor: [{ route: '/requests' }, { route: '/notices' }],
  elder: [{ route: '/me/mandates' }, { route: '/me/mandates/new' }, { route: '/me/data' }],
  windowTongzhou: [{ route: '/window' }, { route: '/window/intake' }, { route: '/window/intake', address: '/window/intake?service=recognition.person' }, { route: '/window/mandates' }, { route: '/window/$id/receipt', address: '/window/:window/receipt' }, { route: '/window/$id', address: '/window/:window' }],
  clerkTianjinHealth: [{ route: '/matters' }, { route: '/matters/$id', address: '/matters/:matter' }, { route: '/work' }, { route: '/work', address: '/work?queue=overdue' }, { route: '/work/outdated' }, { route: '/work/absences' }, { route: '/work/$id', address: '/work/:id' }, { route: '/work/$id', address: '/work/:joint' }, { route: '/admin/alerts' }, { route: '/admin/alerts', address: '/admin/alerts?status=notices' }],
  supervisorTianjin: [{ route: '/matters' }, { route: '/matters/$id', address: '/matters/:rectification' }, { route: '/supervision' }, { route: '/supervision/cases' }, { route: '/supervision/cases', address: '/supervision/cases?need=all' }, { route: '/notices/settings' }, { route: '/work' }, { route: '/work/absences' }, { route: '/work/$id', address: '/work/:id' }, { route: '/admin/jurisdictions' }],
  catalogueTianjin: [
    { route: '/admin/drafts' }, { route: '/admin/drafts/$id', address: '/admin/drafts/:entry' }, { route: '/admin/drafts/$id', address: '/admin/drafts/:rule' },
    { route: '/admin/propose', address: '/admin/propose?drafts=:rule' }, { route: '/admin/catalogue' }, { route: '/admin/catalogue/$code', address: '/admin/catalogue/P33' }, { route: '/admin/catalogue/$code', address: '/admin/catalogue/P33?at=2020-01-01T00:00:00.000Z' }, { route: '/admin/history' }, { route: '/admin/history', address: '/admin/history?view=state' }, { route: '/admin/batches' }, { route: '/admin/batches', address: '/admin/batches?status=objected' }, { route: '/admin/batches/$id', address: '/admin/batches/:batch' },
    { route: '/admin/batches/$id', address: '/admin/batches/:baseline' }, { route: '/admin/import' }, { route: '/admin/import/$id', address: '/admin/import/:import' },
    { route: '/admin/jurisdictions', address: '/admin/jurisdictions?code=120000' }, { route: '/catalogue/$code', address: '/catalogue/P33' }, { route: '/catalogue/$code/versions/$number', address: '/catalogue/P34/versions/2?with=1' },
  ],
  platform: [{ route: '/admin/deliveries' }, { route: '/admin/deliveries', address: '/admin/deliveries?status=dead' }, { route: '/admin/mailbox' }, { route: '/admin/attention' }, { route: '/admin/attention', address: '/admin/attention?status=resolved' }, { route: '/admin/audit' }, { route: '/admin/jurisdictions' }],
  auditor: [{ route: '/admin/deliveries' }, { route: '/admin/audit' }, { route: '/admin/batches' }, { route: '/admin/batches/$id', address: '/admin/batches/:batch' }, { route: '/admin/attention' }],
};

/** Keys of the catalogue of texts, as they would show when one was not translated. */
const TEXT_KEY = /\b(shell|certificate|apply|work|request|problems|pub|admin|signing|drafts|timeline|matrix|history|agreement|verify|vocabulary|imports|openData|alerts|answer|versions|notices|feedback|finding|kiosk|mandates|myData|materials|supervision|scoreboard)\.[a-zA-Z_]+(\.[a-zA-Z_]+)*\b|{{\w+}}/g;

let portal: BuiltPortal;
let browser: Browser;
let addresses: Readonly<Record<string, string>>;

beforeAll(async () => {
  portal = await startBuiltPortal();
  browser = await launchBrowser();
  const nurse = await Person.signIn(portal.base, 'nurse');
  const platform = await Person.signIn(portal.base, 'platform');
  const elder = await Person.signIn(portal.base, 'elder');
  await elder.post('/api/onestop/mandates', { id: randomUUID(), basis: 'child', person: { name: '示例甲', idNumber: '999011199205120020' }, scope: ['all'], from: '2026-01-01', until: shanghaiDay(new Date(Date.now() + 90 * 86_400_000)) });
  const online = (await submit(nurse, { qualificationCode: 'P33' })).body.request;
  const certificate = (await certify(nurse, await Person.signIn(portal.base, 'clerk-tianjin-health'), 'P33')).id;
  const clerk = await Person.signIn(portal.base, 'window-tongzhou');
  const applicant = { name: '示例乙', idNumber: '999011198809030056', phone: '00000000002', homeJurisdiction: '110112' };
  const forwarded = (await submit(clerk, { qualificationCode: 'P33', mode: 'collect_and_forward', applicant })).body.request;
  await clerk.post(`/api/workflow/requests/${forwarded.id}/originals`, { commandId: randomUUID(), description: '护士执业证书原件' });
  // A joint request whose clock stands, and one that was refused and is under review.
  const caseClerk = await Person.signIn(portal.base, 'clerk-tianjin-health');
  const joint = (await submit(nurse, { serviceTypeCode: 'registration.transfer', qualificationCode: 'P33', mode: 'joint', form: TRANSFER_FORM })).body.request.id;
  const refused = (await submit(nurse, { qualificationCode: 'P33' })).body.request.id;
  await carryOut(caseClerk, joint, 'accept', {});
  await carryOut(caseClerk, joint, 'suspend', { ground: 'hearing', announcedDays: 8, reasonText: '需举行听证。' });
  await carryOut(caseClerk, refused, 'accept', {});
  await carryOut(caseClerk, refused, 'refuse', { reasonCode: 'refuse.expired', reasonText: '证书已过有效期。', remedyTold: true });
  await eventually(async () => (await nurse.post(`/api/workflow/requests/${refused}/follow-ups`, { kind: 'review', reasonText: '证书在有效期内。' }, { 'idempotency-key': randomUUID() })).status === 200);
  // A complaint, and a handling whose bad rating is to be verified.
  const health = (await nurse.get<{ items: { id: string }[] }>('/api/directory/authorities?jurisdiction=120000&department=health')).body.items[0]?.id;
  const matter = (await nurse.post<{ id: string }>('/api/feedback/matters', { commandId: randomUUID(), kind: 'complaint', title: '办理太慢', text: '等了很久没有答复。', authorityId: health })).body.id;
  await eventually(async () => (await nurse.get<{ mayRate: boolean }>(`/api/feedback/requests/${refused}/rating`)).body.mayRate);
  const rectification = (await nurse.post<{ rectification: { id: string } }>('/api/feedback/ratings', { commandId: randomUUID(), requestId: refused, level: 'dissatisfied', reasons: ['slow'], comment: '没有说明理由' })).body.rectification.id;
  const administrator = await Person.signIn(portal.base, 'catalogue-beijing');
  const baseline = (await administrator.get<{ items: { id: string }[] }>('/api/publication/batches')).body.items[0];
  const draft = (await administrator.post<{ id: string; revision: number; content: object }>('/api/publication/drafts', { kind: 'qualification', code: 'P34' })).body;
  await administrator.put(`/api/publication/drafts/${draft.id}`, { revision: draft.revision, content: { ...draft.content, synonyms: ['药师证'] } });
  const batch = (await administrator.post<{ id: string }>('/api/publication/batches', { titleZh: '药师目录更新', titleEn: 'Pharmacists updated', draftIds: [draft.id] })).body;
  const entry = (await administrator.post<{ id: string; revision: number; content: object }>('/api/publication/drafts', { kind: 'qualification', code: 'P03' })).body;
  await administrator.put(`/api/publication/drafts/${entry.id}`, { revision: entry.revision, content: { ...entry.content, nameEn: '', synonyms: ['别名'], renewalLead: { value: 30, unit: 'day', source: null }, class: 'standard', authorities: [{ jurisdiction: '110000', authority: '' }], particulars: { grades: ['一级'], reusableFor: { value: 6, unit: 'month' } } } });
  const rule = (await administrator.post<{ id: string; revision: number; content: object }>('/api/publication/drafts', { kind: 'recognition_rule', code: 'JJJ-P34' })).body;
  await administrator.put(`/api/publication/drafts/${rule.id}`, { revision: rule.revision, content: {
    ...rule.content, fees: [{ jurisdiction: '120000', fen: 1250, source: '津价〔2020〕1号' }], hostDocuments: [{ jurisdiction: '120000', documents: [] }], timeLimits: [{ jurisdiction: '130000', value: 20, unit: 'working_day', source: '' }],
    conditions: [{ code: 'result_age_at_most', zh: '不久', en: 'recent', lawRef: { law: '某法', article: '' }, parameters: { value: 6, unit: 'month' } }, { code: 'qualification_recognised', zh: '另一资格', en: 'another', lawRef: null, parameters: { qualification: '' } }],
  } });
  const brought = (await administrator.bringIn<{ id: string }>('merge', 'a.csv', Buffer.from('code,nameZh,holderType\nP36,x,person\nP35,y,robot'))).body;
  await nurse.post('/api/notices/settings/mail-address', { address: 'nurse@mail.example' });
  await nurse.post('/api/notices/settings/webhooks', { url: 'http://127.0.0.1:9/hook' });
  await eventually(async () => (await platform.get<{ total: number }>('/api/notices/mailbox')).body.total > 0);
  addresses = { ':matter': matter, ':rectification': rectification, ':rated': refused, ':joint': joint, ':refused': refused, ':certificate': certificate, ':entry': entry.id, ':rule': rule.id, ':id': online.id, ':window': forwarded.id, ':batch': batch.id, ':baseline': baseline?.id ?? '', ':import': brought.id };
}, 120_000);

/** An act on a request that may still be on its way to the clerk. */
async function carryOut(clerk: Person, id: string, verb: string, input: unknown): Promise<void> {
  await eventually(async () => {
    const { request } = (await clerk.get<{ request?: { version: number } }>(`/api/workflow/requests/${id}`)).body;
    return request !== undefined && (await clerk.act(id, verb, request.version, input)).status === 200;
  });
}

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

/** What is wrong with the page beside axe's findings. Codes of acts and ids look like text keys and are meant to be read: they are left out. */
async function faultsOf(page: Page, language: Language, isNarrow: boolean): Promise<readonly string[]> {
  const seen = await page.evaluate<{ lang: string; title: string; headings: number; text: string; overflow: number }>(
    '({ lang: document.documentElement.lang, title: document.title, headings: document.querySelectorAll("h1").length, text: [...document.querySelectorAll(".code")].reduce((text, code) => text.replace(code.innerText, ""), document.body.innerText), overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth })',
  );
  return [
    ...(seen.lang === BCP47[language] ? [] : [`the document's language is "${seen.lang}"`]),
    ...(seen.title.endsWith(` - ${TEXTS[language].shell.brand}`) && !seen.title.startsWith(' -') ? [] : [`the title is "${seen.title}"`]),
    ...(seen.headings === 1 ? [] : [`${seen.headings} h1`]),
    ...(isNarrow && seen.overflow > 0 ? [`scrolls sideways by ${seen.overflow} px`] : []),
    ...[...seen.text.matchAll(TEXT_KEY)].map(([key]) => `a raw text key: ${key}`),
  ];
}

/** Every page of one person in both languages and both widths; the page is fetched once and changed in place. */
async function inspect(device: Device, visits: readonly Visit[]): Promise<readonly string[]> {
  const { page } = device;
  const found: string[] = [];
  let language: Language = 'zh';
  for (const { route, address = route } of visits) {
    const filled = Object.entries(addresses).reduce((text, [name, id]) => text.replace(name, id), address);
    await page.goto(filled);
    await settled(page);
    for (const turn of [0, 1]) {
      if (turn === 1) {
        await page.getByRole('button', { name: TEXTS[language].shell.switchLanguageLabel }).click();
        language = language === 'zh' ? 'en' : 'zh';
        await page.locator(`html[lang="${BCP47[language]}"]`).waitFor();
        await settled(page);
      }
      for (const viewport of [WIDE, NARROW]) {
        await page.setViewportSize(viewport);
        // axe takes seconds a page: it looks at each language once and at each width once, the quick checks at all four
        const axe = (turn === 0) === (viewport === WIDE) ? await axeFindings(page) : [];
        const faults = [...axe, ...(await faultsOf(page, language, viewport === NARROW))];
        found.push(...faults.map((fault) => `${address} (${language}, ${viewport.width} px): ${fault}`));
      }
    }
    // 关怀模式 on the narrowest telephone, and on a desk screen at 200 %
    const large = page.getByRole('button', { name: TEXTS[language].kiosk.large, exact: true });
    await large.click();
    for (const viewport of [NARROW, ZOOMED]) {
      await page.setViewportSize(viewport);
      const faults = [...(viewport === NARROW ? await axeFindings(page) : []), ...(await faultsOf(page, language, true))];
      found.push(...faults.map((fault) => `${address} (${language}, large type, ${viewport.width} px): ${fault}`));
    }
    await large.click();
    found.push(...device.takeComplaints().map((complaint) => `${address}: console: ${complaint}`));
  }
  return [...new Set(found)];
}

describeWith('chromium', 'every page of every role', () => {
  it('is visited: no route of the router is left out', () => {
    const source = readFileSync(ROUTES, 'utf8');
    const routes = [...source.matchAll(/\bpath: '([^']+)'/g)].map(([, route]) => route);
    const pathless = source.match(/\bid: '/g)?.length ?? 0;
    expect(routes).toHaveLength((source.match(/\bcreateRoute\(/g)?.length ?? 0) - pathless);
    const visited = Object.values(VISITS).flat().map(({ route }) => route);
    expect(routes.filter((route) => !visited.includes(route ?? ''))).toEqual([]);
  });

  it.each(Object.entries(VISITS))('%s: accessible, worded, quiet and within 360 px', async (who, visits) => {
    const device = who === 'nobody' ? await openDevice(browser, portal.base) : await openSignedIn(browser, portal.base, who as Card);
    try {
      expect(await inspect(device, visits)).toEqual([]);
    } finally {
      await device.context.close();
    }
  }, 240_000);

  it('also the page with the role cards, which is not part of the web app', async () => {
    const device = await openDevice(browser, portal.base);
    try {
      const { page } = device;
      await page.goto('/api/session/sign-in?returnTo=/');
      for (const viewport of [WIDE, NARROW]) {
        await page.setViewportSize(viewport);
        expect(await axeFindings(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
      }
      expect(device.takeComplaints()).toEqual([]);
    } finally {
      await device.context.close();
    }
  }, 60_000);
});
