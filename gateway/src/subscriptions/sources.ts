import type { Caller } from '@blockscore/caller';
import {
  type AnyEvent,
  cursorOf,
  type LogEntry,
  mayReceive,
  type Stream,
} from '@blockscore/events';
import { type IdPrefix, isId } from '@blockscore/ids';
import { Fault } from '@blockscore/result';
import type { GraphQLSchema } from 'graphql';
import type { SubscriptionEvent } from '../context.ts';

export type Arguments = Readonly<Record<string, unknown>>;

/** Where the events of one root field come from. */
export interface EventSource {
  readonly stream: Stream;
  /** Arguments that name an object, with the form of its id. */
  readonly ids: Readonly<Record<string, IdPrefix>>;
  /** The payload without cursor and time; undefined where the event is not one of this field's. */
  readonly payload: (event: AnyEvent, args: Arguments) => Record<string, unknown> | undefined;
}

/** The source of each field of `type Subscription` in `schema.graphql` beside this file. */
export const EVENT_SOURCES: Readonly<Record<string, EventSource>> = {
  loanStatusChanged: {
    stream: 'lending',
    ids: { applicationId: 'app', loanId: 'loan' },
    payload(event, { applicationId, loanId }) {
      if (event.type !== 'lending.status.changed') return undefined;
      const { data } = event;
      if (applicationId != null && applicationId !== data.applicationId) return undefined;
      if (loanId != null && loanId !== data.loanId) return undefined;
      return {
        from: data.from,
        to: data.to,
        application: reference('LoanApplication', data.applicationId),
        loan: data.loanId === null ? null : reference('Loan', data.loanId),
      };
    },
  },
  transactionConfirmed: {
    stream: 'ledger',
    ids: { transactionId: 'txn' },
    payload(event, { transactionId }) {
      if (event.type !== 'ledger.chain.progressed') return undefined;
      const { data } = event;
      if (transactionId != null && transactionId !== data.transactionId) return undefined;
      return {
        status: data.status,
        confirmations: data.confirmations,
        requiredConfirmations: data.requiredConfirmations,
        transaction: reference('LedgerTransaction', data.transactionId),
      };
    },
  },
};

function reference(type: string, id: string): { readonly __typename: string; readonly id: string } {
  return { __typename: type, id };
}

/**
 * Which entries of the log a subscriber gets: of this field, matching its arguments, and of which
 * they belong to the audience. Whose an id is plays no part before: a subscription to somebody
 * else's object is silent, exactly like one to an object that does not exist.
 */
export function selects(
  source: EventSource,
  args: Arguments,
  caller: Caller,
): (entry: LogEntry) => boolean {
  return ({ event }) =>
    mayReceive(event.audience, caller) && source.payload(event, args) !== undefined;
}

/** The event as the virtual subgraph answers it. */
export function subscriptionEvent(
  field: string,
  source: EventSource,
  args: Arguments,
  entry: LogEntry,
): SubscriptionEvent {
  const { event } = entry;
  const payload = { cursor: cursorOf(entry), occurredAt: event.occurredAt };
  return { field, payload: { ...payload, ...source.payload(event, args) } };
}

/** @throws where a field of `type Subscription` has no source of events */
export function checkSources(schema: GraphQLSchema): void {
  for (const field of Object.keys(schema.getSubscriptionType()?.getFields() ?? {})) {
    if (EVENT_SOURCES[field] === undefined) {
      throw new Error(`Subscription.${field} has no source of events in this gateway.`);
    }
  }
}

/** @throws {Fault} `BAD_USER_INPUT` where an id cannot be one, so that nothing would ever come */
export function checkIds(source: EventSource, args: Arguments): void {
  for (const [name, prefix] of Object.entries(source.ids)) {
    const value = args[name];
    if (value == null || (typeof value === 'string' && isId(prefix, value))) continue;
    throw new Fault('BAD_USER_INPUT', `${name} must be an identifier that begins with ${prefix}_.`);
  }
}
