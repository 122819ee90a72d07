import { crc32 } from 'node:zlib';
import type { ContentFault } from '#contracts';
import { hasMarkup, isArchiveToo } from './foreign-content.js';

/** Beyond this a few bytes make a browser fill its memory. */
const MOST_PIXELS = 120_000_000;
const PNG_SIGNATURE_BYTES = 8;
const CHUNK_FRAME = 12;

/** Follows the chunks of a PNG to its end, with their checksums. */
export function faultOfPng(bytes: Buffer): ContentFault | undefined {
  let at = PNG_SIGNATURE_BYTES;
  let [first, hasData] = [true, false];
  for (;;) {
    if (at + CHUNK_FRAME > bytes.length) return 'truncated';
    const length = bytes.readUInt32BE(at);
    const end = at + CHUNK_FRAME + length;
    if (end > bytes.length) return 'truncated';
    const kind = bytes.toString('latin1', at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return 'truncated';
    if (first !== (kind === 'IHDR') || (first && length !== 13)) return 'truncated';
    if (first && !isReasonable(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12))) return 'dimensions';
    if (kind === 'IDAT') hasData = true;
    first = false;
    at = end;
    if (kind === 'IEND') break;
  }
  if (!hasData) return 'truncated';
  if (at !== bytes.length) return 'trailing';
  return foreignFault(bytes);
}

/**
 * Follows the segments of a JPEG to its end. Cameras append previews and other views of the same picture: what follows the end is accepted
 * as long as it is nothing that another program would take for its own.
 */
export function faultOfJpeg(bytes: Buffer): ContentFault | undefined {
  let at = 2;
  let [sized, scanned] = [false, false];
  for (;;) {
    if (at + 1 >= bytes.length || bytes[at] !== 0xff) return 'truncated';
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) break;
    if (isBare(marker)) {
      at += 2;
      continue;
    }
    if (at + 4 > bytes.length) return 'truncated';
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return 'truncated';
    if (isFrame(marker)) {
      if (end < at + 9) return 'truncated';
      if (!isReasonable(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5))) return 'dimensions';
      sized = true;
    }
    if (marker === 0xda) scanned = true;
    at = marker === 0xda ? endOfScan(bytes, end) : end;
  }
  if (!sized || !scanned) return 'truncated';
  return foreignFault(bytes);
}

/** The next marker that is neither stuffing nor a restart inside of the scan. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

/** Markers without a length: TEM, restarts, start of image. */
function isBare(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** SOF0 to SOF15, without the tables DHT, JPG and DAC that lie between them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function isReasonable(width: number, height: number): boolean {
  return width > 0 && height > 0 && width * height <= MOST_PIXELS;
}

function foreignFault(bytes: Buffer): ContentFault | undefined {
  return hasMarkup(bytes) || isArchiveToo(bytes) || bytes.includes('%PDF-') ? 'foreign' : undefined;
}
