import { escapeXml } from '../domain/interchange/xml.js';
import { writeZip, type ZipEntry } from './zip-writer.js';

export interface SheetToWrite {
  readonly name: string;
  /** The head line comes first; it is frozen. */
  rows(): AsyncIterable<readonly string[]> | Iterable<readonly string[]>;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** An XLSX file piece by piece. Every cell is a text: nothing in it is ever calculated. */
export function writeXlsx(sheets: readonly SheetToWrite[]): AsyncGenerator<Buffer> {
  return writeZip([
    fixed('[Content_Types].xml', `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
      + `<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>`
      + sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('') + '</Types>'),
    fixed('_rels/.rels', `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    fixed('xl/workbook.xml', `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>`
      + sheets.map(({ name }, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('') + '</sheets></workbook>'),
    fixed('xl/_rels/workbook.xml.rels', `<Relationships xmlns="${PACKAGE}/relationships">`
      + sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('') + '</Relationships>'),
    ...sheets.map((sheet, i): ZipEntry => ({ name: `xl/worksheets/sheet${i + 1}.xml`, pieces: () => sheetPieces(sheet) })),
  ]);
}

function fixed(name: string, xml: string): ZipEntry {
  return { name, pieces: () => [XML + xml] };
}

async function* sheetPieces(sheet: SheetToWrite): AsyncGenerator<string> {
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><sheetData>`;
  let line = 0;
  for await (const cells of sheet.rows()) {
    line += 1;
    yield `<row r="${line}">${cells.map((text, i) => (text === '' ? '' : `<c r="${columnName(i)}${line}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(escapeSigns(text))}</t></is></c>`)).join('')}</row>`;
  }
  yield '</sheetData></worksheet>';
}

function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `${columnName(Math.floor(index / 26) - 1)}${columnName(index % 26)}`;
}

/** A text that looks like an escaped sign is escaped itself. */
function escapeSigns(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
