import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import PDFDocument from 'pdfkit';
import { CREDENTIAL_WORDS, type Attestation } from '#contracts';
import type { ShownState } from '../domain/standing.js';
import { PRINTED } from './certificate-words.js';
import { legible, type Glyphs } from './legible.js';
import { verificationCode, type CodeSquares } from './verification-code.js';

type Language = 'zh' | 'en';
/** `bbox`, which a figure needs, is not among the published types. */
type StructureOptions = Parameters<PDFKit.PDFDocument['struct']>[1];
type Fact = readonly [label: string, value: string];

export interface CertificatePrint {
  readonly language: Language;
  /** What the certificate says, as the verifier read it: nothing is printed that would not verify. */
  readonly certificate: Attestation['certificate'];
  /** Why it does not hold when it is printed, and since when; null: it holds. */
  readonly standing: { readonly state: Exclude<ShownState, 'valid'>; readonly since: Date } | null;
  /** The certificate in compact form, without a holder's proof. */
  readonly compact: string;
  /** Public address of the page that verifies. */
  readonly verifyAddress: string;
  readonly now: Date;
}

const FONT_FILE = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';
const BCP47 = { zh: 'zh-CN', en: 'en-GB' } as const;
const INK = '#1c2b30';
const SOFT = '#4b5a5f';
const WARNING = '#a3131f';
const PALE = '#f3dede';
/** Millimetres and points: 72 points are 25.4 mm. */
const MM = 72 / 25.4;
const MARGIN = 22 * MM;
const LABEL_WIDTH = 46 * MM;
const FRAME = 3 * MM;
/** About 0.5 mm a square: what phones read from paper. */
const CODE_SIDE = 62 * MM;

let loaded: { readonly bytes: Buffer; readonly glyphs: Glyphs } | undefined;

/** The font is read once: it has 10 MB. */
function font(): { readonly bytes: Buffer; readonly glyphs: Glyphs } {
  if (!loaded) {
    const bytes = readFileSync(createRequire(import.meta.url).resolve(FONT_FILE));
    loaded = { bytes, glyphs: fontkit.create(bytes) as unknown as Glyphs };
  }
  return loaded;
}

/**
 * Prints a recognition certificate on one page of A4: tagged, titled and in its language for screen readers, the font embedded, and with a code by
 * which anyone verifies it. The compact form stands in the document's information as well, so that `/verify` can open the file.
 */
export async function renderCertificate(print: CertificatePrint): Promise<Buffer> {
  const { bytes, glyphs } = font();
  const words = PRINTED[print.language];
  const code = await verificationCode(print.verifyAddress, print.compact);
  const title = `${words.title} ${print.certificate.number}`;
  const document = new PDFDocument({
    // the published types do not know this subset yet
    size: 'A4', margin: MARGIN, pdfVersion: '1.7', subset: 'PDF/UA' as 'PDF/A-1', tagged: true, displayTitle: true, lang: BCP47[print.language], font: bytes as unknown as string,
    info: { Title: title, Author: print.certificate.issuingAuthority[print.language === 'zh' ? 'nameZh' : 'nameEn'], CreationDate: print.now, Credential: print.compact } as PDFKit.DocumentInfo,
  });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => document.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks))).on('error', reject));
  new Sheet(document, glyphs, print).draw(code);
  document.end();
  return done;
}

class Sheet {
  private readonly words: (typeof PRINTED)[Language];
  private readonly root: PDFKit.PDFStructureElement;
  private readonly width: number;

  constructor(private readonly document: PDFKit.PDFDocument, private readonly glyphs: Glyphs, private readonly print: CertificatePrint) {
    this.words = PRINTED[print.language];
    this.width = document.page.width - 2 * MARGIN;
    this.root = document.struct('Document');
    document.addStructure(this.root);
  }

  draw(code: CodeSquares): void {
    const { certificate, language, verifyAddress, now } = this.print;
    if (this.print.standing) this.acrossThePage(this.print.standing.state);
    this.block('H1', this.words.title, { size: 24, after: 4 });
    if (this.print.standing) this.standing(this.print.standing);
    else this.block('P', this.words.lead, { size: 11, color: SOFT, after: 14 });
    for (const [label, value] of this.facts()) this.fact(label, value);
    this.document.y += 6;
    if (certificate.basis === 'deemed_renewed') this.block('P', this.words.deemed, { size: 9, color: SOFT, after: 4 });
    if (!certificate.catalogue.signed) this.block('P', this.words.baseline, { size: 9, color: SOFT, after: 4 });
    if (this.facts().some(([, value]) => this.legible(value) !== value)) this.block('P', this.words.rareSign, { size: 9, color: SOFT, after: 4 });
    this.document.y += 10;
    const top = this.document.y;
    this.code(code, top);
    this.document.y = top;
    const beside = { x: MARGIN + CODE_SIDE + 8 * MM, width: this.width - CODE_SIDE - 8 * MM };
    this.block('H2', this.words.verifyTitle, { size: 13, after: 4, ...beside });
    this.block('P', this.words.verify.replace('{address}', verifyAddress), { size: 10, after: 6, ...beside });
    this.block('P', this.words.printed.replace('{at}', instant(now, language)), { size: 9, color: SOFT, after: 0, ...beside });
    this.root.end();
  }

