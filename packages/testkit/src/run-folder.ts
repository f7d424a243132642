import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identify, isRunning, outsideFolders, type ProcessIdentity } from '@blockscore/stack';
import { dataParent, memoryParents } from './data-parent.ts';

const PREFIX = 'blockscore-test-';
const OWNER_FILE = 'owner.json';

/**
 * A temporary folder for one run. What killed runs left behind, there or elsewhere, is removed on the way.
 *
 * @param parent where it is made
 */
export function makeRunFolder(parent: string = tmpdir()): string {
  for (const place of new Set([parent, tmpdir(), ...memoryParents()])) sweep(place);
  const folder = mkdtempSync(join(parent, PREFIX));
  makeEnterable(folder);
  writeFileSync(join(folder, OWNER_FILE), JSON.stringify(identify(process.pid)));
  return folder;
}

/** One for what needs many files and runs no program of its own: databases and chains. */
export function makeDataFolder(): string {
  return makeRunFolder(dataParent());
}

/** Under root the database runs as another user, who has to pass through. */
export function makeEnterable(folder: string): void {
  chmodSync(folder, 0o711);
}

/** Removes a run's folder and what its database kept elsewhere. */
export function removeRunFolder(folder: string): void {
  for (const path of [...outsideFolders(folder), folder]) {
    rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function sweep(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(parent, name);
    if (isOurs(folder) && !isInUse(folder)) removeRunFolder(folder);
  }
}

function isOurs(folder: string): boolean {
  const info = lstatSync(folder, { throwIfNoEntry: false });
  return info?.isDirectory() === true && info.uid === process.getuid?.();
}

/** Without an owner's mark a folder is left alone: its run may be writing the mark just now. */
function isInUse(folder: string): boolean {
  const file = join(folder, OWNER_FILE);
  if (!existsSync(file)) return true;
  try {
    return isRunning(JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity);
  } catch {
    return true;
  }
}
