import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { blockedTables, isHeld } from './blocking-indexes.ts';

const BREAK = ';--> statement-breakpoint\n';
const index = (how = '') =>
  `CREATE INDEX ${how}"loans_at" ON "lending"."loans" USING btree ("at") WHERE at is not null`;

test.each([
  ['an index', index(), ['loans']],
  ['a unique one', 'create unique index loans_at on lending.loans (at)', ['loans']],
  ['one that has no name', 'create index on only loans (at)', ['loans']],
  ['one that is there perhaps', index('IF NOT EXISTS '), ['loans']],
  [
    'a constraint that is an index',
    'ALTER TABLE "lending"."loans" ADD CONSTRAINT "loans_once" UNIQUE NULLS NOT DISTINCT("a","b")',
    ['loans'],
  ],
  ['several on one table', index() + BREAK + index(), ['loans']],
  ['one beside another that blocks nobody', index('CONCURRENTLY ') + BREAK + index(), ['loans']],
  [
    'one beside a new table',
    `CREATE TABLE "lending"."notes" ("id" text)${BREAK}${index()}`,
    ['loans'],
  ],
  ['one on a new table', `CREATE TABLE "lending"."loans" ("id" text)${BREAK}${index()}`, []],
  ['a concurrent one', `-- outside-transaction\n${index('CONCURRENTLY ')}`, []],
  ['a unique concurrent one', 'create unique index concurrently a on lending.loans (at)', []],
  [
    'a constraint that takes an index',
    'alter table lending.loans add constraint loans_once unique using index loans_once',
    [],
  ],
  ['a column', 'ALTER TABLE "lending"."loans" ADD COLUMN "unique_name" text', []],
  ['words about one', `-- create index on loans (at)\nselect 1`, []],
])('of %s', (_, sql, tables) => {
  expect(blockedTables(sql)).toEqual(tables);
});

test('finds what was applied before it was looked for, and holds what came after to it', () => {
  const folder = join(import.meta.dirname, '../../../subgraphs');
  const found = globSync('compliance/migrations/*.sql', { cwd: folder }).filter(
    (file) => blockedTables(readFileSync(join(folder, file), 'utf8')).length > 0,
  );
  const names = found.map((file) => basename(file));
  expect(names).toEqual(
    expect.arrayContaining([
      '0025_releases-of-two.sql',
      '0027_screened-and-spent.sql',
      '0032_payouts-by-account.sql',
    ]),
  );
  expect(names.filter((file) => isHeld('compliance', file))).toEqual([]);
  expect([isHeld('compliance', '0034_next.sql'), isHeld('another', '0000_first.sql')]).toEqual([
    true,
    true,
  ]);
});
