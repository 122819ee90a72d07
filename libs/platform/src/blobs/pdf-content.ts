import { inflateSync } from 'node:zlib';
import type { ContentFault } from '#contracts';
import { hasMarkup, isArchiveToo } from './foreign-content.js';
import { namesIn, PdfTooTangled, streamsOf } from './pdf-syntax.js';

/** Names of PDF (ISO 32000) by which a document does more than show pages: scripts, programs, files inside, forms that send, media players. */
const ACTIVE = new Set([
  'JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'FileAttachment', 'RichMedia', 'XFA', 'GoToE', 'ImportData', 'SubmitForm', 'Rendition', 'Movie',
]);
/** The end; some writers fill the last block with blanks or zeros. */
const END = /startxref\s+\d+\s*%%EOF[\s\0]*$/;
const END_ANYWHERE = /startxref\s+\d+\s*%%EOF/;
const HEAD_BYTES = 1_024;
const TAIL_BYTES = 2_048;
/** Bounds of looking into object streams: no bomb costs more. */
const MOST_STREAMS = 5_000;
const MOST_INFLATED = 64 * 1024 * 1024;

/**
 * Looks for what a PDF must not do. Names are read wherever they stand, also inside of object streams, which are inflated; a stream of objects that cannot be
 * looked into is refused, since anything may be in it. What merely resembles such a name in the text of a page is refused as well: rare, and safe.
 */
export function faultOfPdf(bytes: Buffer): ContentFault | undefined {
  const text = bytes.toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(text)) return 'truncated';
  if (!END.test(text.slice(-TAIL_BYTES))) return END_ANYWHERE.test(text) ? 'trailing' : 'truncated';
  if (isArchiveToo(bytes) || hasMarkup(bytes.subarray(0, HEAD_BYTES))) return 'foreign';
  try {
    return faultOfNames(namesIn(text)) ?? faultInObjectStreams(bytes, text);
  } catch (error) {
    if (error instanceof PdfTooTangled) return 'hidden';
    throw error;
  }
}

function faultOfNames(names: Iterable<string>): ContentFault | undefined {
  for (const name of names) {
    if (name === 'Encrypt') return 'encrypted';
    if (ACTIVE.has(name)) return 'active';
  }
  return undefined;
}

function faultInObjectStreams(bytes: Buffer, text: string): ContentFault | undefined {
  let [streams, inflated] = [0, 0];
  for (const { names, dataAt } of streamsOf(text)) {
    // Readers go by the keys; not all of them ask for the type.
    if (!names.includes('ObjStm') && !(names.includes('N') && names.includes('First'))) continue;
    const objects = openStream(bytes.subarray(dataAt), names);
    if (!objects || ++streams > MOST_STREAMS || (inflated += objects.length) > MOST_INFLATED) return 'hidden';
    const fault = faultOfNames(namesIn(objects.toString('latin1')));
    if (fault) return fault;
  }
  return undefined;
}

/** The objects of a stream; undefined when they cannot be read for certain: another filter, several, or one that is named elsewhere. */
function openStream(content: Buffer, names: readonly string[]): Buffer | undefined {
  if (names.includes('DecodeParms') || names.includes('F')) return undefined;
  const filters = names.filter((name) => name.endsWith('Decode') || name === 'Crypt');
  if (!names.includes('Filter') && filters.length === 0) return upTo(content, content.indexOf('endstream'));
  if (filters.length !== 1 || filters[0] !== 'FlateDecode') return undefined;
  try {
    return inflateSync(content, { maxOutputLength: MOST_INFLATED });
  } catch {
    return undefined;
  }
}

function upTo(content: Buffer, end: number): Buffer | undefined {
  return end === -1 ? undefined : content.subarray(0, end);
}
