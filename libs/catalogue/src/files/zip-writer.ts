import { createDeflateRaw, crc32 } from 'node:zlib';

/** One entry of an archive, its bytes handed over piece by piece. */
export interface ZipEntry {
  readonly name: string;
  pieces(): AsyncIterable<string> | Iterable<string>;
}

/** 1980-01-01 00:00, the first instant that the format knows: the same entries give the same bytes. */
const DOS_TIME = 0;
const DOS_DATE = 0x21;
/** Sizes follow the bytes (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x808;
const VERSION = 20;
const DEFLATED = 8;

/** Writes an archive without ever holding more than a piece of it. */
export async function* writeZip(entries: Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const begun = offset;
    const sizes = { crc: 0, packed: 0, plain: 0 };
    const head = localHead(name);
    yield head;
    offset += head.length;
    for await (const piece of deflated(entry, sizes)) {
      yield piece;
      offset += piece.length;
    }
    const tail = descriptor(sizes);
    yield tail;
    offset += tail.length;
    directory.push(directoryEntry(name, sizes, begun));
  }
  const whole = Buffer.concat(directory);
  yield whole;
  yield endOfDirectory(directory.length, whole.length, offset);
}

interface Sizes {
  crc: number;
  packed: number;
  plain: number;
}

async function* deflated(entry: ZipEntry, sizes: Sizes): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw();
  const feeding = feed(entry, deflate, sizes);
  // What goes wrong while feeding ends the reading below; awaiting `feeding` tells it.
  feeding.catch((error: unknown) => deflate.destroy(error instanceof Error ? error : new Error(String(error))));
  for await (const piece of deflate as AsyncIterable<Buffer>) {
    sizes.packed += piece.length;
    yield piece;
  }
  await feeding;
}

async function feed(entry: ZipEntry, deflate: ReturnType<typeof createDeflateRaw>, sizes: Sizes): Promise<void> {
  for await (const text of entry.pieces()) {
    const bytes = Buffer.from(text);
    sizes.crc = crc32(bytes, sizes.crc);
    sizes.plain += bytes.length;
    if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once('drain', resolve));
  }
  deflate.end();
}

function localHead(name: Buffer): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(DEFLATED, 8);
  head.writeUInt16LE(DOS_TIME, 10);
  head.writeUInt16LE(DOS_DATE, 12);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function descriptor({ crc, packed, plain }: Sizes): Buffer {
  const tail = Buffer.alloc(16);
  tail.writeUInt32LE(0x08074b50, 0);
  tail.writeUInt32LE(crc, 4);
  tail.writeUInt32LE(packed, 8);
  tail.writeUInt32LE(plain, 12);
  return tail;
}

function directoryEntry(name: Buffer, { crc, packed, plain }: Sizes, offset: number): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(VERSION, 4);
  entry.writeUInt16LE(VERSION, 6);
  entry.writeUInt16LE(FLAGS, 8);
  entry.writeUInt16LE(DEFLATED, 10);
  entry.writeUInt16LE(DOS_TIME, 12);
  entry.writeUInt16LE(DOS_DATE, 14);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(packed, 20);
  entry.writeUInt32LE(plain, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, name]);
}

function endOfDirectory(entries: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
