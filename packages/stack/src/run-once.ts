import { spawn } from 'node:child_process';
import { baseEnvironment } from './config.ts';
import type { Owner } from './postgres-place.ts';

const KEPT_CHARACTERS = 8_000;

export interface RunOnceOptions {
  readonly owner?: Owner | undefined;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Runs a program to its end; the last 8,000 characters of what it says are kept. */
export function runOnce(
  command: string,
  args: readonly string[],
  options: RunOnceOptions = {},
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? '/',
      env: { ...baseEnvironment(), LC_ALL: 'C', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.owner === undefined ? {} : { uid: options.owner.uid, gid: options.owner.gid }),
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        output = (output + chunk).slice(-KEPT_CHARACTERS);
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
