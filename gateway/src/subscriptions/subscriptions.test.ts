import { ANONYMOUS, userCaller } from '@blockscore/caller';
import { type AnyEvent, encodeCursor, type LogEntry, TailError } from '@blockscore/events';
import { newId } from '@blockscore/ids';
import { Fault } from '@blockscore/result';
import { buildSchema, parse } from 'graphql';
import { describe, expect, test, vi } from 'vitest';
import type { OperationContext } from '../context.ts';
import { createEventSource } from './event-source.ts';
import { EventStream, type EventStreamOptions } from './event-stream.ts';
import { rootFieldOf, variablesOfResult } from './root-field.ts';
import {
  checkIds,
  EVENT_SOURCES,
  type EventSource,
  selects,
  subscriptionEvent,
} from './sources.ts';

const borrower = userCaller(newId('user'), ['BORROWER']);
const applicationId = newId('app');
const loanId = newId('loan');

function statusChanged(seq: number): LogEntry {
  const event: AnyEvent = {
    id: newId('evt'),
    type: 'lending.status.changed',
    aggregate: { type: 'LoanApplication', id: applicationId, version: seq },
    audience: { subject: borrower.id, partner: 'partner_1', scopes: ['loans:read'] },
    actor: { kind: 'SERVICE', id: 'lending' },
    occurredAt: '2026-01-01T00:00:00.000Z',
    data: { applicationId, loanId, entity: 'APPLICATION', from: null, to: 'SUBMITTED' },
  };
  return { stream: 'lending', seq, event };
}

function sourceOf(field: string): EventSource {
  const source = EVENT_SOURCES[field];
  if (source === undefined) throw new Error(`No source of ${field}`);
  return source;
}

describe('which events a subscriber gets', () => {
  const source = sourceOf('loanStatusChanged');
  const entry = statusChanged(1);

  test('those whose audience it belongs to', () => {
    const partner = userCaller(newId('user'), ['PARTNER'], 'partner_1');
    const otherPartner = userCaller(newId('user'), ['PARTNER'], 'partner_2');
    const others = [ANONYMOUS, userCaller(newId('user'), ['BORROWER']), otherPartner];
    const officer = userCaller(newId('user'), ['LOAN_OFFICER']);
    expect([borrower, partner, officer].every((c) => selects(source, {}, c)(entry))).toBe(true);
    expect(others.some((c) => selects(source, {}, c)(entry))).toBe(false);
  });

  test.each([
    [{ applicationId }, true],
    [{ loanId }, true],
    [{ applicationId, loanId }, true],
    [{ applicationId: null }, true],
    [{ applicationId: newId('app') }, false],
    [{ applicationId, loanId: newId('loan') }, false],
  ])('those that match %j: %s', (args, expected) => {
    expect(selects(source, args, borrower)(entry)).toBe(expected);
  });

  test('none of another type, also of the same stream', () => {
    expect(selects(sourceOf('transactionConfirmed'), {}, borrower)(entry)).toBe(false);
  });

  test('knowing an id of somebody else gives nothing', () => {
    const stranger = userCaller(newId('user'), ['BORROWER']);
    expect(selects(source, { applicationId }, stranger)(entry)).toBe(false);
  });

  test('an id of the wrong form is said at once', () => {
    for (const id of ['', 'app_1', loanId, '../etc', `${applicationId}x`]) {
      expect(() => checkIds(source, { applicationId: id })).toThrow('applicationId must be');
    }
    expect(() => checkIds(source, { applicationId, loanId: null })).not.toThrow();
  });
});

describe('the payload', () => {
  test('carries cursor, time and keys', () => {
    const event = subscriptionEvent(
      'loanStatusChanged',
      sourceOf('loanStatusChanged'),
      {},
      statusChanged(7),
    );
    expect(event.payload).toEqual({
      cursor: encodeCursor({ stream: 'lending', seq: 7 }),
      occurredAt: '2026-01-01T00:00:00.000Z',
      from: null,
      to: 'SUBMITTED',
      application: { __typename: 'LoanApplication', id: applicationId },
      loan: { __typename: 'Loan', id: loanId },
    });
  });

  test('is answered to the planner with its aliases and conditions', async () => {
    const schema = buildSchema(`
      type Query { a: Int }
      type Subscription { loanStatusChanged(after: String): Event! }
      type Event { to: String! from: String application: Application }
      type Application { id: ID! }`);
    const source = createEventSource(() => schema);
    const context = {
      event: {
        field: 'loanStatusChanged',
        payload: {
          to: 'APPROVED',
          from: null,
          application: { __typename: 'Application', id: '1' },
        },
      },
    } as unknown as OperationContext;
    const query = `subscription($x: String, $on: Boolean!) {
      changed: loanStatusChanged(after: $x) { next: to from @include(if: $on) application { __typename id } } }`;
    const body = JSON.stringify({ query, variables: { on: false } });
    const fetch = { subgraph: 'events', body, kind: 'SUBSCRIPTION' } as const;
    const answer = await source(fetch, context);
    expect(answer.data).toEqual({
      changed: { next: 'APPROVED', application: { __typename: 'Application', id: '1' } },
    });
    await expect(source(fetch, {} as OperationContext)).rejects.toThrow('without its');
  });
});

