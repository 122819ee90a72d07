import { UnreadableFile } from './unreadable-file.js';

/** How a text file was written. Excel in China writes CSV in GB18030 (as GBK) or, as "Unicode text", in UTF-16. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export const BYTE_ORDER_MARK = '\uFEFF';

/** The text of a file, by its mark or by what it can be without fault; the mark itself is left out. Throws {@link UnreadableFile}. */
export function decodeText(bytes: Buffer): { text: string; encoding: TextEncoding } {
  const encoding = markOf(bytes) ?? (couldBe(bytes, 'utf-8') ? 'utf-8' : 'gb18030');
  const text = decode(bytes, encoding);
  if (text === undefined || text.includes('\u0000')) throw new UnreadableFile(text === undefined ? 'encoding' : 'type');
  return { text, encoding };
}

function markOf(bytes: Buffer): TextEncoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function couldBe(bytes: Buffer, encoding: TextEncoding): boolean {
  return decode(bytes, encoding) !== undefined;
}

function decode(bytes: Buffer, encoding: TextEncoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
