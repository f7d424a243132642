import { currentTraceId } from '@blockscore/caller';
import { sql } from 'drizzle-orm';
import { getTableConfig, type PgDatabase, type PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { type EventType, streamOf } from './catalogue.ts';
import {
  type AnyEvent,
  type EventEnvelope,
  type EventRecorder,
  makeEvent,
  type NewEvent,
} from './envelope.ts';
import type { OutboxTable } from './tables.ts';

/** What is needed of a Drizzle transaction here. */
export type EventTransaction = Pick<PgDatabase<PgQueryResultHKT>, 'insert' | 'execute'>;

export interface RecordingContext {
  readonly now: Date;
  /** Of the W3C trace context, 32 hex digits; default: the trace of which the code is run. */
  readonly traceId?: string;
}

/**
 * Writes the event to the subgraph's outbox in the caller's transaction: it happens if and only if
 * the change does. The relay is woken when the transaction commits.
 * @returns the event as recorded.
 * @throws Error where the event breaks its schema or belongs to another subgraph's stream.
 */
export async function recordEvent<T extends EventType>(
  tx: EventTransaction,
  outbox: OutboxTable,
  event: NewEvent<T>,
  context: RecordingContext,
): Promise<EventEnvelope<T>> {
  const { schema } = getTableConfig(outbox);
  if (streamOf(event.type) !== schema) {
    throw new Error(
      `${event.type} cannot be recorded in the outbox of ${schema}: a subgraph records events of its own stream only`,
    );
  }
  const traceId = context.traceId ?? currentTraceId();
  const made = makeEvent(event, { now: context.now, ...(traceId !== undefined && { traceId }) });
  await tx.insert(outbox).values({ event: made as AnyEvent });
  // Sent on commit, and only once however many events the transaction recorded.
  await tx.execute(sql`select pg_notify(${outboxChannel(schema)}, '')`);
  return made;
}

/** A recorder bound to one transaction, for the `Work` of a subgraph's use cases. */
export function eventRecorder(
  tx: EventTransaction,
  outbox: OutboxTable,
  context: () => RecordingContext,
): EventRecorder {
  return {
    async record(event) {
      await recordEvent(tx, outbox, event, context());
    },
  };
}

export function outboxChannel(schema: string): string {
  return `outbox_${schema}`;
}
