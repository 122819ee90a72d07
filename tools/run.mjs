// The one door of every npm script. Until the version of Node is known to do, nothing else is imported.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Tongban needs Node 20.19 or newer, this is ${process.version}: install a newer one from https://nodejs.org and start again.`);
  process.exit(1);
}

const COMMANDS = {
  start: () => import('./start.mjs'),
  test: () => import('./test.mjs'),
  build: () => import('./build-command.mjs'),
  check: () => import('./check.mjs'),
  bench: () => import('./bench.mjs'),
  chaos: () => import('./chaos.mjs'),
  cli: () => import('./cli.mjs'),
};

const { explain } = await import('./terminal.mjs');
const [name = 'start', ...args] = process.argv.slice(2);
const load = COMMANDS[name];
if (!load) {
  console.error(`There is no command "${name}". There are: ${Object.keys(COMMANDS).join(', ')}.`);
  process.exit(1);
}
try {
  const { run } = await load();
  await run(args);
} catch (error) {
  explain(error);
  process.exit(1);
}
