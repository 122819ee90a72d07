import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { readCredentialText } from '#contracts';
import { certify, type IssuedCertificate } from '../support/certificates.js';
import { readPrinted } from '../support/foreign-pdf.js';
import { verifyAbroad } from '../support/foreign-wallet.js';
import { startHouse, type House } from '../support/house.js';
import { Person, type Answer } from '../support/person.js';

const codeOf = (answer: Answer<unknown>): string => (answer.body as { code: string }).code;
const squeezed = (text: string): string => text.replaceAll(/\s+/g, '');

// whole flows, on a machine that may be busy with other tests
jest.setTimeout(120_000);
let house: House;
let nurse: Person;
let clerk: Person;
let supervisor: Person;
let certificate: IssuedCertificate;

beforeAll(async () => {
  house = await startHouse();
  [nurse, clerk, supervisor] = [await Person.signIn(house.base, 'nurse'), await Person.signIn(house.base, 'clerk-tianjin-health'), await Person.signIn(house.base, 'supervisor-tianjin')];
  certificate = await certify(nurse, clerk, 'P33');
});
afterAll(async () => house?.close());

const address = (language = 'zh', { id }: IssuedCertificate = certificate): string => `/api/exchange/credentials/${id}/pdf?lang=${language}`;

async function print(by: Person, language: 'zh' | 'en' = 'zh'): Promise<Buffer> {
  const pdf = await by.download(address(language));
  const folder = process.env['SCREENSHOTS'];
  if (folder !== undefined) await writeFile(path.join(folder, `printed-${language}.pdf`), pdf);
  return pdf;
}

/** The owner of the database looks past every policy. */
async function rows(sql: string, values: unknown[] = []): Promise<object[]> {
  const owner = new pg.Client({ connectionString: house.database.ownerUrl });
  await owner.connect();
  try {
    return (await owner.query<object>(sql, values)).rows;
  } finally {
    await owner.end();
  }
}

/** Who printed it, as the audit has it. */
async function prints(): Promise<object[]> {
  return rows(`SELECT actor->>'personId' AS who, detail FROM platform.audit_entry WHERE act = 'certificate.print' AND subject_id = $1 ORDER BY at, id`, [certificate.id]);
}

describe('a certificate on paper', () => {
  it('is printed by its holder in either language, with both names of everything and every font inside', async () => {
    for (const [language, title] of [['zh', '资格互认证书'], ['en', 'Certificate of recognition']] as const) {
      const answer = await nurse.get(address(language));
      expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control'), answer.headers.get('content-disposition')]).toEqual([
        200, 'application/pdf', 'private, no-store', `attachment; filename="${certificate.number}-${language}.pdf"`,
      ]);
      const pdf = await print(nurse, language);
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      const { pages, text } = await readPrinted(pdf);
      expect(pages).toBe(1);
      for (const words of [title, certificate.number, '示例甲', 'TEST-2020-0001', '护士执业资格', 'Nurse practising qualification', '北京市', 'Beijing', '天津市', 'Tianjin', '天津市卫生健康委员会', 'Tianjin Municipal Health Commission']) expect(squeezed(text)).toContain(squeezed(words));
      const raw = pdf.toString('latin1');
      expect(raw.match(/\/Type \/FontDescriptor/g)?.length).toBeGreaterThan(0);
      expect(raw.match(/\/FontFile[23]? /g)).toHaveLength(raw.match(/\/Type \/FontDescriptor/g)?.length ?? 0);
    }
  });

  it('has a code that leads to the public verification, where it verifies', async () => {
    const { code } = await readPrinted(await print(nurse));
    expect(code).toMatch(new RegExp(`^${house.base}/verify#1\\d+$`));
    expect(await verifyAbroad(await readCredentialText(code))).toMatchObject({ certificate_number: certificate.number, holder_name: '示例甲', holder_certificate_number: 'TEST-2020-0001' });
  });

  it('is printed for the holder by those who decided, and by nobody else; every print is recorded', async () => {
    const before = (await prints()).length;
    const { text } = await readPrinted(await print(clerk, 'en'));
    expect(text).toContain('示例甲');
    expect((await prints()).slice(before)).toEqual([{ who: (await clerk.refresh()).person?.id, detail: { language: 'en', state: 'valid', forHolder: true } }]);
    for (const [card, status] of [['constructor', 404], ['clerk-tianjin-education', 404], ['supervisor-tianjin', 403], ['window-tongzhou', 403], ['auditor', 403], ['platform', 403]] as const) {
      expect([card, (await (await Person.signIn(house.base, card)).get(address())).status]).toEqual([card, status]);
    }
    expect((await fetch(`${house.base}${address()}`)).status).toBe(401);
    expect((await nurse.get(address('fr'))).status).toBe(400);
    expect(await prints()).toHaveLength(before + 1);
    expect((await prints())[0]).toMatchObject({ detail: { forHolder: false } });
  });

  it('says plainly when it does not hold, and the code says so too', async () => {
    const change = async (act: string): Promise<void> => expect((await supervisor.post(`/api/exchange/credentials/${certificate.id}/state/${act}`, { reason: '内部核查的细节' })).status).toBe(200);
    await change('suspend');
    const suspended = await readPrinted(await print(nurse));
    for (const words of ['已暂停（自', 'Suspended since', '证书目前被暂停', 'SUSPENDED']) expect(squeezed(suspended.text)).toContain(squeezed(words));
    await change('reinstate');
    expect((await readPrinted(await print(nurse))).text).not.toMatch(/暂停（自|SUSPENDED/);
    await change('revoke');
    expect((await nurse.get(address())).headers.get('content-disposition')).toBe(`attachment; filename="${certificate.number}-revoked-zh.pdf"`);
    const { text, code } = await readPrinted(await print(nurse, 'en'));
    for (const words of ['Revoked since', '已撤销（自', 'It has been revoked or cancelled and is no longer valid.', 'REVOKED']) expect(squeezed(text)).toContain(squeezed(words));
    // the reason is between the authority and the holder: paper is shown to others
    expect(text).not.toContain('内部核查的细节');
    await expect(verifyAbroad(await readCredentialText(code))).rejects.toThrow(/status 1/);
  });

  it('is not printed when nobody could verify it, because the key that signed it was withdrawn', async () => {
    await rows(`UPDATE platform.signing_key SET revoked_at = now() WHERE owner = '120000' AND purpose = 'credential'`);
    const answer = await nurse.get(address());
    expect([answer.status, codeOf(answer)]).toEqual([409, 'certificate_unverifiable']);
  });
});
