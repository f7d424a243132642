import { type Caller, hasScope, isSelf, SCOPES, type Scope } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { z } from 'zod';
import { CATALOGUE, type EventData, type EventType, isEventType } from './catalogue.ts';
import { id, instant, text } from './fields.ts';

/** Who may be told of an event. Nobody else is: an empty audience is for consumers only. */
export interface Audience {
  /** The user whom it is about. */
  readonly subject?: string;
  /** The partner through whom the loan came. */
  readonly partner?: string;
  /** Staff with any of these scopes. */
  readonly scopes: readonly Scope[];
}

export interface EventEnvelope<T extends EventType = EventType> {
  /** `evt_…` */
  readonly id: string;
  readonly type: T;
  /** What changed, and its version after the change. */
  readonly aggregate: { readonly type: string; readonly id: string; readonly version: number };
  readonly audience: Audience;
  readonly actor: { readonly kind: Caller['kind']; readonly id: string };
  /** ISO 8601, UTC. */
  readonly occurredAt: string;
  readonly traceId?: string;
  readonly data: EventData[T];
}

/** An event of any type; `switch (event.type)` narrows `event.data`. */
export type AnyEvent = { readonly [T in EventType]: EventEnvelope<T> }[EventType];

/** An event at its place in the log; `cursorOf(entry)` names that place to clients. */
export interface LogEntry {
  readonly stream: string;
  readonly seq: number;
  readonly event: AnyEvent;
}

/** What a use case hands to its recorder; id, time and trace are filled in where it is written. */
export interface NewEvent<T extends EventType = EventType> {
  readonly type: T;
  readonly aggregate: EventEnvelope['aggregate'];
  readonly audience: Audience;
  /** A `Caller` will do: only its kind and id are kept. */
  readonly actor: EventEnvelope['actor'];
  readonly data: EventData[T];
}

/** The port through which use cases record events: `interface Work { events: EventRecorder }`. */
export interface EventRecorder {
  record<T extends EventType>(event: NewEvent<T>): Promise<void>;
  /** Many of them, at most {@link MAX_EVENTS}, by one statement; they keep their order. */
  recordAll(events: readonly NewEvent[]): Promise<void>;
}

/** So many at once: they travel as one parameter. */
export const MAX_EVENTS = 1_000;

/** Longest event as JSON text, in UTF-16 units. */
export const MAX_EVENT_LENGTH = 32_768;

const envelope = z.strictObject({
  id: id('evt'),
  type: text(),
  aggregate: z.strictObject({ type: text(), id: text(), version: z.int().min(0) }),
  audience: z.strictObject({
    subject: text().exactOptional(),
    partner: text().exactOptional(),
    scopes: z.array(z.enum(SCOPES)).max(SCOPES.length).readonly(),
  }),
  actor: z.strictObject({
    kind: z.enum(['USER', 'PARTNER', 'SERVICE', 'ANONYMOUS']),
    id: text(),
  }),
  occurredAt: instant,
  traceId: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .exactOptional(),
  data: z.unknown(),
});

/**
 * The event as it is recorded.
 * @throws Error where it breaks its schema: a fault of the program that made it. The message names
 * fields and rules, never values.
 */
export function makeEvent<T extends EventType>(
  event: NewEvent<T>,
  at: { readonly now: Date; readonly traceId?: string },
): EventEnvelope<T> {
  const made: EventEnvelope<T> = {
    id: newId('evt'),
    type: event.type,
    aggregate: event.aggregate,
    audience: event.audience,
    actor: { kind: event.actor.kind, id: event.actor.id },
    occurredAt: at.now.toISOString(),
    ...(at.traceId === undefined ? {} : { traceId: at.traceId }),
    data: event.data,
  };
  checkEvent(made);
  return made;
}

function checkEvent(event: EventEnvelope): void {
  if (!isEventType(event.type)) {
    throw new Error(
      `No event type ${String(event.type).slice(0, 100)} in the catalogue: add it to packages/events/src/catalogue/`,
    );
  }
  const issues = [
    ...(envelope.safeParse(event).error?.issues ?? []),
    ...(CATALOGUE[event.type].safeParse(event.data).error?.issues ?? []).map((issue) => ({
      ...issue,
      path: ['data', ...issue.path],
    })),
  ];
  if (issues.length > 0) {
    const list = issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new Error(`Event ${event.type} breaks its schema (${list.slice(0, 1000)})`);
  }
  if (JSON.stringify(event).length > MAX_EVENT_LENGTH) {
    throw new Error(`Event ${event.type} is longer than ${MAX_EVENT_LENGTH} characters`);
  }
}

/** Whether the caller belongs to the audience: its subject, its partner, or staff with a scope of it. */
export function mayReceive(audience: Audience, caller: Caller): boolean {
  if (audience.subject !== undefined && isSelf(caller, audience.subject)) return true;
  if (
    audience.partner !== undefined &&
    caller.partnerId === audience.partner &&
    hasScope(caller, 'partner:read')
  ) {
    return true;
  }
  return audience.scopes.some((scope) => hasScope(caller, scope));
}
