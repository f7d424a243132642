import { readMigrationFiles } from 'drizzle-orm/migrator';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { appRole } from './provision.ts';

export interface MigrateOptions {
  /** URL of the schema's owner role. */
  readonly url: string;
  readonly schema: string;
  /** Folder with drizzle-kit's journal and SQL files. */
  readonly folder: string;
}

/** A migration whose first line is this comment runs statement by statement, outside a transaction. */
const OUTSIDE_TRANSACTION = '-- outside-transaction';
const LOCK_WAIT_MS = 60_000;
const LOCK_RETRY_MS = 100;

/**
 * Applies what is missing of a subgraph's migrations, in order, under an advisory lock, and keeps
 * the journal in the subgraph's own schema. Drizzle's own migrator is not used because it begins
 * with CREATE SCHEMA, for which the owner role would need rights over the whole database.
 *
 * @returns how many migrations were applied
 * @throws when a migration fails (it is rolled back) or when one that was applied has been edited
 */
export async function migrate(options: MigrateOptions): Promise<number> {
  const migrations = readMigrationFiles({ migrationsFolder: options.folder });
  const sql = postgres(options.url, { max: 1, onnotice: () => undefined });
  try {
    await takeTurns(sql, options.schema);
    const journal = sql(`${options.schema}`);
    await sql`create table if not exists ${journal}.migrations (
      hash text primary key, position integer not null unique, applied_at timestamptz not null default now())`;
    const applied = await sql<{ hash: string; position: number }[]>`
      select hash, position from ${journal}.migrations order by position`;
    await keepFromApp(sql, options.schema);
    applied.forEach((row, index) => {
      if (migrations[index]?.hash !== row.hash) {
        throw new Error(
          `Migration ${index} of schema ${options.schema} differs from the one that was applied: migrations are append-only; add a new one instead.`,
        );
      }
    });
    for (const [position, migration] of migrations.entries()) {
      if (position < applied.length) continue;
      await apply(sql, options.schema, position, migration);
    }
    return migrations.length - applied.length;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/**
 * Waits until no other process migrates the schema, and keeps others waiting while the session lasts.
 * Asks for the lock again and again rather than waiting in it: a session that waits holds a snapshot,
 * for which an index that another one builds concurrently would wait in turn, and neither would end.
 */
export async function takeTurns(sql: Sql, schema: string): Promise<void> {
  const end = Date.now() + LOCK_WAIT_MS;
  for (;;) {
    const [row] = await sql<{ locked: boolean }[]>`
      select pg_try_advisory_lock(hashtext(${`blockscore.migrate.${schema}`})) as locked`;
    if (row?.locked === true) return;
    if (Date.now() > end) {
      throw new Error(
        `Another process has been migrating schema ${schema} for a minute: look at it.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, LOCK_RETRY_MS));
  }
}

/** The journal is the owner's: default privileges would let the app role write it like any table. */
async function keepFromApp(sql: Sql, schema: string): Promise<void> {
  const app = appRole(schema);
  const roles = await sql`select 1 from pg_roles where rolname = ${app}`;
  if (roles.length > 0) await sql`revoke all on ${sql(schema)}.migrations from ${sql(app)}`;
}

async function apply(
  sql: Sql,
  schema: string,
  position: number,
  migration: { readonly sql: string[]; readonly hash: string },
): Promise<void> {
  const record = (tx: Sql | TransactionSql) =>
    tx`insert into ${tx(schema)}.migrations (hash, position) values (${migration.hash}, ${position})`;
  if (migration.sql[0]?.trimStart().startsWith(OUTSIDE_TRANSACTION)) {
    for (const statement of migration.sql) await sql.unsafe(statement);
    await record(sql);
    return;
  }
  await sql.begin(async (tx) => {
    for (const statement of migration.sql) if (statement.trim() !== '') await tx.unsafe(statement);
    await record(tx);
  });
}
