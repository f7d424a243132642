import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { testServices } from '@blockscore/testkit';
import { freePort, isPortFree } from '../src/ports.ts';

/** A data folder of its own that the database's user can pass through. */
export function newHome(): string {
  const home = mkdtempSync(join(testServices().folder, 'home-'));
  chmodSync(home, 0o711);
  return home;
}

/** The first of as many free ports in a row as there are subgraphs, none of which is the gateway's. */
export async function firstOfFive(gateway: number): Promise<number> {
  for (;;) {
    const last = await freePort();
    const ports = [4, 3, 2, 1, 0].map((before) => last - before);
    const free = await Promise.all(ports.map((port) => isPortFree(port)));
    if (free.every(Boolean) && !ports.includes(gateway)) return last - 4;
  }
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