describe('the root field', () => {
  const read = (text: string) => {
    const document = parse(text);
    const [operation] = document.definitions;
    if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
    return { document, operation, root: rootFieldOf(document, operation) };
  };

  test.each([
    'subscription { a: watched { id } }',
    'subscription { ... { watched { id } } }',
    'subscription { ...F } fragment F on Subscription { ...G } fragment G on Subscription { watched }',
    'subscription { other @skip(if: true) watched @include(if: true) }',
  ])('is found in %s', (text) => {
    expect(read(text).root?.name.value).toBe('watched');
  });

  test('is none where everything is left out', () => {
    expect(read('subscription { watched @include(if: false) }').root).toBeUndefined();
  });

  test('its cursor alone does not make results differ', () => {
    const { document, operation, root } = read(
      'subscription($id: ID, $c: String, $n: Int, $p: String) { watched(id: $id, after: $c) { page(first: $n, after: $p) } }',
    );
    if (root === undefined) throw new Error('no root field');
    const variables = { c: 'x', n: 1, id: 'a', p: 'y', unused: 1 };
    expect(variablesOfResult(document, operation, root, variables)).toEqual({
      id: 'a',
      n: 1,
      p: 'y',
    });
  });
});

describe('a stream of results', () => {
  const resolve = async ({ seq }: LogEntry) => JSON.stringify({ data: { seq } });
  const open = (
    entries: AsyncIterator<LogEntry>,
    whenOver: EventStreamOptions['whenOver'] = () => () => undefined,
  ) => {
    const calls = { closed: 0, reported: 0 };
    const stream = new EventStream({
      entries,
      resolve,
      whenOver,
      traceId: 'trace',
      report: () => {
        calls.reported += 1;
      },
      onClose: () => {
        calls.closed += 1;
      },
    });
    return { stream, calls };
  };
  async function* failing(error: Error) {
    yield statusChanged(1);
    throw error;
  }
  const all = async (stream: AsyncIterable<string>) => {
    const results: unknown[] = [];
    for await (const text of stream) {
      const { data, errors } = JSON.parse(text);
      results.push(data ?? errors[0].extensions);
    }
    return results;
  };

  test('ends with the reason where its reader was too slow', async () => {
    const { stream, calls } = open(failing(new TailError('SUBSCRIBER_TOO_SLOW', 'Too slow.')));
    expect(await all(stream)).toEqual([
      { seq: 1 },
      { code: 'SUBSCRIBER_TOO_SLOW', traceId: 'trace' },
    ]);
    expect(calls).toEqual({ closed: 1, reported: 0 });
  });

  test('says no more than that where the log failed', async () => {
    const { stream, calls } = open(failing(new Error('password authentication failed')));
    expect(await all(stream)).toEqual([
      { seq: 1 },
      { code: 'SERVICE_UNAVAILABLE', traceId: 'trace' },
    ]);
    expect(calls).toEqual({ closed: 1, reported: 1 });
  });

  test('ends with the session, and says whether to come again', async () => {
    for (const comeAgain of [true, false]) {
      const { promise, resolve } = Promise.withResolvers<IteratorResult<LogEntry>>();
      const fault = new Fault('UNAUTHENTICATED', 'Over.');
      const stopped = vi.fn();
      const entries = {
        next: () => promise,
        async return() {
          resolve({ done: true, value: undefined });
          return await promise;
        },
      };
      const { stream, calls } = open(entries, (onOver) => {
        setTimeout(() => onOver({ fault, comeAgain }), 5);
        return stopped;
      });
      const results: string[] = [];
      for await (const result of stream) results.push(result);
      expect(results.flatMap((text) => JSON.parse(text).errors)).toMatchObject([
        {
          message: `Over.${comeAgain ? ' Then subscribe again after the last cursor.' : ''}`,
          extensions: { code: 'UNAUTHENTICATED', traceId: 'trace' },
        },
      ]);
      expect(calls.closed).toBe(1);
      expect(stopped).toHaveBeenCalledTimes(1);
    }
  });

  test('ends when the client leaves, once', async () => {
    const entries = failing(new Error());
    const { stream, calls } = open(entries);
    await stream.next();
    await stream.return();
    await stream.return();
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    expect(await entries.next()).toEqual({ done: true, value: undefined });
    expect(calls.closed).toBe(1);
  });
});
