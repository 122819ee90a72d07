import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { faultsOfPlan, joinOf, legsToOpen, plannedLegs, withStanding, type JointPlan, type Leg, type LegStanding } from './joint.js';

const leg = (code: string, ...after: string[]): JointPlan['legs'][number] => ({ code, nameZh: code, nameEn: code, at: 'from', after });
/** Plans without a circle: each leg may wait for those before it. */
const anyPlan: fc.Arbitrary<JointPlan> = fc.record({
  join: fc.constantFrom('all', 'lead'),
  legs: fc.array(fc.array(fc.nat({ max: 4 }), { maxLength: 3 }), { minLength: 1, maxLength: 5 }).map((waits) => waits.map((after, i) => leg(`l${String(i)}`, ...new Set(after.filter((n) => n < i).map((n) => `l${String(n)}`))))),
});
const ENDS: readonly LegStanding[] = ['agreed', 'agreed', 'agreed', 'disagreed', 'ended'];

describe('the legs of a joint request', () => {
  it('begin when all before them have agreed, each once; and all agree, or one keeps the others from beginning', () => {
    fc.assert(fc.property(anyPlan, fc.infiniteStream(fc.constantFrom(...ENDS)), (plan, ends) => {
      let legs: readonly Leg[] = plannedLegs(plan);
      const begun: string[] = [];
      for (let due = legsToOpen(legs); due.length > 0; due = legsToOpen(legs)) {
        for (const { code, after } of due) {
          expect(after.every((other) => legs.some((each) => each.code === other && each.standing === 'agreed'))).toBe(true);
          begun.push(code);
          legs = withStanding(legs, code, { standing: 'open', requestId: code });
          expect(joinOf(legs)).not.toBe('joined');
          legs = withStanding(legs, code, { standing: ends.next().value as LegStanding });
        }
      }
      expect(new Set(begun).size).toBe(begun.length);
      expect(joinOf(legs) === 'joined').toBe(legs.every(({ standing }) => standing === 'agreed'));
      if (joinOf(legs) === 'waiting') throw new Error('nothing can begin, and nothing has said no');
    }), { numRuns: 500 });
  });

  it('stand as a whole for as little as the weakest of them', () => {
    const plan: JointPlan = { join: 'all', legs: [leg('a'), leg('b'), leg('c', 'a')] };
    const standing = (a: LegStanding, b: LegStanding, c: LegStanding): string => joinOf(withStanding(withStanding(withStanding(plannedLegs(plan), 'a', { standing: a }), 'b', { standing: b }), 'c', { standing: c }));
    expect([standing('agreed', 'agreed', 'agreed'), standing('agreed', 'open', 'planned'), standing('agreed', 'disagreed', 'open'), standing('ended', 'agreed', 'planned')]).toEqual(['joined', 'waiting', 'disagreed', 'disagreed']);
  });

  it('may not wait for themselves, in a circle, or for what is not there', () => {
    expect(faultsOfPlan({ join: 'all', legs: [leg('a', 'b'), leg('b', 'a')] })).toEqual(['a never starts', 'b never starts']);
    expect(faultsOfPlan({ join: 'all', legs: [leg('a', 'x')] })).toEqual(['a after x, which is not there', 'a never starts']);
    expect(faultsOfPlan({ join: 'all', legs: [leg('a'), leg('a')] })).toEqual(['a twice']);
    fc.assert(fc.property(anyPlan, (plan) => expect(faultsOfPlan(plan)).toEqual([])), { numRuns: 100 });
  });

  it('are planned without a fault in every published service type', () => {
    const file = path.resolve(import.meta.dirname, '../../../../seeds/reference/service-types.json');
    const { items } = JSON.parse(readFileSync(file, 'utf8')) as { items: { code: string; joint?: JointPlan }[] };
    const joint = items.flatMap(({ code, joint: plan }) => (plan ? [[code, faultsOfPlan(plan)]] : []));
    expect(joint).toEqual([['registration.transfer', []]]);
  });
});