  private facts(): readonly Fact[] {
    const { certificate: is, language } = this.print;
    const label = CREDENTIAL_WORDS[language].attested;
    const [own, other] = language === 'zh' ? (['nameZh', 'nameEn'] as const) : (['nameEn', 'nameZh'] as const);
    const effects: Readonly<Record<string, string>> = this.words.effect;
    const facts: readonly (readonly [string, string | null])[] = [
      [label.number, is.number], [label.holderName, is.holderName], [label.holderIdLast4, is.holderIdLast4], [label.holderCertificateNumber, is.holderCertificateNumber],
      [label.qualification, `${is.qualification[own]} ${is.qualification[other]}（${is.qualification.code}）`], [label.effect, effects[is.effect] ?? is.effect],
      [label.from, `${is.from[own]} ${is.from[other]}`], [label.to, `${is.to[own]} ${is.to[other]}`], [label.issuingAuthority, `${is.issuingAuthority[own]} ${is.issuingAuthority[other]}`],
      [label.decidedOn, day(is.decidedOn, language)], [label.validUntil, is.validUntil === null ? label.noEnd : day(is.validUntil, language)], [label.replaces, is.replaces], [label.requestNumber, is.requestNumber],
      [label.catalogue, `${is.qualification.code} ${this.words.version.replace('{number}', String(is.catalogue.qualificationVersion))}, ${is.catalogue.qualificationDigest}`],
    ];
    return facts.filter((fact): fact is Fact => fact[1] !== null);
  }

  private fact(label: string, value: string): void {
    const { document } = this;
    const top = document.y;
    const sized = (size: number, color: string): PDFKit.PDFDocument => document.fontSize(size).fillColor(color);
    this.root.add(document.struct('P', {}, [
      () => { sized(10, SOFT).text(`${this.legible(label)} `, MARGIN, top, { width: LABEL_WIDTH }); },
      () => { sized(11, INK).text(this.legible(value), MARGIN + LABEL_WIDTH, top, { width: this.width - LABEL_WIDTH }); },
    ]));
    document.y += 4;
  }

  private block(tag: 'H1' | 'H2' | 'P', text: string, { size, after, color = INK, x = MARGIN, width = this.width }: { size: number; after: number; color?: string; x?: number; width?: number }): void {
    this.root.add(this.document.struct(tag, {}, () => { this.document.fontSize(size).fillColor(color).text(this.legible(text), x, this.document.y, { width, lineGap: 2 }); }));
    this.document.y += after;
  }

  /** In a frame, in both languages, instead of the sentence that says that it holds: who is handed the paper may read only one of them. */
  private standing({ state, since }: NonNullable<CertificatePrint['standing']>): void {
    const { document } = this;
    const top = document.y + 4;
    const inside = { x: MARGIN + FRAME, width: this.width - 2 * FRAME };
    document.y = top + FRAME;
    const both = this.print.language === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
    for (const language of both) {
      this.block('P', PRINTED[language].standing[state].replace('{at}', instant(since, language)), { size: 14, after: 0, color: WARNING, ...inside });
      this.block('P', CREDENTIAL_WORDS[language].verdict[state], { size: 10, after: 6, ...inside });
    }
    const height = document.y - top;
    this.decoration(() => document.lineWidth(2).strokeColor(WARNING).rect(MARGIN, top, this.width, height).stroke());
    document.y += 10;
  }

  /** Behind everything, so that no part of the paper is taken for a certificate that holds; pale, so that text and code stay readable. */
  private acrossThePage(state: keyof (typeof PRINTED)['zh']['stamp']): void {
    const { document } = this;
    const { x, y } = document;
    const stamp = `${PRINTED.zh.stamp[state]}  ${PRINTED.en.stamp[state]}`;
    const [middle, height] = [document.page.width / 2, document.page.height];
    this.decoration(() => {
      for (const at of [0.36, 0.62, 0.88]) document.save().rotate(-24, { origin: [middle, height * at] }).fontSize(46).fillColor(PALE).text(stamp, 0, height * at - 40, { width: document.page.width, align: 'center', lineBreak: false }).restore();
    });
    Object.assign(document, { x, y });
  }

  /** Readers of the page's structure pass over it: what it shows is said in words, too. */
  private decoration(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
  }

  private code({ side, isDark }: CodeSquares, top: number): void {
    const square = CODE_SIDE / side;
    this.root.add(this.document.struct('Figure', { alt: this.words.qr, bbox: [MARGIN, top, MARGIN + CODE_SIDE, top + CODE_SIDE] } as StructureOptions, () => {
      for (let row = 0; row < side; row += 1) for (let column = 0; column < side; column += 1) if (isDark(row, column)) this.document.rect(MARGIN + column * square, top + row * square, square, square);
      this.document.fill('#000000');
    }));
  }

  private legible(text: string): string {
    return legible(text, this.glyphs);
  }
}

function day(on: string, language: Language): string {
  return new Intl.DateTimeFormat(BCP47[language], { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'long', day: 'numeric' }).format(new Date(`${on}T12:00:00+08:00`));
}

function instant(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(BCP47[language], { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' }).format(at);
}
