/** Beginnings of what a browser, a shell or an archiver would take for its own, wherever in the bytes. */
const MARKUP = /<script[\s>]|<\?php\s|<!doctype\s|<html[\s>]|<iframe[\s>]|<svg[\s>]/i;
const ZIP_END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const ZIP_END_BYTES = 22;
const ZIP_COMMENT_BYTES = 65_535;

/** Whether the bytes also hold markup that a browser would run. */
export function hasMarkup(bytes: Buffer): boolean {
  return MARKUP.test(bytes.toString('latin1'));
}

/** Whether the file is an archive too: a ZIP directory is read from the end, whatever stands before it. */
export function isArchiveToo(bytes: Buffer): boolean {
  const from = Math.max(0, bytes.length - ZIP_END_BYTES - ZIP_COMMENT_BYTES);
  for (let at = bytes.lastIndexOf(ZIP_END); at >= from; at = at === 0 ? -1 : bytes.lastIndexOf(ZIP_END, at - 1)) {
    const isWhole = at + ZIP_END_BYTES <= bytes.length;
    if (isWhole && at + ZIP_END_BYTES + bytes.readUInt16LE(at + 20) <= bytes.length && bytes.readUInt32LE(at + 16) < at) return true;
  }
  return false;
}
