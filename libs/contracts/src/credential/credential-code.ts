import { bytesOf, decodeBase64url, encodeBase64url, textOf, type Bytes } from './base64url.js';
import { inflate } from './inflate.js';

/** The first digit says how the others are read; a later form takes another. */
const FORM = '1';
const MOST_BYTES = 64 * 1024;
const MOST_DIGITS = 8_000;
const SIGNATURE_BYTES = 64;
const NUL = '\u0000';

/**
 * A credential without a holder's proof as decimal digits, for a QR code: about 40 % of the signs that the compact form takes, since base64 is
 * undone before packing and a QR code holds digits three to ten bits. Null when it cannot be said so and given back exactly.
 */
export async function packCredential(compact: string): Promise<string | null> {
  const parts = takeApart(compact);
  if (!parts) return null;
  const packed = await deflate(bytesOf(parts.texts.join(NUL)));
  const bytes = new Uint8Array([...parts.signature, ...packed]);
  // the leading 1 keeps bytes that are zero
  const digits = `${FORM}${BigInt(`0x01${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`).toString()}`;
  return (await unpackCredential(digits)) === compact ? digits : null;
}

/** The compact form that was packed, or null when the digits are none of ours. */
export async function unpackCredential(digits: string): Promise<string | null> {
  if (!/^1\d+$/.test(digits) || digits.length > MOST_DIGITS) return null;
  const hex = BigInt(digits.slice(FORM.length)).toString(16);
  const bytes = Uint8Array.from(hex.slice(1).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  if (hex.length % 2 === 0 || bytes.length <= SIGNATURE_BYTES) return null;
  const unpacked = await inflate(bytes.slice(SIGNATURE_BYTES), 'deflate-raw', MOST_BYTES);
  const [header, payload, ...disclosures] = (unpacked && textOf(unpacked)?.split(NUL)) || [];
  if (header === undefined || payload === undefined) return null;
  const encode = (text: string): string => encodeBase64url(bytesOf(text));
  return [`${encode(header)}.${encode(payload)}.${encodeBase64url(bytes.subarray(0, SIGNATURE_BYTES))}`, ...disclosures.map(encode), ''].join('~');
}

/** What a person pastes, scans or opens, as the compact form of a credential: itself, the address of a QR code, or its digits alone. */
export async function readCredentialText(text: string): Promise<string> {
  const trimmed = text.trim();
  const hash = /^https?:/i.test(trimmed) ? trimmed.indexOf('#') : -1;
  const said = (hash === -1 ? trimmed : trimmed.slice(hash + 1)).replaceAll(/\s/g, '');
  return (await unpackCredential(said)) ?? said;
}

function takeApart(compact: string): { readonly texts: readonly string[]; readonly signature: Bytes } | null {
  const [head = '', ...rest] = compact.split('~');
  if (rest.pop() !== '') return null;
  const [header = '', payload = '', end = '', ...more] = head.split('.');
  const signature = decodeBase64url(end);
  const texts = [header, payload, ...rest].map((part) => {
    const bytes = decodeBase64url(part);
    return bytes === null ? null : textOf(bytes);
  });
  if (more.length > 0 || signature?.length !== SIGNATURE_BYTES) return null;
  return texts.every((text): text is string => text !== null && !text.includes(NUL)) ? { texts, signature } : null;
}

async function deflate(bytes: Bytes): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
