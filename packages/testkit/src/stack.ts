import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import {
  DEMO_USERS,
  freePort,
  PROCESSES,
  type ProcessName,
  type Settings,
  Stack,
} from '@blockscore/stack';
import { compileCache } from './compile-cache.ts';
import { Mailbox } from './mailbox.ts';
import { makeEnterable } from './run-folder.ts';
import { testServices } from './services.ts';

export interface TestStackOptions {
  /** Whether events go through Redis, which the machine must have, or through Postgres. */
  readonly redis: boolean;
  /** Seconds between the chain's blocks; default a fifth. */
  readonly blockSeconds?: number;
  /** A chain that runs already and outlives the stack; one of its own otherwise. */
  readonly chain?: { readonly url: string; readonly privateKey: string };
  /** Further environment for single processes. */
  readonly environment?: Settings['extra'];
}

/** The whole lender, all six processes with a database and a chain of their own. */
export interface TestStack {
  /** The gateway's address, without a path. */
  readonly url: string;
  readonly graphqlUrl: string;
  readonly webSocketUrl: string;
  readonly sseUrl: string;
  readonly subgraphUrls: Readonly<Record<ProcessName, string>>;
  readonly mailbox: Mailbox;
  readonly demoUsers: typeof DEMO_USERS;
  /** Superuser's URL of the database, to look behind the scenes. */
  readonly adminUrl: string;
  readonly chainUrl: string;
  /** Where the event log is; undefined where Postgres keeps it. */
  readonly redisUrl: string | undefined;
  /** The data folder; `logs/<process>.log` lies in it. */
  readonly home: string;
  /** What the supervisor has said so far: restarts, warnings and errors of the processes. */
  readonly lines: readonly string[];
  /** Kills a process or service at once; the supervisor starts it again. */
  kill(name: ProcessName | 'postgres' | 'redis' | 'chain'): void;
  stop(): Promise<void>;
}

/** Starts the whole lender as `npm start` does, on ports and a folder of its own. Takes seconds. */
export async function startTestStack(options: TestStackOptions): Promise<TestStack> {
  const home = mkdtempSync(join(testServices().dataFolder, 'stack-'));
  makeEnterable(home);
  const settings = await settingsOf(home, options);
  const lines: string[] = [];
  const stack = new Stack(settings, {
    step: async (_, work) => (await work())[1],
    line: (text) => void lines.push(text),
    fault: (error) => void lines.push(`FAULT: ${error.message}`),
  });
  try {
    await stack.start();
  } catch (error) {
    throw new Error(`The stack did not start.\n${lines.join('\n')}`, { cause: error });
  }
  return describe(stack, settings, lines);
}

async function settingsOf(home: string, options: TestStackOptions): Promise<Settings> {
  const extra = PROCESSES.map((name) => [
    name,
    { ...compileCache(), ...options.environment?.[name] },
  ]);
  return {
    home,
    fresh: false,
    verbose: false,
    host: '127.0.0.1',
    ports: await freePorts(),
    databaseUrl: undefined,
    redisUrl: undefined,
    chainUrl: options.chain?.url,
    chainPrivateKey: options.chain?.privateKey,
    encryptionKey: undefined,
    mailDirectory: undefined,
    redis: options.redis ? 'auto' : 'off',
    seedDemo: true,
    durable: false,
    chainBlockSeconds: options.blockSeconds ?? 0.2,
    readySeconds: 60,
    preferred: {},
    given: {},
    extra: Object.fromEntries(extra),
  };
}

/** Processes of one run that take ports from parts of their own. */
const SHARES = 16;

/**
 * The processes listen on them seconds after they were found free: none that another process of the run could
 * find free as well.
 */
async function freePorts(): Promise<Settings['ports']> {
  const own = Number(process.env['VITEST_POOL_ID'] ?? 0) % SHARES;
  const taken = new Set<number>();
  while (taken.size < PROCESSES.length) {
    const port = await freePort();
    if (port % SHARES === own) taken.add(port);
  }
  const free = [...taken];
  return Object.fromEntries(PROCESSES.map((name, i) => [name, free[i]])) as Record<
    ProcessName,
    number
  >;
}

function describe(stack: Stack, settings: Settings, lines: readonly string[]): TestStack {
  const { ports, home } = settings;
  const url = `http://127.0.0.1:${ports.gateway}`;
  const { backing } = stack;
  if (backing?.chainUrl === undefined) throw new Error('The stack runs without a chain.');
  return {
    url,
    graphqlUrl: `${url}/graphql`,
    webSocketUrl: `ws://127.0.0.1:${ports.gateway}/graphql`,
    sseUrl: `${url}/graphql/stream`,
    subgraphUrls: Object.fromEntries(
      PROCESSES.map((name) => [name, `http://127.0.0.1:${ports[name]}`]),
    ) as Record<ProcessName, string>,
    mailbox: new Mailbox(backing.mailDirectory),
    demoUsers: DEMO_USERS,
    adminUrl: backing.adminUrl,
    chainUrl: backing.chainUrl,
    redisUrl: backing.redisUrl,
    home,
    lines,
    kill(name) {
      const pid = stack.pidOf(name);
      if (pid === undefined) throw new Error(`${name} does not run.`);
      process.kill(pid, 'SIGKILL');
    },
    stop: () => stack.stop(),
  };
}
