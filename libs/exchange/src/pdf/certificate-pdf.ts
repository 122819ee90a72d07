import { CREDENTIAL_WORDS, type Attestation } from '#contracts';
import { MM, SOFT_INK, WARNING_INK, printedInstant, printSheet, type CodeSquares, type PrintedSheet } from '#platform';
import type { ShownState } from '../domain/standing.js';
import { PRINTED } from './certificate-words.js';
import { isSigned, printedFacts } from './printed-facts.js';
import { verificationCode } from './verification-code.js';

type Language = 'zh' | 'en';

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

const PALE = '#f3dede';
const FRAME = 3 * MM;
/** About 0.5 mm a square: what phones read from paper. */
const CODE_SIDE = 62 * MM;

/**
 * Prints a certificate on one page, with a code by which anyone verifies it. The compact form stands in the document's information as well, so that `/verify` can open
 * the file.
 */
export async function renderCertificate(print: CertificatePrint): Promise<Buffer> {
  const code = await verificationCode(print.verifyAddress, print.compact);
  const head = {
    language: print.language, title: `${titleOf(print)} ${print.certificate.number}`, author: print.certificate.issuingAuthority[print.language === 'zh' ? 'nameZh' : 'nameEn'],
    createdAt: print.now, info: { Credential: print.compact },
  };
  return printSheet(head, (sheet) => new CertificateSheet(sheet, print).draw(code));
}

/** What stands on top: of a document its own name. */
function titleOf({ certificate, language }: CertificatePrint): string {
  return certificate.kind === 'recognition' ? PRINTED[language].title : certificate.document[language === 'zh' ? 'nameZh' : 'nameEn'];
}

class CertificateSheet {
  private readonly words: (typeof PRINTED)[Language];
  private readonly document: PDFKit.PDFDocument;

  constructor(private readonly sheet: PrintedSheet, private readonly print: CertificatePrint) {
    this.words = PRINTED[print.language];
    this.document = sheet.document;
  }

  draw(code: CodeSquares): void {
    const { certificate, language, verifyAddress, now } = this.print;
    if (this.print.standing) this.acrossThePage(this.print.standing.state);
    this.sheet.block('H1', titleOf(this.print), { size: 24, after: 4 });
    if (this.print.standing) this.standing(this.print.standing);
    else this.sheet.block('P', certificate.kind === 'recognition' ? this.words.lead : this.words.documentLead, { size: 11, color: SOFT_INK, after: 14 });
    const facts = printedFacts(certificate, language);
    for (const [label, value] of facts) this.sheet.fact(label, value);
    this.document.y += 6;
    if (certificate.basis === 'deemed_renewed') this.sheet.block('P', this.words.deemed, { size: 9, color: SOFT_INK, after: 4 });
    if (!isSigned(certificate)) this.sheet.block('P', certificate.kind === 'recognition' ? this.words.baseline : this.words.documentBaseline, { size: 9, color: SOFT_INK, after: 4 });
    if (facts.some(([, value]) => this.sheet.legible(value) !== value)) this.sheet.block('P', this.words.rareSign, { size: 9, color: SOFT_INK, after: 4 });
    this.document.y += 10;
    const top = this.document.y;
    this.sheet.code(code, { top, side: CODE_SIDE, alt: this.words.qr });
    this.document.y = top;
    const beside = { x: this.sheet.left + CODE_SIDE + 8 * MM, width: this.sheet.width - CODE_SIDE - 8 * MM };
    this.sheet.block('H2', this.words.verifyTitle, { size: 13, after: 4, ...beside });
    this.sheet.block('P', this.words.verify.replace('{address}', verifyAddress), { size: 10, after: 6, ...beside });
    this.sheet.block('P', this.words.printed.replace('{at}', printedInstant(now, language)), { size: 9, color: SOFT_INK, after: 0, ...beside });
  }

  /** In a frame, in both languages, instead of the sentence that says that it holds: who is handed the paper may read only one of them. */
  private standing({ state, since }: NonNullable<CertificatePrint['standing']>): void {
    const { document } = this;
    const top = document.y + 4;
    const inside = { x: this.sheet.left + FRAME, width: this.sheet.width - 2 * FRAME };
    document.y = top + FRAME;
    const both = this.print.language === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
    for (const language of both) {
      this.sheet.block('P', PRINTED[language].standing[state].replace('{at}', printedInstant(since, language)), { size: 14, after: 0, color: WARNING_INK, ...inside });
      this.sheet.block('P', CREDENTIAL_WORDS[language].verdict[state], { size: 10, after: 6, ...inside });
    }
    const height = document.y - top;
    this.sheet.decoration(() => document.lineWidth(2).strokeColor(WARNING_INK).rect(this.sheet.left, top, this.sheet.width, height).stroke());
    document.y += 10;
  }

  /** Behind everything, so that no part of the paper is taken for a certificate that holds; pale, so that text and code stay readable. */
  private acrossThePage(state: keyof (typeof PRINTED)['zh']['stamp']): void {
    const { document } = this;
    const { x, y } = document;
    const stamp = `${PRINTED.zh.stamp[state]}  ${PRINTED.en.stamp[state]}`;
    const [middle, height] = [document.page.width / 2, document.page.height];
    this.sheet.decoration(() => {
      for (const at of [0.36, 0.62, 0.88]) document.save().rotate(-24, { origin: [middle, height * at] }).fontSize(46).fillColor(PALE).text(stamp, 0, height * at - 40, { width: document.page.width, align: 'center', lineBreak: false }).restore();
    });
    Object.assign(document, { x, y });
  }
}
