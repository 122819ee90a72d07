import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decideBatch, type BatchAct, type BatchFacts, type Signatory } from './batch.js';
import { stageOf } from './stage.js';
import { applied, headOf, inForceAt, lay, outdatedBy, takeOff, type Made, type Placed, type Relaid } from './timeline.js';

const PARTIES = ['110000', '120000', '130000'];
const START = Date.UTC(2026, 10, 25);
const HOUR = 3_600_000;
const at = (hour: number): Date => new Date(START + hour * HOUR);

interface ModelVersion extends Made {
  readonly document: string;
  readonly base: number | null;
  readonly batch: number;
}

interface ModelBatch extends BatchFacts {
  readonly rollsBack: number | null;
}

/** What the service does around the real decisions, in memory: numbers, timelines, batches. */
class Model {
  now = at(0);
  versions: ModelVersion[] = [];
  batches: ModelBatch[] = [];

  propose(documents: readonly string[], parties: readonly string[], author: string, effectiveAt: Date | null, rollsBack: number | null = null): void {
    const bases = documents.map((document) => (rollsBack === null ? headOf(this.of(document)) : this.versions.find((v) => v.batch === rollsBack && v.document === document)));
    if (bases.some((base) => base?.force && (effectiveAt ?? this.now) < base.force.validFrom)) return;
    if (effectiveAt && effectiveAt < this.now) return;
    const batch = this.batches.push({ state: 'proposed', parties, signatures: [], authors: [author], effectiveAt, left: [], rolledBack: false, rollsBack }) - 1;
    for (const [i, document] of documents.entries()) this.versions.push({ document, number: this.of(document).length + 1, base: bases[i]?.number ?? null, batch, force: null });
  }

  act(act: BatchAct, index: number, actor: Signatory): void {
    const batch = this.batches[index];
    if (!batch) return;
    const facts = { ...batch, rolledBack: this.batches.some((b) => b.rollsBack === index && (b.state === 'proposed' || b.state === 'signed')) };
    const decision = decideBatch(act, facts, actor, { reason: 'because' }, this.now);
    if (!decision.ok) return;
    const mine = this.versions.filter((version) => version.batch === index);
    if (act === 'roll_back') {
      if (mine.some(({ document, number }) => this.of(document).some((v) => v.number > number && v.force !== null))) return;
      return this.propose(mine.map(({ document }) => document), batch.parties, actor.personId, null, index);
    }
    const kept = this.versions;
    const from = batch.effectiveAt && batch.effectiveAt > this.now ? batch.effectiveAt : this.now;
    if ((decision.value.complete && !this.layAll(mine, from)) || (act === 'cancel' && batch.state === 'signed' && !this.takeOffAll(mine))) {
      this.versions = kept;
      return;
    }
    const signatures = act === 'sign' ? [...batch.signatures, { jurisdiction: actor.jurisdiction, personId: actor.personId }] : batch.signatures;
    this.batches[index] = { ...batch, state: decision.value.to, signatures, effectiveAt: decision.value.complete ? from : batch.effectiveAt };
  }

  of(document: string): ModelVersion[] {
    return this.versions.filter((version) => version.document === document);
  }

  timeline(document: string): (ModelVersion & Placed)[] {
    return this.of(document).filter((version): version is ModelVersion & Placed => version.force !== null);
  }

  private layAll(versions: readonly ModelVersion[], from: Date): boolean {
    return versions.every(({ document, number, base }) => {
      if (outdatedBy(this.of(document), number, base) !== undefined) return false;
      const result = lay(this.timeline(document), number, from);
      if (result.ok) this.relay(document, result.value);
      return result.ok;
    });
  }

  private takeOffAll(versions: readonly ModelVersion[]): boolean {
    return versions.every(({ document, number }) => {
      const result = takeOff(this.timeline(document), number, this.now);
      if (result.ok) this.relay(document, result.value);
      return result.ok;
    });
  }

