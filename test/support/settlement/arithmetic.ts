/** An exact fraction. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

const TOKEN = /\s*(min|max|\d+(?:\.\d+)?%?|[-+*(),])/y;

/** Reads sums, products, percentages, `min(a, b)` and `max(a, b)`; a second reckoning, apart from the code under test. */
class Reader {
  #at = 0;
  constructor(private readonly text: string) {}

  whole(): Fraction {
    const value = this.#sum();
    if (this.text.slice(this.#at).trim() !== '') throw new Error(`not understood: ${this.text.slice(this.#at)}`);
    return value;
  }

  #peek(): string | undefined {
    TOKEN.lastIndex = this.#at;
    return TOKEN.exec(this.text)?.[1];
  }

  #take(expected?: string): string {
    TOKEN.lastIndex = this.#at;
    const token = TOKEN.exec(this.text)?.[1];
    if (token === undefined || (expected !== undefined && token !== expected)) throw new Error(`expected ${expected ?? 'a number'} at ${this.text.slice(this.#at)}`);
    this.#at = TOKEN.lastIndex;
    return token;
  }

  #sum(): Fraction {
    let value = this.#product();
    for (let sign = this.#peek(); sign === '+' || sign === '-'; sign = this.#peek()) {
      this.#take();
      const { over, under } = this.#product();
      value = { over: value.over * under + (sign === '+' ? over : -over) * value.under, under: value.under * under };
    }
    return value;
  }

  #product(): Fraction {
    let value = this.#one();
    while (this.#peek() === '*') {
      this.#take();
      const { over, under } = this.#one();
      value = { over: value.over * over, under: value.under * under };
    }
    return value;
  }

  #one(): Fraction {
    const token = this.#take();
    if (token === '(') {
      const value = this.#sum();
      this.#take(')');
      return value;
    }
    if (token === 'min' || token === 'max') return this.#choice(token);
    const [, digits = '', decimals = '', percent] = /^(\d+)(?:\.(\d+))?(%)?$/.exec(token) ?? [];
    return { over: BigInt(digits + decimals), under: 10n ** BigInt(decimals.length) * (percent === undefined ? 1n : 100n) };
  }

  #choice(kind: 'min' | 'max'): Fraction {
    this.#take('(');
    const a = this.#sum();
    this.#take(',');
    const b = this.#sum();
    this.#take(')');
    const aIsLess = a.over * b.under < b.over * a.under;
    return aIsLess === (kind === 'min') ? a : b;
  }
}

/** What an expression in yuan gives, in fen, rounded half up; `(1000 - 100) * 60%` gives 54000. */
function reckon(expression: string): number {
  const { over, under } = new Reader(expression).whole();
  return Number((over * 200n + under) / (under * 2n));
}

/** Reads `expression = result`, or a result alone. Throws when the two sides do not agree: the fixture itself would be wrong. */
export function statedFen(statement: string): number {
  const [expression = '', result = expression] = statement.split('=');
  if (reckon(expression) !== reckon(result)) throw new Error(`${statement}: the left side gives ${reckon(expression) / 100}`);
  return reckon(result);
}
