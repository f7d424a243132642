import type { Transaction } from '@blockscore/database';
import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { insertRows, updateRows } from './json-rows.ts';

const things = pgTable('things', {
  id: text().primaryKey(),
  version: integer().notNull(),
  name: text(),
});

/** Counts what would be asked of the database. */
function counting() {
  let asked = 0;
  const execute = async () => {
    asked += 1;
    return [];
  };
  return { tx: { execute } as unknown as Transaction, asked: () => asked };
}

test('rows of the same columns are written by one statement, in whatever order they name them', async () => {
  const { tx, asked } = counting();
  await insertRows(tx, things, [
    { id: 'a', version: 1, name: 'x' },
    { name: null, version: 1, id: 'b' },
  ]);
  expect(asked()).toBe(1);
});

test('a row that has a column more or less than the first is refused and nothing written', async () => {
  const { tx, asked } = counting();
  const [whole, less] = [
    { id: 'a', version: 2, name: 'x' },
    { id: 'b', version: 2 },
  ];
  await expect(insertRows(tx, things, [whole, whole, less])).rejects.toThrow(
    'Row 2 for things lacks name, which row 0 has',
  );
  await expect(updateRows(tx, things, [less, whole])).rejects.toThrow(
    'Row 0 for things lacks name, which row 1 has',
  );
  expect(asked()).toBe(0);
});
