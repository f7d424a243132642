import { createReadStream } from 'node:fs';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestStack } from '@blockscore/testkit';
import { Redis } from 'ioredis';
import postgres, { type Sql } from 'postgres';

/** Longer than whatever is looked for: so much of a piece is looked at again with the next one. */
const OVERLAP = 200;

/**
 * Every table of the database whose rows, as a dump writes them, hold one of these texts: `schema.table`
 * and the text. What the server made for itself is left out.
 */
export async function tablesWith(
  stack: TestStack,
  texts: readonly string[],
): Promise<readonly string[]> {
  const sql = postgres(stack.adminUrl, { max: 1 });
  try {
    const tables = await sql<{ name: string; schema: string }[]>`
      select c.relname as name, n.nspname as schema
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`;
    const found: string[] = [];
    for (const { schema, name } of tables) {
      for (const text of await textsIn(sql, schema, name, texts))
        found.push(`${schema}.${name}: ${text}`);
    }
    return found;
  } finally {
    await sql.end();
  }
}

/** Bytes are written in hexadecimal digits, in which a text is looked for as well. */
async function textsIn(sql: Sql, schema: string, name: string, texts: readonly string[]) {
  const rows = await sql<{ text: string }[]>`
    select text from unnest(${sql.array([...texts])}::text[]) as text
    where exists (
      select from ${sql(schema)}.${sql(name)} as one_row
      where position(lower(text) in lower(one_row::text)) > 0
        or position(encode(convert_to(text, 'UTF8'), 'hex') in one_row::text) > 0)`;
  return rows.map(({ text }) => text);
}

/** Every key of Redis, streams among them, whose content holds one of these texts: the key and the text. */
export async function redisWith(url: string, texts: readonly string[]): Promise<readonly string[]> {
  const client = new Redis(url);
  try {
    const found: string[] = [];
    for await (const keys of client.scanStream({ count: 1_000 })) {
      for (const key of keys as string[]) {
        const content = JSON.stringify([key, await contentOf(client, key)]).toLowerCase();
        const held = texts.filter((text) => content.includes(text.toLowerCase()));
        found.push(...held.map((text) => `${key}: ${text}`));
      }
    }
    return found;
  } finally {
    client.disconnect();
  }
}

async function contentOf(client: Redis, key: string): Promise<unknown> {
  const type = await client.type(key);
  switch (type) {
    case 'stream':
      return await client.xrange(key, '-', '+');
    case 'string':
      return await client.get(key);
    case 'hash':
      return await client.hgetall(key);
    case 'set':
      return await client.smembers(key);
    case 'zset':
      return await client.zrange(key, 0, -1);
    case 'list':
      return await client.lrange(key, 0, -1);
    case 'none':
      return null;
    default:
      throw new Error(`${key} is a ${type}, which nobody has looked into: say here how.`);
  }
}

/** Copies the database's files as a backup of a running server does, and gives those that hold one of these texts. */
export async function backupWith(
  stack: TestStack,
  texts: readonly string[],
): Promise<readonly string[]> {
  const sql = postgres(stack.adminUrl, { max: 1 });
  const copy = await mkdtemp(join(tmpdir(), 'backup-'));
  try {
    const [place] = await sql`show data_directory`;
    await sql`select pg_backup_start('erasure', true)`;
    await cp(String(place?.['data_directory']), copy, {
      recursive: true,
      // The server's own, which no backup has; files that go meanwhile are of it.
      filter: (source) =>
        !/\/(postmaster\.(pid|opts)|pg_wal|pgsql_tmp|pg_stat_tmp|pg_internal\.init.*)(\/|$)/.test(
          source,
        ),
    });
    const [end] = await sql`select labelfile from pg_backup_stop(false)`;
    if (!String(end?.['labelfile']).includes('erasure')) throw new Error('It is no backup.');
    return await filesWith(copy, texts);
  } finally {
    await rm(copy, { recursive: true, force: true });
    await sql.end();
  }
}

/** Every file under the folder that holds one of these texts, byte by byte: the database's own, too. */
export async function filesWith(
  folder: string,
  texts: readonly string[],
): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    for (const text of await textsOf(file, texts)) found.push(`${file}: ${text}`);
  }
  return found;
}

async function textsOf(file: string, texts: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  let before = '';
  try {
    // Each byte is one character, so that a text of plain letters is found wherever it lies.
    for await (const chunk of createReadStream(file, { encoding: 'latin1' })) {
      const piece = (before + String(chunk)).toLowerCase();
      for (const text of texts) if (piece.includes(text.toLowerCase())) found.add(text);
      before = piece.slice(-OVERLAP);
    }
  } catch (error) {
    // The database removes files of its own while this looks.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return [...found];
}

/** The service keys of a person, as they are wrapped: what is to be nowhere once they are destroyed. */
export async function wrappedKeysOf(stack: TestStack, userId: string): Promise<readonly string[]> {
  const sql = postgres(stack.adminUrl, { max: 1 });
  try {
    const rows = await sql<{ key: string }[]>`
      select wrapped_key as key from identity.data_key where subject_id = ${userId}
      union all select wrapped_key from credit.data_key where subject_id = ${userId}
      union all select wrapped_key from compliance.data_key
        where subject_id = ${userId} and purpose = 'service'`;
    return rows.map(({ key }) => String(key));
  } finally {
    await sql.end();
  }
}

/** Which keys of a person there still are: `schema purpose`. */
export async function keysOf(stack: TestStack, userId: string): Promise<readonly string[]> {
  const sql = postgres(stack.adminUrl, { max: 1 });
  try {
    const rows = await sql<{ key: string }[]>`
      select 'identity ' || purpose as key from identity.data_key
        where subject_id = ${userId} and wrapped_key is not null
      union all select 'credit ' || purpose from credit.data_key
        where subject_id = ${userId} and wrapped_key is not null
      union all select 'lending ' || purpose from lending.data_key
        where subject_id = ${userId} and wrapped_key is not null
      union all select 'compliance ' || purpose from compliance.data_key
        where subject_id = ${userId} and wrapped_key is not null
      order by key`;
    return rows.map(({ key }) => key);
  } finally {
    await sql.end();
  }
}
