import { userCaller } from '@blockscore/caller';
import type { AnyEvent, LogEntry } from '@blockscore/events';
import { newId } from '@blockscore/ids';
import { err, Fault, ok } from '@blockscore/result';
import { createLogger } from '@blockscore/service';
import { buildSchema, getOperationAST, parse } from 'graphql';
import { expect, test, vi } from 'vitest';
import { publicError } from '../documents/inspect.ts';
import { sha256 } from '../documents/persisted.ts';
import type { Graph } from '../graph.ts';
import type { GraphVersion } from '../versions/version.ts';
import { createVersions } from '../versions/versions.ts';
import { createPlanning } from './planned.ts';
import { createSubscriber } from './subscriber.ts';

const schema = buildSchema(`
  type Query { a: Int }
  type Subscription { loanStatusChanged(after: String): Change! }
  type Change { to: String! }`);
const QUERY = 'subscription { loanStatusChanged { to } }';
const logger = createLogger('test', 'silent');
const caller = userCaller(newId('user'), ['BORROWER']);
const entry: LogEntry = {
  stream: 'lending',
  seq: 1,
  event: {
    id: newId('evt'),
    type: 'lending.status.changed',
    aggregate: { type: 'LoanApplication', id: newId('app'), version: 1 },
    audience: { subject: caller.id, scopes: [] },
    actor: { kind: 'SERVICE', id: 'lending' },
    occurredAt: '2026-01-01T00:00:00.000Z',
    data: { applicationId: newId('app'), loanId: null, entity: 'LOAN', from: null, to: 'ACTIVE' },
  } as AnyEvent,
};

/** A version that answers every event with its name, while it is open. */
function versionOf(id: string) {
  let isOpen = true;
  const undo = vi.fn();
  const prepareEvents = vi.fn<Graph['prepareEvents']>(async () => {
    await Promise.resolve();
    return ok(async () => (isOpen ? id : 'closed'));
  });
  const graph: Partial<Graph> = {
    ...{ id, schema, prepareEvents },
    allow({ query }) {
      const document = parse(query);
      const operation = getOperationAST(document);
      if (!operation) throw new Error('no operation');
      const of = { operation, operationName: undefined, hasSubscription: true };
      return ok({ text: query, document, keep: () => undefined, ...of });
    },
    charge: async () => ok({ settle: () => ({}) as never, undo }),
    stop: async () => {
      isOpen = false;
    },
  };
  const version: GraphVersion = {
    ...{
      id,
      graph: graph as Graph,
      trusted: new Map(),
      onlyTrusted: false,
      schemaText: '',
      contracts: new Map(),
    },
  };
  return { version, prepareEvents, undo };
}

/** A subscriber of whom each listens to one event, which comes when it is told to. */
function subscriberOf(first: GraphVersion) {
  const versions = createVersions(first, logger);
  const happened = Promise.withResolvers<void>();
  async function* entries() {
    await happened.promise;
    yield entry;
  }
  const subscriber = createSubscriber({
    ...{ versions, logger, maxWaiting: 10, maxPerCaller: 1, resolvedAtOnce: 1 },
    tails: { open: async () => entries(), behind: async () => 0, close: async () => undefined },
    whenOver: () => () => undefined,
  });
  const request = { query: QUERY };
  const context = { graphIn: ok, requestId: 'request', traceId: 'trace' };
  const subscribe = () => subscriber.subscribe(request, { caller }, context);
  return { versions, subscriber, subscribe, happen: happened.resolve };
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await Promise.resolve();
}

test('whenever the supergraph is replaced, events are answered by the one that is served', async () => {
  for (let turn = 0; turn < 40; turn += 1) {
    const [first, second] = [versionOf('first'), versionOf('second')];
    const { versions, subscribe, happen } = subscriberOf(first.version);
    const subscribing = subscribe();
    await turns(turn);
    versions.replace(second.version);
    const subscribed = await subscribing;
    await versions.drained(1);
    happen();
    if (!subscribed.ok) throw subscribed.error;
    expect([turn, await subscribed.value.next()]).toEqual([turn, { done: false, value: 'second' }]);
  }
});

