import { join } from 'node:path';
import { consoleLine } from './console-line.ts';
import { type EndEvent, type EndReason, Keeper, type Running } from './keeper.ts';
import { lineSplitter } from './lines.ts';
import { LogFile } from './log-file.ts';
import { startNodeProcess } from './node-process.ts';
import { waitReady } from './ready.ts';
import type { RunRecord } from './run-record.ts';
import { describeError, StackError } from './stack-error.ts';

const WAIT_TOLD_MS = 20_000;
const TAIL_LINES = 40;

export interface SupervisorOptions {
  readonly logFolder: string;
  readonly record: RunRecord;
  /** Show every line of the children, not only what `consoleLine` picks. */
  readonly verbose: boolean;
  /** How long one of our own programs may take until it can serve. */
  readonly readySeconds: number;
  readonly onLine: (line: string) => void;
  /** Something ended for good after it had been ready: the stack should be stopped. */
  readonly onFault: (error: StackError) => void;
  /** How long to wait before each restart; see `Keeper`. */
  readonly backOffMs?: (restart: number) => number;
}

export interface NodeSpec {
  readonly name: string;
  readonly entry: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Answers 200 when the process can serve. */
  readonly readyUrl: string;
}

/**
 * Keeps servers and processes running, writes down what they say, and stops them in the reverse
 * order of their groups.
 */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #groups: { name: string; keepers: Keeper[] }[] = [];
  readonly #logs = new Map<string, LogFile>();
  #stopping = false;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  /** Writes to a child's log file, which is there from now on; the console gets nothing of it. */
  log(name: string): (chunk: string) => void {
    const file = this.#logFile(name);
    return (chunk) => file.write(chunk);
  }

  /** Runs a server that is ready when `launch` returns. Groups are stopped last begun, first. */
  async server<T extends Running>(
    group: string,
    name: string,
    launch: () => Promise<T>,
  ): Promise<T> {
    const launched: T[] = [];
    const keeper = this.#keep(group, name, {
      launch: async () => {
        const server = await launch();
        launched.push(server);
        return server;
      },
      onEnd: (event) => this.#told(name, event),
    });
    await keeper.start();
    const first = launched[0];
    if (first === undefined) throw new Error(`${name} was started and is not there.`);
    return first;
  }

  /** Runs one of our own programs and waits until it can serve. Throws `StackError`. */
  async node(group: string, spec: NodeSpec): Promise<void> {
    const tail: string[] = [];
    const failed = new AbortController();
    let ready = false;
    const keeper = this.#keep(group, spec.name, {
      launch: async () => startNodeProcess({ ...spec, onOutput: this.#output(spec.name, tail) }),
      // What does not even start would not do so a second time.
      maxRestarts: () => (ready ? 5 : 0),
      onEnd: (event) => {
        if (ready) this.#told(spec.name, event);
        else failed.abort(this.#notStarted(spec.name, event.reason, tail));
      },
    });
    await keeper.start();
    const problem = await this.#waitFor(spec, failed.signal);
    if (problem !== undefined) {
      throw new StackError(
        `${spec.name} is not ready after ${this.#options.readySeconds} s (${problem}); its log is ` +
          `${this.#logPath(spec.name)}. If the machine is only slow, give it longer by READY_SECONDS`,
      );
    }
    ready = true;
  }

  /** Tells what is waited for meanwhile. @returns the last answer, if it was not ready in time */
  async #waitFor({ name, readyUrl }: NodeSpec, failed: AbortSignal): Promise<string | undefined> {
    const { readySeconds, onLine } = this.#options;
    const began = Date.now();
    const telling = setInterval(() => {
      const seconds = Math.round((Date.now() - began) / 1_000);
      onLine(`${name} is not ready after ${seconds} s; it is waited for up to ${readySeconds} s`);
    }, WAIT_TOLD_MS);
    try {
      return await waitReady(readyUrl, readySeconds * 1_000, failed);
    } catch (error) {
      throw failed.aborted ? failed.reason : error;
    } finally {
      clearInterval(telling);
    }
  }

  pidOf(name: string): number | undefined {
    return this.#groups.flatMap((group) => group.keepers).find((k) => k.name === name)?.pid;
  }

  /** Stops everything, group by group; within a group at the same time. Nothing starts any more. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const group of this.#groups.toReversed()) {
      await Promise.all(group.keepers.map((keeper) => keeper.stop()));
    }
    for (const log of this.#logs.values()) log.close();
  }

  /** Declares a group's place in the order of stopping. */
  group(name: string): { name: string; keepers: Keeper[] } {
    const known = this.#groups.find((group) => group.name === name);
    if (known !== undefined) return known;
    const group = { name, keepers: [] };
    this.#groups.push(group);
    return group;
  }

  #keep(
    group: string,
    name: string,
    options: {
      launch: () => Promise<Running>;
      maxRestarts?: () => number;
      onEnd: (event: EndEvent) => void;
    },
  ): Keeper {
    if (this.#stopping) throw new StackError(`${name} is not started: the stack is being stopped`);
    const keeper = new Keeper({
      name,
      ...options,
      ...(this.#options.backOffMs === undefined ? {} : { backOffMs: this.#options.backOffMs }),
      onStart: (pid) => this.#options.record.add(name, pid),
      onEnd: (event) => {
        this.#options.record.remove(name);
        options.onEnd(event);
      },
    });
    this.group(group).keepers.push(keeper);
    return keeper;
  }

  #told(name: string, event: EndEvent): void {
    if (event.kind === 'RESTARTING') {
      this.#options.onLine(
        `${name} ended (${describeReason(event.reason)}); it is started again in ${event.delayMs} ms`,
      );
      return;
    }
    this.#options.onFault(
      new StackError(
        `${name} ended ${event.restarts + 1} times within a minute (${describeReason(event.reason)}) ` +
          `and is not started again; its log is ${this.#logPath(name)}`,
      ),
    );
  }

  #notStarted(name: string, reason: EndReason, tail: readonly string[]): StackError {
    return new StackError(
      `${name} did not start (${describeReason(reason)}): ${lastWords(tail)}; its log is ${this.#logPath(name)}`,
    );
  }

  #output(name: string, tail: string[]): (chunk: string) => void {
    const toFile = this.log(name);
    const toConsole = lineSplitter((line) => {
      const shown = this.#options.verbose ? `${name} │ ${line}` : consoleLine(name, line);
      if (shown !== undefined) this.#options.onLine(shown);
      if (line.trim() !== '') tail.push(line);
      if (tail.length > TAIL_LINES) tail.shift();
    });
    return (chunk) => {
      toFile(chunk);
      toConsole(chunk);
    };
  }

  #logPath(name: string): string {
    return join(this.#options.logFolder, `${name}.log`);
  }

  #logFile(name: string): LogFile {
    const known = this.#logs.get(name);
    if (known !== undefined) return known;
    const file = new LogFile(this.#logPath(name));
    this.#logs.set(name, file);
    return file;
  }
}

/** The line that tells why: the error above a stack, else the last one. */
function lastWords(lines: readonly string[]): string {
  const telling = lines.findLast((line) => /^(\w+: |\w*Error\b)/.test(line)) ?? lines.at(-1);
  return telling ?? 'it said nothing';
}

function describeReason(reason: EndReason): string {
  if ('error' in reason) return describeError(reason.error);
  return reason.code === null ? 'by a signal' : `exit code ${reason.code}`;
}
