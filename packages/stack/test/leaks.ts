import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestStack } from '@blockscore/testkit';
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

async function textsIn(sql: Sql, schema: string, name: string, texts: readonly string[]) {
  const found: string[] = [];
  for (const text of texts) {
    const [row] = await sql`
      select 1 from ${sql(schema)}.${sql(name)} as one_row
      where position(lower(${text}) in lower(one_row::text)) > 0 limit 1`;
    if (row !== undefined) found.push(text);
  }
  return found;
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
