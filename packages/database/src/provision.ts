import postgres, { type TransactionSql } from 'postgres';
import { retryConcurrentChange } from './concurrent-change.ts';

export interface RolePasswords {
  readonly owner: string;
  readonly app: string;
}

/** The role that owns a subgraph's schema and migrates it; it serves nothing. */
export function ownerRole(subgraph: string): string {
  return `${subgraph}_owner`;
}

/** The role that a subgraph serves with: it reads and writes rows and can change no table. */
export function appRole(subgraph: string): string {
  return `${subgraph}_app`;
}

/**
 * Makes a subgraph's schema and its two roles, or brings them to what they should be. Safe to run
 * again, also at the same time from several processes.
 *
 * @param adminUrl a URL of the target database whose role may create roles and schemas
 */
export async function provision(
  adminUrl: string,
  subgraph: string,
  passwords: RolePasswords,
): Promise<void> {
  if (!/^[a-z][a-z_]{1,30}$/.test(subgraph)) throw new RangeError(`Not a schema name: ${subgraph}`);
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    await retryConcurrentChange(() =>
      sql.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock(hashtext('blockscore.provision'))`;
        await createRole(tx, ownerRole(subgraph), passwords.owner);
        await createRole(tx, appRole(subgraph), passwords.app);
        await createSchema(tx, subgraph);
      }),
    );
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Roles belong to the whole cluster: another database's provisioning may be making the same ones. */
async function createRole(sql: TransactionSql, role: string, password: string): Promise<void> {
  const quoted = password.replaceAll("'", "''");
  await sql.unsafe(`
    do $$ begin
      create role ${role} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
    exception when duplicate_object or unique_violation then null;
    end $$`);
  await sql.unsafe(`alter role ${role} password '${quoted}'`);
}

async function createSchema(sql: TransactionSql, subgraph: string): Promise<void> {
  const owner = ownerRole(subgraph);
  const app = appRole(subgraph);
  await sql.unsafe(`
    do $$ begin
      execute format('revoke create, temporary on database %I from public', current_database());
      execute format('grant connect on database %I to ${owner}, ${app}', current_database());
    end $$;
    revoke all on schema public from public;
    create schema if not exists ${subgraph};
    grant ${owner} to current_user;
    alter schema ${subgraph} owner to ${owner};
    grant usage on schema ${subgraph} to ${app};
    alter default privileges for role ${owner} in schema ${subgraph}
      grant select, insert, update, delete on tables to ${app};
    alter default privileges for role ${owner} in schema ${subgraph}
      grant usage, select on sequences to ${app};
  `);
}
