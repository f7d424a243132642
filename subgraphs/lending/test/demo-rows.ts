import type { Sql } from 'postgres';

/** What a demo writes of loans, and all that is told of them. */
const TABLES = [
  'applications',
  'assessments',
  'clearances',
  'decisions',
  'end_of_days',
  'instalments',
  'loan_entries',
  'loan_standings',
  'loans',
  'notices',
  'offers',
  'outbox',
  'payment_callbacks',
  'payments',
  'payout_accounts',
  'postings',
] as const;

/** Columns that are random, or encrypted. */
const RANDOM = new Set([
  'account',
  'account_hash',
  'disclosed',
  'failure_reason',
  'id',
  'inputs',
  'note',
  'private_key',
  'purpose',
  'reason',
  'recorded_at',
  'reference',
  'seq',
]);
const ID = '[a-z]+_[0-9a-hjkmnp-tv-z]{26}';
/** Of events: keys, hashes of what holds random text, and when they were recorded by the real clock. */
const RANDOM_FIELDS = "array['publicKey', 'agreement', 'reference']";

/** All rows but for what is random in them, each as text, in an order that follows from them. */
export async function rowsOfDemo(sql: Sql): Promise<readonly string[]> {
  const rows: string[] = [];
  for (const table of TABLES) {
    const columns = await sql`
      select column_name as name from information_schema.columns
      where table_schema = 'lending' and table_name = ${table} order by 1`;
    const shown = columns
      .map(({ name }) => String(name))
      .filter((name) => !RANDOM.has(name) || (table === 'loan_entries' && name === 'recorded_at'))
      .map((name) =>
        name === 'event'
          ? `(x.event - 'id' - 'traceId') || jsonb_build_object('data', (x.event->'data') - ${RANDOM_FIELDS})`
          : `x."${name}"`,
      );
    const texts = shown.map((column) => `regexp_replace((${column})::text, '${ID}', 'an id', 'g')`);
    const found = await sql.unsafe<{ row: string }[]>(
      `select concat_ws('|', ${texts.join(', ')}) as row from lending.${table} x order by 1`,
    );
    rows.push(...found.map(({ row }) => `${table} ${row}`));
  }
  return rows;
}
