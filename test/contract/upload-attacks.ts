import type { Endpoint } from './document.js';
import type { Call } from './caller.js';
import { bodyOf, type Attack } from './attacks.js';

const BOUNDARY = 'tongban-boundary';
const TYPE = `multipart/form-data; boundary=${BOUNDARY}`;
const PDF_LIMIT = 10 * 1024 * 1024;

/** One part of a form; a part with a file name is a file. */
interface Part {
  readonly head: string;
  readonly content: string | Buffer;
}

const field = (name: string, content: string): Part => ({ head: `content-disposition: form-data; name="${name}"`, content });
const file = (content: string | Buffer, name = 'a.pdf', type = 'application/pdf'): Part => ({ head: `content-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}`, content });

/** The form as bytes, as RFC 7578 writes it. */
export function formOf(parts: readonly Part[], end = `--${BOUNDARY}--\r\n`): Buffer {
  return Buffer.concat([...parts.flatMap(({ head, content }) => [Buffer.from(`--${BOUNDARY}\r\n${head}\r\n\r\n`), Buffer.from(content as string), Buffer.from('\r\n')]), Buffer.from(end)]);
}

/** Forms with a file that are broken, too large, without what they need, or with a file that is none of ours. */
export function uploadAttacks(endpoint: Endpoint, good: Call, pdf: Buffer): readonly Attack[] {
  if (bodyOf(endpoint)?.type !== 'multipart/form-data') return [];
  if (endpoint.path === '/api/catalogue/imports') return importAttacks(good);
  const code = field('materialCode', 'qualification_certificate');
  const attack = (name: string, body: Buffer, statuses: readonly number[] = [400], type = TYPE): Attack => ({ name: `form: ${name}`, call: { ...good, headers: { ...good.headers, 'content-type': type }, body }, statuses });
  const whole = formOf([code, file(pdf)]);
  return [
    attack('without a boundary', whole, [400, 415], 'multipart/form-data'), attack('another boundary', whole, [400], 'multipart/form-data; boundary=other'), attack('empty', Buffer.alloc(0)), attack('no parts', formOf([])),
    attack('cut in the file', whole.subarray(0, whole.length - 60), [400, 415, 422]), attack('cut in a head', whole.subarray(0, 60)), attack('no end', formOf([code, file(pdf)], ''), [400, 415, 422]),
    attack('no file', formOf([code])), attack('the file as a field', formOf([code, field('file', 'x')])), attack('no material', formOf([file(pdf)])), attack('the material after the file', formOf([file(pdf), code]), [201, 400]),
    attack('two files', formOf([code, file(pdf), file(pdf)]), [201, 400, 413]), attack('many fields', formOf([...Array.from({ length: 50 }, (_, at) => field(`f${at}`, 'x')), file(pdf)]), [400, 413]),
    attack('a long field', formOf([field('materialCode', 'x'.repeat(100_000)), file(pdf)]), [400, 413]), attack('a long head', formOf([{ head: `x-long: ${'y'.repeat(100_000)}\r\n${code.head}`, content: 'x' }, file(pdf)]), [400, 413]),
    attack('material twice', formOf([code, code, file(pdf)]), [201, 400]),
    ...['', '../x', 'A', '__proto__ ', 'a\0', 'x'.repeat(61), '\ud800', '资格'].map((value) => attack(`material ${JSON.stringify(value.slice(0, 12))}`, formOf([field('materialCode', value), file(pdf)]))),
    ...['__proto__', 'constructor', 'toString', 'hasOwnProperty'].map((name) => attack(`a field ${name}`, formOf([field(name, 'x'), code, file(pdf)]), [201, 400])),
    ...['../../etc/passwd', 'C:\\\\x.pdf', 'a\0.pdf', '', 'x'.repeat(5_000), '\u202egpj.exe', '<script>.pdf', '%00', '..'].map((name) => attack(`file name ${JSON.stringify(name.slice(0, 12))}`, formOf([code, file(pdf, name)]), [201, 400])),
    attack('an empty file', formOf([code, file('')]), [415]), attack('a script named .pdf', formOf([code, file('#!/bin/sh\necho hello\n')]), [415]), attack('a page named .pdf', formOf([code, file('<!doctype html><script>alert(1)</script>')]), [415]),
    attack('a PDF that is a page too', formOf([code, file(Buffer.concat([Buffer.from('%PDF-1.4\n<script>alert(1)</script>\n'), pdf.subarray(9)]))]), [422]),
    attack('a PDF and more', formOf([code, file(Buffer.concat([pdf, Buffer.from('more')]))]), [422]), attack('the beginning of a PDF', formOf([code, file(pdf.subarray(0, 200))]), [422]),
    attack('a file too large', formOf([code, file(Buffer.alloc(PDF_LIMIT + 1, '%PDF-1.4\n'))]), [413]),
  ];
}

const IMPORT_LIMIT = 40 * 1024 * 1024;

/** The same for a catalogue that is brought in: what it holds may be wrong in every row, but what is no catalogue is refused with its reason. */
function importAttacks(good: Call): readonly Attack[] {
  const mode = field('mode', 'merge');
  const attack = (name: string, body: Buffer, statuses: readonly number[] = [400], type = TYPE): Attack => ({ name: `form: ${name}`, call: { ...good, headers: { ...good.headers, 'content-type': type }, body }, statuses });
  const whole = formOf([mode, file('code,nameZh\nP33,x\n', 'a.csv')]);
  return [
    attack('without a boundary', whole, [400, 415], 'multipart/form-data'), attack('empty', Buffer.alloc(0)), attack('cut in the file', whole.subarray(0, whole.length - 50), [400, 422]), attack('no file', formOf([mode])), attack('no mode', formOf([file('code,nameZh\n1,2', 'a.csv')])),
    attack('another mode', formOf([field('mode', 'delete'), file('code,nameZh\n1,2', 'a.csv')])), attack('a long field', formOf([field('mode', 'x'.repeat(100_000)), file('a', 'a.csv')]), [400, 413]),
    ...['', 'nothing of ours', '%PDF-1.7', 'PK\u0003\u0004 and no more', 'code,nameZh\n"P33', '[{"kind"', '<html></html>', 'code,nameZh\n'].map((text) => attack(`a file ${JSON.stringify(text.slice(0, 20))}`, formOf([mode, file(text, 'a.xlsx')]), [422])),
    ...['{"content":{"a":"\\ud800\\u0000"}}', '{"code":7}', `{"content":${'{"a":'.repeat(50)}1${'}'.repeat(51)}`, '{"__proto__":1}', 'code,nameZh\n=1+1,@x'].map((text) => attack(`rows ${text.slice(0, 20)}`, formOf([mode, file(text, '../../a\u202e.csv')]), [201])),
    attack('a file too large', formOf([mode, file(Buffer.alloc(IMPORT_LIMIT + 1, 'x'))]), [413]),
  ];
}
