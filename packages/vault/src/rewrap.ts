import { getTableConfig } from 'drizzle-orm/pg-core';
import type { Sql } from 'postgres';
import type { DataKeysTable } from './data-keys.ts';
import { type KeyProvider, masterKeyOf, UnwrapRefused } from './key-provider.ts';

/** A column in which texts of a `KeyProvider` are stored. */
export interface WrappedColumn {
  /** As the operator reads it, in the plural. */
  readonly name: string;
  readonly schema: string;
  readonly table: string;
  /** One or two text columns, the primary key. */
  readonly keys: readonly [string] | readonly [string, string];
  readonly column: string;
  /** The context that a row's key was wrapped for. */
  readonly context: (keys: readonly string[]) => string;
}

export interface RewrapOptions {
  readonly sql: Sql;
  readonly keyProvider: KeyProvider;
  /** Rows read at once; default 100. */
  readonly batch?: number;
  /** Told after each batch how many rows were re-wrapped so far. */
  readonly onProgress?: (column: WrappedColumn, rewrapped: number) => void;
}

export interface RewrapReport {
  readonly rewrapped: number;
  /** Rows that somebody else changed in the meantime: destroyed, or re-wrapped beside this. */
  readonly changedMeanwhile: number;
  /** Why rows were left as they are, at most ten reasons. */
  readonly refusals: readonly string[];
  /** How many rows there are now by the name of the master key that wrapped them. */
  readonly held: ReadonlyMap<string, number>;
}

interface Row {
  readonly first: string;
  readonly second: string;
  readonly wrapped: string;
}

type Tally = { rewrapped: number; changedMeanwhile: number; refusals: string[] };

const PARALLEL = 8;
const MAX_REFUSALS = 10;
/** Processes that still wrap by the key of before may add rows behind a pass. */
const MAX_PASSES = 3;

/** The column of a subgraph's data keys. */
export function dataKeyColumn(dataKeys: DataKeysTable): WrappedColumn {
  const { schema = 'public', name } = getTableConfig(dataKeys);
  return {
    name: 'data keys',
    schema,
    table: name,
    keys: ['subject_id', 'purpose'],
    column: 'wrapped_key',
    context: ([subjectId, purpose]) => JSON.stringify([schema, subjectId, purpose]),
  };
}

/**
 * Wraps by the current master key whatever in this column another one wrapped, batch by batch, beside
 * running processes: a row is replaced only if it still holds what was read. It may be stopped at any
 * moment and started again, and several may run at once.
 *
 * @throws KeyServiceUnavailable where the key service fails; what was done until then stays done
 */
export async function rewrapColumn(
  options: RewrapOptions,
  column: WrappedColumn,
): Promise<RewrapReport> {
  const tally: Tally = { rewrapped: 0, changedMeanwhile: 0, refusals: [] };
  for (let pass = 1; pass <= MAX_PASSES; pass += 1) {
    const before = tally.rewrapped;
    await walk(options, column, tally);
    if (tally.rewrapped === before) break;
  }
  return { ...tally, held: await countByMasterKey(options.sql, column) };
}

async function walk(options: RewrapOptions, column: WrappedColumn, tally: Tally): Promise<void> {
  const { batch = 100, onProgress } = options;
  let after: Pick<Row, 'first' | 'second'> | undefined;
  for (;;) {
    const rows: readonly Row[] = await readBatch(options, column, after, batch);
    const left = [...rows];
    const work = async () => {
      try {
        for (let row = left.shift(); row !== undefined; row = left.shift()) {
          await rewrapRow(options, column, row, tally);
        }
      } finally {
        // Where one fails the others stop after the row that they are at.
        left.length = 0;
      }
    };
    const done = await Promise.allSettled(Array.from({ length: PARALLEL }, work));
    for (const result of done) if (result.status === 'rejected') throw result.reason;
    if (rows.length > 0) onProgress?.(column, tally.rewrapped);
    after = rows.at(-1);
    if (rows.length < batch) return;
  }
}

async function readBatch(
  { sql, keyProvider }: RewrapOptions,
  column: WrappedColumn,
  after: Pick<Row, 'first' | 'second'> | undefined,
  batch: number,
): Promise<readonly Row[]> {
  const { first, second, order, table, wrapped } = identifiers(sql, column);
  const place = sql`(${first}, ${second})`;
  return await sql<Row[]>`
    select ${first} as first, ${second} as second, ${wrapped} as wrapped from ${table}
    where ${wrapped} is not null and not starts_with(${wrapped}, ${`${keyProvider.current}.`})
    ${after === undefined ? sql`` : sql`and ${place} > (${after.first}, ${after.second})`}
    order by ${order} limit ${batch}`;
}

async function rewrapRow(
  { sql, keyProvider }: RewrapOptions,
  column: WrappedColumn,
  row: Row,
  tally: Tally,
): Promise<void> {
  const context = column.context([row.first, row.second].slice(0, column.keys.length));
  let renewed: string;
  try {
    const key = await keyProvider.unwrap(row.wrapped, context);
    renewed = await keyProvider.wrap(key, context);
    // A key that cannot be had back would be lost with all that it encrypted.
    const again = await keyProvider.unwrap(renewed, context);
    if (!again.equals(key)) throw new Error(`${keyProvider.current} does not unwrap what it wraps`);
    key.fill(0);
    again.fill(0);
  } catch (error) {
    if (!(error instanceof UnwrapRefused)) throw error;
    if (tally.refusals.length < MAX_REFUSALS) {
      tally.refusals.push(`${column.name}, ${row.first} ${row.second}: ${error.message}`);
    }
    return;
  }
  const { first, second, table, wrapped } = identifiers(sql, column);
  const { count } = await sql`
    update ${table} set ${wrapped} = ${renewed}
    where ${first} = ${row.first} and ${second} = ${row.second} and ${wrapped} = ${row.wrapped}`;
  if (count === 1) tally.rewrapped += 1;
  else tally.changedMeanwhile += 1;
}

async function countByMasterKey(sql: Sql, column: WrappedColumn): Promise<Map<string, number>> {
  const { table, wrapped } = identifiers(sql, column);
  const rows = await sql<{ start: string; held: number }[]>`
    select substring(${wrapped} from '^[^.]*[.][^.]*[.]') || '_' as start, count(*)::int as held
    from ${table} where ${wrapped} is not null group by 1 order by 1 limit 1000`;
  const held = new Map<string, number>();
  for (const row of rows) {
    const name = masterKeyOf(row.start ?? '') ?? 'no known form';
    held.set(name, (held.get(name) ?? 0) + row.held);
  }
  return held;
}

function identifiers(sql: Sql, { schema, table, keys, column }: WrappedColumn) {
  const [first, second] = keys;
  return {
    first: sql(first),
    second: second === undefined ? sql`''` : sql(second),
    order: second === undefined ? sql(first) : sql`${sql(first)}, ${sql(second)}`,
    table: sql`${sql(schema)}.${sql(table)}`,
    wrapped: sql(column),
  };
}
