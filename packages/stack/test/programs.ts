import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { testServices } from '@blockscore/testkit';

/** A data folder of its own that the database's user can pass through. */
export function newHome(): string {
  const home = mkdtempSync(join(testServices().folder, 'home-'));
  chmodSync(home, 0o711);
  return home;
}

/** Runs a fixture and gives the line of JSON with which it says that it is ready. */
export async function runFixture<T>(
  name: string,
  args: readonly string[],
): Promise<{ child: ChildProcess; said: T }> {
  const file = join(import.meta.dirname, 'fixtures', name);
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = await new Promise<string>((resolve, reject) => {
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        if (text.includes('\n') && text.startsWith('{')) resolve(text);
      });
    }
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}: ${text}`)));
  });
  return { child, said: JSON.parse(output) as T };
}

/** Whether a process with this pid runs (one that ended and was not waited for does not). */
export { identify } from '../src/process-identity.ts';
