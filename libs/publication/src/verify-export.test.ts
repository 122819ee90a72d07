import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { contentDigest, statementBytes, writtenDigest } from './digests.js';
import { makeStatement, type DepartureStatement } from './domain/statement.js';
import type { ExportedBatch, ExportedDeparture, ExportedKey, ExportedVersion, ExportRecord } from './export-format.js';
import { verifyExport, type ExportFault } from './verify-export.js';

const PARTIES = ['110000', '120000'];
const SIGNED_AT = '2026-11-25T08:00:00.000Z';
const pairs = Object.fromEntries([...PARTIES, '130000'].map((owner) => [owner, generateKeyPairSync('ed25519')])) as Record<string, { publicKey: KeyObject; privateKey: KeyObject }>;

const key = (owner: string, change: Partial<ExportedKey> = {}): ExportedKey => ({
  record: 'key', id: `key-${owner}`, owner, algorithm: 'Ed25519', publicJwk: pairs[owner]?.publicKey.export({ format: 'jwk' }) ?? {}, madeAt: '2026-01-01T00:00:00.000Z', retiredAt: null, revokedAt: null, ...change,
});
const content = { nameZh: '护士执业资格', parties: PARTIES };

/** A whole export of one version that both parties have signed; the content may name other parties than were asked. */
function exported(named: Readonly<Record<string, unknown>> = content): { head: ExportRecord; keys: ExportedKey[]; batch: ExportedBatch; version: ExportedVersion } {
  const statement = makeStatement({ batch: 'b1', purpose: 'publish', effectiveAt: null, rollsBack: null, parties: PARTIES, items: [{ kind: 'qualification', code: 'P33', number: 2, standing: 'active', digest: writtenDigest(contentDigest(named)) }] });
  return {
    head: { record: 'head', type: 'tongban.publication.export', version: 1, at: SIGNED_AT }, keys: PARTIES.map((owner) => key(owner)),
    batch: { record: 'batch', id: 'b1', purpose: 'publish', statement, signatures: PARTIES.map((jurisdiction) => signature(jurisdiction, statement)) },
    version: { record: 'version', kind: 'qualification', code: 'P33', number: 2, standing: 'active', batch: 'b1', inForceFrom: SIGNED_AT, inForceUntil: null, content: named },
  };
}

function signature(jurisdiction: string, statement: ExportedBatch['statement'] | DepartureStatement, by = jurisdiction): ExportedBatch['signatures'][number] {
  const privateKey = pairs[by]?.privateKey;
  if (!privateKey) throw new Error(`no key of ${by}`);
  return { jurisdiction, keyId: `key-${jurisdiction}`, algorithm: 'Ed25519', value: sign(null, statementBytes(statement), privateKey).toString('base64url'), signedAt: SIGNED_AT };
}

function departure(by = '120000', change: Partial<DepartureStatement> = {}): ExportedDeparture {
  const statement: DepartureStatement = { type: 'tongban.publication.departure', version: 1, departure: 'd1', jurisdiction: '120000', effectiveAt: '2026-12-01T00:00:00.000Z', reason: '机构调整' };
  const { keyId, algorithm, value, signedAt } = signature('120000', statement, by);
  return { record: 'departure', id: 'd1', statement: { ...statement, ...change }, keyId, algorithm, value, signedAt };
}

const whole = exported();
const { head, batch, version } = whole;
const [one, two] = whole.keys as [ExportedKey, ExportedKey];
const [first, second] = batch.signatures as [ExportedBatch['signatures'][number], ExportedBatch['signatures'][number]];

describe('an export', () => {
  it('that is whole has no fault', () => {
    expect(verifyExport([head, one, two, batch, version])).toMatchObject({ ok: true, versions: 1, signed: 1, unsigned: 0, faults: [], left: [] });
  });

  it.each<[string, readonly ExportRecord[], ExportFault['what'] | readonly ExportFault['what'][]]>([
    ['whose content was tampered with', [head, one, two, batch, { ...version, content: { ...content, nameZh: '医师' } }], 'content_changed'],
    ['whose standing was tampered with', [head, one, two, batch, { ...version, standing: 'suspended' }], 'not_in_statement'],
    ['whose batch is gone', [head, one, two, version], 'batch_missing'],
    ['that is half-signed', [head, one, two, { ...batch, signatures: [first] }, version], 'signature_missing'],
    ['in which a party was struck from what is signed', [head, one, two, { ...batch, statement: { ...batch.statement, parties: ['110000'] }, signatures: [first] }, version], ['signature_wrong', 'party_not_asked']],
    ['signed with another key', [head, one, two, { ...batch, signatures: [first, signature('120000', batch.statement, '130000')] }, version], 'signature_wrong'],
    ['one of whose keys is missing', [head, one, batch, version], 'key_unknown'],
    ['with the key of another jurisdiction', [head, one, { ...two, owner: '130000' }, batch, version], 'key_of_another'],
    ['with a key that was revoked before', [head, one, { ...two, revokedAt: '2026-11-01T00:00:00.000Z' }, batch, version], 'key_revoked'],
    ['with a key that was retired before', [head, one, { ...two, retiredAt: '2026-11-01T00:00:00.000Z' }, batch, version], 'key_not_valid_then'],
    ['with a key that was made afterwards', [head, one, { ...two, madeAt: '2026-12-01T00:00:00.000Z' }, batch, version], 'key_not_valid_then'],
    ['with an algorithm that nobody knows', [head, one, two, { ...batch, signatures: [first, { ...second, algorithm: 'SM2' }] }, version], 'algorithm_unknown'],
    ['with a signature that is no signature', [head, one, two, { ...batch, signatures: [first, { ...second, value: 'AAAA' }] }, version], 'signature_wrong'],
    ['with two versions of one document', [head, one, two, batch, version, version], 'twice_in_force'],
    ['with a notice of leaving that the party did not sign', [head, one, two, departure('110000'), batch, version], 'signature_wrong'],
    ['with a notice whose instant was changed', [head, one, two, departure('120000', { effectiveAt: '2030-01-01T00:00:00.000Z' }), batch, version], 'signature_wrong'],
  ])('%s is told so, with this reason and no other', (_what, records, what) => {
    expect([...new Set(verifyExport(records).faults.map((fault) => fault.what))]).toEqual([what].flat());
  });

  it('whose content names a party that nobody asked is told so, unless that party has left', () => {
    const { batch: asked, version: named } = exported({ ...content, parties: [...PARTIES, '130000'] });
    expect(verifyExport([head, one, two, asked, named]).faults.map(({ what, detail }) => [what, detail])).toEqual([['party_not_asked', '130000']]);
    const left = departure();
    expect(verifyExport([head, one, two, left, batch, version])).toMatchObject({ ok: true, left: [{ jurisdiction: '120000', since: left.statement.effectiveAt }] });
  });

  it('with a key that was revoked later still holds what it signed before', () => {
    expect(verifyExport([head, one, { ...two, revokedAt: '2026-12-01T00:00:00.000Z' }, batch, version]).ok).toBe(true);
  });
});
