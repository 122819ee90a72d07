import { Injectable } from '@nestjs/common';
import { BlindIndex } from '#platform';
import { readRequestNumber } from '#workflow';
import type { MatterSearch } from './data/matter.queries.js';
import { readMatterNumber } from './matter-number.js';

/** What a text may be that somebody looks for: a number of a matter or of a request, or the name of the writer, which is encrypted and found exactly. */
@Injectable()
export class MatterSearches {
  constructor(private readonly index: BlindIndex) {}

  of(text: string | undefined): MatterSearch | null {
    const q = text?.trim() ?? '';
    if (q === '') return null;
    return { number: readMatterNumber(q) ?? null, requestNumber: readRequestNumber(q) ?? null, nameIndex: this.index.of('name', q) };
  }
}
