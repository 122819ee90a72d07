import { no, ok, periodContains, type Fen, type Result } from '#kernel';
import { assessLayers } from './assess-layers.js';
import { assessLines } from './assess-lines.js';
import { assessPool } from './assess-pool.js';
import type { Assessment, AssessmentRefusal, Claim } from './claim.js';
import { sharesFrom, sumOf, type Step } from './explanation.js';

/**
 * What of a bill is paid by whom: lines by the catalogue of the treatment place, shares by the policy and the accumulators of the insured place (医保发〔2022〕22号 规程 第六、三十二条).
 * Pure: the same claim always gives the same answer. Refuses where catalogue or policy do not say; never guesses.
 */
export function assess(claim: Claim): Result<Assessment, AssessmentRefusal> {
  const refusal = notInForce(claim);
  if (refusal !== undefined) return no(refusal);
  const lines = assessLines(claim);
  if (!lines.ok) return lines;
  const inScope = sumOf(lines.value, 'inScope');
  const pooled = assessPool(claim, inScope);
  if (!pooled.ok) return pooled;
  const selfBorne = (inScope - pooled.value.sums.pool) as Fen;
  const layered = assessLayers(claim, selfBorne, pooled.value.cappedOff);
  const granted = [...lines.value, ...pooled.value.steps, ...layered.steps];
  const steps = [...granted, ...payment(claim, granted)];
  const shares = sharesFrom(steps, claim.policy.layers.map(({ fund }) => fund));
  const used = { stays: claim.visit.kind === 'inpatient' ? 1 : 0, scope: pooled.value.scope, sums: pooled.value.sums, layers: layered.layers };
  return ok({ shares, steps, used });
}

function notInForce({ catalogue, policy, accumulators, visit }: Claim): AssessmentRefusal | undefined {
  const { settledOn } = visit;
  if (!periodContains(catalogue, settledOn)) return { code: 'treatment_catalogue_not_in_force', details: { code: catalogue.code, version: catalogue.version, day: settledOn } };
  if (!periodContains(policy, settledOn)) return { code: 'policy_not_in_force', details: { code: policy.code, version: policy.version, day: settledOn } };
  return settledOn.startsWith(`${String(accumulators.year)}-`) ? undefined : { code: 'accumulators_of_other_year', details: { year: accumulators.year, day: settledOn } };
}

/** How the person pays what no fund does: from the personal account as far as it is offered, the rest in cash. */
function payment({ policy, person }: Claim, steps: readonly Step[]): readonly Step[] {
  const { total, fund } = sharesFrom(steps, policy.layers.map((layer) => layer.fund));
  const personal = total - fund;
  const account = (policy.insurance === 'employee' ? Math.min(personal, person.accountUpTo) : 0) as Fen;
  const by = { code: policy.code, version: policy.version, ...policy.source };
  return [
    ...(account === 0 ? [] : [{ target: 'account', rule: 'personal_account', amount: account, workings: { personal, offered: person.accountUpTo }, by } as const]),
    { target: 'cash', rule: 'cash', amount: (personal - account) as Fen, workings: { personal, account }, by },
  ];
}
