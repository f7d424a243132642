import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CHECKOUT, type Ports, type ProcessName, portsFrom, SUBGRAPHS } from './layout.ts';
import { describeError, StackError } from './stack-error.ts';

/** What every child process may know of the machine: how to find programs and where to be. */
const INHERITED = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TZ',
  'LANG',
  'NODE_ENV',
  'NODE_COMPILE_CACHE',
  'NODE_EXTRA_CA_CERTS',
] as const;

export interface Settings {
  /** Data folder. */
  readonly home: string;
  /** Forget what an earlier start kept. */
  readonly fresh: boolean;
  /** Show all that the children log, not only warnings and errors. */
  readonly verbose: boolean;
  readonly host: string;
  readonly ports: Ports;
  /** Services of one's own instead of embedded ones. */
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly chainUrl: string | undefined;
  readonly chainPrivateKey: string | undefined;
  /** A master key for all subgraphs, instead of one for each from the secrets. */
  readonly encryptionKey: string | undefined;
  readonly mailDirectory: string | undefined;
  /** Without Redis the event log is kept in Postgres. */
  readonly redis: 'auto' | 'off';
  readonly seedDemo: boolean;
  /** False gives up what a power failure would lose, for speed: for tests. */
  readonly durable: boolean;
  readonly chainBlockSeconds: number;
  /** How long each of our own processes may take until it can serve. */
  readonly readySeconds: number;
  /** Ports at which the embedded services are looked for by developers, when they are free. */
  readonly preferred: {
    readonly postgres?: number;
    readonly redis?: number;
    readonly chain?: number;
  };
  /** The whole environment. Each process is given what its own configuration names of it. */
  readonly given: Readonly<Record<string, string>>;
  /** Further variables for single processes: for tests. */
  readonly extra?: Readonly<Partial<Record<ProcessName, Readonly<Record<string, string>>>>>;
}

/** Where browsers on this machine find the gateway, without a path. */
export function publicUrl({ host, ports }: Pick<Settings, 'host' | 'ports'>): string {
  return `http://${host === '127.0.0.1' ? 'localhost' : host}:${ports.gateway}`;
}

const HIGHEST_PORT = 65_535;
const MOST_SECONDS = 3_600;
const USAGE = `Usage: npm start -- [options]
  --fresh     forget everything that an earlier start kept
  --verbose   show everything that the processes log
  --help      show this`;

/** All that this process was given, for a program that runs another one in it. */
export function givenEnvironment(): NodeJS.ProcessEnv {
  return process.env;
}

/** The part of this process's environment that is handed to every child. */
export function baseEnvironment(source: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const inherited: Record<string, string> = {};
  for (const name of INHERITED) {
    const value = source[name];
    if (value !== undefined) inherited[name] = value;
  }
  return inherited;
}

/**
 * Reads the command line and the environment; undefined when only help was asked for, which is then
 * in `usage`. Throws `StackError`.
 */
export function readSettings(
  args: readonly string[],
  source: NodeJS.ProcessEnv = process.env,
): Settings | { readonly usage: string } {
  const flags = readFlags(args);
  if (flags.help) return { usage: USAGE };
  const env = (name: string) => (source[name] === '' ? undefined : source[name]);
  const databaseUrl = urlOf('DATABASE_URL', env('DATABASE_URL'), ['postgres:', 'postgresql:']);
  const given = Object.entries(source).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
  return {
    home: resolve(env('BLOCKSCORE_HOME') ?? join(CHECKOUT, '.data')),
    // npm keeps an option that stands before `--` to itself, and tells of it like this.
    fresh: flags.fresh || env('npm_config_fresh') === 'true',
    verbose: flags.verbose,
    host: env('HOST') ?? '127.0.0.1',
    ports: portsOf(env('PORT'), env('SUBGRAPH_PORT')),
    databaseUrl,
    redisUrl: urlOf('REDIS_URL', env('REDIS_URL'), ['redis:', 'rediss:']),
    chainUrl: urlsOf('BLOCKCHAIN_PROVIDER_URL', env('BLOCKCHAIN_PROVIDER_URL'), [
      'http:',
      'https:',
    ]),
    chainPrivateKey: env('BLOCKCHAIN_PRIVATE_KEY'),
    encryptionKey: env('ENCRYPTION_KEY'),
    mailDirectory: env('MAIL_DIRECTORY'),
    redis: oneOf('REDIS', env('REDIS') ?? 'auto', ['auto', 'off']),
    seedDemo:
      oneOf('SEED_DEMO', env('SEED_DEMO') ?? String(databaseUrl === undefined), [
        'true',
        'false',
      ]) === 'true',
    durable: true,
    chainBlockSeconds: 1,
    readySeconds: secondsOf('READY_SECONDS', env('READY_SECONDS'), 180),
    preferred: { postgres: 25_432, redis: 26_379, chain: 28_545 },
    given: Object.fromEntries(given),
  };
}

function readFlags(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        fresh: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new StackError(`${describeError(error)}; see npm start -- --help`);
  }
}

function portsOf(gatewayText: string | undefined, subgraphText: string | undefined): Ports {
  const gateway = portOf('PORT', gatewayText, 4000);
  const first = portOf('SUBGRAPH_PORT', subgraphText, 4001);
  const last = first + SUBGRAPHS.length - 1;
  if (last > HIGHEST_PORT) {
    throw new StackError(
      `SUBGRAPH_PORT is ${first} and ${SUBGRAPHS.length} ports are needed from there; set it to ${HIGHEST_PORT - SUBGRAPHS.length + 1} or less`,
    );
  }
  if (gateway >= first && gateway <= last) {
    throw new StackError(
      `PORT ${gateway} is also one of the subgraphs' (${first} to ${last}); set PORT or SUBGRAPH_PORT to another`,
    );
  }
  return portsFrom(gateway, first);
}

function portOf(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= HIGHEST_PORT) return port;
  throw new StackError(`${name} is «${text}»; set it to a port number from 1 to 65535`);
}

function secondsOf(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const seconds = Number(text);
  if (/^\d+$/.test(text) && seconds >= 1 && seconds <= MOST_SECONDS) return seconds;
  throw new StackError(`${name} is «${text}»; set it to whole seconds from 1 to ${MOST_SECONDS}`);
}

/** The value is not shown where it is wrong: it may hold a password. */
function urlOf(name: string, text: string | undefined, schemes: readonly string[]) {
  if (text === undefined) return undefined;
  if (URL.canParse(text) && schemes.includes(new URL(text).protocol)) return text;
  throw new StackError(
    `${name} is no URL that begins with ${schemes[0]}//; correct it, or unset it`,
  );
}

/** Several, separated by commas, as they were given. */
function urlsOf(name: string, text: string | undefined, schemes: readonly string[]) {
  for (const url of text?.split(',') ?? []) urlOf(name, url.trim(), schemes);
  return text;
}

function oneOf<const T extends string>(name: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((value) => value === text);
  if (found !== undefined) return found;
  throw new StackError(`${name} is «${text}»; set it to ${allowed.join(' or ')}`);
}
