import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { baseEnvironment } from './config.ts';

/**
 * Runs one program and interrupts it when standard input ends: the pipe's other end is held by the
 * stack, so the program is stopped in good order even when the stack was killed with SIGKILL.
 * The shell is the program's parent, so that the pid cannot have passed to another process.
 */
const SCRIPT = `
exec 4<&0
"$@" 3>&- 4<&- </dev/null &
program=$!
echo "$program" >&3
exec 3>&-
trap '' INT TERM HUP
( read -r _; kill -INT "$program" ) <&4 4<&- >/dev/null 2>&1 &
watcher=$!
exec 4<&-
wait "$program"
code=$?
kill -KILL "$watcher" 2>/dev/null
exit "$code"
`;

export interface GuardedOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Run as this user and group instead of the present ones. */
  readonly owner?: { readonly uid: number; readonly gid: number } | undefined;
}

/** A program that is not Node's (a database, a chain) and its watcher, in a group of their own. */
export class Guarded {
  readonly #child: ChildProcess;
  #ended: { code: number | null } | undefined;

  constructor(options: GuardedOptions) {
    this.#child = spawn('/bin/sh', ['-c', SCRIPT, 'guard', options.command, ...options.args], {
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
      // Its own group: Ctrl-C in a terminal must not stop a database before its clients.
      detached: true,
      cwd: options.cwd ?? '/',
      env: { ...baseEnvironment(), LC_ALL: 'C', ...options.env },
      ...options.owner,
    });
    this.#child.stdin?.on('error', () => undefined);
    this.#child.once('error', () => {
      this.#ended = { code: null };
    });
    this.#child.once('exit', (code) => {
      this.#ended = { code };
    });
  }

  /** The program itself, not its watcher; undefined when it could not be started. */
  async programPid(): Promise<number | undefined> {
    const pipe = this.#child.stdio[3];
    if (!(pipe instanceof Readable)) return undefined;
    let text = '';
    for await (const chunk of pipe.setEncoding('utf8')) text += String(chunk);
    const pid = Number.parseInt(text, 10);
    return Number.isInteger(pid) ? pid : undefined;
  }

  /** Undefined while it runs. */
  get ended(): { code: number | null } | undefined {
    return this.#ended;
  }

  onOutput(listener: (chunk: string) => void): void {
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', listener);
    }
  }

  onExit(listener: (code: number | null) => void): void {
    if (this.#ended !== undefined) listener(this.#ended.code);
    else this.#child.once('exit', listener);
  }

  /** Interrupts the program and waits; after `patienceMs` the whole group is killed. */
  async stop(patienceMs: number): Promise<void> {
    if (this.#ended !== undefined) return;
    const exited = once(this.#child, 'exit');
    this.#child.stdin?.end();
    const inTime = await Promise.race([
      exited.then(() => true),
      delay(patienceMs, false, { ref: false }),
    ]);
    if (inTime || this.#child.pid === undefined) return;
    try {
      process.kill(-this.#child.pid, 'SIGKILL');
    } catch {
      // It ended in between.
    }
    await exited;
  }
}
