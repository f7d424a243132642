import { currentTraceId } from '@blockscore/caller';
import { sql } from 'drizzle-orm';
import { getTableConfig, type PgDatabase, type PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { type EventType, streamOf } from './catalogue.ts';
import {
  type EventEnvelope,
  type EventRecorder,
  MAX_EVENTS,
  makeEvent,
  type NewEvent,
} from './envelope.ts';
import type { OutboxTable } from './tables.ts';

/** What is needed of a Drizzle transaction here. */
export type EventTransaction = Pick<PgDatabase<PgQueryResultHKT>, 'execute'>;

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
  const made = envelopeOf(outbox, event, context);
  await outboxWriter(tx, outbox)([made]);
  return made;
}

/** Writes events to an outbox in a transaction, in their order. */
export type OutboxWriter = (events: readonly EventEnvelope[]) => Promise<void>;

function envelopeOf<T extends EventType>(
  outbox: OutboxTable,
  event: NewEvent<T>,
  context: RecordingContext,
): EventEnvelope<T> {
  const { schema } = getTableConfig(outbox);
  if (streamOf(event.type) !== schema) {
    throw new Error(
      `${event.type} cannot be recorded in the outbox of ${schema}: a subgraph records events of its own stream only`,
    );
  }
  const traceId = context.traceId ?? currentTraceId();
  return makeEvent(event, { now: context.now, ...(traceId !== undefined && { traceId }) });
}

/** @returns what writes to the outbox in the transaction, however many events by one statement */
export function outboxWriter(tx: EventTransaction, outbox: OutboxTable): OutboxWriter {
  const channel = outboxChannel(getTableConfig(outbox).schema ?? 'public');
  return async (events) => {
    // One parameter however many there are; the numbers of the rows follow the order of the events.
    // The bell is rung on commit, and only once however many events the transaction recorded.
    await tx.execute(sql`
      with recorded as (
        insert into ${outbox} (event)
        select event from jsonb_array_elements(${JSON.stringify(events)}::text::jsonb)
          with ordinality as list (event, place)
        order by place
      )
      select pg_notify(${channel}, '')`);
  };
}

/**
 * A recorder bound to one transaction, for the `Work` of a subgraph's use cases.
 * @param write by default to the outbox, at once
 */
export function eventRecorder(
  tx: EventTransaction,
  outbox: OutboxTable,
  context: () => RecordingContext,
  write: OutboxWriter = outboxWriter(tx, outbox),
): EventRecorder {
  return {
    async record(event) {
      await write([envelopeOf(outbox, event, context())]);
    },
    async recordAll(events) {
      if (events.length > MAX_EVENTS) {
        throw new Error(`${events.length} events at once: record ${MAX_EVENTS} at most`);
      }
      if (events.length === 0) return;
      const now = context();
      await write(events.map((event) => envelopeOf(outbox, event, now)));
    },
  };
}

export function outboxChannel(schema: string): string {
  return `outbox_${schema}`;
}
