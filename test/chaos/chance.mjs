/** Numbers that look random and come back with their seed (mulberry32). What the machine does in between does not: a seed repeats the faults, not the interleaving. */
export class Chance {
  #state;

  /** @param {number} seed @param {string} [purpose] streams of different purposes do not disturb each other */
  constructor(seed, purpose = '') {
    this.#state = Array.from(purpose).reduce((sum, sign) => Math.imul(sum ^ sign.codePointAt(0), 16777619), seed | 0);
  }

  /** From 0 up to, not including, 1. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  between(from, to) {
    return from + this.next() * (to - from);
  }

  yes(probability) {
    return this.next() < probability;
  }

  pick(list) {
    return list[Math.floor(this.next() * list.length)];
  }

  /** One of the keys, each as often as its number says. */
  weighted(weights) {
    let left = this.next() * Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    return Object.keys(weights).find((key) => (left -= weights[key]) < 0) ?? Object.keys(weights)[0];
  }
}
