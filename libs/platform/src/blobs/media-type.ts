import { fileTypeFromBuffer } from 'file-type';
import { no, ok, type Refusal, type Result } from '#kernel';
import { MOST_BLOB_BYTES } from './blob-store.js';
import type { ContentFault } from '#contracts';
import { faultOfJpeg, faultOfPng } from './image-content.js';
import { faultOfPdf } from './pdf-content.js';

/** Kinds of files that applicants may attach. */
export const ATTACHMENT_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

export type AttachmentRefusal = Refusal<'attachment_type' | 'attachment_content' | 'too_large'>;

/**
 * The kind of a file by its content; name and declared type play no part. Only whole PDF, JPEG and PNG files up to 10 MB that do nothing
 * but show something: what a clerk opens must not act. `attachment_content` has the {@link ContentFault} in `details.fault`.
 */
export async function sniffMediaType(bytes: Uint8Array): Promise<Result<AttachmentType, AttachmentRefusal>> {
  if (bytes.length > MOST_BLOB_BYTES) return no({ code: 'too_large', details: { maxBytes: MOST_BLOB_BYTES } });
  const type = await kindOf(bytes);
  if (!type) return no({ code: 'attachment_type', details: { accepted: ATTACHMENT_TYPES } });
  const fault = faultOf(type, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return fault ? no({ code: 'attachment_content', details: { type, fault } }) : ok(type);
}

async function kindOf(bytes: Uint8Array): Promise<AttachmentType | undefined> {
  try {
    const mime = (await fileTypeFromBuffer(bytes))?.mime;
    return ATTACHMENT_TYPES.find((type) => type === mime);
  } catch {
    // A file that breaks its reader is no file of ours.
    return undefined;
  }
}

function faultOf(type: AttachmentType, bytes: Buffer): ContentFault | undefined {
  switch (type) {
    case 'application/pdf':
      return faultOfPdf(bytes);
    case 'image/jpeg':
      return faultOfJpeg(bytes);
    case 'image/png':
      return faultOfPng(bytes);
  }
}
