import { type SQL, sql } from 'drizzle-orm';

/** Columns with their types in Postgres. */
export type ColumnTypes = Readonly<Record<string, string>>;

/** A row of plain values: ids, days, numbers and words without signs. */
export type PlainRow<Types extends ColumnTypes> = Readonly<
  Record<keyof Types, bigint | number | string | boolean | null>
>;

/**
 * Rows by column for `unnest`, one parameter a column however many rows there are: so the statement is
 * always the same, and Postgres reads it in a fraction of the time of JSON.
 */
export function columnsOf<Types extends ColumnTypes>(
  types: Types,
  rows: readonly PlainRow<Types>[],
): SQL {
  const columns = Object.entries(types).map(([name, type]) => {
    const values = `{${rows.map((row) => row[name] ?? 'null').join(',')}}`;
    return sql`${values}::text::${sql.raw(type)}[]`;
  });
  return sql.join(columns, sql`, `);
}

/** The names of columns, of a table where one is named. */
export function namesOf(types: ColumnTypes, table?: string): SQL {
  const names = Object.keys(types);
  return sql.raw(names.map((name) => (table === undefined ? name : `${table}.${name}`)).join(', '));
}
