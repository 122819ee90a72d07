import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import type { PersonActor } from '#platform';
import { RequestService } from './request.service.js';

/** Acts that make sense for many requests at once: none that says something of one applicant. */
export const BULK_VERBS = ['claim', 'release', 'route', 'accept', 'remind', 'reassign'] as const;
export type BulkVerb = (typeof BULK_VERBS)[number];

/** One request as whoever chose it saw it. */
export interface BulkRow {
  readonly id: string;
  readonly version: number;
  /** Number of the own claim. */
  readonly fence?: number | undefined;
}

export interface BulkCommand {
  readonly commandId: string;
  readonly verb: BulkVerb;
  readonly rows: readonly BulkRow[];
  readonly input: { readonly reasonText?: string | undefined; readonly assigneePersonId?: string | undefined; readonly authorityId?: string | undefined };
}

/** What became of one row; `version` is that of the request after the act, `code` that of the refusal. */
export interface BulkResult {
  readonly id: string;
  readonly outcome: 'done' | 'refused';
  readonly code: string | null;
  readonly version: number | null;
}

/** One act on many requests: each in a transaction of its own, under a command of its own. */
@Injectable()
export class BulkService {
  constructor(private readonly requests: RequestService) {}

  /**
   * A result for every row, in their order. The same command repeats nothing: what was done answers as done once more, what was refused is judged anew: no act was recorded, and an answer
   * that was lost would be of little use if it told how things stood then. The version that the person saw keeps it from being another act than the one meant. What is no refusal (a database that is
   * away) ends it, and the rows before stay done.
   */
  async act(actor: PersonActor, { commandId, verb, rows, input }: BulkCommand): Promise<BulkResult[]> {
    const results: BulkResult[] = [];
    for (const { id, version, fence } of rows) results.push(await this.actOnRow(actor, { id, verb, version, commandId: commandOfRow(commandId, id), input: { ...input, ...(fence === undefined ? {} : { fence }) } }));
    return results;
  }

  private async actOnRow(actor: PersonActor, { id, verb, ...command }: { id: string; verb: BulkVerb; commandId: string; version: number; input: BulkCommand['input'] }): Promise<BulkResult> {
    try {
      const { action } = await this.requests.act(actor, id, verb, command);
      return { id, outcome: 'done', code: null, version: action.version };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { id, outcome: 'refused', code: error.refusal.code, version: null };
    }
  }
}

/** The command of one row: always the same for the same command and request (a UUID of version 8, RFC 9562). */
function commandOfRow(commandId: string, requestId: string): string {
  const hex = createHash('sha256').update(`${commandId} ${requestId}`).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
