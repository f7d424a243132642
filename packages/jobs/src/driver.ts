import type { Db } from 'pg-boss';
import type { Sql, TransactionSql } from 'postgres';

type Row = Record<string, unknown>;

/** What postgres.js gives for one statement: its rows, and of which type their columns are. */
type Rows = readonly Row[] & {
  readonly columns?: readonly { readonly name: string; readonly type: number }[];
};

/** OIDs of timestamps with and without a time zone. */
const TIMESTAMPS: ReadonlySet<number> = new Set([1184, 1114]);
const TRANSACTION = /^\s*begin;(?<body>.*)commit;\s*$/is;

/**
 * Runs pg-boss' queries on a connection pool of postgres.js, so that a process needs neither a second
 * driver nor a second pool. pg-boss expects node-postgres, which turns objects into JSON and
 * timestamps into dates; a pool that Drizzle uses leaves both to whoever asks, so it happens here.
 *
 * @param sql of a `Connection`; LISTEN opens one further connection
 */
export function driverOf(sql: Sql): Db {
  return {
    executeSql: async (text, values = []) => ({
      rows: values.length === 0 ? await runScript(sql, text) : await runQuery(sql, text, values),
    }),
    async listen(channel, onNotification, onReconnect) {
      const listener = await sql.listen(channel, onNotification, onReconnect);
      return { close: () => listener.unlisten() };
    },
  };
}

async function runQuery(sql: Sql, text: string, values: readonly unknown[]): Promise<Row[]> {
  return rowsOf(await sql.unsafe(text, values.map(toParameter)));
}

/** One or more statements without parameters; postgres.js begins transactions by itself only. */
async function runScript(sql: Sql, text: string): Promise<Row[]> {
  const body = TRANSACTION.exec(text)?.groups?.['body'];
  const run = (on: Sql | TransactionSql, script: string) => on.unsafe(script).simple();
  const result: unknown =
    body === undefined ? await run(sql, text) : await sql.begin((tx) => run(tx, body));
  const several = Array.isArray(result) && result.length > 0 && result.every(Array.isArray);
  return several ? result.flatMap((rows) => rowsOf(rows as Rows)) : rowsOf(result as Rows);
}

function rowsOf(rows: Rows): Row[] {
  const dates = (rows.columns ?? []).filter(({ type }) => TIMESTAMPS.has(type));
  return rows.map((row) => {
    const read = dates.map(({ name }) => [name, toDate(row[name])] as const);
    return { ...row, ...Object.fromEntries(read) };
  });
}

function toDate(value: unknown): unknown {
  return typeof value === 'string' ? new Date(value) : value;
}

/** Lists go as they are: pg-boss means them as arrays of Postgres. */
function toParameter(value: unknown): string | number | boolean | string[] | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === 'object') return JSON.stringify(value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return String(value);
}
