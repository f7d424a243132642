import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { environmentOf } from '../config.ts';
import type { Launch } from '../gateways/catalogue.ts';
import type { FromProcess, Setting, ToProcess, Usage } from '../protocol.ts';

/** A gateway in a process of its own. */
export interface ProcessUnderTest {
  /** Takes GraphQL requests. */
  readonly url: string;
  readonly usage: (options?: { readonly withoutGarbage: boolean }) => Promise<Usage>;
  /** Tells it something to which there is no answer. */
  readonly tell: (message: ToProcess) => void;
  /** Begins, or ends, to watch for pauses of its event loop. */
  readonly watchPauses: (on: boolean) => void;
  readonly stop: () => Promise<void>;
}

export interface SpawnOptions {
  readonly launch: Launch;
  readonly setting: Setting;
  /** The processor that it has to itself; undefined where none can be set apart. */
  readonly processor: number | undefined;
  /** Further options for Node, e.g. `--cpu-prof`. */
  readonly nodeOptions: readonly string[];
}

const START_MS = 120_000;
const ASK_AGAIN_MS = 100;
const STOP_MS = 5_000;
/** So much of what it writes about its failure is kept. */
const LONGEST_REASON = 4_000;

/** @throws Error that says why it does not start */
export async function startProcess(options: SpawnOptions): Promise<ProcessUnderTest> {
  const { launch, processor, nodeOptions } = options;
  const node = [process.execPath, ...nodeOptions, ...launch.args];
  const command = processor === undefined ? node : ['taskset', '-c', String(processor), ...node];
  const child = spawn(command[0] ?? '', command.slice(1), {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: environmentOf(launch.environment),
  });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk}`.slice(-LONGEST_REASON);
  });
  try {
    const url = await started(child, options, () => complaint);
    return {
      url,
      tell: (message) => void child.send(message),
      usage: async (options) => {
        const answer = await ask(child, { kind: 'usage', ...options }, 'usage');
        return answer.usage;
      },
      watchPauses: (on) => void child.send({ kind: 'watch-pauses', on } satisfies ToProcess),
      stop: () => stop(child),
    };
  } catch (error) {
    await stop(child);
    throw error;
  }
}

async function started(
  child: ChildProcess,
  { launch, setting }: SpawnOptions,
  complaint: () => string,
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const timer = setTimeout(() => reject(new Error('did not start in two minutes')), START_MS);
  child.once('error', reject);
  child.once('exit', (code) => reject(new Error(reasonIn(complaint()) ?? `ended with ${code}`)));
  child.on('message', (message: FromProcess) => {
    if (message.kind === 'ready') resolve(message.url);
    if (message.kind === 'failed') reject(new Error(message.message));
  });
  const over = new AbortController();
  if (launch.serves === undefined) child.send({ kind: 'start', setting } satisfies ToProcess);
  else void untilReady(launch.serves, over.signal).then(resolve);
  try {
    return await promise;
  } finally {
    over.abort();
    clearTimeout(timer);
  }
}

/** Asks again and again whether it serves. */
async function untilReady(
  { url, readiness }: NonNullable<Launch['serves']>,
  over: AbortSignal,
): Promise<string> {
  while (!over.aborted) {
    const answer = await fetch(readiness).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) break;
    await delay(ASK_AGAIN_MS);
  }
  return url;
}

/** The line of a stack trace that names the error. */
function reasonIn(text: string): string | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.find((line) => line !== '');
}

function ask<Kind extends FromProcess['kind']>(
  child: ChildProcess,
  question: ToProcess,
  kind: Kind,
): Promise<Extract<FromProcess, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: FromProcess) => {
      if (message.kind !== kind) return;
      child.off('exit', onExit);
      child.off('message', onMessage);
      resolve(message as Extract<FromProcess, { kind: Kind }>);
    };
    const onExit = () => reject(new Error('The gateway has ended.'));
    child.on('message', onMessage);
    child.once('exit', onExit);
    child.send(question);
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once('exit', () => resolve());
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  if (child.connected) child.disconnect();
  await promise;
  clearTimeout(force);
}
