import type { MultipartFile } from '@fastify/multipart';
import { Refused } from '#kernel';
import type { FastifyRequest } from 'fastify';

/** A request that may carry a file. */
export type UploadRequest = Pick<FastifyRequest, 'isMultipart' | 'file' | 'headers'>;

/** Room for the other fields of a form and what stands between them. */
const FORM_BYTES = 64 * 1024;

/**
 * Reads the one file of a multipart request with the fields before it; `maxBytes` takes the place of the general limit. Refuses `unsupported_media_type`, `malformed`,
 * and `too_large`: at once where the request says its length, and otherwise as soon as the limit is passed, never after reading the whole.
 */
export async function readUpload(request: UploadRequest, maxBytes?: number): Promise<{ fileName: string; bytes: Buffer; fields: Readonly<Record<string, string>> }> {
  if (!request.isMultipart()) throw new Refused({ code: 'unsupported_media_type' });
  if (maxBytes !== undefined && Number(request.headers['content-length'] ?? 0) > maxBytes + FORM_BYTES) throw new Refused({ code: 'too_large', details: { maxBytes } });
  const read = await readFile(request, maxBytes).catch(unreadable);
  if (!read) throw new Refused({ code: 'malformed', issues: [{ path: 'file', code: 'required' }] });
  return { fileName: read.file.filename, bytes: read.bytes, fields: fieldsOf(read.file) };
}

async function readFile(request: UploadRequest, maxBytes: number | undefined): Promise<{ file: MultipartFile; bytes: Buffer } | undefined> {
  const file = await request.file(maxBytes === undefined ? undefined : { limits: { fileSize: maxBytes } });
  if (!file) return undefined;
  const bytes = await file.toBuffer();
  // Past the limit the library cuts the stream. It throws a 413 of its own, but not when the last piece was read before the cut was noticed.
  if (file.file.truncated) throw new Refused({ code: 'too_large', details: { maxBytes: bytes.length } });
  return { file, bytes };
}

/** The form's parser throws bare errors at a form that is cut or has no boundary; whatever it cannot read is the sender's fault. */
function unreadable(error: unknown): never {
  if (error instanceof Refused || typeof (error as { statusCode?: unknown }).statusCode === 'number') throw error;
  throw new Refused({ code: 'malformed', issues: [{ path: 'file', code: 'unreadable' }] });
}

function fieldsOf(file: MultipartFile): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, part] of Object.entries(file.fields)) {
    const single = Array.isArray(part) ? part[0] : part;
    if (single?.type === 'field' && typeof single.value === 'string') fields[name] = single.value;
  }
  return fields;
}
