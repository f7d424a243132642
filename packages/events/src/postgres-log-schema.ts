import { retryConcurrentChange } from '@blockscore/database/provisioning';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { STREAMS } from './catalogue.ts';

export interface EventLogReader {
  readonly role: string;
  readonly password: string;
}

const OWNER = 'events_owner';

/**
 * Makes the schema `events`, or brings it to what it should be. Safe to run again, also at the same
 * time from several processes. The app roles of the subgraphs that exist by then may read everything
 * and append to their own stream; `readers` (the gateway) are made and may only read.
 *
 * @param adminUrl a URL of the target database whose role may create roles and schemas
 */
export async function provisionEventLog(
  adminUrl: string,
  readers: readonly EventLogReader[] = [],
): Promise<void> {
  for (const { role } of readers) {
    if (!/^[a-z][a-z_]{1,40}$/.test(role)) throw new RangeError(`Not a role name: ${role}`);
  }
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    await retryConcurrentChange(() => sql.begin((tx) => provision(tx, readers)));
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function provision(tx: TransactionSql, readers: readonly EventLogReader[]): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtext('blockscore.provision'))`;
  await createRole(tx, OWNER, 'nologin');
  for (const { role, password } of readers) {
    await createRole(tx, role, 'login');
    await tx.unsafe(`alter role ${role} password '${password.replaceAll("'", "''")}'`);
    await tx.unsafe(
      `do $$ begin execute format('grant connect on database %I to ${role}', current_database()); end $$`,
    );
  }
  await tx.unsafe(SCHEMA);
  await grant(
    tx,
    readers.map(({ role }) => role),
  );
}

/** Roles belong to the whole cluster: another database's provisioning may be making the same one. */
async function createRole(tx: TransactionSql, role: string, login: string): Promise<void> {
  await tx.unsafe(`
    do $$ begin
      create role ${role} ${login} nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
    exception when duplicate_object or unique_violation then null;
    end $$`);
}

async function grant(sql: Sql | TransactionSql, readers: readonly string[]): Promise<void> {
  const wanted = STREAMS.map((stream) => `${stream}_app`);
  const found = await sql<{ rolname: string }[]>`
    select rolname::text from pg_roles where rolname in ${sql(wanted)}`;
  for (const { rolname } of found) {
    await sql.unsafe(`
      grant usage on schema events to ${rolname};
      grant select on events.entry to ${rolname};
      grant execute on function events.append(text, bigint, bigint, text[]) to ${rolname};
      grant execute on function events.trim(text, bigint) to ${rolname};`);
  }
  for (const role of readers) {
    await sql.unsafe(`
      grant usage on schema events to ${role};
      grant select on events.entry to ${role};`);
  }
}

/**
 * The functions run as the schema's owner, who alone may write, and ask by `session_user` who is
 * really there. Appending is serialised by stream until commit, so that nobody ever sees a number
 * before the one below it.
 */
const SCHEMA = `
create schema if not exists events;
do $$ begin
  if not pg_has_role(current_user, '${OWNER}', 'member') then
    grant ${OWNER} to current_user;
  end if;
end $$;
alter schema events owner to ${OWNER};
set local role ${OWNER};

create table if not exists events.entry (
  stream text not null,
  seq bigint not null check (seq > 0),
  event jsonb not null,
  appended_at timestamptz not null default now(),
  primary key (stream, seq)
);

create or replace function events.append(
  p_stream text, p_after bigint, p_first bigint, p_events text[]
) returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held bigint;
begin
  if session_user <> p_stream || '_app' then
    raise insufficient_privilege using message =
      format('%s may not append to the stream %s', session_user, p_stream);
  end if;
  perform pg_advisory_xact_lock(hashtextextended('events.append.' || p_stream, 0));
  select coalesce(max(seq), 0) into held from events.entry where stream = p_stream;
  if held <> p_after then
    return held;
  end if;
  if held > 0 and p_first <> held + 1 then
    raise data_exception using message =
      format('stream %s holds numbers up to %s: %s cannot follow', p_stream, held, p_first);
  end if;
  insert into events.entry (stream, seq, event)
    select p_stream, p_first + item.place - 1, item.event::jsonb
    from unnest(p_events) with ordinality as item (event, place);
  held := p_first + cardinality(p_events) - 1;
  perform pg_notify('events_' || p_stream, held::text);
  return held;
end $$;

create or replace function events.trim(p_stream text, p_before bigint)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if session_user <> p_stream || '_app' then
    raise insufficient_privilege using message =
      format('%s may not trim the stream %s', session_user, p_stream);
  end if;
  delete from events.entry where stream = p_stream
    and seq < least(p_before, (select max(seq) from events.entry where stream = p_stream));
end $$;

revoke all on function events.append(text, bigint, bigint, text[]) from public;
revoke all on function events.trim(text, bigint) from public;
reset role;
`;
