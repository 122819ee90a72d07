// Run after every change of package-lock.json. A registry that lacks some platform packages (say @swc/core-darwin-arm64) makes npm
// write a lock with holes, and "npm ci" then refuses it on every machine. This fills them: exact versions stand in the parents'
// optionalDependencies, system and processor in the name. With --check it only says whether there are holes.
import fs from 'node:fs';

const SYSTEMS = ['darwin', 'linux', 'win32', 'freebsd', 'android', 'openharmony', 'openbsd', 'netbsd', 'sunos', 'aix'];
const PROCESSORS = new Map([
  ['arm64', 'arm64'],
  ['x64', 'x64'],
  ['ia32', 'ia32'],
  ['armv7', 'arm'],
  ['arm', 'arm'],
  ['ppc64', 'ppc64'],
  ['s390x', 's390x'],
  ['riscv64', 'riscv64'],
  ['loong64', 'loong64'],
  ['wasm32', 'wasm32'],
]);

/** Whether Node would find the package from this place of the tree, looking upwards. */
function isResolvable(packages, from, name) {
  for (let place = from; ; place = place.includes('/node_modules/') ? place.slice(0, place.lastIndexOf('/node_modules/')) : '') {
    if (packages[`${place ? `${place}/` : ''}node_modules/${name}`]?.version) return true;
    if (!place) return false;
  }
}

/** The lock entry of a platform package, or undefined when the name is not one's. */
function platformEntry(name, version, parent) {
  const os = SYSTEMS.find((each) => new RegExp(`(^|[-/])${each}([-/]|$)`).test(name));
  const cpu = [...PROCESSORS.keys()].find((each) => new RegExp(`-${each}`).test(name));
  if (!os && cpu !== 'wasm32') return undefined;
  return { version, ...(cpu ? { cpu: [PROCESSORS.get(cpu)] } : {}), ...(os ? { os: [os] } : {}), ...(parent.dev ? { dev: true } : {}), optional: true };
}

function fillHoles(packages) {
  const added = {};
  for (const [place, parent] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      if (!/^\d+\.\d+\.\d+/.test(version) || isResolvable(packages, place, name)) continue;
      const entry = platformEntry(name, version, parent);
      if (entry) added[`node_modules/${name}`] = entry;
    }
  }
  return added;
}

const checking = process.argv.includes('--check');
const file = process.argv.slice(2).find((arg) => !arg.startsWith('--')) ?? new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(fs.readFileSync(file, 'utf8'));
const added = fillHoles(lock.packages);
const count = Object.keys(added).length;
if (!checking) {
  lock.packages = Object.fromEntries(Object.entries({ ...lock.packages, ...added }).sort(([a], [b]) => (a < b ? -1 : 1)));
  fs.writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`completed ${count} optional platform packages`);
} else if (count > 0) {
  console.error(`package-lock.json lacks ${count} optional platform packages, and "npm ci" would refuse it: run "node tools/complete-lock.mjs".`);
  process.exitCode = 1;
}
