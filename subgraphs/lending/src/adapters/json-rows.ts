import type { Transaction } from '@blockscore/database';
import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import { toJson } from './stored.ts';

/** Ids as one parameter, so that the statement is the same however many they are. */
export function isOneOf(column: PgColumn | SQL, ids: readonly string[]): SQL {
  // Within an array of Postgres texts are quoted as in one of JSON.
  return sql`${column} = any(${`{${JSON.stringify(ids).slice(1, -1)}}`}::text::text[])`;
}

/**
 * The columns that rows have, in the order of the table's.
 *
 * @throws Error where a row has others than the first: they would be left out, or be null
 */
function columnsOf(table: PgTable, rows: readonly object[]): readonly PgColumn[] {
  const [first = {}] = rows;
  return Object.entries(getTableColumns(table)).flatMap(([key, column]) => {
    const isThere = key in first;
    const other = rows.findIndex((row) => key in row !== isThere);
    if (other !== -1) {
      const [has, lacks] = isThere ? [0, other] : [other, 0];
      throw new Error(
        `Row ${lacks} for ${getTableConfig(table).name} lacks ${key}, which row ${has} has: give all rows the same columns.`,
      );
    }
    return isThere ? [column] : [];
  });
}

/** Rows as one parameter, and the alias `r` of what they are in the statement. */
function recordsOf(table: PgTable, columns: readonly PgColumn[], rows: readonly object[]): SQL {
  const { schema, name } = getTableConfig(table);
  const keys = Object.entries(getTableColumns(table)).filter(([, each]) => columns.includes(each));
  const records = rows.map((row) => {
    const values = row as Readonly<Record<string, unknown>>;
    return Object.fromEntries(keys.map(([key, column]) => [column.name, values[key] ?? null]));
  });
  const type = sql.raw(`"${schema ?? 'public'}"."${name}"`);
  return sql`jsonb_populate_recordset(null::${type}, ${toJson(records)}::text::jsonb) as r`;
}

const namesOf = (columns: readonly PgColumn[], table?: string): SQL =>
  sql.raw(
    columns
      .map(({ name }) => (table === undefined ? `"${name}"` : `${table}."${name}"`))
      .join(', '),
  );

/** Inserts rows by a statement that is the same however many they are. */
export async function insertRows<Table extends PgTable>(
  tx: Transaction,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = columnsOf(table, rows);
  await tx.execute(sql`
    insert into ${table} (${namesOf(columns)})
    select ${namesOf(columns, 'r')} from ${recordsOf(table, columns, rows)}`);
}

/**
 * Sets the columns of rows that have an id and a version, which is one higher than what is there.
 * @returns the ids of those that were found so
 */
export async function updateRows<
  Table extends PgTable & { readonly id: PgColumn; readonly version: PgColumn },
>(
  tx: Transaction,
  table: Table,
  rows: readonly Partial<Table['$inferInsert']>[],
): Promise<ReadonlySet<string>> {
  const columns = columnsOf(table, rows);
  const changed = await tx.execute<{ id: string }>(sql`
    update ${table} l set (${namesOf(columns)}) = row(${namesOf(columns, 'r')})
    from ${recordsOf(table, columns, rows)}
    where l.id = r.id and l.version = r.version - 1 returning l.id`);
  return new Set([...changed].map(({ id }) => id));
}
