import { codeSquares, MM, printSheet, SOFT_INK, WARNING_INK, type PrintedSheet, type PrintLanguage } from '#platform';
import type { DocumentContent } from './document-content.js';
import { DOCUMENT_WORDS, filled } from './document-words.js';

/** A document with what stands around it. */
export interface DocumentPrint {
  readonly language: PrintLanguage;
  readonly content: DocumentContent;
  readonly author: string;
  readonly number: string;
  readonly check: string;
  /** Where a phone that scans the code arrives. */
  readonly address: string;
  readonly at: Date;
  readonly isDemonstration: boolean;
}

const CODE_SIDE = 34 * MM;
/** Room for code and check code at the foot of the last page. */
const FOOT = CODE_SIDE + 24 * MM;

/** A written notice on A4. The same act gives the same bytes of text however often it is printed: nothing on it comes from the day of printing. */
export async function renderDocument(print: DocumentPrint): Promise<Buffer> {
  const { content, language } = print;
  return printSheet({ language, title: `${content.title} ${print.number}`, author: print.author, createdAt: print.at }, (sheet) => draw(sheet, print));
}

function draw(sheet: PrintedSheet, { content, language, check, address, isDemonstration }: DocumentPrint): void {
  const words = DOCUMENT_WORDS[language];
  const { document } = sheet;
  if (isDemonstration) sheet.block('P', words.demonstration, { size: 10, after: 6, color: WARNING_INK });
  sheet.block('H1', content.title, { size: 22, after: 8 });
  sheet.block('P', content.opening, { size: 12, after: 4 });
  sheet.block('P', content.body, { size: 12, after: 10 });
  for (const [label, value] of content.facts) sheet.fact(label, value);
  document.y += 6;
  for (const { heading, lines } of content.sections) {
    sheet.block('H2', heading, { size: 13, after: 3, x: sheet.left });
    for (const line of lines) sheet.block('P', line, { size: 11, after: 3 });
    document.y += 4;
  }
  sheet.block('P', content.issued, { size: 12, after: 6 });
  sheet.block('P', words.source, { size: 9, color: SOFT_INK, after: 2 });
  const texts = [content.opening, content.body, ...content.facts.map(([, value]) => value), ...content.sections.flatMap(({ lines }) => lines)];
  if (texts.some((text) => sheet.legible(text) !== text.replaceAll(/\p{Cc}+/gu, ' '))) sheet.block('P', words.rareSign, { size: 9, color: SOFT_INK, after: 2 });
  if (document.y > document.page.height - FOOT) document.addPage();
  const top = document.page.height - FOOT;
  sheet.code(codeSquares(address), { top, side: CODE_SIDE, alt: words.qr });
  document.y = top;
  sheet.block('P', filled(words.check, { check }), { size: 10, after: 0, x: sheet.left + CODE_SIDE + 8 * MM, width: sheet.width - CODE_SIDE - 8 * MM });
}
