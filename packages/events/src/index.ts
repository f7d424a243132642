/**
 * Events, from a subgraph's transaction to whoever waits for them.
 *
 * 1. A use case calls `work.events.record({ type, aggregate, audience, actor, data })`. The adapter
 *    behind it is `eventRecorder(tx, outbox, context)`: it writes to the subgraph's own outbox, in
 *    the transaction of the change. Types and their data are declared under `catalogue/`.
 * 2. The relay of that subgraph (`startRelay`, one at a time, leased) numbers the rows in the order
 *    in which they became visible, and appends them to the stream of that name in the `EventLog`:
 *    Redis Streams or Postgres.
 * 3. `consume` hands the events of other subgraphs (or one's own) to handlers, in order, and
 *    remembers in the inbox, in the handler's transaction, how far it has come.
 *    What keeps failing becomes a dead letter: `runDeadLetterCommand` lists and retries them.
 * 4. `createTails` serves subscriptions: from a cursor or from now on, without a gap.
 *
 * A subgraph puts `outboxTable(schema)`, `inboxTable(schema)` and `deadLetterTable(schema)` into its
 * `adapters/tables.ts`; the schema must be named like the stream.
 */
export { type Bell, backOff, createBell } from './bell.ts';
export {
  CATALOGUE,
  type EventData,
  type EventType,
  isEventType,
  isStream,
  STREAMS,
  type Stream,
  streamOf,
} from './catalogue.ts';
export { type Consumer, consume } from './consumer.ts';
export type { ConsumerOptions, Retry } from './consumer-options.ts';
export { type Cursor, type CursorInvalid, cursorOf, decodeCursor, encodeCursor } from './cursor.ts';
export { type DeadLetterCommand, runDeadLetterCommand } from './dead-letter-command.ts';
export {
  createDeadLetters,
  type DeadLetterError,
  type DeadLetterOptions,
  type DeadLetters,
} from './dead-letters.ts';
export type { Batch, BatchHandler, Delivery, Handler, Handlers, Transact } from './delivery.ts';
export { type Discloser, type Disclosure, recordDisclosures } from './disclosures.ts';
export {
  type AnyEvent,
  type Audience,
  type EventEnvelope,
  type EventRecorder,
  type LogEntry,
  MAX_EVENT_LENGTH,
  mayReceive,
  type NewEvent,
} from './envelope.ts';
export { type Eventing, type EventingOptions, startEventing } from './eventing.ts';
export type { LifecycleStatus } from './fields.ts';
export { holdRelay } from './hold-relay.ts';
export type { DeadLetter } from './inbox.ts';
export { handledInLanes, inLanes } from './lanes.ts';
export { createLeases, type LeaseOptions, type Leases } from './lease.ts';
export { CursorExpired, type EventLog } from './log.ts';
export { createEventMetrics, type EventMetrics } from './metrics.ts';
export { type EventLogOptions, openEventLog } from './open-log.ts';
export {
  type EventTransaction,
  eventRecorder,
  type OutboxWriter,
  outboxWriter,
  type RecordingContext,
  recordEvent,
} from './outbox.ts';
export {
  type CopyHolder,
  type CopyRepository,
  discloseCopy,
  type PersonCopy,
  wholeSection,
} from './person-copy.ts';
export { type EventLogReader, provisionEventLog } from './postgres-log-schema.ts';
export { type Relay, type RelayOptions, startRelay } from './relay.ts';
export type { Retention } from './relay-store.ts';
export {
  type RegisterLine,
  type ReplayErasuresCommand,
  registerLinesOf,
  replayErasuresUsage,
  runReplayErasures,
} from './replay-erasures-command.ts';
export {
  type DeadLetterTable,
  deadLetterTable,
  type InboxTable,
  inboxTable,
  type OutboxTable,
  outboxTable,
} from './tables.ts';
export { createTails, type TailOptions, type Tails, type TailsOptions } from './tail.ts';
export { TailError, type TailErrorCode } from './tail-error.ts';
