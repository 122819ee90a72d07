/** A stream of a PDF: the names in its own dictionary, not in those inside of it, and where its data begin. */
export interface PdfStream {
  readonly names: readonly string[];
  readonly dataAt: number;
}

/** A file whose objects take too long to read: it was made for that. */
export class PdfTooTangled extends Error {
  override readonly name = 'PdfTooTangled';
}

/** A name: a slash, then anything but blanks and delimiters. */
const NAME = /\/([^\s/<>[\](){}%\0]*)/g;
const OBJECT = /(?<!end)obj/g;
/** One token of ISO 32000 7.2, blanks and comments included; strings in parentheses are read apart, because they nest. */
const TOKEN = /[\s\0]+|%[^\r\n]*|<<|>>|<[^<>]*>|\(|\/[^\s/<>[\](){}%\0]*|[^\s/<>[\](){}%\0]+|[<>[\]{})]/y;
/** What matters inside of a string: parentheses, and whatever a backslash takes away. */
const STRING_SIGN = /\\[^]|[()]/g;
const BLANK = /^[\s\0%]/;
/** Far beyond what honest files of 10 MB hold; a file made to keep us busy costs a second. */
const MOST_NAMES = 1_000_000;
const MOST_TOKENS = 1_500_000;
/** Objects hardly ever overlap: in an honest file each byte is read about once. */
const READ_AT_MOST_TIMES = 3;

/** Every name in the text, wherever it stands, with `#4a` read as the character that it means. Throws {@link PdfTooTangled}. */
export function* namesIn(text: string): Iterable<string> {
  let count = 0;
  for (const [, name = ''] of text.matchAll(NAME)) {
    if (++count > MOST_NAMES) throw new PdfTooTangled();
    yield plain(name);
  }
}

/**
 * The streams of all objects, by the grammar: strings and comments cannot hide one. Begins at whatever looks like an object, since a reader may
 * be sent there. Throws {@link PdfTooTangled}.
 */
export function* streamsOf(text: string): Iterable<PdfStream> {
  let [bytes, tokens] = [READ_AT_MOST_TIMES * text.length, MOST_TOKENS];
  for (const { index } of text.matchAll(OBJECT)) {
    const lexer = new Lexer(text, index + 3, tokens);
    const stream = readStream(lexer);
    bytes -= lexer.at - index;
    tokens = lexer.tokensLeft;
    if (bytes < 0) throw new PdfTooTangled();
    if (stream) yield stream;
  }
}

/** Reads a dictionary and the word `stream` after it; undefined when the object is anything else. */
function readStream(lexer: Lexer): PdfStream | undefined {
  if (lexer.next() !== '<<') return undefined;
  const names: string[] = [];
  for (let depth = 1; depth > 0; ) {
    const token = lexer.next();
    if (token === undefined || token === 'endobj') return undefined;
    if (token === '<<') depth++;
    else if (token === '>>') depth--;
    else if (depth === 1 && token.startsWith('/')) names.push(plain(token.slice(1)));
  }
  return lexer.next()?.startsWith('stream') ? { names, dataAt: lexer.nextLine() } : undefined;
}

class Lexer {
  constructor(private readonly text: string, public at: number, public tokensLeft: number) {}

  /** The next token that means something; `(` for a whole string. */
  next(): string | undefined {
    for (;;) {
      TOKEN.lastIndex = this.at;
      const token = TOKEN.exec(this.text)?.[0];
      if (token === undefined) return undefined;
      if (--this.tokensLeft < 0) throw new PdfTooTangled();
      this.at += token.length;
      if (token === '(') this.skipString();
      if (!BLANK.test(token)) return token;
    }
  }

  /** Readers skip whatever else stands on the line of `stream`. */
  nextLine(): number {
    const line = /\r\n?|\n/g;
    // the token may have swallowed more than the word
    line.lastIndex = this.text.lastIndexOf('stream', this.at) + 6;
    return line.exec(this.text) ? line.lastIndex : this.text.length;
  }

  private skipString(): void {
    for (let depth = 1; depth > 0; ) {
      if (--this.tokensLeft < 0) throw new PdfTooTangled();
      STRING_SIGN.lastIndex = this.at;
      const sign = STRING_SIGN.exec(this.text)?.[0];
      if (sign === undefined) {
        this.at = this.text.length;
        return;
      }
      this.at = STRING_SIGN.lastIndex;
      if (sign === '(') depth++;
      else if (sign === ')') depth--;
    }
  }
}

function plain(name: string): string {
  return name.includes('#') ? name.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : name;
}
