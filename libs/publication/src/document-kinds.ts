import { Injectable } from '@nestjs/common';
import { Refused, type FieldIssue, type InstantPeriod } from '#kernel';
import type { Tx } from '#platform';
import type { Content } from './domain/content.js';
import type { Standing } from './domain/statement.js';

/** A signed version, for the context whose kind it is. */
export interface SignedVersion {
  readonly kind: string;
  readonly code: string;
  readonly number: number;
  readonly content: Content;
  readonly standing: Standing;
  /** When it holds, half-open; null once it was cancelled before it began. */
  readonly force: InstantPeriod | null;
  /** Parties that it stops binding while it holds for the others, with the instant from which it no longer does: those that leave the agreement. */
  readonly ends: ReadonlyMap<string, Date>;
}

/** What is being signed, in plain words, one sentence each. */
export interface Sentences {
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

/** The content of another document that is proposed together with this one; undefined where it is not among them. */
export type Beside = (kind: string, code: string) => Content | undefined;

/** Among what a draft is to take force. */
export interface DraftSetting {
  readonly standing: Standing;
  /** From when it is to hold; null: from the last signature. */
  readonly effectiveAt: Date | null;
  readonly find: Beside;
  /** Every draft of the batch, itself too; the same list for each of them. */
  readonly all: readonly { readonly kind: string; readonly code: string; readonly content: Content; readonly standing: Standing }[];
}

/** What a context says about one kind of its documents. */
export interface DocumentKind {
  readonly kind: string;
  /** Everything that keeps this content from being proposed; empty when nothing does. */
  check(tx: Tx, code: string, content: Content, beside?: Beside, setting?: DraftSetting): Promise<readonly FieldIssue[]>;
  /** Division codes of the jurisdictions that must sign. */
  parties(content: Content): readonly string[];
  /** Brings the read rows of the context in line with these versions, in their order; in the transaction that changes their forces. */
  project(tx: Tx, versions: readonly SignedVersion[]): Promise<void>;
  /** The same when a party leaves or stays after all; left out by a kind whose read rows say nothing of single parties. */
  rebind?(tx: Tx, versions: readonly SignedVersion[]): Promise<void>;
  /** Refuses what was laid when it contradicts other documents of the kind; asked once all of a batch is laid or bound anew, in its transaction. */
  settle?(tx: Tx, codes: readonly string[]): Promise<void>;
  describe(code: string, content: Content): Promise<Sentences>;
  /** A name to show in lists. */
  title(code: string, content: Content): { readonly zh: string; readonly en: string };
}

/** The kinds of documents that are published, each handed in by the context that knows it. */
@Injectable()
export class DocumentKinds {
  private readonly kinds = new Map<string, DocumentKind>();

  register(kind: DocumentKind): void {
    if (this.kinds.has(kind.kind)) throw new Error(`Document kind ${kind.kind} is registered twice.`);
    this.kinds.set(kind.kind, kind);
  }

  /** Refuses `document_kind_unknown`. */
  get(kind: string): DocumentKind {
    const found = this.kinds.get(kind);
    if (!found) throw new Refused({ code: 'document_kind_unknown', details: { kind, known: [...this.kinds.keys()] } });
    return found;
  }

  names(): string[] {
    return [...this.kinds.keys()];
  }
}
