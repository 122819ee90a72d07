import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import PDFDocument from 'pdfkit';
import type { CodeSquares } from './code-squares.js';
import { legible, type Glyphs } from './legible.js';

export type PrintLanguage = 'zh' | 'en';
/** `bbox`, which a figure needs, is not among the published types. */
type StructureOptions = Parameters<PDFKit.PDFDocument['struct']>[1];

/** What a sheet is called and who made it, in its own language. */
export interface SheetHead {
  readonly language: PrintLanguage;
  readonly title: string;
  readonly author: string;
  readonly createdAt: Date;
  /** Further entries of the document's information. */
  readonly info?: Readonly<Record<string, string>>;
}

/** Size of a block and the room after it, in points; `x` and `width` where it does not take the whole line. */
export interface BlockStyle {
  readonly size: number;
  readonly after: number;
  readonly color?: string;
  readonly x?: number;
  readonly width?: number;
}

const FONT_FILE = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';
const BCP47 = { zh: 'zh-CN', en: 'en-GB' } as const;
/** Millimetres and points: 72 points are 25.4 mm. */
export const MM = 72 / 25.4;
const INK = '#1c2b30';
export const SOFT_INK = '#4b5a5f';
export const WARNING_INK = '#a3131f';
const MARGIN = 22 * MM;
const LABEL_WIDTH = 46 * MM;

let loaded: { readonly bytes: Buffer; readonly glyphs: Glyphs } | undefined;

/** The font is read once: it has 10 MB. */
function font(): { readonly bytes: Buffer; readonly glyphs: Glyphs } {
  if (!loaded) {
    const bytes = readFileSync(createRequire(import.meta.url).resolve(FONT_FILE));
    loaded = { bytes, glyphs: fontkit.create(bytes) as unknown as Glyphs };
  }
  return loaded;
}

/** Prints on A4: tagged, titled and in its language for screen readers, the font embedded. */
export async function printSheet({ language, title, author, createdAt, info }: SheetHead, draw: (sheet: PrintedSheet) => void): Promise<Buffer> {
  const { bytes, glyphs } = font();
  const document = new PDFDocument({
    // the published types do not know this subset yet
    size: 'A4', margin: MARGIN, pdfVersion: '1.7', subset: 'PDF/UA' as 'PDF/A-1', tagged: true, displayTitle: true, lang: BCP47[language], font: bytes as unknown as string,
    info: { Title: title, Author: author, CreationDate: createdAt, ...info },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => document.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks))).on('error', reject));
  const sheet = new PrintedSheet(document, glyphs);
  draw(sheet);
  sheet.end();
  return done;
}

/** What can be put on a sheet, from top to bottom; each part is tagged as what it is. */
export class PrintedSheet {
  /** Left edge and breadth of what is written, in points. */
  readonly left = MARGIN;
  readonly width: number;
  private readonly root: PDFKit.PDFStructureElement;

  constructor(
    readonly document: PDFKit.PDFDocument,
    private readonly glyphs: Glyphs,
  ) {
    this.width = document.page.width - 2 * MARGIN;
    this.root = document.struct('Document');
    document.addStructure(this.root);
  }

  /** A heading or a paragraph. */
  block(tag: 'H1' | 'H2' | 'P', text: string, { size, after, color = INK, x = this.left, width = this.width }: BlockStyle): void {
    this.root.add(this.document.struct(tag, {}, () => { this.document.fontSize(size).fillColor(color).text(this.legible(text), x, this.document.y, { width, lineGap: 2 }); }));
    this.document.y += after;
  }

  /** A label with its value beside it; on the next page where it would not be whole on this one. */
  fact(label: string, value: string): void {
    const { document } = this;
    const width = this.width - LABEL_WIDTH;
    const height = document.fontSize(11).heightOfString(this.legible(value), { width });
    if (document.y + height > document.page.height - MARGIN) document.addPage();
    const top = document.y;
    const sized = (size: number, color: string): PDFKit.PDFDocument => document.fontSize(size).fillColor(color);
    this.root.add(document.struct('P', {}, [
      () => { sized(10, SOFT_INK).text(`${this.legible(label)} `, this.left, top, { width: LABEL_WIDTH }); },
      () => { sized(11, INK).text(this.legible(value), this.left + LABEL_WIDTH, top, { width }); },
    ]));
    document.y += 4;
  }

  /** A code of that side (points), its upper left corner at the left edge. */
  code({ side, isDark }: CodeSquares, at: { readonly top: number; readonly side: number; readonly alt: string }): void {
    const square = at.side / side;
    this.root.add(this.document.struct('Figure', { alt: at.alt, bbox: [this.left, at.top, this.left + at.side, at.top + at.side] } as StructureOptions, () => {
      for (let row = 0; row < side; row += 1) for (let column = 0; column < side; column += 1) if (isDark(row, column)) this.document.rect(this.left + column * square, at.top + row * square, square, square);
      this.document.fill('#000000');
    }));
  }

  /** Readers of the page's structure pass over it: what it shows is said in words, too. */
  decoration(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
  }

  /** A text that the font can print whole. */
  legible(text: string): string {
    return legible(text, this.glyphs);
  }

  end(): void {
    this.root.end();
    this.document.end();
  }
}

/** A day (`YYYY-MM-DD`) in words. */
export function printedDay(on: string, language: PrintLanguage): string {
  return new Intl.DateTimeFormat(BCP47[language], { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'long', day: 'numeric' }).format(new Date(`${on}T12:00:00+08:00`));
}

/** An instant in words, as the clocks stand in Shanghai. */
export function printedInstant(at: Date, language: PrintLanguage): string {
  return new Intl.DateTimeFormat(BCP47[language], { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' }).format(at);
}
