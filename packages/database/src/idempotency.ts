import { err, fail, type Outcome, ok, type UserErrorValue } from '@blockscore/result';
import { and, eq, lt } from 'drizzle-orm';
import { jsonb, type PgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { Database, Transaction } from './connect.ts';

const MAX_KEY_LENGTH = 255;
/** Keys are kept at least a day; twice that leaves room for a client that was off over night. */
const KEPT_MS = 48 * 3_600_000;

/** The table that a subgraph's schema holds for its idempotent mutations. */
export function idempotencyTable(schema: PgSchema) {
  return schema.table(
    'idempotency_keys',
    {
      principal: text().notNull(),
      mutation: text().notNull(),
      key: text().notNull(),
      inputHash: text('input_hash').notNull(),
      entityId: text('entity_id'),
      userErrors: jsonb('user_errors').$type<readonly UserErrorValue[]>(),
      createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    },
    (table) => [primaryKey({ columns: [table.principal, table.mutation, table.key] })],
  );
}
type IdempotencyTable = ReturnType<typeof idempotencyTable>;

export interface IdempotentRequest {
  /** Whose key it is: the same key of two principals are two keys. */
  readonly principal: string;
  readonly mutation: string;
  readonly key: string;
  /** The rest of the input; compared by hash when the key comes again. */
  readonly input: unknown;
  /** The id that the entity will have, where it is known before: then it is written once. */
  readonly entityId?: string;
}

export type IdempotencyCode = 'IDEMPOTENCY_KEY_INVALID' | 'IDEMPOTENCY_KEY_REUSED';

export interface Idempotency {
  /**
   * Runs `action` for the first request with this key and remembers the id of the entity it made, or
   * its user errors; a repetition gets the same answer without running it. A duplicate that arrives
   * while the first is under way waits for it, since both insert the same row.
   */
  readonly once: <Code extends string>(
    request: IdempotentRequest,
    action: () => Promise<Outcome<string, Code>>,
  ) => Promise<Outcome<string, Code | IdempotencyCode>>;
}

/**
 * Idempotency bound to one transaction: the key is written with the change or not at all.
 *
 * @param hash a keyed hash of the input's canonical text: inputs may hold what is easily guessed,
 *   such as an account number, and an unkeyed hash would give it away
 */
export function createIdempotency(
  tx: Transaction,
  table: IdempotencyTable,
  now: Date,
  hash: (canonicalText: string) => string,
): Idempotency {
  return {
    async once(request, action) {
      // Postgres stores no NUL, and nobody types the others on purpose.
      const isPlain = !/\p{Cc}/u.test(request.key);
      if (request.key.length === 0 || request.key.length > MAX_KEY_LENGTH || !isPlain) {
        const message = `Give 1 to ${MAX_KEY_LENGTH} characters, without control characters.`;
        return fail('IDEMPOTENCY_KEY_INVALID', message, KEY_PATH);
      }
      const inputHash = hash(canonicalInput(request.input));
      const { principal, mutation, key, entityId = null } = request;
      const inserted = await tx
        .insert(table)
        .values({ principal, mutation, key, inputHash, entityId, createdAt: now })
        .onConflictDoNothing()
        .returning({ key: table.key });
      const where = and(
        eq(table.principal, principal),
        eq(table.mutation, mutation),
        eq(table.key, key),
      );
      if (inserted.length === 0) {
        const [row] = await tx.select().from(table).where(where);
        return replay(row, inputHash);
      }
      const outcome = await action();
      if (outcome.ok && outcome.value === entityId) return outcome;
      await tx
        .update(table)
        .set(
          outcome.ok ? { entityId: outcome.value } : { entityId: null, userErrors: outcome.error },
        )
        .where(where);
      return outcome;
    },
  };
}

const KEY_PATH = ['input', 'idempotencyKey'];

/** The answer that the first request with this key got. */
function replay<Code extends string>(
  row: IdempotencyTable['$inferSelect'] | undefined,
  inputHash: string,
): Outcome<string, Code | IdempotencyCode> {
  if (row === undefined) throw new Error('An idempotency key vanished while it was read.');
  if (row.inputHash !== inputHash) {
    return fail(
      'IDEMPOTENCY_KEY_REUSED',
      'This idempotency key was used with another input. Use a new key for a new request.',
      KEY_PATH,
    );
  }
  if (row.entityId !== null) return ok(row.entityId);
  // The codes were written by the same mutation, so they are of its own kind.
  return err((row.userErrors ?? []) as readonly UserErrorValue<Code>[]);
}

/** Deletes keys past their keeping time; call it now and then. Returns how many. */
export async function purgeIdempotency(
  db: Database,
  table: IdempotencyTable,
  now: Date,
): Promise<number> {
  const gone = await db
    .delete(table)
    .where(lt(table.createdAt, new Date(now.getTime() - KEPT_MS)))
    .returning({ key: table.key });
  return gone.length;
}

/** JSON with sorted keys, so that the order in which a client writes them is no matter. */
export function canonicalInput(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonicalInput).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined && v !== null);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalInput(v)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}