  private relay(document: string, changes: readonly Relaid[]): void {
    const placed = applied(this.timeline(document), changes);
    const taken = new Set(changes.filter(({ force }) => force === null).map(({ number }) => number));
    for (const { number, force } of changes) if (force && !placed.some((p) => p.number === number)) placed.push({ number, force });
    this.versions = this.versions.map((version) => (version.document !== document ? version : { ...version, force: taken.has(version.number) ? null : (placed.find(({ number }) => number === version.number)?.force ?? version.force) }));
  }
}

const DOCUMENTS = ['P33', 'JJJ-P33'];
/** One person holds posts at two parties. */
const signatories: readonly Signatory[] = [
  ...PARTIES.map((jurisdiction) => ({ personId: `admin-${jurisdiction}`, role: 'catalogue_admin', jurisdiction })),
  { personId: 'both', role: 'catalogue_admin', jurisdiction: '110000' }, { personId: 'both', role: 'catalogue_admin', jurisdiction: '120000' }, { personId: 'stranger', role: 'catalogue_admin', jurisdiction: '310000' },
];
const steps = fc.array(fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('propose' as const), documents: fc.subarray(DOCUMENTS, { minLength: 1 }), parties: fc.subarray(PARTIES, { minLength: 1 }), after: fc.option(fc.integer({ min: -1, max: 30 })), who: fc.constantFrom(...signatories) }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('act' as const), act: fc.constantFrom<BatchAct>('sign', 'sign', 'sign', 'sign', 'sign', 'object', 'amend', 'cancel', 'roll_back'), back: fc.nat(3), who: fc.constantFrom(...signatories) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 20 }) }) },
), { minLength: 10, maxLength: 45 });

function play(history: ReadonlyArray<typeof steps extends fc.Arbitrary<readonly (infer S)[]> ? S : never>, look: (model: Model) => void): Model {
  const model = new Model();
  for (const step of history) {
    switch (step.do) {
      case 'propose':
        model.propose(step.documents, step.parties, step.who.personId, step.after === null ? null : new Date(model.now.getTime() + step.after * HOUR));
        break;
      case 'act':
        model.act(step.act, model.batches.length - 1 - step.back, step.who);
        break;
      case 'wait':
        model.now = new Date(model.now.getTime() + step.hours * HOUR);
    }
    look(model);
  }
  return model;
}

describe('any history of proposing, signing, objecting, cancelling, rolling back and waiting', () => {
  it('has at most one version of a document in force at any instant, each signed by every party, by as many persons', () => {
    let seen = 0;
    fc.assert(fc.property(steps, (history) => {
      play(history, (model) => {
        for (const document of DOCUMENTS) {
          for (let hour = 0; hour < 120; hour += 8) {
            const holding = model.of(document).filter((version) => stageOf(version, model.batches[version.batch]?.state ?? 'cancelled', at(hour)) === 'in_force');
            expect(holding.length).toBeLessThanOrEqual(1);
            for (const { batch: index } of holding) {
              const batch = model.batches[index];
              expect(batch?.state).toBe('signed');
              expect([...new Set(batch?.signatures.map(({ jurisdiction }) => jurisdiction))].sort()).toEqual([...(batch?.parties ?? ['?'])].sort());
              expect(new Set(batch?.signatures.map(({ personId }) => personId)).size).toBe(batch?.parties.length);
              expect(new Set([...(batch?.authors ?? []), ...(batch?.signatures.map(({ personId }) => personId) ?? [])]).size).toBeGreaterThan(1);
              seen += 1;
            }
          }
        }
      });
    }), { numRuns: 25 });
    // a property over histories in which nothing ever takes force would say nothing
    expect(seen).toBeGreaterThan(20);
  });

  it('never changes what held before: an instant that has passed is answered the same for ever', () => {
    fc.assert(fc.property(steps, (history) => {
      const answers = new Map<string, number | undefined>();
      play(history, (model) => {
        for (const document of DOCUMENTS) {
          for (let instant = START; instant < model.now.getTime(); instant += 8 * HOUR) {
            const key = `${document} ${instant}`;
            const holds = inForceAt(model.timeline(document), new Date(instant))?.number;
            if (answers.has(key) && holds !== answers.get(key)) throw new Error(`${key}: ${String(holds)} instead of ${String(answers.get(key))}`);
            answers.set(key, holds);
          }
        }
      });
    }), { numRuns: 25 });
  });
});
