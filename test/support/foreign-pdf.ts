import { PDFiumLibrary } from '@hyzyla/pdfium';
import { decodeQR } from 'qr/decode.js';

/** Four dots a point: a QR code of 62 mm has about six dots a square, as in a good photograph. */
const SCALE = 4;

/** What a reader that is not ours sees in a file. */
export interface PrintedPage {
  readonly pages: number;
  readonly text: string;
  /** What its QR code says, read from the drawn page. */
  readonly code: string;
}

/** Opens a file in PDFium, which Chromium shows PDF with, and reads its text and, from the picture of its first page, its QR code. */
export async function readPrinted(bytes: Buffer): Promise<PrintedPage> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes);
    const page = document.getPage(0);
    // drawing it closes the page
    const text = page.getText();
    const { data, width, height } = await page.render({ scale: SCALE, render: 'bitmap' });
    return { pages: document.getPageCount(), text, code: decodeQR(lowerLeft(data, width, height), { effort: 8, timeLimit: 10_000 }) };
  } finally {
    library.destroy();
  }
}

/** The part of the page at which a person points the camera. */
function lowerLeft(data: Uint8Array, width: number, height: number): { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray } {
  const [columns, top] = [Math.floor(width / 2), Math.floor(height / 2)];
  const part = new Uint8ClampedArray(columns * (height - top) * 4);
  for (let row = top; row < height; row += 1) part.set(data.subarray(row * width * 4, (row * width + columns) * 4), (row - top) * columns * 4);
  return { width: columns, height: height - top, data: part };
}
