import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chainRequest } from './chain-request.ts';
import { Guarded } from './guarded.ts';
import { freePort } from './ports.ts';
import { describeError, StackError } from './stack-error.ts';

/** The contracts are compiled for this fork; a newer default must not change what they meet. */
const HARDFORK = 'cancun';
const STATE_INTERVAL_SECONDS = 5;
/** States of old blocks, which only calls at an old block would need. */
const HISTORY = 64;
const READY_MS = 20_000;
const STOP_MS = 10_000;
const POLL_MS = 10;
const ETHER = 10n ** 18n;
const FUNDS = 1_000n * ETHER;

export interface AnvilOptions {
  readonly dataHome: string;
  readonly preferredPort?: number | undefined;
  readonly blockTimeSeconds: number;
  /** True keeps the chain in a file, written every five seconds and at the end. */
  readonly durable: boolean;
  /** Addresses that are given ether when they have less than half of 1,000. */
  readonly fund: readonly string[];
  /** Origin whose pages may ask it, or `*`; no page may where it is left out. */
  readonly allowOrigin?: string;
  readonly onLog?: (chunk: string) => void;
}

export interface RunningAnvil {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** True when the chain of an earlier start could not be read and a new one was begun. */
  readonly begunAnew: boolean;
  onExit(listener: (code: number | null) => void): void;
  stop(): Promise<void>;
}

/** Starts a private chain on 127.0.0.1. Throws `StackError`. */
export async function startAnvil(options: AnvilOptions): Promise<RunningAnvil> {
  const folder = join(options.dataHome, 'chain');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const begunAnew = options.durable && secureState(folder);
  const port = await freePort(options.preferredPort);
  const url = `http://127.0.0.1:${port}`;
  const node = new Guarded({ command: anvilProgram(), args: nodeArguments(folder, port, options) });
  let log = '';
  node.onOutput((chunk) => {
    log = (log + chunk).slice(-4_000);
    options.onLog?.(chunk);
  });
  const pid = await node.programPid();
  const deadline = Date.now() + READY_MS;
  while (pid !== undefined && node.ended === undefined && Date.now() < deadline) {
    if (await answers(url)) {
      await fund(url, options.fund);
      return {
        url,
        port,
        pid,
        begunAnew,
        onExit: (listener) => node.onExit(listener),
        stop: () => node.stop(STOP_MS),
      };
    }
    await delay(POLL_MS);
  }
  await node.stop(STOP_MS);
  throw new StackError(
    `anvil did not start in ${folder}: ${log.trim().split('\n').slice(-2).join(' | ') || 'it said nothing'}; ` +
      'put it right, or set BLOCKCHAIN_PROVIDER_URL to a chain of your own',
  );
}

function nodeArguments(folder: string, port: number, options: AnvilOptions): string[] {
  return [
    '--host=127.0.0.1',
    `--port=${port}`,
    `--hardfork=${HARDFORK}`,
    `--block-time=${options.blockTimeSeconds}`,
    `--prune-history=${HISTORY}`,
    // Nobody knows a key of this chain but the lender: anvil's own are published.
    '--accounts=0',
    options.allowOrigin === undefined ? '--no-cors' : `--allow-origin=${options.allowOrigin}`,
    '--quiet',
    ...(options.durable
      ? [`--state=${statePath(folder)}`, `--state-interval=${STATE_INTERVAL_SECONDS}`]
      : []),
  ];
}

/** The file in which the chain of a data folder is kept. */
export function chainStateOf(dataHome: string): string {
  return statePath(join(dataHome, 'chain'));
}

function statePath(folder: string): string {
  return join(folder, 'state.json');
}

/**
 * Makes sure that the state which anvil reads is whole, for it refuses half a file: a kill in the
 * middle of a write leaves one. The last whole one is kept beside it.
 * @returns true when there was a state and none could be read
 */
function secureState(folder: string): boolean {
  const state = statePath(folder);
  const lastGood = join(folder, 'state.last-good.json');
  if (!existsSync(state)) return false;
  if (isWhole(state)) {
    copyFileSync(state, `${lastGood}.partial`);
    renameSync(`${lastGood}.partial`, lastGood);
    return false;
  }
  if (existsSync(lastGood) && isWhole(lastGood)) {
    copyFileSync(lastGood, state);
    return false;
  }
  rmSync(state);
  return true;
}

function isWhole(path: string): boolean {
  try {
    JSON.parse(readFileSync(path, 'utf8'));
    return true;
  } catch {
    return false;
  }
}

/** The program inside the package for this platform: the wrapper script would only start it. */
function anvilProgram(): string {
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
  const platform = `@foundry-rs/anvil-${process.platform}-${architecture}`;
  try {
    const require = createRequire(import.meta.url);
    const fromWrapper = createRequire(require.resolve('@foundry-rs/anvil/package.json'));
    return fromWrapper.resolve(`${platform}/bin/anvil`);
  } catch (error) {
    throw new StackError(
      `no anvil for ${process.platform}-${process.arch} comes with the dependencies ` +
        `(${describeError(error).split('\n')[0]}); set BLOCKCHAIN_PROVIDER_URL to a chain of your own`,
    );
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    await chainRequest<string>(url, 'eth_blockNumber', []);
    return true;
  } catch {
    return false;
  }
}

/** Gives each address that has less than half of 1,000 ether as much. Only a private chain does so. */
export async function fund(url: string, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    const balance = BigInt(await chainRequest<string>(url, 'eth_getBalance', [address, 'latest']));
    if (balance >= FUNDS / 2n) continue;
    await chainRequest(url, 'anvil_setBalance', [address, `0x${FUNDS.toString(16)}`]);
  }
}
