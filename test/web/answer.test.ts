import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { describeWith } from '../support/available.js';
import { launchBrowser, NARROW, openDevice, settled, type Device } from '../support/browser.js';
import { Person } from '../support/person.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';

describeWith('chromium', 'what a qualification counts for there', () => {
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

  async function open(address: string, language: 'zh' | 'en'): Promise<Device> {
    const device = await openDevice(browser, portal.base, { language, viewport: NARROW });
    await device.page.goto(`${portal.base}${address}`);
    await settled(device.page);
    return device;
  }

  it('says plainly that there is nothing to do, by which rule and law, and takes dates into account', async () => {
    const { page, texts, context } = await open('/catalogue/P33?from=110000&to=120000', 'zh');
    const answer = page.locator('.answer');
    await answer.getByText('北京市签发的“护士执业资格”在天津市直接有效，不用另办许可，也不用备案（行政许可法第四十一条）。').waitFor();
    for (const text of [texts.answer.nothingToDo, texts.answer.free, texts.answer.noWaiting, '《行政许可法》第四十一条', 'JJJ-P33']) await answer.getByText(text).first().waitFor();
    expect(await answer.locator('.judged > li').count()).toBe(4);
    await page.getByText(texts.answer.certificateDays).click();
    const ends = page.locator('#field-expiresOn [role=spinbutton]');
    for (const [i, part] of ['2020', '01', '01'].entries()) await ends.nth(i).pressSequentially(part);
    await answer.getByText(texts.answer.outcome.not_recognised, { exact: true }).waitFor();
    expect(await answer.locator('.answer-sentence').textContent()).toMatch(/已经过期/);
    expect(page.url()).not.toContain('expires');
    await context.close();
  }, 90_000);

  it('leads to the request where a confirmation is needed, and says why where nothing is recognised', async () => {
    const { page, texts, context } = await open('/catalogue/R18?from=110000&to=130000', 'en');
    const answer = page.locator('.answer');
    await answer.getByText('is reused in Hebei').waitFor();
    await answer.getByText(texts.answer.verdict.unknown, { exact: true }).first().waitFor();
    expect(await answer.getByRole('link', { name: texts.pub.entry.apply }).getAttribute('href')).toMatch(/^\/apply\/.*qualification=R18.*to=/);
    await page.goto(`${portal.base}/catalogue/R18?from=110000&to=130100`);
    await answer.getByText('no rule of recognition', { exact: false }).waitFor();
    expect(await answer.getByRole('link', { name: texts.pub.entry.apply }).count()).toBe(0);
    await context.close();
  }, 90_000);

  it('checks one certificate by its number, which stays out of the address, and forgets it when something changes', async () => {
    const clerk = await Person.signIn(portal.base, 'clerk-beijing');
    await clerk.switchTo((await clerk.refresh()).posts.find(({ authority }) => authority?.nameZh.includes('卫生'))?.id ?? '');
    const holder = { holderName: '示例甲', holderNumber: '999011199205120020' };
    const marked = await clerk.post('/api/catalogue/alerts', { commandId: randomUUID(), qualificationCode: 'P33', kind: 'suspended', ...holder, certificateNumber: 'BJ-WEB-0001', reason: '吊销前调查' });
    expect(marked.status).toBe(201);
    const { page, texts, context } = await open('/catalogue/P33?from=110000&to=120000', 'zh');
    const answer = page.locator('.answer');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
    await page.getByText(texts.answer.certificate.ask).click();
    const form = page.getByRole('form', { name: texts.answer.certificate.ask });
    await form.getByRole('button', { name: texts.answer.certificate.submit }).click();
    await form.getByText(texts.answer.certificate.missing).waitFor();
    const number = form.getByRole('textbox');
    await number.fill('BJ-WEB-0001');
    await number.press('Enter');
    await answer.getByText(texts.answer.certificate.stopped.replace('{{number}}', 'BJ-WEB-0001').replace('{{kind}}', texts.alerts.kind.suspended)).waitFor();
    for (const text of ['北京市卫生健康委员会', texts.answer.certificate.open, texts.answer.certificate.whyNot, '这份“护士执业资格”被签发机关暂停，暂停期间不予互认。']) await answer.getByText(text, { exact: true }).waitFor();
    expect(await answer.textContent()).not.toContain('调查');
    await number.fill('BJ-WEB-0002');
    await answer.getByText(texts.answer.outcome.nothing_to_do, { exact: true }).waitFor();
    await number.press('Enter');
    await answer.getByText(texts.answer.certificate.nothingSaid.replace('{{number}}', 'BJ-WEB-0002')).waitFor();
    await answer.getByText(texts.answer.certificate.noProof).waitFor();
    expect([page.url(), ...asked].join()).not.toContain('BJ-WEB');
    expect(asked.filter((each) => each.endsWith('/api/catalogue/recognition/check'))).toHaveLength(2);
    await context.close();
  }, 90_000);

  it('finds by effect, region and authority', async () => {
    const { page, texts, context } = await open('/catalogue', 'zh');
    const choose = async (label: string, option: string): Promise<void> => {
      await page.getByRole('button', { name: label }).click();
      await page.getByRole('option', { name: option, exact: true }).click();
    };
    await choose(texts.answer.byEffect, texts.vocabulary.effect.accept_grade);
    await page.getByText(texts.pub.catalogue.found.replace('{{total}}', '6')).waitFor();
    await choose(texts.answer.byPlace, '北京市');
    await choose(texts.answer.byAuthority, '北京市卫生健康委员会');
    await page.getByText(texts.pub.catalogue.found.replace('{{total}}', '1')).waitFor();
    expect(page.url()).toContain('authority=110000-health');
    await context.close();
  }, 90_000);
});
