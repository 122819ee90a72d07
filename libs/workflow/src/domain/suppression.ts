/** A number that is the sum of others. */
export interface Sum {
  readonly whole: string;
  readonly parts: readonly string[];
}

/** Numbers that are published together, with what is known of their sums: among themselves and with what was published before. */
export interface Publication {
  readonly counts: ReadonlyMap<string, number>;
  readonly sums: readonly Sum[];
}

/** Arithmetic of the elimination: a prime whose square fits a double. */
const PRIME = 33_554_393;

/**
 * Which of the numbers are not shown: those above zero and below `least`, and beside them as few and as small ones as it takes that none of those hidden can be reckoned back from what is
 * shown, by whatever additions and subtractions. Publications come one after another, and what was shown once stays shown: a later one hides of its own what would tell the earlier ones.
 */
export function hiddenOf(publications: readonly Publication[], least: number): ReadonlySet<string> {
  const hidden = new Set<string>();
  const sums: Sum[] = [];
  for (const { counts, sums: more } of publications) {
    for (const [key, count] of counts) if (count > 0 && count < least) hidden.add(key);
    sums.push(...more);
    hideMore(hidden, sums, [...counts].filter(([, count]) => count > 0));
  }
  return hidden;
}

/** Hides of the candidates, the smallest first, what stands in one sum with a number that could be reckoned back, until none can. */
function hideMore(hidden: Set<string>, sums: readonly Sum[], candidates: readonly (readonly [string, number])[]): void {
  // What follows from what was shown before is no secret, and hiding it hides nothing.
  const known = reckonable(new Set([...hidden, ...candidates.map(([key]) => key)]), sums);
  const inOrder = candidates.filter(([key]) => !known.has(key)).sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1)).map(([key]) => key);
  for (let told = reckonable(hidden, sums); told.size > 0; told = reckonable(hidden, sums)) {
    const near = new Set(sums.flatMap(({ whole, parts }) => ([whole, ...parts].some((key) => told.has(key)) ? [whole, ...parts] : [])));
    const open = inOrder.filter((key) => !hidden.has(key));
    const next = open.find((key) => near.has(key)) ?? open[0];
    if (next === undefined) return;
    hidden.add(next);
  }
}

/** Hidden numbers that follow from those that are shown: the only unknown of some combination of the sums. */
export function reckonable(hidden: ReadonlySet<string>, sums: readonly Sum[]): ReadonlySet<string> {
  const column = new Map([...hidden].map((key, index) => [key, index]));
  const keys = [...hidden];
  const rows = sums.flatMap(({ whole, parts }) => {
    const row = new Map<number, number>();
    for (const [key, factor] of [[whole, 1] as const, ...parts.map((part) => [part, PRIME - 1] as const)]) {
      const at = column.get(key);
      if (at !== undefined) row.set(at, ((row.get(at) ?? 0) + factor) % PRIME);
    }
    return row.size === 0 ? [] : [row];
  });
  return new Set(reduced(rows).flatMap((row) => (row.size === 1 ? [...row.keys()].map((at) => keys[at] ?? '') : [])));
}

/** The reduced row echelon form of sparse rows. */
function reduced(rows: readonly Map<number, number>[]): Map<number, number>[] {
  const pivots = new Map<number, Map<number, number>>();
  for (const row of rows) {
    for (const [at, pivot] of pivots) subtract(row, pivot, row.get(at) ?? 0);
    const [first] = row;
    if (first === undefined) continue;
    const [at, value] = first;
    const inverse = power(value, PRIME - 2);
    for (const [key, factor] of row) row.set(key, (factor * inverse) % PRIME);
    for (const pivot of pivots.values()) subtract(pivot, row, pivot.get(at) ?? 0);
    pivots.set(at, row);
  }
  return [...pivots.values()];
}

function subtract(row: Map<number, number>, other: ReadonlyMap<number, number>, times: number): void {
  if (times === 0) return;
  for (const [key, factor] of other) {
    const left = ((row.get(key) ?? 0) + PRIME - ((factor * times) % PRIME)) % PRIME;
    if (left === 0) row.delete(key);
    else row.set(key, left);
  }
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let square = base % PRIME, left = exponent; left > 0; left = Math.floor(left / 2), square = (square * square) % PRIME) if (left % 2 === 1) result = (result * square) % PRIME;
  return result;
}
