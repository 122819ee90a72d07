/** One piece of an XML text. Names are without their prefix; texts have their entities resolved. */
export type XmlToken =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly empty: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** A text that is no XML, or XML with a document type: entities of its own could grow without end. */
export class UnreadableXml extends Error {
  override readonly name = 'UnreadableXml';
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads the subset of XML that spreadsheets are written in; in one pass, whatever the text. Throws {@link UnreadableXml}. */
export function* readXml(xml: string): Generator<XmlToken> {
  let at = 0;
  while (at < xml.length) {
    const tag = xml.indexOf('<', at);
    const text = xml.slice(at, tag < 0 ? xml.length : tag);
    if (text !== '') yield { kind: 'text', text: unescapeXml(text) };
    if (tag < 0) return;
    if (xml.startsWith('<![CDATA[', tag)) {
      const end = endOf(xml, ']]>', tag);
      yield { kind: 'text', text: xml.slice(tag + 9, end) };
      at = end + 3;
    } else if (xml.startsWith('<!--', tag)) at = endOf(xml, '-->', tag) + 3;
    else if (xml.startsWith('<?', tag)) at = endOf(xml, '?>', tag) + 2;
    else if (xml.startsWith('<!', tag)) throw new UnreadableXml('a document type');
    else {
      const end = endOfTag(xml, tag + 1);
      yield readTag(xml.slice(tag + 1, end));
      at = end + 1;
    }
  }
}

/** A text as it may stand in XML; signs that XML forbids are left out. */
export function escapeXml(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').replace(/[&<>"\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|[a-z]{2,4});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function endOf(xml: string, sign: string, from: number): number {
  const end = xml.indexOf(sign, from);
  if (end < 0) throw new UnreadableXml('it ends early');
  return end;
}

/** Where the tag ends; a > inside quotes does not end it. */
function endOfTag(xml: string, from: number): number {
  let quote = '';
  for (let i = from; i < xml.length; i += 1) {
    const sign = xml.charAt(i);
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return i;
  }
  throw new UnreadableXml('it ends early');
}

function readTag(inner: string): XmlToken {
  if (inner.startsWith('/')) return { kind: 'close', name: localName(inner.slice(1).trim()) };
  const empty = inner.endsWith('/');
  const body = empty ? inner.slice(0, -1) : inner;
  const name = /^[^\s/]+/.exec(body)?.[0] ?? '';
  const attributes: Record<string, string> = {};
  for (const [, key = '', double, single] of body.slice(name.length).matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) attributes[localName(key)] = unescapeXml(double ?? single ?? '');
  return { kind: 'open', name: localName(name), attributes, empty };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
