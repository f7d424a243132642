import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkout, compileCache, type TestStack } from '@blockscore/testkit';
import postgres from 'postgres';

type Row = Readonly<Record<string, unknown>>;

export interface Kept {
  readonly keys: readonly Row[];
  readonly account: Row;
}

/** What a backup has of a person in identity: their account and the keys of it. */
export async function backUp(stack: TestStack, userId: string): Promise<Kept> {
  const sql = postgres(stack.adminUrl, { max: 1 });
  try {
    const keys = await sql`select * from identity.data_key where subject_id = ${userId}`;
    const [account = {}] = await sql`select * from identity.users where id = ${userId}`;
    return { keys, account };
  } finally {
    await sql.end();
  }
}

/** Brings that back, as a restored backup does. */
export async function restore(stack: TestStack, userId: string, { keys, account }: Kept) {
  const sql = postgres(stack.adminUrl, { max: 1 });
  try {
    await sql`delete from identity.data_key where subject_id = ${userId}`;
    await sql`insert into identity.data_key ${sql(keys.map((key) => ({ ...key })))}`;
    const { id: _, ...columns } = account;
    await sql`update identity.users set ${sql(columns)} where id = ${userId}`;
  } finally {
    await sql.end();
  }
}

/** What an operator does then, of one subgraph: docs/compliance/privacy.md. */
export async function replayErasures(stack: TestStack, subgraph: string): Promise<string> {
  const operate = join(checkout(), 'packages/stack/src/bin/operate.ts');
  const words = ['replay-erasures', subgraph, join(stack.home, 'erasures.jsonl')];
  const env = { PATH: process.env['PATH'], BLOCKSCORE_HOME: stack.home, ...compileCache() };
  return (await promisify(execFile)(process.execPath, [operate, ...words], { env })).stdout;
}
