import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  checkout,
  compileCache,
  examplesIn,
  graphqlData,
  pageOf,
  type TestStack,
} from '@blockscore/testkit';
import { expect } from 'vitest';
import { signInDemo } from './journey.ts';

const bin = (name: string) => join(checkout(), 'packages/stack/src/bin', name);

/** Runs the operators' commands beside the stack, as from a shell that knows only its data folder. */
export async function operate(stack: TestStack): Promise<void> {
  const env = { PATH: process.env['PATH'], BLOCKSCORE_HOME: stack.home, ...compileCache() };
  const execute = (name: string, words: readonly string[]) =>
    promisify(execFile)(process.execPath, [bin(name), ...words], { env });
  const run = (...words: string[]) => execute('operate.ts', words);
  // First of all: nothing is lent on a day that is closed.
  const order = ['--loans', '12', '--months', '8'];
  const lent = await execute('demo-portfolio.ts', order);
  expect(lent.stdout).toMatch(/^\d+ applications and 12 loans in \d+ s: /m);
  expect(lent.stdout).toMatch(/^Cases and alerts that the two officers worked on: 1\.$/m);
  const worked = await casesClosed(stack);
  expect(worked).toMatchObject([{ decision: 'FILE_SAR', sars: [{ status: 'FILED' }] }]);
  const again = await execute('demo-portfolio.ts', order);
  expect(again.stdout).toMatch(/^The demo portfolio is there: nothing was changed\./);
  expect(again.stdout).toMatch(/^Left as they are, since officers had begun with them: 1\.$/m);
  expect(await casesClosed(stack)).toEqual(worked);
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

/** What docs/compliance/demo.md shows of the cases that the demo's officers are done with. */
async function casesClosed(stack: TestStack): Promise<readonly unknown[]> {
  const { accessToken: token } = await signInDemo(stack, 'compliance');
  const query = examplesIn(pageOf('docs/compliance/demo.md')).get('DemoWorked')?.query ?? '';
  const { closed } = await graphqlData<{
    readonly closed: { readonly edges: readonly { readonly node: unknown }[] };
  }>(stack.graphqlUrl, { query, token });
  return closed.edges.map(({ node }) => node);
}
