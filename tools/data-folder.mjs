import { randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { POSTGRES_MAJOR } from './embedded-pg.mjs';
import { clusterFolder } from './pg-binaries.mjs';
import { fullDisk, isFullDisk } from './disk.mjs';
import { Halt } from './terminal.mjs';

/** Layout of the data folder that this program writes; a folder with a higher one was written by a newer program. */
const LAYOUT = 1;
const MARKER = 'tongban.json';
/** Everything that the program itself puts into the folder; nothing else is ever deleted. */
const OWN_ENTRY = /^(pg(\.new-\d+|\.password)?|blobs|log|(keys|secrets|prepared|running|tongban)\.json(\.\w+)?)$/;
const HARMLESS = new Set(['.DS_Store', 'lost+found', `${MARKER}.new`]);

function explainAccess(error, dir) {
  if (isFullDisk(error.message, dir)) return fullDisk(dir);
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code)) {
    return new Halt(`This user may not use the data folder ${dir}: start as the user it belongs to, or choose another with --data <folder>.`);
  }
  if (['ENOTDIR', 'EEXIST'].includes(error.code)) return new Halt(`${dir} is not a folder: choose another with --data <folder>.`);
  return error;
}

/** Written beside and renamed: a killed start leaves the old file or the new one, never half of it. */
function writeWhole(file, content) {
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
}

function readMarker(dir) {
  const file = path.join(dir, MARKER);
  if (!fs.existsSync(file)) return undefined;
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Halt(`${file} is damaged: restore it from a backup, or choose another folder with --data <folder>.`);
  }
}

function requireOurs(dir, marker) {
  if (!marker) {
    const strange = fs.readdirSync(dir).filter((name) => !HARMLESS.has(name));
    if (strange.length === 0) return;
    throw new Halt(`${dir} holds files that are not Tongban's (${strange.slice(0, 3).join(', ')}${strange.length > 3 ? ', …' : ''}): choose an empty folder with --data <folder>.`);
  }
  if (marker.application !== 'tongban') throw new Halt(`${path.join(dir, MARKER)} is not Tongban's: choose an empty folder with --data <folder>.`);
  if (marker.layout > LAYOUT) {
    throw new Halt(`${dir} was written by a newer Tongban (layout ${marker.layout}, this program knows ${LAYOUT}): update this program (git pull), or choose another folder with --data <folder>.`);
  }
}

function requirePostgresVersion(clusterDir) {
  const file = path.join(clusterDir, 'PG_VERSION');
  if (!fs.existsSync(file)) return;
  const found = fs.readFileSync(file, 'utf8').trim();
  if (found === String(POSTGRES_MAJOR)) return;
  throw new Halt(`${clusterDir} holds data of PostgreSQL ${found} and this program brings ${POSTGRES_MAJOR}: start it with the Tongban that wrote it, or choose another folder with --data <folder>.`);
}

function requireCompleteSecrets(folder) {
  if (!fs.existsSync(folder.clusterDir) || fs.existsSync(folder.secretsFile)) return;
  throw new Halt(`${folder.secretsFile} is missing although there is a database: restore it from a backup, or begin anew with "npm start -- --reset" (deletes the data).`);
}

/** The folder of the embedded database, keys, attachments and logs. */
class DataFolder {
  constructor(dir, marker) {
    this.dir = dir;
    this.clusterDir = marker.cluster ?? path.join(dir, 'pg');
    this.secretsFile = path.join(dir, 'secrets.json');
    this.keysFile = path.join(dir, 'keys.json');
    this.runningFile = path.join(dir, 'running.json');
    this.logDir = path.join(dir, 'log');
  }

  /** Passwords of the owner and of the application's login, made at the first start. */
  secrets() {
    if (!fs.existsSync(this.secretsFile)) {
      const password = () => randomBytes(24).toString('base64url');
      writeWhole(this.secretsFile, { databaseOwner: password(), databaseLogin: password() });
    }
    return JSON.parse(fs.readFileSync(this.secretsFile, 'utf8'));
  }

  /** What the database was last prepared with; undefined before the first time. */
  readPrepared() {
    try {
      return JSON.parse(fs.readFileSync(path.join(this.dir, 'prepared.json'), 'utf8'));
    } catch {
      return undefined;
    }
  }

  writePrepared(prepared) {
    writeWhole(path.join(this.dir, 'prepared.json'), prepared);
  }

  log(name) {
    fs.mkdirSync(this.logDir, { recursive: true, mode: 0o700 });
    return path.join(this.logDir, name);
  }
}

/**
 * Opens the data folder, making it when it does not exist, and refuses one that is foreign, newer, damaged or closed to this user.
 * @returns {DataFolder}
 */
export function openDataFolder(dir) {
  try {
    fs.mkdirSync(dir, { recursive: true, mode: 0o755 });
    let marker = readMarker(dir);
    requireOurs(dir, marker);
    if (!marker) {
      const id = randomUUID();
      marker = { application: 'tongban', layout: LAYOUT, id, cluster: elsewhere(dir, id), createdAt: new Date().toISOString() };
      writeWhole(path.join(dir, MARKER), marker);
    }
    fs.accessSync(dir, fs.constants.W_OK);
    const folder = new DataFolder(dir, marker);
    requirePostgresVersion(folder.clusterDir);
    requireCompleteSecrets(folder);
    return folder;
  } catch (error) {
    throw error instanceof Halt ? error : explainAccess(error, dir);
  }
}

/** Where the database lies when it cannot lie in the folder itself; undefined when it can. */
function elsewhere(dir, id) {
  const cluster = clusterFolder(dir, id);
  return cluster === path.join(dir, 'pg') ? undefined : cluster;
}

/** What a reset would delete; undefined when the folder holds nothing of ours. */
export function findOwnData(dir) {
  const marker = fs.existsSync(dir) ? readMarker(dir) : undefined;
  if (!marker) return undefined;
  if (marker.application !== 'tongban') requireOurs(dir, marker);
  return new DataFolder(dir, marker);
}

/** Deletes the program's own entries of a data folder, and the folder when nothing else is in it. */
export function deleteData(folder) {
  fs.rmSync(folder.clusterDir, { recursive: true, force: true });
  for (const name of fs.readdirSync(folder.dir)) if (OWN_ENTRY.test(name)) fs.rmSync(path.join(folder.dir, name), { recursive: true, force: true });
  if (fs.readdirSync(folder.dir).length === 0) fs.rmdirSync(folder.dir);
}
