import { newId } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refreshScores } from '../src/app/refresh-scores.ts';
import { startTestCredit } from '../test/credit-subgraph.ts';
import { openWatching, type Watching } from '../test/watched-scores.ts';
import { inventPeople, inventStatements } from './people.ts';

/**
 * What rescoring everybody costs beside hand-written SQL that reads and writes the same rows in
 * batches of the same size through the bare driver, with nothing decrypted, scored or encrypted.
 */
const PEOPLE = Number(process.env['BENCH_PEOPLE'] ?? 100_000);
const BATCH = 500;
const TABLES = ['credit_scores', 'score_salts', 'shadow_scores', 'outbox'] as const;

let credit: TestSubgraph;
let watching: Watching;
let sql: Sql;

beforeAll(async () => {
  credit = await startTestCredit();
  // Its relay and its jobs would take their share of the machine.
  await credit.close();
  watching = await openWatching(credit, '2027-01-04T03:00:00Z');
  sql = postgres(credit.environment['CREDIT_DATABASE_URL'] ?? '', { max: 1, onnotice: () => {} });
  await inventProfiles();
});
afterAll(async () => {
  await sql?.end();
  await watching?.close();
  await credit?.drop();
});

test('rescoring everybody, beside hand-written SQL on the same rows', async () => {
  let told = 0;
  const began = performance.now();
  const refresh = await refreshScores(
    watching.ports,
    BATCH,
  )({
    progressed: ({ done }) => {
      if (done - told < PEOPLE / 10) return;
      told = done;
      process.stdout.write(`  rescored ${done} of ${PEOPLE}\n`);
    },
    failed: ({ error }) => {
      throw error;
    },
  });
  const ours = performance.now() - began;
  expect(refresh).toMatchObject({ done: PEOPLE, appended: PEOPLE });

  const peer = await byHand();
  const speed = (ms: number) => `${Math.round((PEOPLE / ms) * 1_000)}/s`;
  process.stdout.write(
    `\nhand-written SQL  ${(peer / 1_000).toFixed(1)} s  ${speed(peer)}\n` +
      `rescoring         ${(ours / 1_000).toFixed(1)} s  ${speed(ours)}  ${(ours / peer).toFixed(2)} × (aim ≤ 3 ×)\n`,
  );
});

/** Profiles of people; not measured. */
async function inventProfiles(): Promise<void> {
  const people = inventPeople(PEOPLE);
  const statements = inventStatements(PEOPLE);
  for (let from = 0; from < PEOPLE; from += 1_000) {
    await watching.ports.transact(async (work) => {
      for (let i = from; i < Math.min(from + 1_000, PEOPLE); i++) {
        const [userId, statement] = [people[i], statements[i]];
        if (!userId || !statement) throw new RangeError(`Nobody at ${i}.`);
        const submittedAt = watching.clock.now;
        await work.profiles.insert({
          ...{ id: newId('prof'), userId, statement, submittedAt },
          reviewId: null,
        });
      }
    });
    if (from % 20_000 === 0) process.stdout.write(`  stated ${from} of ${PEOPLE} profiles\n`);
  }
  await credit.sql`analyze`;
}

/**
 * The same reads and writes. What the rescoring wrote is taken as the rows to write, fetched before
 * the clock starts and written to tables of the same columns, keys, indexes and constraints.
 */
async function byHand(): Promise<number> {
  await credit.sql`create schema peer`;
  await credit.sql`grant usage on schema peer to credit_app`;
  for (const table of TABLES) {
    await credit.sql.unsafe(`create table peer.${table} (like credit.${table} including all)`);
    await credit.sql.unsafe(`grant all on peer.${table} to credit_app`);
  }
  await credit.sql`alter table peer.score_salts add foreign key (score_id) references peer.credit_scores`;
  await credit.sql`alter table peer.shadow_scores add foreign key (score_id) references peer.credit_scores`;
  await credit.sql`alter table peer.credit_scores add foreign key (profile_id) references credit.financial_profiles`;
  await credit.sql`create index on credit.outbox ((event->'data'->>'scoreId'))`;
  const ids = await sql`select user_id, id from credit.credit_scores order by user_id`;
  let spent = 0;
  for (let from = 0; from < ids.length; from += BATCH) {
    const chosen = ids.slice(from, from + BATCH);
    const rows = await rowsOf(chosen.map(({ id }) => String(id)));
    const after = from === 0 ? '' : String(ids[from - 1]?.['user_id']);
    const began = performance.now();
    await sql.begin((tx) => batchByHand(tx as unknown as Sql, after, rows));
    spent += performance.now() - began;
  }
  return spent;
}

type Rows = Readonly<Record<(typeof TABLES)[number], string>>;

async function rowsOf(ids: readonly string[]): Promise<Rows> {
  const list = [...ids];
  const one = async (table: string, where: string) => {
    const query = `select coalesce(json_agg(t), '[]')::text rows from credit.${table} t where ${where}`;
    const [row] = await credit.sql.unsafe(query, [list]);
    return String(row?.['rows']);
  };
  return {
    credit_scores: await one('credit_scores', 'id = any($1)'),
    score_salts: await one('score_salts', 'score_id = any($1)'),
    shadow_scores: await one('shadow_scores', 'score_id = any($1)'),
    outbox: await one('outbox', `event->'data'->>'scoreId' = any($1)`),
  };
}

async function batchByHand(tx: Sql, after: string, rows: Rows): Promise<void> {
  const profiles = await tx`
    select distinct on (user_id) * from credit.financial_profiles
    where user_id > ${after} order by user_id, id desc limit ${BATCH}`;
  const people = profiles.map(({ user_id }) => String(user_id));
  await tx`select subject_id, wrapped_key from credit.data_key where subject_id = any(${people})`;
  await tx`select * from credit.loan_months where user_id = any(${people})`;
  await tx`
    select distinct on (user_id) * from credit.credit_scores
    where user_id = any(${people}) order by user_id, id desc`;
  await tx`insert into peer.credit_scores
    select * from json_populate_recordset(null::peer.credit_scores, ${rows.credit_scores}::text::json)`;
  await tx`insert into peer.score_salts
    select * from json_populate_recordset(null::peer.score_salts, ${rows.score_salts}::text::json)`;
  await tx`insert into peer.shadow_scores
    select * from json_populate_recordset(null::peer.shadow_scores, ${rows.shadow_scores}::text::json)`;
  await tx`insert into peer.outbox
    select * from json_populate_recordset(null::peer.outbox, ${rows.outbox}::text::json)`;
}
