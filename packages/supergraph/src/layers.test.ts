import { expect, test } from 'vitest';
import { readsEnvironment } from './layers.ts';

test.each([
  ['packages/stack/src/ports.ts', 'const port = process.env.PORT;', true],
  ['packages/stack/src/ports.ts', "process['env'].PORT", true],
  [
    'packages/stack/src/ports.ts',
    '// not process.env\n/* nor\n process.env */ const a = 1;',
    false,
  ],
  ['gateway/src/config.ts', 'process.env', false],
  ['gateway/src/a.test.ts', 'process.env', false],
  ['gateway/test/a.ts', 'process.env', false],
  ['gateway/drizzle.config.ts', 'process.env', false],
])('%s with %j reads the environment: %s', (path, text, expected) => {
  expect(readsEnvironment(path, text)).toBe(expected);
});
