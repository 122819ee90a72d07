import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { isFullDisk, requireSpace } from './disk.mjs';
import { endWithUs } from './end-with-us.mjs';
import { at, root } from './paths.mjs';
import { Halt, lap, withProgress } from './terminal.mjs';

const MODULES_MEGABYTES = 900;
const STAMP = at('node_modules', '.installed-from');

const readJson = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));

function wantedStamp() {
  const lock = createHash('sha256').update(fs.readFileSync(at('package-lock.json'))).digest('hex');
  return `${lock} ${process.platform}-${process.arch} abi ${process.versions.modules}`;
}

/** Whether what npm wrote down about node_modules is what the lock asks for (somebody ran `npm ci` by hand). */
function modulesMatchLock() {
  try {
    const wanted = readJson(at('package-lock.json')).packages;
    const present = readJson(at('node_modules', '.package-lock.json')).packages;
    return Object.entries(wanted).every(
      ([where, entry]) => where === '' || (present[where] === undefined ? entry.optional === true : present[where].version === entry.version),
    );
  } catch {
    return false;
  }
}

function writeStamp(stamp) {
  try {
    fs.writeFileSync(STAMP, stamp);
  } catch (error) {
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error;
  }
}

/** npm itself, without a shell: the one that runs us, else the one on the PATH. */
function npmCommand() {
  const own = process.env.npm_execpath;
  if (own?.endsWith('.js')) return { command: process.execPath, before: [own] };
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', before: [] };
}

function runNpmCi() {
  const { command, before } = npmCommand();
  return new Promise((resolve) => {
    const child = endWithUs(spawn(command, [...before, 'ci', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: process.platform === 'win32',
    }));
    let errors = '';
    child.stderr.on('data', (chunk) => { errors = (errors + chunk).slice(-20_000); });
    child.once('error', (error) => resolve({ code: 1, errors: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, errors }));
  });
}

function installFailure(errors) {
  if (isFullDisk(errors, root)) return new Halt(`The disk of ${root} is full: node_modules needs about ${MODULES_MEGABYTES} MB. Free some space and start again.`);
  const lines = errors.split('\n').map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim()).filter((line) => line && !line.startsWith('npm warn') && !line.includes('A complete log of this run'));
  return new Halt(`npm ci failed: ${lines.slice(0, 4).join(' · ') || 'no reason given'}. Check the connection to the npm registry and that this user may write to ${root}, then start again.`);
}

/** Installs the locked dependencies when node_modules is not what package-lock.json asks for. Returns whether it had to. */
export async function ensureInstalled() {
  const wanted = wantedStamp();
  if (fs.existsSync(STAMP) && fs.readFileSync(STAMP, 'utf8') === wanted) return false;
  if (modulesMatchLock()) {
    writeStamp(wanted);
    return false;
  }
  requireSpace(root, MODULES_MEGABYTES, 'installing the dependencies');
  const count = Object.keys(readJson(at('package-lock.json')).packages).length - 1;
  const { code, errors } = await withProgress(`installing up to ${count} packages (npm ci; one to two minutes the first time)`, runNpmCi);
  if (code !== 0) throw installFailure(errors);
  writeStamp(wanted);
  lap('dependencies installed');
  return true;
}
