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
}

/** Opens a pool. Connects lazily, so that a database that is late does not stop a start. */
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
    },
  });
  return { sql, db: drizzle(sql), close: () => sql.end({ timeout: 5 }) };
}
