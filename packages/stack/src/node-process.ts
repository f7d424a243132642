import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { baseEnvironment } from './config.ts';
import type { Running } from './keeper.ts';

const LEASH = join(import.meta.dirname, 'leash.ts');
const STOP_MS = 20_000;

export interface NodeProcessOptions {
  readonly entry: string;
  readonly cwd: string;
  /** Beside what every process needs of the machine, its whole environment. */
  readonly env: Readonly<Record<string, string>>;
  readonly onOutput: (chunk: string) => void;
}

/** Starts a program under this Node, on a leash. It may not be ready yet when this returns. */
export function startNodeProcess(options: NodeProcessOptions): Running {
  const args = ['--disable-warning=ExperimentalWarning', `--import=${LEASH}`, options.entry];
  const child = spawn(process.execPath, args, {
    cwd: options.cwd,
    env: { ...baseEnvironment(), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Its own group: Ctrl-C in a terminal reaches the supervisor, which stops all in order.
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', options.onOutput);
  }
  // Without a pid it could not be started at all; the error event then says so as an exit.
  child.once('error', (error) => options.onOutput(`${error.message}\n`));
  return {
    pid: child.pid,
    onExit: (listener) => onceEnded(child, listener),
    stop: () => stop(child),
  };
}

function onceEnded(child: ChildProcess, listener: (code: number | null) => void): void {
  let told = false;
  const tell = () => {
    if (!told) listener(child.exitCode);
    told = true;
  };
  if (child.exitCode !== null || child.signalCode !== null) tell();
  child.once('exit', tell);
  child.once('error', tell);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const inTime = await Promise.race([
    exited.then(() => true),
    delay(STOP_MS, false, { ref: false }),
  ]);
  if (inTime) return;
  child.kill('SIGKILL');
  await exited;
}
