import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { JPEG, objectStream, pdf, png, pngChunk, zip } from './attachment-samples.test-support.js';
import { MOST_BLOB_BYTES } from './blob-store.js';
import { sniffMediaType } from './media-type.js';

const text = (content: string): Buffer => Buffer.from(content, 'latin1');
const cut = (bytes: Buffer, from: number): Buffer => bytes.subarray(0, bytes.length - from);
const js = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';
const action = { dictionary: '/S /JavaScript /JS (app.alert\\(1\\))' };
const comment = (content: string): Buffer => Buffer.concat([JPEG.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, content.length + 2]), text(content), JPEG.subarray(2)]);
const chaffed = objectStream(js);

/** What is accepted: [what it is, its bytes, its type]. */
const GOOD: [string, Buffer, string][] = [
  ['a PDF', pdf(), 'application/pdf'],
  ['a PDF with compressed objects', pdf([objectStream('<< /Type /Font >>')]), 'application/pdf'],
  ['a PDF with uncompressed objects in a stream', pdf([objectStream('', { filter: '', data: text('9 0 << /Type /Font >>') })]), 'application/pdf'],
  ['a PDF with a filter in an array', pdf([objectStream('<< >>', { filter: '[/FlateDecode]' })]), 'application/pdf'],
  ['a PDF whose last block is filled with zeros', Buffer.concat([pdf(), Buffer.alloc(600)]), 'application/pdf'],
  ['a PDF with a picture and an index beside it', pdf([{ dictionary: '/First 6 0 R /N 3' }, { dictionary: '/Subtype /Image /Filter /DCTDecode', stream: JPEG }]), 'application/pdf'],
  ['a PDF with a colour profile', pdf([{ dictionary: '/N 3 /Alternate /DeviceRGB', stream: Buffer.alloc(40) }]), 'application/pdf'],
  ['a signed PDF', pdf([{ dictionary: '/Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 10 20 30] /Contents <00>' }]), 'application/pdf'],
  ['a PDF with a link', pdf([{ dictionary: '/Subtype /Link /A << /S /URI /URI (https://example.org/) >>' }]), 'application/pdf'],
  ['a PDF that was saved twice', Buffer.concat([pdf(), text('5 0 obj\n<< >>\nendobj\nxref\n0 0\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF')]), 'application/pdf'],
  ['a JPEG', JPEG, 'image/jpeg'],
  ['a JPEG with a comment', comment('taken in the rain'), 'image/jpeg'],
  ['a JPEG with a second view of the picture after its end', Buffer.concat([JPEG, JPEG]), 'image/jpeg'],
  ['a PNG', png(), 'image/png'],
  ['a PNG with a text', png({ chunks: [pngChunk('tEXt', text('Software\0Camera'))] }), 'image/png'],
];

