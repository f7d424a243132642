import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '../..');

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) => join(SRC, path));

/** The files that a file comes to use, itself included. */
function reachOf(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+\.ts)'/g)) {
    reachOf(resolve(dirname(file), path), seen);
  }
  return seen;
}

const isOfGroups = (file: string) =>
  /\/fairness\/|fairness-tables\.ts$|group-fairness\.ts$/.test(file);

test.each([
  'app/rate-profile.ts',
  'app/append-score.ts',
  'app/submit-financial-profile.ts',
  'app/calculate-credit-score.ts',
  'app/disclose-assessment.ts',
  'app/measure-drift.ts',
  'domain/score-profile.ts',
  'adapters/score-repository.ts',
  'adapters/profile-repository.ts',
])('%s reaches nothing that knows of protected groups', (path) => {
  const reached = [...reachOf(join(SRC, path))];
  expect(reached.length).toBeGreaterThan(1);
  expect(reached.filter(isOfGroups).map((file) => relative(SRC, file))).toEqual([]);
});

test('no query outside of fairness names the table of protected attributes', () => {
  const naming = sources.filter(
    (file) => !isOfGroups(file) && /protected_?attributes/i.test(readFileSync(file, 'utf8')),
  );
  expect(naming.map((file) => relative(SRC, file))).toEqual([]);
});
