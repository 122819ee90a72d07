import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { packCredential } from '#contracts';
import { runCommandLine } from './command-line.js';

interface Vector {
  readonly now: string;
  readonly credential: string;
  readonly presentation: string;
  readonly presentationAudience: string;
  readonly presentationNonce: string;
  readonly wrongKey: string;
  readonly issuerMetadata: { readonly issuer: string; readonly jwks: object };
  readonly otherIssuerMetadata: object;
  readonly statusListUri: string;
  readonly statusLists: Readonly<Record<'valid' | 'revoked', string>>;
}

const vector = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../test/support/vectors/recognition-certificate.json'), 'utf8')) as Vector;
const NOW = ['--at', vector.now] as const;
let folder: string;
let files: Readonly<Record<'certificate' | 'changed' | 'presentation' | 'wrongKey' | 'code' | 'keys' | 'jwks' | 'otherKeys' | 'status' | 'revoked' | 'nonsense', string>>;
const before = { ...process.env };

beforeAll(async () => {
  // neither a database nor a server nor keys of the installation are at hand
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'TONGBAN_KEYS', 'TONGBAN_DATA']) delete process.env[name];
  folder = mkdtempSync(path.join(os.tmpdir(), 'tongban-verify-'));
  const texts = {
    certificate: `${vector.credential}\n`, changed: vector.credential.replace('.eyJpc3Mi', '.eyJpc3Ni'), presentation: vector.presentation, wrongKey: vector.wrongKey,
    code: `https://tongban.example/verify#${(await packCredential(vector.credential)) ?? ''}`, keys: JSON.stringify([vector.issuerMetadata, vector.otherIssuerMetadata]), jwks: JSON.stringify(vector.issuerMetadata.jwks),
    otherKeys: JSON.stringify(vector.otherIssuerMetadata), status: vector.statusLists.valid, revoked: vector.statusLists.revoked, nonsense: '{}',
  };
  files = Object.fromEntries(Object.entries(texts).map(([name, text]) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return [name, file];
  })) as unknown as typeof files;
});

afterAll(() => {
  process.env = before;
  rmSync(folder, { recursive: true, force: true });
});

async function verify(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await runCommandLine(['credential', 'verify', ...args], { writeOut: (text) => { said.out += text; }, writeErr: (text) => { said.err += text; } });
  return { code, ...said };
}

describe('credential verify', () => {
  it('says valid with 0, what is attested and by whom, and what it does not vouch for', async () => {
    const { code, out, err } = await verify(files.certificate, '--keys', files.keys, '--status', files.status, ...NOW);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Valid: /);
    for (const words of ['TC-34AC-6DEF-9GH3', 'Nurse practising qualification', 'Tianjin Municipal Health Commission', '示例人员', 'sha256:1f1f', vector.issuerMetadata.issuer, 'Whether the person who shows it is its holder']) expect(out).toContain(words);
  });

  it.each(['code', 'certificate'] as const)('reads the %s, and keys that do not say whose they are', async (name) => {
    const { code, out } = await verify(files[name], '--keys', files.jwks, '--status', files.status, ...NOW);
    expect([code, out.trim().split('\n').at(-1)]).toEqual([0, `The keys did not say whose they are; the certificate says: ${vector.issuerMetadata.issuer}.`]);
  });

  it('says plainly that the status could not be checked, and where the list stands', async () => {
    const { code, out } = await verify(files.certificate, '--keys', files.keys, ...NOW);
    expect([code, out.split('\n')[0]]).toEqual([1, 'The signature is right, but whether it has been suspended or revoked could not be checked.']);
    expect(out).toContain(`The status list stands at ${vector.statusListUri}.`);
    expect((await verify(files.certificate, '--keys', files.keys, '--status', files.status, '--at', '2026-11-27T00:00:00Z')).out).toContain('the status list was good until 2026-11-26T00:15:00.000Z');
  });

  it.each<[string, keyof typeof files, readonly (keyof typeof files | `--${string}` | 'other')[], string]>([
    ['a revoked one', 'certificate', ['--keys', 'keys', '--status', 'revoked'], 'revoked'], ['a changed one', 'changed', ['--keys', 'keys', '--status', 'status'], 'malformed'],
    ['one signed with another key', 'wrongKey', ['--keys', 'keys'], 'bad_signature'], ['one without trusted keys', 'certificate', [], 'unknown_issuer'], ['one of another issuer', 'certificate', ['--keys', 'otherKeys'], 'unknown_issuer'],
    ['one for another receiver', 'presentation', ['--keys', 'keys', '--audience', 'other'], 'wrong_audience'], ['what is none', 'nonsense', [], 'malformed'],
  ])('exits with 1 for %s', async (_what, file, options, verdict) => {
    const { code, out } = await verify(files[file], ...options.map((option) => (option in files ? files[option as keyof typeof files] : option)), ...NOW, '--json');
    expect([code, (JSON.parse(out) as { verdict: string }).verdict]).toEqual([1, verdict]);
  });

  it('checks that the proof was made for this receiver', async () => {
    expect((await verify(files.presentation, '--keys', files.keys, '--status', files.status, '--audience', vector.presentationAudience, '--nonce', vector.presentationNonce, ...NOW)).code).toBe(0);
  });

  it.each<[string, () => string[]]>([
    ['no file', () => []], ['a file that is not there', () => ['/nowhere/certificate']], ['keys that are none', () => [files.certificate, '--keys', files.nonsense]], ['keys that are not JSON', () => [files.certificate, '--keys', files.certificate]],
    ['an instant that is none', () => [files.certificate, '--at', 'tomorrow']], ['an option that is none', () => [files.certificate, '--online']],
  ])('exits with 2 for %s', async (_what, args) => {
    expect(await verify(...args())).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^error: /) });
  });
});
