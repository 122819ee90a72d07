import type { MultipartFile } from '@fastify/multipart';
import { Refused } from '#kernel';
import type { FastifyRequest } from 'fastify';

/** A request that may carry a file. */
export type UploadRequest = Pick<FastifyRequest, 'isMultipart' | 'file'>;

/** Reads the one file of a multipart request with the fields before it. Refuses `unsupported_media_type`, `malformed`, `too_large`. */
export async function readUpload(request: UploadRequest): Promise<{ fileName: string; bytes: Buffer; fields: Readonly<Record<string, string>> }> {
  if (!request.isMultipart()) throw new Refused({ code: 'unsupported_media_type' });
  const read = await readFile(request).catch(unreadable);
  if (!read) throw new Refused({ code: 'malformed', issues: [{ path: 'file', code: 'required' }] });
  return { fileName: read.file.filename, bytes: read.bytes, fields: fieldsOf(read.file) };
}

async function readFile(request: UploadRequest): Promise<{ file: MultipartFile; bytes: Buffer } | undefined> {
  const file = await request.file();
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