test('what cannot be planned is refused when subscribing, and leaves nothing behind', async () => {
  const { version, prepareEvents, undo } = versionOf('first');
  const { subscribe, subscriber } = subscriberOf(version);
  const refusal = publicError(new Fault('OPERATION_NOT_PLANNED', 'There is no plan.'));
  prepareEvents.mockResolvedValueOnce(err([refusal]));
  expect(await subscribe()).toMatchObject({ ok: false, error: { errors: [refusal] } });
  prepareEvents.mockRejectedValueOnce(new Error('a fault of ours'));
  await expect(subscribe()).rejects.toThrow('a fault of ours');
  expect([undo.mock.calls.length, subscriber.open()]).toEqual([2, 0]);
  // The one place of the caller was given back.
  expect(await subscribe()).toMatchObject({ ok: true });
  expect([undo.mock.calls.length, subscriber.open()]).toEqual([2, 1]);
});

test('a document that another supergraph does not come with as trusted is answered no more', async () => {
  const [first, second] = [versionOf('first'), versionOf('second')];
  const trusted = new Map([[sha256(QUERY), QUERY]]);
  const { versions, subscribe, happen } = subscriberOf({
    ...{ ...first.version, trusted, onlyTrusted: true },
  });
  const subscribed = await subscribe();
  if (!subscribed.ok) throw subscribed.error;
  versions.replace({ ...second.version, onlyTrusted: true });
  await versions.drained(1);
  happen();
  const { value } = await subscribed.value.next();
  expect(value).toContain('"code":"DOCUMENT_NOT_TRUSTED"');
  expect(await subscribed.value.next()).toMatchObject({ done: true });
});

test('an event waits for no plan, also where the supergraph is replaced', async () => {
  const [first, second] = [versionOf('first'), versionOf('second')];
  const { versions, subscribe, happen } = subscriberOf(first.version);
  const subscribed = await subscribe();
  if (!subscribed.ok) throw subscribed.error;
  const planned = Promise.withResolvers<void>();
  second.prepareEvents.mockImplementationOnce(async () => {
    await planned.promise;
    return ok(async () => 'second');
  });
  versions.replace(second.version);
  happen();
  expect(await subscribed.value.next()).toEqual({ done: false, value: 'first' });
  planned.resolve();
  await versions.drained(1);
  expect(first.prepareEvents).toHaveBeenCalledTimes(1);
});

test('who listens goes on with the version before while too many others wait to be planned', async () => {
  vi.useFakeTimers();
  try {
    const [first, second] = [versionOf('first'), versionOf('second')];
    const { versions, subscribe, happen } = subscriberOf(first.version);
    const subscribed = await subscribe();
    if (!subscribed.ok) throw subscribed.error;
    const busy = publicError(new Fault('SERVICE_UNAVAILABLE', 'Too many wait.'));
    second.prepareEvents.mockResolvedValueOnce(err([busy])).mockResolvedValueOnce(err([busy]));
    versions.replace(second.version);
    await vi.runAllTimersAsync();
    await versions.drained(1);
    happen();
    expect(await subscribed.value.next()).toEqual({ done: false, value: 'second' });
  } finally {
    vi.useRealTimers();
  }
});

test('of what was sent nothing is kept but which operation it is and its variables', () => {
  const { version } = versionOf('first');
  const { versions } = subscriberOf(version);
  const text = `${QUERY} `;
  const { allow } = version.graph;
  Object.assign(version.graph, {
    allow: (...asked: Parameters<typeof allow>) => {
      const allowed = allow(...asked);
      return allowed.ok ? ok({ ...allowed.value, text }) : allowed;
    },
  });
  const request = { query: QUERY, variables: {}, keep: () => undefined };
  const read = createPlanning(versions).read({ request, session: { caller }, graphIn: ok });
  if (!read.ok) throw read.error;
  expect(read.value.request).toEqual({ query: text, variables: {} });
});
