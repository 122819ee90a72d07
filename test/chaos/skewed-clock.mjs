// Loaded before a program (node --import): its machine's clock is wrong by SKEW_MS milliseconds, for everything that asks for the time.
const skew = Number(process.env.SKEW_MS);
const Real = Date;
const wrong = () => Real.now() + skew;

globalThis.Date = new Proxy(Real, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [wrong()] : args, newTarget),
  apply: () => new Real(wrong()).toString(),
  get: (target, key) => (key === 'now' ? wrong : Reflect.get(target, key)),
});
