import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { detail, submit, type ActBody } from '../support/application.js';
import { describeWith } from '../support/available.js';
import { launchBrowser, NARROW, openSignedIn, settled } from '../support/browser.js';
import { certify } from '../support/certificates.js';
import { Person } from '../support/person.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { eventually } from '../support/waiting.js';

const HOLDER = { holderName: '示例甲', holderNumber: '999011199205120020' };

let portal: BuiltPortal;
let browser: Browser;

beforeAll(async () => {
  portal = await startBuiltPortal();
  browser = await launchBrowser();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

describeWith('chromium', 'alerts on the screen', () => {
  it('a clerk corrects an alert of their own and reads what others told; a request shows what stops it', async () => {
    const [nurse, beijing, tianjin] = await Promise.all(['nurse', 'clerk-beijing', 'clerk-tianjin-health'].map(async (subject) => Person.signIn(portal.base, subject))) as [Person, Person, Person];
    const health = (await beijing.refresh()).posts.find(({ authority }) => authority?.nameZh.includes('卫生'));
    await beijing.switchTo(health?.id ?? '');
    const { id } = (await submit(nurse, { qualificationCode: 'P33' })).body.request;
    await eventually(async () => (await detail(nurse, id)).request.state === 'routed', 30_000);
    const marked = await beijing.post('/api/catalogue/alerts', { commandId: randomUUID(), qualificationCode: 'P33', kind: 'suspended', ...HOLDER, certificateNumber: 'TEST-2020-0001', reason: '暂停执业六个月' });
    expect(marked.status).toBe(201);
    await eventually(async () => (await tianjin.get<ActBody>(`/api/workflow/requests/${id}`)).body.why.reason === 'holding_under_alert', 30_000);

    const clerk = await openSignedIn(browser, portal.base, 'clerkTianjinHealth', { language: 'zh', returnTo: `/work/${id}` });
    await clerk.page.getByText('理由：暂停执业六个月').waitFor();
    await settled(clerk.page);
    await clerk.page.goto(`${portal.base}/admin/alerts?status=notices`);
    await clerk.page.getByText(/北京市：护士执业资格的一份证书已暂停/).waitFor();

    // their own authority says something of a certificate from Tianjin, then takes it back
    await clerk.page.goto(`${portal.base}/admin/alerts`);
    const { alerts } = clerk.texts;
    await clerk.page.getByRole('button', { name: alerts.mark, exact: true }).click();
    const dialog = clerk.page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: alerts.qualification }).fill('P33');
    // the list of the text before may still stand there
    await clerk.page.getByRole('option').filter({ hasText: '护士执业资格' }).first().click();
    await dialog.getByRole('button', { name: alerts.mark, exact: true }).click();
    await dialog.getByText(alerts.missing).first().waitFor();
    await dialog.getByLabel(alerts.holderName).fill(HOLDER.holderName);
    await dialog.getByLabel(alerts.holderNumber).fill(HOLDER.holderNumber);
    await dialog.getByLabel(alerts.certificateNumber).fill('TJ-0099');
    await dialog.getByLabel(alerts.reason, { exact: true }).fill('录入演示');
    await dialog.getByRole('button', { name: alerts.mark, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await clerk.page.getByRole('button', { name: /^更正 / }).click();
    await dialog.getByRole('textbox').fill('录错了人');
    await dialog.getByRole('button', { name: alerts.act.correct, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await clerk.page.getByRole('link', { name: alerts.tabs.ended }).click();
    await clerk.page.getByText('录错了人').waitFor();
    expect(clerk.page.url()).toContain('status=ended');
  }, 240_000);

  it('whoever decided issues anew what an alert revoked by mistake; the holder is led from the old certificate to the new', async () => {
    const [nurse, beijing, tianjin] = await Promise.all(['nurse', 'clerk-beijing', 'clerk-tianjin-health'].map(async (subject) => Person.signIn(portal.base, subject))) as [Person, Person, Person];
    await beijing.switchTo((await beijing.refresh()).posts.find(({ authority }) => authority?.nameZh.includes('卫生'))?.id ?? '');
    const open = (await beijing.get<{ items: { id: string }[] }>('/api/catalogue/alerts?status=open')).body.items;
    for (const { id } of open) await beijing.post(`/api/catalogue/alerts/${id}/correct`, { commandId: randomUUID(), reason: '了结' });
    const { id, number, requestId } = await certify(nurse, tianjin, 'P33');
    const marked = await beijing.post<{ id: string }>('/api/catalogue/alerts', { commandId: randomUUID(), qualificationCode: 'P33', kind: 'revoked', ...HOLDER, certificateNumber: 'TEST-2020-0001', reason: '张冠李戴' });
    const state = async (): Promise<string> => (await nurse.get<{ state: string }>(`/api/exchange/credentials/${id}`)).body.state;
    await eventually(async () => (await state()) === 'revoked', 30_000);
    await beijing.post(`/api/catalogue/alerts/${marked.body.id}/correct`, { commandId: randomUUID(), reason: '录错了人' });

    const clerk = await openSignedIn(browser, portal.base, 'clerkTianjinHealth', { language: 'zh', viewport: NARROW, returnTo: '/admin/alerts?status=notices' });
    const { certificate, alerts } = clerk.texts;
    await eventually(async () => { await clerk.page.reload(); await settled(clerk.page); return (await clerk.page.getByText(number).count()) > 0; }, 30_000);
    await clerk.page.getByRole('link', { name: alerts.notice.toRequest }).click();
    await clerk.page.getByRole('button', { name: certificate.act.reissue, exact: true }).click();
    const dialog = clerk.page.getByRole('alertdialog').or(clerk.page.getByRole('dialog'));
    await dialog.getByText(certificate.explain.reissue).waitFor();
    await dialog.getByRole('textbox').fill('预警有误，签发机关已更正');
    await dialog.getByRole('button', { name: certificate.act.reissue, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await clerk.page.getByText(`${number}-2`, { exact: true }).waitFor();
    expect(clerk.page.url()).toContain(requestId);

    const holder = await openSignedIn(browser, portal.base, 'nurse', { language: 'zh', viewport: NARROW, returnTo: `/certificates/${id}` });
    await holder.page.getByText(certificate.reissued).waitFor();
    await holder.page.getByRole('link', { name: certificate.openReissued }).click();
    await holder.page.getByText(`${number}-2`, { exact: true }).waitFor();
    await Promise.all([clerk.context.close(), holder.context.close()]);
  }, 120_000);
});
