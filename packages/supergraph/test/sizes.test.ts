import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkSizes } from '../src/index.ts';
import { createScratch, type Scratch } from './scratch.ts';

let scratch: Scratch;
beforeAll(() => {
  scratch = createScratch();
});
afterAll(() => scratch.remove());

test('too long is told of what is written by hand, but for named exceptions that are needed', () => {
  const long = 'export const a = 1;\n'.repeat(301);
  scratch.write('gateway/src/long.ts', long);
  scratch.write('packages/money/test/long.test.ts', long);
  scratch.write('packages/money/src/reasoned.ts', long);
  scratch.write('subgraphs/lending/src/types.generated.ts', long);
  scratch.write('subgraphs/lending/node_modules/other/long.js', long);
  scratch.write('subgraphs/lending/src/short.ts', 'export const a = 1;\n');
  const report = checkSizes(scratch.root, {
    'packages/money/src/reasoned.ts': 'a table',
    'packages/money/src/gone.ts': 'once long',
  });
  expect(report).toEqual({
    filesRead: 4,
    violations: [
      'gateway/src/long.ts: a file of 301 lines, 300 at most',
      'packages/money/test/long.test.ts: a file of 301 lines, 300 at most',
      'packages/money/src/gone.ts: an exception that nothing needs',
    ],
  });
});
