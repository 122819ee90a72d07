import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigError } from '../config.js';
import { ensureKeyFile, makeKeys, readKeyFile, withNewFieldKey, withoutFieldKeys, writeKeyFile } from './key-file.js';
import { ensureKeys, loadKeys, UnknownKey } from './keys.js';

const folder = mkdtempSync(path.join(tmpdir(), 'tongban-keys-'));
let file = '';
let count = 0;

beforeEach(() => {
  file = path.join(folder, `set-${++count}`, 'keys.json');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const messageOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
};

describe('key file', () => {
  it('is made once, for its owner alone, and leaves nothing beside', () => {
    expect(ensureKeyFile(file)).toEqual({ made: true });
    const first = readFileSync(file, 'utf8');
    expect(ensureKeyFile(file)).toEqual({ made: false });
    expect(readFileSync(file, 'utf8')).toBe(first);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(path.dirname(file))).toEqual(['keys.json']);
  });

  it('is drawn anew each time: no two installations share a secret', () => {
    const secrets = (): readonly string[] => {
      const { field, blindIndex, blobAddress, session } = makeKeys();
      return [...Object.values(field.keys), blindIndex, blobAddress, session];
    };
    const drawn = [...secrets(), ...secrets()];
    expect(new Set(drawn).size).toBe(8);
  });

  it('is made by a demonstration and refused by production', () => {
    expect(messageOf(() => ensureKeys(file, 'production'))).toMatch(/is missing.*restore the file from your backup.*keys make/s);
    expect(ensureKeys(file, 'demo').currentFieldKey().id).toBe('k1');
    expect(ensureKeys(file, 'production').currentFieldKey().id).toBe('k1');
  });

  it.each([0o644, 0o640, 0o604, 0o660])('is refused when others may read it (mode %o)', (mode) => {
    ensureKeyFile(file);
    chmodSync(file, mode);
    expect(messageOf(() => loadKeys(file))).toMatch(/chmod 600/);
  });

  const damages: [string, (text: string) => string][] = [
    ['cut off', (text) => text.slice(0, 60)],
    ['another version', (text) => text.replace('"version": 1', '"version": 2')],
    ['null', () => 'null'],
    ['a current key that is not there', (text) => text.replace('"current": "k1"', '"current": "k2"')],
    ['a short key', (text) => text.replace(/"k1": "[^"]+"/, '"k1": "AAAA"')],
    ['a key id that would not fit into a value', (text) => text.replaceAll('"k1"', '"a.b"')],
    ['no session secret', (text) => text.replace('"session"', '"sessions"')],
  ];
  it.each(damages)('is refused when damaged: %s; the message quotes no key', (_, damage) => {
    ensureKeyFile(file);
    const { field } = readKeyFile(file);
    writeFileSync(file, damage(readFileSync(file, 'utf8')), { mode: 0o600 });
    const message = messageOf(() => loadKeys(file));
    expect(message).toMatch(/cannot be used: .*backup/);
    expect(message).not.toContain(field.keys['k1']);
  });

  it('numbers its keys and never retires the current one', () => {
    const second = withNewFieldKey(makeKeys());
    expect(second.field.current).toBe('k2');
    expect(Object.keys(second.field.keys)).toEqual(['k1', 'k2']);
    expect(withNewFieldKey(withoutFieldKeys(second, ['k1'])).field.current).toBe('k3');
    expect(() => withoutFieldKeys(second, ['k2'])).toThrow(/current/);
  });
});

describe('keys of a running process', () => {
  it('know a new key as soon as a value names it', () => {
    ensureKeyFile(file);
    const keys = loadKeys(file);
    expect(() => keys.fieldKey('k2')).toThrow(UnknownKey);
    writeKeyFile(file, withNewFieldKey(readKeyFile(file)));
    expect(keys.fieldKey('k2').id).toBe('k2');
    expect(keys.fieldKey('k1').id).toBe('k1');
  });

  it('use a new current key within a second', async () => {
    ensureKeyFile(file);
    const keys = loadKeys(file);
    writeKeyFile(file, withNewFieldKey(readKeyFile(file)));
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect(keys.currentFieldKey().id).toBe('k2');
  });

  it('outlive a damaged file', () => {
    ensureKeyFile(file);
    const keys = loadKeys(file);
    writeFileSync(file, '{', { mode: 0o600 });
    expect(() => keys.fieldKey('k9')).toThrow(UnknownKey);
    expect(keys.currentFieldKey().id).toBe('k1');
  });

  it('derive the same secret for a purpose in every process, another for another purpose', () => {
    ensureKeyFile(file);
    const [one, other] = [loadKeys(file), loadKeys(file)];
    expect(one.derive('csrf')).toHaveLength(32);
    expect(one.derive('csrf').equals(other.derive('csrf'))).toBe(true);
    expect(one.derive('csrf').equals(one.derive('session'))).toBe(false);
  });
});
