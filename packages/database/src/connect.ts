import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';

export type Database = PostgresJsDatabase<Record<string, never>>;
/** A Drizzle transaction: what repositories are bound to. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export interface Connection {
  readonly sql: Sql;
  readonly db: Database;
  /** Waits up to five seconds for queries under way, then closes the pool. */
  readonly close: () => Promise<void>;
}

export interface ConnectOptions {
  /** Connections in the pool at the most; default 10. */
  readonly max?: number;
  /** Shown in pg_stat_activity. */
  readonly name?: string;
  /** A statement that runs longer is cancelled; default 15 s. */
  readonly statementTimeoutMs?: number;
  /** False: commits do not wait for the disk. A power failure may lose the last ones, and breaks nothing. */
  readonly awaitDisk?: boolean;
}

/** Statements of so many texts, and of texts so long, are prepared: each takes memory of every connection. */
const MOST_PREPARED = 500;
const LONGEST_PREPARED = 5_000;

/**
 * Opens a pool, straight to Postgres or through a pooler in session mode: what Drizzle says over and over each
 * connection parses once, which saves one of two round trips each time. Connects lazily, so that a database that
 * is late does not stop a start.
 */
export function connect(url: string, options: ConnectOptions = {}): Connection {
  const sql = postgres(url, {
    max: options.max ?? 10,
    idle_timeout: 60,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: {
      application_name: options.name ?? 'blockscore',
      statement_timeout: options.statementTimeoutMs ?? 15_000,
      idle_in_transaction_session_timeout: 30_000,
      // Days of queries are days of UTC, wherever the server is.
      TimeZone: 'UTC',
      ...(options.awaitDisk === false && { synchronous_commit: 'off' }),
    },
  });
  const db = drizzle(preparing(sql, new Set()));
  return { sql, db, close: () => sql.end({ timeout: 5 }) };
}

/** The same client, but that what Drizzle asks of it is prepared, in transactions too. */
function preparing<Client extends object>(client: Client, texts: Set<string>): Client {
  return new Proxy(client, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      if (typeof value !== 'function') return value;
      if (key === 'unsafe') {
        return (text: string, parameters: unknown[], options: object) => {
          const prepare = parameters.length > 0 && isPrepared(text, texts);
          return value.call(target, text, parameters, { ...options, prepare });
        };
      }
      if (key === 'begin' || key === 'savepoint') {
        return (run: (inner: object) => unknown) =>
          value.call(target, (inner: object) => run(preparing(inner, texts)));
      }
      return value;
    },
  });
}

/** The first ones that are said: what comes once in a while, in many lengths, finds no room left. */
function isPrepared(text: string, texts: Set<string>): boolean {
  if (texts.has(text)) return true;
  if (texts.size >= MOST_PREPARED || text.length > LONGEST_PREPARED) return false;
  texts.add(text);
  return true;
}
