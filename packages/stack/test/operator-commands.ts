import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkout, compileCache, type TestStack } from '@blockscore/testkit';
import { expect } from 'vitest';

const bin = (name: string) => join(checkout(), 'packages/stack/src/bin', name);

/** Runs the operators' commands beside the stack, as from a shell that knows only its data folder. */
export async function operate(stack: TestStack): Promise<void> {
  const env = { PATH: process.env['PATH'], BLOCKSCORE_HOME: stack.home, ...compileCache() };
  const execute = (name: string, words: readonly string[]) =>
    promisify(execFile)(process.execPath, [bin(name), ...words], { env });
  const run = (...words: string[]) => execute('operate.ts', words);
  // First of all: nothing is lent on a day that is closed.
  const order = ['--loans', '2', '--months', '2'];
  const lent = await execute('demo-portfolio.ts', order);
  expect(lent.stdout).toMatch(/^\d+ applications and 2 loans in \d+ s: /m);
  const again = await execute('demo-portfolio.ts', order);
  expect(again.stdout).toMatch(/^The demo portfolio is there: nothing was changed\./);
  const [ledger, jobs, rewrapped, keys, models, replayed, refreshed, measured, closed] =
    await Promise.all([
      run('dead-letters', 'ledger'),
      run('dead-jobs', 'identity'),
      run('rewrap', 'lending'),
      run('rotate-signing-key', '--list'),
      run('promote-model', '--list'),
      run('replay-scores'),
      run('refresh-scores'),
      run('measure-drift'),
      run('end-of-day'),
    ]);
  expect(ledger.stderr).toBe(`For the stack on ${stack.home} (LEDGER_DATABASE_URL is not set).\n`);
  expect([ledger.stdout, jobs.stdout]).toEqual(['No dead letters.\n', 'No dead letters.\n']);
  expect(rewrapped.stdout).toContain('No key is wrapped by another master key any more.');
  expect(keys.stdout).toMatch(/\| ACTIVE \|/i);
  expect(models.stdout).toMatch(/application-v1 \| APPLICATION \| SCORECARD \| CHAMPION \|/);
  expect(refreshed.stdout).toMatch(/All are done\.\n$/);
  expect(measured.stdout).toMatch(/^(measured the week of|no scores came in)/);
  expect(closed.stdout).toMatch(/\d+ days closed, \d+ offers expired\.\n$/);
  expect(replayed.stdout).toMatch(/^\d+ scores came out bit for bit .*, 0 did not/m);
}
