import {
  appRole,
  ownerRole,
  retryConcurrentChange,
  takeTurns,
} from '@blockscore/database/provisioning';
import { getConstructionPlans, getMigrationPlans } from 'pg-boss';
import postgres, { type Sql } from 'postgres';
import { jobSchema, SCHEMA_VERSION } from './schema.ts';

export interface JobProvisioning {
  /** Of a role that may create schemas in the database. */
  readonly adminUrl: string;
  /** Of the subgraph's owner role, who must exist. */
  readonly ownerUrl: string;
  readonly subgraph: string;
}

/**
 * Makes the schema `<subgraph>_jobs` and its tables, or brings them to what this version of pg-boss
 * needs. They belong to the subgraph's owner; the app role reads and writes rows and changes no
 * table. Safe to run again, also at the same time from several processes.
 *
 * @throws where the tables are of a newer version than this one knows
 */
export async function provisionJobs(options: JobProvisioning): Promise<void> {
  const { adminUrl, ownerUrl, subgraph } = options;
  await within(adminUrl, (sql) => retryConcurrentChange(() => createSchema(sql, subgraph)));
  await within(ownerUrl, (sql) => createTables(sql, jobSchema(subgraph)));
}

async function createSchema(sql: Sql, subgraph: string): Promise<void> {
  const schema = jobSchema(subgraph);
  const owner = ownerRole(subgraph);
  const app = appRole(subgraph);
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('blockscore.provision'))`;
    await tx.unsafe(`
      grant ${owner} to current_user;
      create schema if not exists ${schema} authorization ${owner};
      grant usage on schema ${schema} to ${app};
      alter default privileges for role ${owner} in schema ${schema}
        grant select, insert, update, delete on tables to ${app};
    `);
  });
}

async function createTables(sql: Sql, schema: string): Promise<void> {
  await takeTurns(sql, schema);
  const version = await versionOf(sql, schema);
  if (version === SCHEMA_VERSION) return;
  if (version !== undefined && version > SCHEMA_VERSION) {
    throw new Error(
      `Schema ${schema} is of version ${version} of pg-boss' tables, and this release knows ${SCHEMA_VERSION}: deploy the release that migrated it, or a later one.`,
    );
  }
  const script =
    version === undefined
      ? getConstructionPlans(schema, { createSchema: false })
      : getMigrationPlans(schema, version);
  await apply(sql, script);
}

/** A plan is one transaction, and behind it the indexes that are built without one. */
async function apply(sql: Sql, plan: string): Promise<void> {
  const [transaction = '', indexes = ''] = plan.split(/(?<=^\s*commit;)\s*$/im, 2);
  await sql.unsafe(transaction).simple();
  const statements = indexes.replaceAll(/^\s*--.*$/gm, '').split(';');
  for (const statement of statements) if (statement.trim() !== '') await sql.unsafe(statement);
}

async function versionOf(sql: Sql, schema: string): Promise<number | undefined> {
  const [table] = await sql`select to_regclass(${`${schema}.version`}) as found`;
  if (table?.['found'] === null) return undefined;
  const [row] = await sql<{ version: number }[]>`select version from ${sql(schema)}.version`;
  return row?.version;
}

/** A connection of its own; ending it gives back whatever lock its session holds. */
async function within(url: string, run: (sql: Sql) => Promise<void>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await run(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
