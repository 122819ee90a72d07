import { inflateRawSync } from 'node:zlib';
import { UnreadableFile } from './unreadable-file.js';

/** What an archive may unfold to. An XLSX of 25,000 rows has about ten entries and unfolds to some 60 MB, at less than thirty times its size. */
export interface ZipBounds {
  readonly entries: number;
  /** Bytes of all entries that are read, unfolded. */
  readonly totalBytes: number;
  /** How many times its own size an entry may unfold to; small entries are let be. */
  readonly ratio: number;
}

const XLSX_BOUNDS: ZipBounds = { entries: 500, totalBytes: 160 * 1024 * 1024, ratio: 250 };

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_SIZE = 22;
const MOST_COMMENT = 65_535;
const SMALL = 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly packedSize: number;
  readonly offset: number;
}

/**
 * An archive of which single entries are unfolded when they are asked for. What the archive says of its sizes is not believed: unfolding stops at the
 * bound. Throws {@link UnreadableFile} with `zip_damaged`, `zip_encrypted`, `zip_too_many` or `zip_too_large`.
 */
export class ZipReader {
  private readonly entries: ReadonlyMap<string, Entry>;
  private unfolded = 0;

  constructor(
    private readonly bytes: Buffer,
    private readonly bounds: ZipBounds = XLSX_BOUNDS,
  ) {
    this.entries = new Map(this.directory().map((entry) => [entry.name, entry]));
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The bytes of an entry; undefined where there is none of this name. */
  read(name: string): Buffer | undefined {
    const entry = this.entries.get(name);
    if (!entry) return undefined;
    if (entry.encrypted) throw new UnreadableFile('zip_encrypted');
    const packed = this.packed(entry);
    const left = this.bounds.totalBytes - this.unfolded;
    const most = Math.min(left, Math.max(SMALL, packed.length * this.bounds.ratio));
    const unfolded = unfold(packed, entry.method, most);
    this.unfolded += unfolded.length;
    return unfolded;
  }

  private packed({ offset, packedSize }: Entry): Buffer {
    if (offset + 30 > this.bytes.length || this.bytes.readUInt32LE(offset) !== LOCAL_ENTRY) throw new UnreadableFile('zip_damaged');
    const start = offset + 30 + this.bytes.readUInt16LE(offset + 26) + this.bytes.readUInt16LE(offset + 28);
    if (start + packedSize > this.bytes.length) throw new UnreadableFile('zip_damaged');
    return this.bytes.subarray(start, start + packedSize);
  }

  private directory(): Entry[] {
    const end = this.endOfDirectory();
    const count = this.bytes.readUInt16LE(end + 10);
    if (count > this.bounds.entries) throw new UnreadableFile('zip_too_many', { limit: this.bounds.entries });
    const entries: Entry[] = [];
    let at = this.bytes.readUInt32LE(end + 16);
    for (let i = 0; i < count; i += 1) {
      if (at + 46 > this.bytes.length || this.bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new UnreadableFile('zip_damaged');
      const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => this.bytes.readUInt16LE(at + field)) as [number, number, number];
      entries.push({
        name: this.bytes.toString('utf8', at + 46, at + 46 + nameLength), encrypted: (this.bytes.readUInt16LE(at + 8) & 1) === 1, method: this.bytes.readUInt16LE(at + 10),
        packedSize: this.bytes.readUInt32LE(at + 20), offset: this.bytes.readUInt32LE(at + 42),
      });
      at += 46 + nameLength + extraLength + commentLength;
    }
    return entries;
  }

  private endOfDirectory(): number {
    const earliest = Math.max(0, this.bytes.length - END_SIZE - MOST_COMMENT);
    for (let at = this.bytes.length - END_SIZE; at >= earliest; at -= 1) if (this.bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
    throw new UnreadableFile('zip_damaged');
  }
}

function unfold(packed: Buffer, method: number, most: number): Buffer {
  if (method === STORED && packed.length <= most) return packed;
  if (method !== DEFLATED && method !== STORED) throw new UnreadableFile('zip_damaged');
  try {
    if (method === DEFLATED && most > 0) return inflateRawSync(packed, { maxOutputLength: most });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_BUFFER_TOO_LARGE') throw new UnreadableFile('zip_damaged');
  }
  throw new UnreadableFile('zip_too_large', { limit: most });
}