/** What is refused for what it is, whatever it is called. */
const OTHER_KINDS: [string, Buffer][] = [
  ['nothing', Buffer.alloc(0)],
  ['a shell script called form.pdf', text('#!/bin/sh\nrm -rf /\n')],
  ['a page with script called photo.jpg', text('<!doctype html><script>alert(1)</script>')],
  ['a drawing with script', text('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
  ['a program', Buffer.concat([text('MZ'), Buffer.alloc(200)])],
  ['a Linux program', Buffer.concat([text('\x7fELF'), Buffer.alloc(200)])],
  ['an archive', zip()],
  ['a GIF', text('GIF89a\x01\0\x01\0\0\0\0;')],
  ['a moving PNG', png({ chunks: [pngChunk('acTL', Buffer.alloc(8))] })],
  ['a text that begins with a blank and a PDF', Buffer.concat([text(' '), pdf()])],
  ['a page before a PDF', Buffer.concat([text('<html>'), pdf()])],
  ['plain text', text('我要申请')],
  ['noise', randomBytes(2_000).fill(0, 0, 4)],
];

/** What is refused for its content: [what it is, its bytes, the fault]. */
const BAD: [string, Buffer, string][] = [
  ['a script behind the head of a PDF', text('%PDF-1.4\n#!/bin/sh\nrm -rf /\n'), 'truncated'],
  ['a page behind the head of a PDF', Buffer.concat([text('%PDF-1.4\n<script>alert(1)</script>\n'), pdf().subarray(9)]), 'foreign'],
  ['a PDF cut off', cut(pdf(), 30), 'truncated'],
  ['half a PDF', pdf().subarray(0, 200), 'truncated'],
  ['a PDF with a program behind it', Buffer.concat([pdf(), text('MZ\x90')]), 'trailing'],
  ['a PDF that is an archive too', Buffer.concat([cut(pdf(), 7), zip(), text('\n%%EOF\n')]), 'truncated'],
  ['a PDF with an archive in it that is read from the end', Buffer.concat([text('%PDF-1.7\n'), zip(), text('\nstartxref\n0\n%%EOF\n')]), 'foreign'],
  ['a PDF with script', pdf([action]), 'active'],
  ['a PDF that runs script when opened', pdf([], { catalog: `/OpenAction ${js}` }), 'active'],
  ['a PDF with script by name tree', pdf([], { catalog: '/Names << /JavaScript 5 0 R >>' }), 'active'],
  ['a PDF with script under another spelling', pdf([{ dictionary: '/S /Java#53cript /JS (1)' }]), 'active'],
  ['the same, all in codes', pdf([{ dictionary: '/S /#4a#61#76#61#53#63#72#69#70#74' }]), 'active'],
  ['a PDF that starts a program', pdf([{ dictionary: '/S /Launch /F (cmd.exe)' }]), 'active'],
  ['a PDF with a file inside', pdf([{ dictionary: '/Type /EmbeddedFile', stream: text('MZ') }]), 'active'],
  ['a PDF with a list of files', pdf([], { catalog: '/Names << /EmbeddedFiles 5 0 R >>' }), 'active'],
  ['a PDF that sends its form', pdf([{ dictionary: '/S /SubmitForm /F (https://example.org/)' }]), 'active'],
  ['a PDF with a form that is a program', pdf([{ dictionary: '/XFA 6 0 R' }]), 'active'],
  ['a PDF with a player', pdf([{ dictionary: '/Subtype /RichMedia' }]), 'active'],
  ['script in compressed objects', pdf([objectStream(js)]), 'active'],
  ['script in compressed objects, spelled in codes', pdf([objectStream('<< /S /Java#53cript >>')]), 'active'],
  ['script in compressed objects whose type is not said', pdf([objectStream(js, { dictionary: '/N 1 /First 4' })]), 'active'],
  ['script in compressed objects whose keys are in codes', pdf([objectStream(js, { dictionary: '/#4e 1 /Firs#74 4' })]), 'active'],
  ['script behind a comment that speaks of objects', pdf([objectStream(js, { dictionary: '/Type /ObjStm % endobj 7 0 obj\n/N 1 /First 4' })]), 'active'],
  ['script behind a string that speaks of streams', pdf([objectStream(js, { dictionary: '/Type /ObjStm /X (>> stream\n endobj obj \\) () ) /N 1 /First 4' })]), 'active'],
  ['script with a word on the line of the stream', Buffer.from(pdf([chaffed]).toString('latin1').replace('>>\nstream\nx', '>> %\nstream  %\nx'), 'latin1'), 'active'],
  ['script in uncompressed objects in a stream', pdf([objectStream('', { filter: '', data: text(`9 0 ${js}`) })]), 'active'],
  ['objects behind two filters', pdf([objectStream('', { filter: '[/FlateDecode /FlateDecode]', data: deflateSync(deflateSync(text(`9 0 ${js}`))) })]), 'hidden'],
  ['objects behind another filter', pdf([objectStream('', { filter: '/ASCIIHexDecode', data: text('39203020') })]), 'hidden'],
  ['objects behind a filter that is named elsewhere', pdf([objectStream(js, { filter: '8 0 R' })]), 'hidden'],
  ['objects that are damaged', pdf([objectStream('', { data: text('not deflated') })]), 'hidden'],
  ['objects in another file', pdf([objectStream(js, { dictionary: '/Type /ObjStm /N 1 /First 4 /F (other.pdf)' })]), 'hidden'],
  ['objects that fill the memory', pdf([objectStream('', { data: deflateSync(Buffer.alloc(80 * 1024 * 1024)) })]), 'hidden'],
  ['a PDF with a password', pdf([], { trailer: '/Encrypt 5 0 R' }), 'encrypted'],
  ['objects without end', text(`%PDF-1.7\n${'obj<<('.repeat(1_000_000)}\nstartxref\n0\n%%EOF\n`), 'hidden'],
  ['a JPEG cut off', cut(JPEG, 2), 'truncated'],
  ['a JPEG cut off in its picture', cut(JPEG, 6), 'truncated'],
  ['half a JPEG', JPEG.subarray(0, 120), 'truncated'],
  ['the head of a JPEG', JPEG.subarray(0, 20), 'truncated'],
  ['a JPEG with script in its comment', comment('<script>alert(1)</script>'), 'foreign'],
  ['a JPEG with a server page behind it', Buffer.concat([JPEG, text('<?php system($_GET[0]);')]), 'foreign'],
  ['a JPEG that is an archive too', Buffer.concat([JPEG, zip()]), 'foreign'],
  ['a JPEG that is a PDF too', Buffer.concat([JPEG, pdf()]), 'foreign'],
  ['a JPEG without size', Buffer.from(JPEG.toString('hex').replace('ffc0001108000800080', 'ffc0001108000000080'), 'hex'), 'dimensions'],
  ['a PNG cut off', cut(png(), 12), 'truncated'],
  ['a PNG without picture', Buffer.concat([png().subarray(0, 33), pngChunk('IDAT').subarray(0, 8)]), 'truncated'],
  ['a PNG with something behind it', Buffer.concat([png(), text('x')]), 'trailing'],
  ['a PNG with script in it', png({ chunks: [pngChunk('tEXt', text('a\0<script>alert(1)</script>'))] }), 'foreign'],
  ['a PNG that would fill the memory', png({ width: 60_000, height: 60_000 }), 'dimensions'],
];

describe('type of an attachment', () => {
  it.each(GOOD)('accepts %s', async (_, bytes, type) => {
    expect(await sniffMediaType(bytes)).toEqual({ ok: true, value: type });
  });

  it.each(OTHER_KINDS)('refuses %s', async (_, bytes) => {
    expect(await sniffMediaType(bytes)).toMatchObject({ ok: false, refusal: { code: 'attachment_type' } });
  });

  it.each(BAD)('refuses %s', async (_, bytes, fault) => {
    expect(await sniffMediaType(bytes)).toMatchObject({ ok: false, refusal: { code: 'attachment_content', details: { fault } } });
  });

  it('accepts 10 MB and refuses a byte more', async () => {
    const full = pdf([{ dictionary: '', stream: Buffer.alloc(MOST_BLOB_BYTES) }]);
    expect(await sniffMediaType(full)).toMatchObject({ ok: false, refusal: { code: 'too_large', details: { maxBytes: MOST_BLOB_BYTES } } });
    expect(await sniffMediaType(pdf([{ dictionary: '', stream: Buffer.alloc(MOST_BLOB_BYTES - 2_000) }]))).toMatchObject({ ok: true });
  });

  it('finds every cut and every flipped byte of a PNG', async () => {
    const whole = png();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        expect((await sniffMediaType(whole.subarray(0, at))).ok).toBe(false);
        const flipped = Buffer.from(whole);
        flipped.writeUInt8(flipped.readUInt8(at) ^ mask, at);
        expect((await sniffMediaType(flipped)).ok).toBe(false);
      }),
    );
  });

  it('never throws, whatever it is given', async () => {
    const heads = [pdf(), JPEG, png(), Buffer.alloc(0)];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.nat(), fc.uint8Array({ maxLength: 300 }), async (head, at, noise) => {
        const bytes = Buffer.concat([head.subarray(0, at % (head.length + 1)), noise]);
        expect(typeof (await sniffMediaType(bytes)).ok).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });
});
