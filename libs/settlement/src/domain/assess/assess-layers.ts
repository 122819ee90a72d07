import type { Fen } from '#kernel';
import type { LayerSums } from './accumulators.js';
import { bandShares } from './bands.js';
import type { Layer, LayerFund } from './benefit-policy.js';
import type { Claim } from './claim.js';
import type { Step } from './explanation.js';

export interface Layered {
  readonly steps: readonly Step[];
  readonly layers: Readonly<Partial<Record<LayerFund, LayerSums>>>;
}

/**
 * What further funds pay of what the pool leaves in scope to the person, in the order of the policy. Each counts over the year what it is based on, as the pool and the layers
 * before left it, and pays no more than that: another fen of costs never makes the person's part smaller.
 */
export function assessLayers({ policy, person, accumulators }: Claim, selfBorne: Fen, cappedOff: Fen): Layered {
  const steps: Step[] = [];
  const layers: Partial<Record<LayerFund, LayerSums>> = {};
  let left: number = selfBorne;
  for (const layer of policy.layers) {
    if (layer.groups.length > 0 && !layer.groups.some((group) => person.groups.includes(group))) continue;
    const used = accumulators.layers[layer.fund];
    const counted = (layer.basis === 'capped_off' ? cappedOff : left) as Fen;
    const most = Math.min(left, layer.cap === null ? Infinity : Math.max(0, layer.cap - (used?.paid ?? 0)));
    const own = stepsOf(layer, { before: used?.counted ?? 0, amount: counted }, most, { code: policy.code, version: policy.version });
    const paid = own.reduce((sum, { amount }) => sum + amount, 0) as Fen;
    steps.push(...own);
    layers[layer.fund] = { counted, paid };
    left -= paid;
  }
  return { steps, layers };
}

function stepsOf(layer: Layer, { before, amount }: { readonly before: number; readonly amount: number }, most: number, policy: { readonly code: string; readonly version: string }): Step[] {
  const past = (point: number): number => Math.max(0, point - layer.threshold);
  const [from, to] = [past(before), past(before + amount)];
  const by = { ...policy, ...layer.source };
  const steps = bandShares(layer.bands, from, to - from).map((share): Step => ({
    target: layer.fund, rule: 'layer', amount: share.amount, workings: { threshold: layer.threshold, from: share.from, to: share.to, ratio: share.ratio }, by, ...(share.rounding === undefined ? {} : { rounding: share.rounding }),
  }));
  const sum = steps.reduce((total, step) => total + step.amount, 0);
  return sum <= most ? steps : [...steps, { target: layer.fund, rule: 'layer_cap', amount: (most - sum) as Fen, workings: { most }, by }];
}
