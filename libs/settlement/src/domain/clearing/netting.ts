import { toFen, type Fen } from '#kernel';

/** What one place owes another for a month, fen, above zero. */
export interface Obligation {
  readonly debtor: string;
  readonly creditor: string;
  readonly amount: Fen;
}

/** What a place is owed in all (above zero) or owes (below). */
export interface NetPosition {
  readonly place: string;
  readonly amount: Fen;
}

export interface Payment {
  readonly from: string;
  readonly to: string;
  readonly amount: Fen;
}

/** With so many places that owe or are owed, the fewest payments are found exactly; the subsets of more would take too long, and the payments are then few, not fewest. */
export const EXACT_UP_TO = 16;

/** The net position of every place that is named, in the order of their codes; they sum to zero. Throws RangeError for an amount that is not above zero or for a place that owes itself. */
export function netPositions(obligations: readonly Obligation[]): readonly NetPosition[] {
  const net = new Map<string, number>();
  const add = (place: string, amount: number): void => { net.set(place, toFen((net.get(place) ?? 0) + amount)); };
  for (const { debtor, creditor, amount } of obligations) {
    if (!Number.isSafeInteger(amount) || amount <= 0 || debtor === creditor) throw new RangeError('an obligation is above zero and between two places');
    add(creditor, amount);
    add(debtor, -amount);
  }
  return [...net].map(([place, amount]) => ({ place, amount: toFen(amount) })).sort((a, b) => (a.place < b.place ? -1 : 1));
}

/**
 * Payments that settle all positions. A group of places whose positions sum to zero needs one payment less than it has places, so the fewest payments come of the most such groups;
 * they are found over all subsets up to {@link EXACT_UP_TO} places. Throws RangeError when the positions do not sum to zero.
 */
export function fewestPayments(positions: readonly NetPosition[]): readonly Payment[] {
  const open = positions.filter(({ amount }) => amount !== 0);
  if (open.reduce((sum, { amount }) => sum + amount, 0) !== 0) throw new RangeError('net positions sum to zero');
  const groups = open.length <= EXACT_UP_TO ? mostGroups(open) : [open];
  return groups.flatMap(payWithin);
}

/** Parts the positions into as many groups of sum zero as there can be. */
function mostGroups(open: readonly NetPosition[]): readonly (readonly NetPosition[])[] {
  const everyone = (1 << open.length) - 1;
  const sums = new Float64Array(everyone + 1);
  // How many times a sum of zero is passed when the members of a subset are added one after the other, in the best order; `last` is who is added last then.
  const zeros = new Int8Array(everyone + 1);
  const last = new Int8Array(everyone + 1);
  for (let subset = 1; subset <= everyone; subset += 1) {
    let best = -1;
    for (let index = 0; index < open.length; index += 1) {
      const member = 1 << index;
      if ((subset & member) === 0) continue;
      const rest = subset ^ member;
      sums[subset] = (sums[rest] ?? 0) + (open[index]?.amount ?? 0);
      if ((zeros[rest] ?? 0) > best) [best, last[subset]] = [zeros[rest] ?? 0, index];
    }
    zeros[subset] = best + (sums[subset] === 0 ? 1 : 0);
  }
  const groups: NetPosition[][] = [];
  for (let subset = everyone; subset !== 0; subset ^= 1 << (last[subset] ?? 0)) {
    if (sums[subset] === 0) groups.push([]);
    const member = open[last[subset] ?? 0];
    if (member !== undefined) groups.at(-1)?.push(member);
  }
  return groups;
}

/** The largest debtor pays the largest creditor, until nobody owes: at most one payment less than there are places. */
function payWithin(group: readonly NetPosition[]): readonly Payment[] {
  const left = group.map(({ place, amount }) => ({ place, amount: amount as number }));
  const payments: Payment[] = [];
  for (;;) {
    left.sort((a, b) => a.amount - b.amount || (a.place < b.place ? -1 : 1));
    const [from, to] = [left[0], left.at(-1)];
    if (from === undefined || to === undefined || from.amount >= 0) return payments;
    const amount = Math.min(-from.amount, to.amount);
    payments.push({ from: from.place, to: to.place, amount: toFen(amount) });
    from.amount += amount;
    to.amount -= amount;
  }
}
