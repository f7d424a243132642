import type { Transaction } from '@blockscore/database';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { LogEntry } from './envelope.ts';
import type { DeadLetterTable, InboxTable } from './tables.ts';

/** An event that a consumer gave up on. */
export interface DeadLetter extends LogEntry {
  readonly id: bigint;
  readonly attempts: number;
  /** Kind and message of the last fault, bounded. */
  readonly error: string;
  readonly failedAt: Date;
}

/** Somebody else is done with this event: what was about to be done again must be rolled back. */
export class AlreadyHandled extends Error {
  override readonly name = 'AlreadyHandled';
}

/** One consumer's positions and dead letters; every call is part of the transaction given. */
export interface Inbox {
  /** The number of the last event done, `undefined` where there was none yet. */
  position(tx: Transaction, stream: string): Promise<number | undefined>;
  /**
   * Moves the position from `from` to `to`.
   * @throws AlreadyHandled where it is not at `from`
   */
  advance(tx: Transaction, stream: string, from: number, to: number): Promise<void>;
  bury(tx: Transaction, entry: LogEntry, attempts: number, error: string): Promise<void>;
  /** @throws AlreadyHandled where it is not there any more */
  exhume(tx: Transaction, id: bigint): Promise<void>;
  failedAgain(tx: Transaction, id: bigint, error: string): Promise<void>;
  deadLetter(tx: Transaction, id: bigint): Promise<DeadLetter | undefined>;
  deadLetters(tx: Transaction, after: bigint, limit: number): Promise<readonly DeadLetter[]>;
}

/** @param awaitDisk false: the commit of a transaction that advances does not wait for the disk */
export function createInbox(
  consumer: string,
  inbox: InboxTable,
  deadLetters: DeadLetterTable,
  awaitDisk = true,
): Inbox {
  const commit = awaitDisk ? {} : { commit: sql`set_config('synchronous_commit', 'off', true)` };
  const one = (id: bigint) => and(eq(deadLetters.consumer, consumer), eq(deadLetters.id, id));

  return {
    async position(tx, stream) {
      const rows = await tx
        .select({ seq: inbox.seq })
        .from(inbox)
        .where(and(eq(inbox.consumer, consumer), eq(inbox.stream, stream)));
      return rows[0]?.seq;
    },
    async advance(tx, stream, from, to) {
      const moved = await tx
        .insert(inbox)
        .values({ consumer, stream, seq: to })
        .onConflictDoUpdate({
          target: [inbox.consumer, inbox.stream],
          set: { seq: to, updatedAt: sql`now()` },
          setWhere: eq(inbox.seq, from),
        })
        .returning({ seq: inbox.seq, ...commit });
      if (moved.length === 0) {
        throw new AlreadyHandled(`${consumer} is not at number ${from} of ${stream} any more`);
      }
    },
    async bury(tx, { stream, seq, event }, attempts, error) {
      await tx.insert(deadLetters).values({ consumer, stream, seq, event, attempts, error });
    },
    async exhume(tx, id) {
      const gone = await tx.delete(deadLetters).where(one(id)).returning({ id: deadLetters.id });
      if (gone.length === 0) throw new AlreadyHandled(`Dead letter ${id} was retried already`);
    },
    async failedAgain(tx, id, error) {
      await tx
        .update(deadLetters)
        .set({ error, attempts: sql`${deadLetters.attempts} + 1`, failedAt: sql`now()` })
        .where(one(id));
    },
    async deadLetter(tx, id) {
      const rows = await tx.select().from(deadLetters).where(one(id));
      return rows[0];
    },
    async deadLetters(tx, after, limit) {
      return tx
        .select()
        .from(deadLetters)
        .where(and(eq(deadLetters.consumer, consumer), gt(deadLetters.id, after)))
        .orderBy(asc(deadLetters.id))
        .limit(limit);
    },
  };
}
