/**
 * Indexes that a migration builds on a table that is there already. Postgres lets nobody write to the table
 * meanwhile (https://www.postgresql.org/docs/18/sql-createindex.html), for as long as the table is large: such
 * an index is built concurrently, which no transaction can. A table of the same migration has no rows yet.
 */

/** The first migration of each subgraph that is held to it: what was applied before stays as it is. */
const HELD_FROM: Readonly<Record<string, number>> = {
  compliance: 34,
  credit: 15,
  identity: 10,
  ledger: 26,
  lending: 37,
};

const TABLE = /(?:"?\w+"?\.)?"?(\w+)"?/.source;
const CREATED = new RegExp(`\\bcreate\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?${TABLE}`, 'gi');
const INDEX = new RegExp(
  `\\bcreate\\s+(?:unique\\s+)?index\\b\\s*(concurrently\\s)?[^;]*?\\bon\\s+(?:only\\s+)?${TABLE}`,
  'gi',
);
const CONSTRAINT = new RegExp(
  `\\balter\\s+table\\s+(?:if\\s+exists\\s+)?(?:only\\s+)?${TABLE}[^;]*?\\sadd\\s+(?:constraint\\s+\\S+\\s+)?(?:unique|primary\\s+key)\\b(?!\\s+using\\s+index)`,
  'gi',
);

/** Whether the migrations of a subgraph are held to it from this file on, e.g. `0034_late-answers.sql`. */
export function isHeld(subgraph: string, file: string): boolean {
  return Number.parseInt(file, 10) >= (HELD_FROM[subgraph] ?? 0);
}

/** The tables, each once, that nobody could write to while the migration builds an index on them. */
export function blockedTables(sql: string): readonly string[] {
  const statements = sql.replaceAll(/--.*$/gm, '');
  const created = new Set([...statements.matchAll(CREATED)].map(([, table]) => table));
  const indexed = [...statements.matchAll(INDEX)].map(([, concurrently, table]) =>
    concurrently === undefined ? table : undefined,
  );
  const constrained = [...statements.matchAll(CONSTRAINT)].map(([, table]) => table);
  const blocked = [...indexed, ...constrained].filter((table) => table !== undefined);
  return [...new Set(blocked)].filter((table) => !created.has(table));
}
