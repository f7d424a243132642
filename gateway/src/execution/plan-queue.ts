import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Askers } from './askers.ts';
import { createFairLine } from './fair-line.ts';
import type { PlannerMessage, PlannerReply, PlanTask } from './planner-messages.ts';

/** A try that the process which plans did not live through. */
export class PlannerEnded extends Error {}

/** A try that took too long: on another day it may not. */
export class PlannerLate extends PlannerEnded {}

/** Nothing was tried: too many wait, there is nobody to ask any more, or planners do not start. */
export class NotTried extends Error {}

export interface PlanQueueOptions {
  /** Most milliseconds for one try, once what it needs is loaded. */
  readonly timeoutMs: number;
  /** Most tries that wait, of all askers together. */
  readonly mostWaiting: number;
  /** Most bytes of a plan. */
  readonly mostPlanBytes: number;
  /** Called when the process ends before its time. */
  readonly onEnded: (reason: string) => void;
}

/** A supergraph; which it is, not what it says, decides what is kept for it. */
export interface PlannedGraph {
  readonly supergraphSdl: string;
}

/** What is planned of a graph, and by whom. */
export type PlanOrder = Pick<PlanTask, 'maker' | 'document' | 'operationName'>;

/**
 * One process that plans for all versions of the graph, one try after the other; another takes its
 * place when it ends. Askers take turns, and where too many tries wait, whoever has the most loses one.
 */
export interface PlanQueue {
  /**
   * @param askers whose turns are waited for: whichever comes first
   * @returns JSON text of the plan
   * @throws {PlannerEnded} where the try ended the process, or took too long and was ended with it
   * @throws {NotTried}
   */
  readonly make: (graph: PlannedGraph, order: PlanOrder, askers: Askers) => Promise<string>;
  /** Says that nothing more is planned of a graph. */
  readonly drop: (graph: PlannedGraph) => void;
  readonly close: () => void;
}

const ENTRY = fileURLToPath(new URL('./planner-process.ts', import.meta.url));
/** Most memory of JavaScript in the process: a plan that needs more ends it. */
const MOST_MEGABYTES = 1_024;
/** For starting the process and loading a planner, which is no operation's doing. */
const LOADING_MS = 60_000;

interface Waiting {
  readonly graph: PlannedGraph;
  readonly task: Omit<PlanTask, 'graph'>;
  readonly resolve: (plan: string) => void;
  readonly reject: (error: Error) => void;
  /** Whether what happens to the process is the operation's doing. */
  hasBegun: boolean;
  tries: number;
}

/** A try that ended before it began is begun anew, once: it was not its own doing. */
const MOST_TRIES = 2;

/** What a process was told of graphs, by the numbers that it knows them by. */
class Told {
  readonly #numbers = new Map<PlannedGraph, number>();
  #last = 0;

  numberOf(process: ChildProcess, graph: PlannedGraph): number {
    const known = this.#numbers.get(graph);
    if (known !== undefined) return known;
    this.#last += 1;
    this.#numbers.set(graph, this.#last);
    send(process, { kind: 'GRAPH', graph: this.#last, supergraphSdl: graph.supergraphSdl });
    return this.#last;
  }

  drop(process: ChildProcess | undefined, graph: PlannedGraph): void {
    const number = this.#numbers.get(graph);
    this.#numbers.delete(graph);
    if (number !== undefined && process) send(process, { kind: 'DROP', graph: number });
  }
}

/** Where something cannot be sent, the process has ended, which is told by itself. */
function send(process: ChildProcess, message: PlannerMessage): void {
  process.send(message, () => undefined);
}

/** Starts the process at once, so that it is there when the first operation comes. */
export function createPlanQueue(options: PlanQueueOptions): PlanQueue {
  const { timeoutMs, mostWaiting, mostPlanBytes, onEnded } = options;
  const line = createFairLine<Waiting>(mostWaiting);
  let again: Waiting | undefined;
  let current: Waiting | undefined;
  let timer: NodeJS.Timeout | undefined;
  let child: ChildProcess | undefined;
  let told = new Told();
  let isClosed = false;
  let lastId = 0;

  const settle = (finish: (one: Waiting) => void) => {
    const one = current;
    clearTimeout(timer);
    current = undefined;
    child?.channel?.unref();
    if (one !== undefined) finish(one);
    next();
  };
  const ended = (process: ChildProcess, reason: string, Ended = PlannerEnded) => {
    if (child !== process) return;
    child = undefined;
    process.kill('SIGKILL');
    if (isClosed) return;
    onEnded(reason);
    settle((one) => {
      if (one.hasBegun) one.reject(new Ended(reason));
      else if (one.tries < MOST_TRIES) again = one;
      else one.reject(new NotTried(reason));
    });
  };
  const heard = (process: ChildProcess, reply: PlannerReply) => {
    if (child !== process || reply.id !== current?.task.id) return;
    if (reply.kind === 'BEGUN') {
      current.hasBegun = true;
      limit(process, timeoutMs);
    }
    if (reply.kind === 'MADE') settle(({ resolve }) => resolve(reply.plan));
    if (reply.kind === 'FAILED') settle(({ reject }) => reject(new Error(reply.reason)));
  };
  const limit = (process: ChildProcess, milliseconds: number) => {
    clearTimeout(timer);
    const reason = `Planning took longer than ${milliseconds} ms.`;
    const late = () => ended(process, reason, PlannerLate);
    timer = setTimeout(late, milliseconds);
  };
  const running = () => {
    if (child !== undefined) return child;
    child = start(heard, ended);
    told = new Told();
    return child;
  };
  const next = () => {
    if (isClosed || current !== undefined) return;
    current = again ?? line.next();
    again = undefined;
    if (current === undefined) return;
    const process = running();
    process.channel?.ref();
    limit(process, LOADING_MS);
    current.tries += 1;
    send(process, { ...current.task, graph: told.numberOf(process, current.graph) });
  };

  running();
  return {
    make: (graph, order, askers) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(new NotTried('Nothing is planned any more.'));
        lastId += 1;
        const task = { kind: 'PLAN', id: lastId, mostBytes: mostPlanBytes, ...order } as const;
        const one = { graph, task, resolve, reject, hasBegun: false, tries: 0 };
        line.add(askers.first.name, one)?.reject(new NotTried('Too many wait.'));
        askers.eachName((name) => line.join(name, one));
        next();
      }),
    drop: (graph) => told.drop(child, graph),
    close() {
      isClosed = true;
      clearTimeout(timer);
      const left = [...(current ? [current] : []), ...line.clear()];
      current = undefined;
      for (const { reject } of left) reject(new NotTried('Nothing is planned any more.'));
      child?.kill('SIGKILL');
    },
  };
}

/** It gets nothing of the environment: it needs none, and there are keys in it. */
function start(
  heard: (process: ChildProcess, reply: PlannerReply) => void,
  ended: (process: ChildProcess, reason: string) => void,
): ChildProcess {
  const child = fork(ENTRY, {
    env: {},
    execArgv: ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${MOST_MEGABYTES}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.on('message', (reply: PlannerReply) => heard(child, reply));
  child.on('error', (error) => ended(child, error.message));
  child.on('exit', (code, signal) => {
    ended(child, `The process that plans ended with ${signal ?? code}.`);
  });
  child.unref();
  child.channel?.unref();
  return child;
}
