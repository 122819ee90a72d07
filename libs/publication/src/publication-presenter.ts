import { Injectable } from '@nestjs/common';
import type { PersonActor, Tx } from '#platform';
import { BatchFactsReader } from './batch-facts.js';
import type { BatchEntity, DraftEntity, SignatureEntity } from './data/entities.js';
import { PublicationQueries, type BatchItem } from './data/publication.queries.js';
import type { StoredVersion } from './data/publication.store.js';
import { writtenDigest } from './digests.js';
import { availableBatchActs, isOverdue, missingParties } from './domain/batch.js';
import { diff, type Content } from './domain/content.js';
import { stageOf } from './domain/stage.js';
import { DocumentKinds } from './document-kinds.js';
import type { BatchItemView, BatchStatementView, BatchSummary, BatchView, DocumentDraft, DraftReview, SentencesView, SignatureView, TimelineVersion, VersionBatchView, VersionDetail, VersionView } from './http/publication.dto.js';

/** Items of a batch that come with it: as many as one reads before scrolling on. */
const FIRST_ITEMS = 20;

/** Turns rows into answers: titles and plain words instead of JSON alone, the acts that this reader may do. */
@Injectable()
export class PublicationPresenter {
  constructor(
    private readonly queries: PublicationQueries,
    private readonly kinds: DocumentKinds,
    private readonly facts: BatchFactsReader,
  ) {}

  draft(draft: DraftEntity): DocumentDraft {
    const { authors: _authors, content, createdAt, updatedAt, ...rest } = draft;
    return { ...rest, content: { ...content }, title: this.kinds.get(draft.kind).title(draft.code, content), createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
  }

  version(version: StoredVersion): VersionView {
    const { kind, code, number, content, standing, baseNumber, batchId, force } = version;
    return {
      kind, code, number, title: this.kinds.get(kind).title(code, content), content: { ...content }, standing, digest: writtenDigest(version.digest), baseNumber, batchId,
      inForceFrom: iso(force?.validFrom ?? null), inForceUntil: iso(force?.validTo ?? null),
    };
  }

  /** Versions on the timeline of their document, each with where it stands now, its batch and who has signed. */
  async timeline(tx: Tx, versions: readonly StoredVersion[]): Promise<TimelineVersion[]> {
    const batches = await this.queries.batchesOf(tx, versions);
    return versions.flatMap((version) => {
      const found = batches.get(version.batchId);
      return found ? [{ ...this.version(version), stage: stageOf(version, found.batch.state, tx.now), batch: batchMark(found.batch, found.signatures) }] : [];
    });
  }

  /** One version in words, with its difference to the one before. */
  async detail(tx: Tx, versions: readonly StoredVersion[], version: StoredVersion): Promise<VersionDetail | undefined> {
    const before = versions.find(({ number }) => number === version.baseNumber);
    const [shown] = await this.timeline(tx, [version]);
    return shown && {
      version: shown, before: before?.number ?? null, ...(await this.before(before)), changes: diff(before?.content ?? {}, version.content), sentences: await this.sentences(version.kind, version.code, version.content),
    };
  }

  /** What a content says in plain words. */
  async sentences(kind: string, code: string, content: Content): Promise<SentencesView> {
    const { zh, en } = await this.kinds.get(kind).describe(code, content);
    return { zh: [...zh], en: [...en] };
  }

  /** The version that is to be followed, to hold the new one against; all null where there is none. */
  async before(base: StoredVersion | undefined): Promise<Pick<DraftReview, 'contentBefore' | 'standingBefore' | 'sentencesBefore'>> {
    if (!base) return { contentBefore: null, standingBefore: null, sentencesBefore: null };
    return { contentBefore: { ...base.content }, standingBefore: base.standing, sentencesBefore: await this.sentences(base.kind, base.code, base.content) };
  }

  summary(batch: BatchEntity, signatures: readonly SignatureEntity[], now: Date): BatchSummary {
    const { id, titleZh, titleEn, purpose, state, parties, rollsBack, proposedIn, endReason } = batch;
    return {
      id, titleZh, titleEn, purpose, state, parties, missing: missingParties({ parties, signatures }), overdue: isOverdue(batch, now), rollsBack, proposedIn, endReason, effectiveAt: iso(batch.effectiveAt), inForceAt: iso(batch.inForceAt),
      proposedAt: batch.proposedAt.toISOString(), signedAt: iso(batch.signedAt),
    };
  }

  /** The batch with what a signer must see first; a batch may have thousands of items, which come page by page. */
  async batch(tx: Tx, actor: PersonActor, { batch, signatures }: { batch: BatchEntity; signatures: SignatureEntity[] }): Promise<BatchView> {
    const facts = await this.facts.of(tx, batch);
    const signatory = { personId: actor.personId, role: actor.post?.role ?? 'resident', jurisdiction: actor.post?.jurisdictionCode ?? '' };
    const { items } = await this.queries.batchItems(tx, batch.id, { offset: 0, limit: FIRST_ITEMS });
    return {
      ...this.summary(batch, signatures, tx.now), digest: batch.digest.toString('hex'), signatures: signatures.map(signatureView), availableActs: availableBatchActs(facts, signatory, tx.now),
      counts: await this.queries.batchCounts(tx, batch.id), items: await this.items(items),
    };
  }

  /** Documents of a batch: what each says, and how that differs from what it follows. */
  async items(items: readonly BatchItem[]): Promise<BatchItemView[]> {
    return Promise.all(items.map(async ({ version, base }) => ({
      version: this.version(version), ...(await this.before(base)), changes: diff(base?.content ?? {}, version.content), sentences: await this.sentences(version.kind, version.code, version.content),
    })));
  }

  /** What was signed, to be checked with nothing but the public keys. */
  statement({ batch, signatures }: { batch: BatchEntity; signatures: SignatureEntity[] }): BatchStatementView {
    return { statement: { ...batch.statement }, digest: batch.digest.toString('hex'), signatures: signatures.map(signatureView) };
  }
}

function batchMark(batch: BatchEntity, signatures: readonly SignatureEntity[]): VersionBatchView {
  const { id, titleZh, titleEn, purpose, state, parties, proposedIn, proposedAt, effectiveAt, signedAt, endReason } = batch;
  return {
    id, titleZh, titleEn, purpose, state, proposedIn, proposedAt: proposedAt.toISOString(), effectiveAt: iso(effectiveAt), signedAt: iso(signedAt), endReason,
    signedBy: signatures.map(({ jurisdiction, at }) => ({ jurisdiction, at: at.toISOString() })), missing: missingParties({ parties, signatures }),
  };
}

function signatureView({ jurisdiction, keyId, algorithm, value, at }: SignatureEntity): SignatureView {
  return { jurisdiction, keyId, algorithm, value: value.toString('base64url'), signedAt: at.toISOString() };
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
