import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { environmentForCommand, planCommand } from './operator-command.ts';

const silent = () => undefined;

test('a command runs the program of its subgraph, with what stands behind it', () => {
  expect(planCommand(['dead-letters', 'lending', 'retry', '17'])).toMatchObject({
    file: expect.stringMatching(/subgraphs\/lending\/src\/dead-letters\.ts$/),
    args: ['retry', '17'],
  });
  expect(planCommand(['end-of-day'])).toMatchObject({
    file: expect.stringMatching(/subgraphs\/lending\/src\/end-of-day\.ts$/),
    args: [],
  });
  expect(planCommand(['measure-drift'])).toMatchObject({
    file: expect.stringMatching(/subgraphs\/credit\/src\/measure-drift\.ts$/),
    args: [],
  });
  expect(planCommand(['rotate-signing-key', '--list'])).toMatchObject({
    file: expect.stringMatching(/subgraphs\/identity\/src\/rotate-signing-key\.ts$/),
    args: ['--list'],
  });
  expect(planCommand(['promote-model', 'application-v2', '--reason', 'better'])).toMatchObject({
    file: expect.stringMatching(/subgraphs\/credit\/src\/promote-model\.ts$/),
    args: ['application-v2', '--reason', 'better'],
  });
});

test('it says how it is called, and for which subgraphs', () => {
  const usage = /^Usage: pnpm dead-jobs <identity \| credit( \| \w+)*> \[retry <id> \| retry all\]/;
  for (const words of [['--help'], ['identity', '--help'], ['-h']]) {
    expect(planCommand(['dead-jobs', ...words])).toEqual({
      out: expect.stringMatching(usage),
    });
  }
  expect(planCommand(['dead-jobs'])).toEqual({ refusal: expect.stringMatching(usage) });
  expect(planCommand(['dead-jobs', '../gateway'])).toEqual({
    refusal: expect.stringMatching(usage),
  });
  expect(planCommand(['dead-jobs', 'ledger'])).toEqual({
    refusal: expect.stringContaining('ledger has no jobs.\nUsage:'),
  });
  expect(planCommand(['rewrap', 'ledger'])).toEqual({
    refusal: expect.stringContaining('ledger has no wrapped keys.'),
  });
  expect(planCommand(['toString'])).toEqual({ refusal: expect.stringContaining('no command') });
});

test('an environment that names the database is taken as it is', () => {
  const source = { LENDING_DATABASE_URL: 'postgres://lending_app@db/blockscore' };
  expect(environmentForCommand('lending', source, silent)).toBe(source);
});

test('without one, and without a stack that runs, it says what is missing', () => {
  const BLOCKSCORE_HOME = mkdtempSync(join(tmpdir(), 'no-stack-'));
  expect(() => environmentForCommand('lending', { BLOCKSCORE_HOME }, silent)).toThrow(
    `LENDING_DATABASE_URL is not set, and no stack runs on ${BLOCKSCORE_HOME}; start one with npm start`,
  );
});
