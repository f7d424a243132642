import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { baseEnvironment } from './config.ts';
import { Guarded } from './guarded.ts';
import { freePort } from './ports.ts';
import { StackError } from './stack-error.ts';

const PROGRAMS = ['redis-server', 'valkey-server'];
const READY_MS = 20_000;
const STOP_MS = 10_000;
const POLL_MS = 15;

export interface RedisOptions {
  readonly dataHome: string;
  readonly password: string;
  readonly preferredPort?: number | undefined;
  /** True keeps an append-only file, written every second; false keeps nothing on disk. */
  readonly durable: boolean;
  /** Numbered databases; tests take one each. */
  readonly databases?: number;
  readonly onLog?: (chunk: string) => void;
}

export interface RunningRedis {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  onExit(listener: (code: number | null) => void): void;
  stop(): Promise<void>;
}

/** The Redis or Valkey server on the PATH; undefined when there is none. */
export function findRedis(path = baseEnvironment()['PATH'] ?? ''): string | undefined {
  for (const program of PROGRAMS) {
    for (const folder of path.split(delimiter)) {
      const candidate = join(folder, program);
      if (folder !== '' && isExecutable(candidate)) return candidate;
    }
  }
  return undefined;
}

/** Starts Redis on 127.0.0.1 with a password. Throws `StackError`. */
export async function startRedis(program: string, options: RedisOptions): Promise<RunningRedis> {
  const folder = join(options.dataHome, 'redis');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const port = await freePort(options.preferredPort);
  const file = join(folder, 'redis.conf');
  // A file, for a command line with the password in it could be read by every user.
  writeFileSync(file, settings(folder, port, options), { mode: 0o600 });
  const server = new Guarded({ command: program, args: [file], cwd: folder });
  let log = '';
  server.onOutput((chunk) => {
    log = (log + chunk).slice(-4_000);
    options.onLog?.(chunk);
  });
  const pid = await server.programPid();
  const deadline = Date.now() + READY_MS;
  while (pid !== undefined && server.ended === undefined && Date.now() < deadline) {
    if (await answers(port, options.password)) return handle(server, pid, port, options.password);
    await delay(POLL_MS);
  }
  await server.stop(STOP_MS);
  const words = log.trim().split('\n').slice(-2).join(' | ');
  throw new StackError(
    `${program} did not start in ${folder}: ${words || 'it said nothing'}; ` +
      'put it right, or set REDIS_URL, or set REDIS=off to keep the event log in Postgres',
  );
}

function handle(server: Guarded, pid: number, port: number, password: string): RunningRedis {
  return {
    url: `redis://:${encodeURIComponent(password)}@127.0.0.1:${port}/0`,
    port,
    pid,
    onExit: (listener) => server.onExit(listener),
    stop: () => server.stop(STOP_MS),
  };
}

function settings(folder: string, port: number, options: RedisOptions): string {
  const lines = [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${options.password}`,
    `dir ${JSON.stringify(folder)}`,
    'daemonize no',
    'logfile ""',
    'loglevel notice',
    'save ""',
    // A log that silently lost its oldest entries would break resuming; running full is an error.
    'maxmemory-policy noeviction',
    `databases ${options.databases ?? 16}`,
    `appendonly ${options.durable ? 'yes' : 'no'}`,
    'appendfsync everysec',
  ];
  return `${lines.join('\n')}\n`;
}

/** Speaks the protocol by hand: a client library would take longer to load than the server to start. */
function answers(port: number, password: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    let reply = '';
    const finish = (ready: boolean) => {
      socket.destroy();
      resolve(ready);
    };
    socket.setTimeout(1_000, () => finish(false));
    socket.once('error', () => finish(false));
    socket.once('connect', () => socket.write(`AUTH ${password}\r\nPING\r\n`));
    socket.on('data', (chunk) => {
      reply += chunk.toString('latin1');
      if (reply.split('\r\n').length > 2) finish(reply.includes('+PONG'));
    });
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
