import {
  chownSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Guarded } from './guarded.ts';
import { freePort } from './ports.ts';
import { makeOwned, type PostgresPlace, placePostgres, userOf } from './postgres-place.ts';
import { commandLine, identify, isRunning } from './process-identity.ts';
import { runOnce } from './run-once.ts';
import { StackError } from './stack-error.ts';

const SUPERUSER = 'blockscore';
const READY_MS = 60_000;
const STOP_MS = 20_000;
const POLL_MS = 15;
const BIND_TRIES = 3;

export interface PostgresOptions {
  /** The folder that holds the stack's data; the server's folder is made in it or, see `placePostgres`, elsewhere. */
  readonly dataHome: string;
  /** Of the superuser. Kept by the caller: the server stores only its SCRAM verifier. */
  readonly password: string;
  /** Taken when free; another one is found otherwise. */
  readonly preferredPort?: number | undefined;
  /** False gives up what a power failure would lose, for speed: for tests. */
  readonly durable: boolean;
  readonly maxConnections: number;
  readonly onLog?: (chunk: string) => void;
}

export interface RunningPostgres {
  /** With the superuser's name and password; database `postgres`. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  onExit(listener: (code: number | null) => void): void;
  stop(): Promise<void>;
}

/**
 * Starts the Postgres that comes with the dependencies on 127.0.0.1, making its cluster at the
 * first time. A server that an earlier, killed start left behind on the same data is stopped first.
 * Throws `StackError`.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const place = ownerOfData(placePostgres(options.dataHome));
  const data = join(place.dataParent, 'postgres');
  await stopLeftover(data);
  if (!existsSync(join(data, 'PG_VERSION'))) await createCluster(place, data, options);
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(attempt === 1 ? options.preferredPort : undefined);
    const started = await launch(place, data, port, options);
    if (started.running !== undefined) return started.running;
    const taken = started.log.includes('could not bind');
    if (!taken || attempt === BIND_TRIES) {
      throw new StackError(`Postgres did not start on ${data}: ${lastLines(started.log)}`);
    }
  }
}

/** Data that is there already belongs to whom it was made by: an earlier start as another user. */
function ownerOfData(place: PostgresPlace): PostgresPlace {
  const data = join(place.dataParent, 'postgres');
  if (!existsSync(data)) return place;
  const { uid } = statSync(data);
  if (place.owner === undefined) {
    if (uid === process.getuid?.()) return place;
    throw new StackError(
      `${data} belongs to another user (uid ${uid}); start as the user who started it first, ` +
        'or set BLOCKSCORE_HOME to a folder of your own',
    );
  }
  return uid === place.owner.uid || uid === 0 ? place : { ...place, owner: userOf(uid) };
}

async function createCluster(
  place: PostgresPlace,
  data: string,
  options: PostgresOptions,
): Promise<void> {
  // Made beside its place and renamed: an interrupted initdb leaves nothing that looks finished.
  const partial = `${data}.partial`;
  rmSync(partial, { recursive: true, force: true });
  const passwordFile = `${data}.password`;
  makeOwned(partial, place.owner);
  writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
  if (place.owner !== undefined) chownSync(passwordFile, place.owner.uid, place.owner.gid);
  try {
    const result = await runOnce(
      join(place.bin, 'initdb'),
      initdbArguments(partial, passwordFile, options),
      {
        owner: place.owner,
      },
    );
    if (result.code !== 0) {
      throw new StackError(`initdb failed in ${dirname(data)}: ${lastLines(result.output)}`);
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
  rmSync(data, { recursive: true, force: true });
  renameSync(partial, data);
}

function initdbArguments(folder: string, passwordFile: string, options: PostgresOptions): string[] {
  return [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The server's own locale: the same order of text on every machine, no library needed.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    // Who can do without what a power failure loses can do without a check of each page, too.
    ...(options.durable ? [] : ['--no-sync', '--no-data-checksums']),
  ];
}

function serverArguments(data: string, port: number, options: PostgresOptions): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // Clients come over TCP; a socket file would need a folder that two users can write.
    unix_socket_directories: '',
    max_connections: String(options.maxConnections),
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The server does not log what statements hold: it could be personal data.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
  };
  if (!options.durable) {
    Object.assign(settings, { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' });
  }
  return [
    '-D',
    data,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

async function launch(
  place: PostgresPlace,
  data: string,
  port: number,
  options: PostgresOptions,
): Promise<{ running?: RunningPostgres; log: string }> {
  const server = new Guarded({
    command: join(place.bin, 'postgres'),
    args: serverArguments(data, port, options),
    owner: place.owner,
  });
  let log = '';
  server.onOutput((chunk) => {
    log = (log + chunk).slice(-4000);
    options.onLog?.(chunk);
  });
  const pid = await server.programPid();
  const deadline = Date.now() + READY_MS;
  while (server.ended === undefined && Date.now() < deadline) {
    const lock = readLock(data);
    if (lock?.pid === pid && lock?.ready === true) {
      return { running: handle(server, lock.pid, port, options.password), log };
    }
    await delay(POLL_MS);
  }
  if (server.ended === undefined) log += `\nnot ready after ${READY_MS / 1000} s`;
  await server.stop(STOP_MS);
  return { log };
}

function handle(server: Guarded, pid: number, port: number, password: string): RunningPostgres {
  return {
    url: `postgres://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
    port,
    pid,
    onExit: (listener) => server.onExit(listener),
    stop: () => server.stop(STOP_MS),
  };
}

/** The server's own lock file: pid on line 1, data folder on line 2, state on line 8. */
function readLock(data: string): { pid: number; ready: boolean } | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number.parseInt(lines[0] ?? '', 10);
    return Number.isInteger(pid) ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined;
  } catch {
    return undefined;
  }
}

/** Stops a server that still runs on this data, after making sure that it is that server. */
async function stopLeftover(data: string): Promise<void> {
  const lock = readLock(data);
  if (lock === undefined) return;
  const identity = identify(lock.pid);
  if (identity === undefined) return;
  if (!commandLine(lock.pid)?.includes(data)) {
    // The pid has passed to another program; the server would refuse to start because of it.
    rmSync(join(data, 'postmaster.pid'), { force: true });
    return;
  }
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    process.kill(lock.pid, signal);
    const deadline = Date.now() + STOP_MS;
    while (Date.now() < deadline) {
      if (!isRunning(identity)) return;
      await delay(POLL_MS);
    }
  }
  throw new StackError(
    `the Postgres that an earlier start left on ${data} (process ${lock.pid}) does not stop; stop it by hand`,
  );
}

function lastLines(log: string): string {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(-3).join(' | ') || 'it said nothing';
}
