import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { isFullDisk } from './disk.mjs';
import { endWithUs } from './end-with-us.mjs';
import { at, root } from './paths.mjs';
import { Stamp, fingerprint, listFiles } from './sources.mjs';
import { Halt, lap, say, withProgress } from './terminal.mjs';

const SERVER_MAIN = at('dist/apps/portal/src/main.js');
const WEB_INDEX = at('dist/web/index.html');
const DATA_FILE = /\.(json|sql)$/;

const isServerSource = (file) => /\.(ts|json|sql)$/.test(file) && !file.endsWith('.test.ts') && !file.startsWith('apps/web/');
const isWebSource = (file) => !/\.test\.tsx?$|\/schema\.d\.ts$/.test(file);

function runNode(args, cwd) {
  return new Promise((resolve) => {
    const child = endWithUs(spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] }));
    let output = '';
    const keep = (chunk) => { output += chunk; };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

function requireSuccess({ code, output }, what) {
  if (code === 0) return;
  if (isFullDisk(output, root)) throw new Halt(`The disk of ${root} is full: building ${what} needs about 50 MB. Free some space and start again.`);
  say(output.trim());
  throw new Halt(`${what} does not build: the messages above name file and line.`);
}

/** What a removed source left behind would still be loaded (a migration, a seed), so it goes too. */
function removeOutputsOf(sources) {
  for (const source of sources) {
    const output = at('dist', source);
    for (const file of source.endsWith('.ts') ? [output.replace(/\.ts$/, '.js'), output.replace(/\.ts$/, '.js.map')] : [output]) fs.rmSync(file, { force: true });
  }
}

function copyDataFiles(files) {
  for (const file of files.filter((each) => DATA_FILE.test(each))) {
    const target = at('dist', file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.copyFileSync(at(file), target);
  }
}

const serverStamp = new Stamp('dist/.built-server');

/** Names the server that stands in dist/: migrations and seeds are part of it. */
export function serverFingerprint() {
  return serverStamp.read()?.fingerprint;
}

async function buildServer() {
  const files = [
    ...listFiles(['apps', 'libs', 'seeds'], isServerSource),
    ...['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package.json', 'package-lock.json'],
  ];
  const now = fingerprint(files);
  const last = serverStamp.read();
  if (last?.fingerprint === now && fs.existsSync(SERVER_MAIN)) return;
  const present = new Set(files);
  removeOutputsOf((last?.files ?? []).filter((file) => !present.has(file)));
  // Always whole: the API's descriptions are written from types of other files, and an incremental build leaves them as they were.
  const built = await runNode([at('node_modules/@nestjs/cli/bin/nest.js'), 'build', 'portal', '-p', 'tsconfig.build.json'], root);
  requireSuccess(built, 'the server');
  copyDataFiles(files.filter((file) => /^(apps|libs|seeds)\//.test(file)));
  serverStamp.write({ fingerprint: now, files });
  lap('server built');
}

async function buildWeb() {
  if (!fs.existsSync(at('apps/web/index.html'))) {
    say('          no web app in this clone yet (apps/web/index.html): only the API is served');
    return;
  }
  const stamp = new Stamp('dist/.built-web');
  const files = [...listFiles(['apps/web', 'libs/contracts/src', 'test/contract'], isWebSource), 'package-lock.json'];
  const now = fingerprint(files);
  if (stamp.read()?.fingerprint === now && fs.existsSync(WEB_INDEX)) return;
  const vite = at('node_modules/vite/bin/vite.js');
  requireSuccess(await runNode([vite, 'build', '--logLevel', 'warn'], at('apps/web')), 'the web app');
  stamp.write({ fingerprint: now });
  lap('web app built');
}

/** Builds the server and the web app, each only when its sources changed since its last good build. */
export async function ensureBuilt({ web = true } = {}) {
  await withProgressWhenSlow(() => Promise.all([buildServer(), ...(web ? [buildWeb()] : [])]));
}

/** A build that turns out to be current takes milliseconds: say something only when it does not. */
async function withProgressWhenSlow(work) {
  const running = work();
  const quick = await Promise.race([running.then(() => true), new Promise((resolve) => setTimeout(resolve, 400, false))]);
  if (!quick) await withProgress('building', () => running);
}
