import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { decodeQR } from 'qr/decode.js';
import { legible } from '#platform';
import { readCredentialText, readTrustedKeys, verifyCredential, type RecognitionCertificate } from '#contracts';
import { renderCertificate, type CertificatePrint } from './certificate-pdf.js';

interface Vector {
  readonly now: string;
  readonly credential: string;
  readonly issuerMetadata: unknown;
  readonly statusLists: { readonly valid: string };
}

const vector = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../../test/support/vectors/recognition-certificate.json'), 'utf8')) as Vector;
const now = new Date(vector.now);
const VERIFY = 'https://tongban.example/verify';

async function attested(): Promise<RecognitionCertificate> {
  const { attested: found } = await verifyCredential(vector.credential, { keys: readTrustedKeys(vector.issuerMetadata) ?? [], statusList: vector.statusLists.valid, now });
  if (found?.certificate.kind !== 'recognition') throw new Error('the example does not verify');
  return found.certificate;
}

async function render(change: Partial<CertificatePrint> = {}): Promise<Buffer> {
  const pdf = await renderCertificate({ language: 'zh', certificate: await attested(), standing: null, compact: vector.credential, verifyAddress: VERIFY, now, ...change });
  if (process.env['SCREENSHOTS']) writeFileSync(path.join(process.env['SCREENSHOTS'], `certificate-${change.language ?? 'zh'}-${change.standing?.state ?? 'valid'}.pdf`), pdf);
  return pdf;
}

/** A file taken apart without the library that wrote it. */
function readPdf(pdf: Buffer): { readonly raw: string; readonly text: string; readonly drawing: string } {
  const raw = pdf.toString('latin1');
  const streams = [...raw.matchAll(/stream\n([\s\S]*?)\nendstream/g)].flatMap(([, bytes = '']) => {
    try {
      return [inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1')];
    } catch {
      return [];
    }
  });
  const drawing = streams.filter((stream) => stream.includes(' Tf')).join('\n');
  const signs = new Map<number, string>();
  for (const stream of streams) for (const [, from = '', list = ''] of stream.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    for (const [at, hex] of [...list.matchAll(/<([0-9a-f ]+)>/g)].map(([, each = '']) => each.replaceAll(' ', '')).entries()) signs.set(Number.parseInt(from, 16) + at, Buffer.from(hex, 'hex').swap16().toString('utf16le'));
  }
  const text = [...drawing.matchAll(/\[(.*?)\] TJ/g)].map(([, parts = '']) => [...parts.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []).map((each) => signs.get(Number.parseInt(each, 16)) ?? '?').join('')).join('\n');
  return { raw, text, drawing };
}

/** The squares that were drawn, as a picture of eight dots each, with the quiet rim. */
function decodeDrawn(drawing: string): string {
  const squares = [...drawing.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) \3 re$/gm)].map(([, x = '', y = '', side = '']) => [Number(x), Number(y), Number(side)] as const);
  const [left, top, side] = [Math.min(...squares.map(([x]) => x)), Math.min(...squares.map(([, y]) => y)), squares[0]?.[2] ?? 1];
  const count = Math.round((Math.max(...squares.map(([x]) => x)) - left) / side) + 1;
  const width = (count + 8) * 8;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [x, y] of squares) {
    const [column, row] = [Math.round((x - left) / side) + 4, Math.round((y - top) / side) + 4];
    for (let dot = 0; dot < 64; dot += 1) data.fill(0, ((row * 8 + (dot >> 3)) * width + column * 8 + (dot & 7)) * 4, ((row * 8 + (dot >> 3)) * width + column * 8 + (dot & 7)) * 4 + 3);
  }
  return decodeQR({ width, height: width, data }, { effort: 8, timeLimit: 10_000 });
}

const squeezed = (text: string): string => text.replaceAll(/\s+/g, '');

describe('the certificate as PDF', () => {
  it('is one page, tagged, titled, in its language, with the font inside and text that can be read out', async () => {
    const { raw, text } = readPdf(await render());
    expect(raw.match(/\/Type \/Page\b/g)).toHaveLength(1);
    for (const part of ['/Lang (zh-CN)', '/StructTreeRoot', '/MarkInfo', '/FontFile2', '/DisplayDocTitle true', 'pdfuaid:part']) expect(raw).toContain(part);
    for (const tag of ['/S /H1', '/S /H2', '/S /P', '/S /Figure']) expect(raw).toContain(tag);
    for (const words of ['资格互认证书', 'TC-34AC-6DEF-9GH3', '示例人员', '0020', 'TEST-2020-0001', '护士执业资格', 'Nurse practising qualification', '天津市卫生健康委员会', '2026年11月25日', '2029年11月24日', 'sha256:1f1f', VERIFY]) expect(squeezed(text)).toContain(squeezed(words));
    expect(text).not.toContain('?');
  });

  it('reads as well in English, with every name in Chinese beside it', async () => {
    const { raw, text } = readPdf(await render({ language: 'en' }));
    expect(raw).toContain('/Lang (en-GB)');
    for (const words of ['Certificate of recognition', 'Valid directly', '25 November 2026', 'Tianjin Municipal Health Commission 天津市卫生健康委员会', '示例人员']) expect(squeezed(text)).toContain(squeezed(words));
  });

  it('carries a code that opens the page with the whole certificate, and the certificate itself for who opens the file', async () => {
    const { raw, drawing } = readPdf(await render());
    const address = decodeDrawn(drawing);
    expect(address).toMatch(new RegExp(`^${VERIFY}#1\\d+$`));
    expect(await readCredentialText(address)).toBe(vector.credential);
    expect(raw).toContain(vector.credential);
  });

  it('says in both languages when it does not hold, and no longer that it does', async () => {
    for (const [state, words] of [['revoked', ['已撤销（自2026年11月26日08:00起）', 'Revoked since 26 November 2026', 'REVOKED', '证书已被撤销或者注销，不再有效。', 'no longer valid']], ['suspended', ['已暂停', 'Suspended since', 'SUSPENDED']], ['expired', ['已到期', 'Expired on', 'EXPIRED']]] as const) {
      const { raw, text, drawing } = readPdf(await render({ standing: { state, since: new Date('2026-11-26T00:00:00Z') } }));
      for (const each of words) expect(squeezed(text)).toContain(squeezed(each));
      expect(text).not.toContain('本证书证明');
      expect(raw.match(/\/Type \/Page\b/g)).toHaveLength(1);
      expect(await readCredentialText(decodeDrawn(drawing))).toBe(vector.credential);
    }
  });

  it('loses no name: a sign that the font lacks is told by its number', async () => {
    const certificate = { ...(await attested()), holderName: '𠮷龑\n㛃', basis: 'deemed_renewed', catalogue: { ...(await attested()).catalogue, signed: false }, validUntil: null, replaces: 'TC-34AC-6DEF-9GH2' };
    const { raw, text } = readPdf(await render({ certificate }));
    for (const words of ['〔U+20BB7〕龑 㛃', '以其统一码编号代替', '行政许可法第五十条', '没有任何地区签署过', '长期', 'TC-34AC-6DEF-9GH2']) expect(squeezed(text)).toContain(squeezed(words));
    expect(raw.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(legible('a\u0000b', { hasGlyphForCodePoint: (sign) => sign < 98 })).toBe('a 〔U+0062〕');
  });
});
