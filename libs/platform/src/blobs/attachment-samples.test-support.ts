import { crc32, deflateSync } from 'node:zlib';

/** A red picture of 8 by 8 points, as a browser wrote it. */
export const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAKBueIx4ZKCMgoy0qqC+8P//8Nzc8P//////////////////////////////////////////////////////////2wBDAaq0tPDS8P//////////////////////////////////////////////////////////////////////////////wAARCAAIAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAQP/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCQAo//2Q==',
  'base64',
);

export function pngChunk(kind: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A grey picture; further chunks stand before its data. */
export function png({ width = 2, height = 2, chunks = [] }: { width?: number; height?: number; chunks?: readonly Buffer[] } = {}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(8, 8);
  const pixels = deflateSync(Buffer.alloc(Math.min(width, 100) * Math.min(height, 100) + Math.min(height, 100)));
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), pngChunk('IHDR', head), ...chunks, pngChunk('IDAT', pixels), pngChunk('IEND')]);
}

/** An object of a PDF: its dictionary and, where given, its stream. */
export interface PdfObject {
  readonly dictionary: string;
  readonly stream?: Buffer;
}

/** A PDF with one empty page and the objects given, with a cross-reference table that is right. */
export function pdf(objects: readonly PdfObject[] = [], { catalog = '', trailer = '' }: { catalog?: string; trailer?: string } = {}): Buffer {
  const all: PdfObject[] = [
    { dictionary: `/Type /Catalog /Pages 2 0 R ${catalog}` },
    { dictionary: '/Type /Pages /Kids [3 0 R] /Count 1' },
    { dictionary: '/Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R' },
    { dictionary: '', stream: Buffer.from('BT /F1 12 Tf (No markup here) Tj ET') },
    ...objects,
  ];
  let body = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1');
  const offsets = all.map(({ dictionary, stream }, i) => {
    const offset = body.length;
    const length = stream ? ` /Length ${stream.length}` : '';
    const data = stream ? Buffer.concat([Buffer.from('stream\n'), stream, Buffer.from('\nendstream\n')]) : Buffer.alloc(0);
    body = Buffer.concat([body, Buffer.from(`${i + 1} 0 obj\n<< ${dictionary}${length} >>\n`, 'latin1'), data, Buffer.from('endobj\n')]);
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const tail = `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${all.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.concat([body, Buffer.from(tail)]);
}

/** Objects inside of a compressed stream, where a search of the file does not see them. */
export function objectStream(content: string, { dictionary = '/Type /ObjStm /N 1 /First 4', filter = '/FlateDecode', data }: { dictionary?: string; filter?: string; data?: Buffer } = {}): PdfObject {
  return { dictionary: `${dictionary}${filter === '' ? '' : ` /Filter ${filter}`}`, stream: data ?? deflateSync(Buffer.from(`9 0 ${content}`)) };
}

/** The directory of an archive with one empty file, as a ZIP reader finds it from the end. */
export function zip(): Buffer {
  const name = Buffer.from('x.txt');
  const local = Buffer.concat([Buffer.from('504b0304140000000000000000000000000000000000000000000500000', 'hex'), Buffer.alloc(1), name]);
  const central = Buffer.concat([Buffer.from('504b01021400140000000000000000000000000000000000000000000500', 'hex'), Buffer.alloc(16), name]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
