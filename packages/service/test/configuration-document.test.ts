import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { processVariables, subgraphVariables } from '../src/index.ts';

const ROOT = join(import.meta.dirname, '../../..');
const PROCESSES = ['gateway', 'identity', 'credit', 'lending', 'compliance', 'ledger'] as const;
const shared = { ...processVariables, ...subgraphVariables };

/** The variables of a process and its commands beside the shared ones: the keys of the schemas in its `config.ts`. */
function ownVariables(name: (typeof PROCESSES)[number]): string[] {
  const folder = name === 'gateway' ? name : `subgraphs/${name}`;
  const source = readFileSync(join(ROOT, folder, 'src/config.ts'), 'utf8');
  const keys = new Set(source.match(/^ {2,6}[A-Z][A-Z0-9_]+(?=:)/gm)?.map((key) => key.trim()));
  return [...keys].filter((key) => !Object.hasOwn(shared, key));
}

/** The cells of the document's tables below a heading. */
function rowsBelow(heading: string): string[][] {
  const text = readFileSync(join(ROOT, 'docs/configuration.md'), 'utf8');
  const [, part = ''] = text.split(`## ${heading}\n`);
  return (part.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
}
const named = (cell = '') => [...cell.matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map((found) => found[1]);

test('the document lists every variable that all processes share, and no other', () => {
  const rows = [...rowsBelow('Every process'), ...rowsBelow('Every subgraph')];
  const listed = rows.flatMap((row) => named(row[1]));
  expect(listed.toSorted()).toEqual(Object.keys(shared).toSorted());
});

test.each(PROCESSES)('it lists every variable of %s, and none that it does not read', (name) => {
  const rows = rowsBelow('Single processes').filter((row) =>
    row[1]?.split(/[ ,()]+/).includes(name),
  );
  const listed = rows.flatMap((row) => named(row[2]));
  expect(ownVariables(name).length).toBeGreaterThan(0);
  expect(listed.toSorted()).toEqual(ownVariables(name).toSorted());
});
