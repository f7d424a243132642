import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { dataPaths } from './layout.ts';
import { readPrivate, writePrivate } from './private-file.ts';
import { identify, isRunning, type ProcessIdentity } from './process-identity.ts';
import { StackError } from './stack-error.ts';

/** Where the gateway and the services behind are, for commands beside the stack; without passwords. */
export interface Addresses {
  readonly database: string;
  /** Null where the chain is switched off. */
  readonly chain: string | null;
  /** Of the gateway, without a path. */
  readonly gateway: string;
}

interface Recorded {
  readonly supervisor: ProcessIdentity;
  readonly stopping: boolean;
  readonly processes: Readonly<Record<string, ProcessIdentity>>;
  readonly addresses?: Addresses;
  /** Of `npm run chain`, which runs nothing but the chain. */
  readonly chainAlone?: boolean;
}

const POLL_MS = 50;

/** How long to wait for an end, in milliseconds. */
export interface Patience {
  /** What a stack that was killed leaves behind notices it and stops by itself. */
  readonly ofItself: number;
  readonly interrupted: number;
  readonly killed: number;
  /** A start that still runs may just be noticing that it is to stop. */
  readonly noticing: number;
  /** A start that is stopping. */
  readonly stopping: number;
}

const PATIENCE: Patience = {
  ofItself: 3_000,
  interrupted: 10_000,
  killed: 5_000,
  noticing: 1_500,
  stopping: 60_000,
};

/** Which processes belong to the stack on this data, on disk, so that a later start can find them. */
export class RunRecord {
  readonly #path: string;
  readonly #supervisor: ProcessIdentity;
  readonly #processes = new Map<string, ProcessIdentity>();
  #stopping = false;
  #addresses: Addresses | undefined;
  readonly #chainAlone: boolean;

  constructor(home: string, { chainAlone = false } = {}) {
    this.#chainAlone = chainAlone;
    this.#path = dataPaths(home).run;
    const self = identify(process.pid);
    if (self === undefined) throw new Error('This process does not find itself.');
    this.#supervisor = self;
    this.#write();
  }

  add(name: string, pid: number): void {
    const identity = identify(pid);
    if (identity === undefined) return;
    this.#processes.set(name, identity);
    this.#write();
  }

  remove(name: string): void {
    if (this.#processes.delete(name)) this.#write();
  }

  locate(addresses: Addresses): void {
    this.#addresses = addresses;
    this.#write();
  }

  /** A next start then waits instead of refusing. */
  markStopping(): void {
    this.#stopping = true;
    this.#write();
  }

  /** At the end, when nothing runs any more. */
  delete(): void {
    rmSync(this.#path, { force: true });
  }

  #write(): void {
    writePrivate(this.#path, {
      supervisor: this.#supervisor,
      stopping: this.#stopping,
      processes: Object.fromEntries(this.#processes),
      ...(this.#addresses === undefined ? {} : { addresses: this.#addresses }),
      ...(this.#chainAlone ? { chainAlone: true } : {}),
    });
  }
}

/** Where the services of the stack that runs on this data are. Throws `StackError`. */
export function addressesOfRunning(home: string): Addresses {
  const recorded = readPrivate(dataPaths(home).run) as Recorded | undefined;
  const isUp = recorded !== undefined && isRunning(recorded.supervisor) && !recorded.stopping;
  if (!isUp || recorded.chainAlone === true) {
    throw new StackError(
      `no stack runs on ${home}; start one with npm start, set BLOCKSCORE_HOME to the data folder of ` +
        'one that runs, or set the variables of docs/configuration.md',
    );
  }
  if (recorded.addresses !== undefined) return recorded.addresses;
  throw new StackError(`the stack on ${home} is still starting; try again when it is up`);
}

/**
 * Stops what an earlier, killed start on this data left running. Each process is told by its pid
 * and its start time together, so that no other process is ever signalled.
 * @returns the names of what had to be stopped
 * @throws StackError when that start still runs
 */
export async function recoverLeftovers(
  home: string,
  patience: Patience = PATIENCE,
): Promise<readonly string[]> {
  const recorded = await waitForEarlier(home, patience);
  if (recorded === undefined) return [];
  const running = Object.entries(recorded.processes).filter(([, identity]) => isRunning(identity));
  await Promise.all(running.map(([name, identity]) => end(name, identity, patience)));
  rmSync(dataPaths(home).run, { force: true });
  return running.map(([name]) => name);
}

/** What is recorded of a start that does not run any more. Throws `StackError` when one does. */
async function waitForEarlier(home: string, patience: Patience): Promise<Recorded | undefined> {
  const read = () => readPrivate(dataPaths(home).run) as Recorded | undefined;
  const begin = Date.now();
  for (;;) {
    const recorded = read();
    if (recorded === undefined || !isRunning(recorded.supervisor)) return recorded;
    const patienceMs = recorded.stopping ? patience.stopping : patience.noticing;
    if (Date.now() - begin > patienceMs) {
      const { pid } = recorded.supervisor;
      if (recorded.chainAlone === true) {
        throw new StackError(
          `the chain of ${home} runs alone (process ${pid}, npm run chain); stop it with Ctrl-C where it was started`,
        );
      }
      throw new StackError(
        `BlockScore already runs on ${home} (process ${pid}); ` +
          'stop it with Ctrl-C where it was started, or set BLOCKSCORE_HOME, PORT and SUBGRAPH_PORT for a second one',
      );
    }
    await delay(POLL_MS);
  }
}

async function end(name: string, identity: ProcessIdentity, patience: Patience): Promise<void> {
  if (await isGone(identity, patience.ofItself)) return;
  for (const [signal, waitMs] of [
    ['SIGINT', patience.interrupted],
    ['SIGKILL', patience.killed],
  ] as const) {
    try {
      process.kill(identity.pid, signal);
    } catch {
      // It ended in between, or belongs to another user: the wait tells which.
    }
    if (await isGone(identity, waitMs)) return;
  }
  throw new StackError(
    `${name} (process ${identity.pid}), left by an earlier start, does not stop; stop it by hand`,
  );
}

async function isGone(identity: ProcessIdentity, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  while (isRunning(identity)) {
    if (Date.now() >= deadline) return false;
    await delay(POLL_MS);
  }
  return true;
}
