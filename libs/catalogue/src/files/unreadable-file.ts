import type { FileFault } from '#contracts';

/** A file that is no catalogue, or that must not be read any further. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  /** `limit` is the bound that was passed, `line` the line that is broken, where there is one. */
  constructor(readonly fault: FileFault, readonly details: { readonly limit?: number; readonly line?: number } = {}) {
    super(fault);
  }
}
