import { beforeEach, describe, expect, test } from 'vitest';
import type { FetchReply, FetchRequest } from '../execution/executor.ts';
import { type FailureKind, SubgraphFailure } from './failure.ts';
import { type Resilience, resilient } from './resilience.ts';

interface Context {
  readonly signal?: AbortSignal;
}
const query: FetchRequest = { subgraph: 'lending', body: '{}', kind: 'QUERY' };
const mutation: FetchRequest = { ...query, kind: 'MUTATION' };
const reply: FetchReply = { data: {} };

let now = 0;
let sent = 0;
let answers: (FailureKind | 'ANSWER')[] = [];
let states: boolean[] = [];
let subgraph: Resilience<Context>;

beforeEach(() => {
  now = 0;
  sent = 0;
  answers = [];
  states = [];
  subgraph = resilient<Context>(
    async () => {
      sent += 1;
      const next = answers.shift() ?? 'ANSWER';
      if (next !== 'ANSWER') throw new SubgraphFailure(next, 'as it was told');
      return reply;
    },
    {
      subgraph: 'lending',
      now: () => now,
      breaker: { leastRequests: 10, pauseMs: 1_000 },
      onState: (_, isOpen) => states.push(isOpen),
    },
  );
});

const kindOf = async (fetch: FetchRequest, context: Context = {}) =>
  await subgraph.send(fetch, context).then(
    () => 'ANSWER',
    (error: SubgraphFailure) => error.kind,
  );

describe('a query', () => {
  test('is sent once more where the subgraph could not be reached', async () => {
    answers = ['UNREACHABLE'];
    expect(await kindOf(query)).toBe('ANSWER');
    expect(sent).toBe(2);
  });

  test('is not sent a third time', async () => {
    answers = ['UNREACHABLE', 'UNREACHABLE'];
    expect(await kindOf(query)).toBe('UNREACHABLE');
    expect(sent).toBe(2);
  });

  test.each(['TIMEOUT', 'UNUSABLE', 'TOO_LARGE', 'CANCELLED'] as const)(
    'that ended as %s is not sent again',
    async (kind) => {
      answers = [kind];
      expect(await kindOf(query)).toBe(kind);
      expect(sent).toBe(1);
    },
  );

  test('of a client that has gone is not sent again', async () => {
    answers = ['UNREACHABLE'];
    expect(await kindOf(query, { signal: AbortSignal.abort() })).toBe('UNREACHABLE');
    expect(sent).toBe(1);
  });
});

test('what belongs to a mutation is sent once', async () => {
  answers = ['UNREACHABLE'];
  expect(await kindOf(mutation)).toBe('UNREACHABLE');
  expect(sent).toBe(1);
});

describe('a query that is not answered soon', () => {
  const HEDGE_AFTER_MS = 1;
  let attempts: { settle: PromiseWithResolvers<FetchReply>; signal: AbortSignal | undefined }[] =
    [];
  let outcomes: string[] = [];
  let hedged: Resilience<Context>;
  beforeEach(() => {
    attempts = [];
    outcomes = [];
    hedged = resilient<Context>(
      (_, { signal }) => {
        const settle = Promise.withResolvers<FetchReply>();
        signal?.addEventListener('abort', () => fail(settle, 'CANCELLED'));
        attempts.push({ settle, signal });
        return settle.promise;
      },
      {
        subgraph: 'lending',
        hedgeAfterMs: HEDGE_AFTER_MS,
        onHedge: (_, outcome) => outcomes.push(outcome),
        breaker: { leastRequests: 4 },
      },
    );
  });
  const fail = ({ reject }: PromiseWithResolvers<FetchReply>, kind: FailureKind) =>
    reject(new SubgraphFailure(kind, 'as it was told'));
  const twice = async (context: Context = {}) => {
    const answer = hedged.send(query, context);
    answer.catch(() => undefined);
    await expect.poll(() => attempts.length).toBe(2);
    const [first, second] = attempts;
    if (first === undefined || second === undefined) throw new Error('It was not sent twice.');
    return { answer, first, second };
  };

  test.each([
    ['first', 0],
    ['second', 1],
  ])(
    'is answered by the %s attempt that has an answer, and the other is taken back',
    async (outcome, index) => {
      const { answer } = await twice();
      attempts[index]?.settle.resolve(reply);
      expect(await answer).toBe(reply);
      expect(attempts.map(({ signal }) => signal?.aborted)).toEqual([true, true]);
      expect(outcomes).toEqual([outcome]);
      expect(attempts.length).toBe(2);
    },
  );

  test('waits for the other attempt where one fails, and no longer where the first had all its time', async () => {
    for (const index of [0, 1]) {
      attempts = [];
      const { answer } = await twice();
      const one = attempts[index]?.settle;
      if (one !== undefined) fail(one, 'UNUSABLE');
      attempts[1 - index]?.settle.resolve(reply);
      expect(await answer).toBe(reply);
    }
    attempts = [];
    const { answer, first, second } = await twice();
    fail(first.settle, 'TIMEOUT');
    await expect(answer).rejects.toMatchObject({ kind: 'TIMEOUT' });
    expect(second.signal?.aborted).toBe(true);
    expect(outcomes).toEqual(['second', 'first', 'none']);
  });

  test('ends both attempts when its client goes', async () => {
    const leaving = new AbortController();
    const { answer } = await twice({ signal: leaving.signal });
    leaving.abort();
    await expect(answer).rejects.toMatchObject({ kind: 'CANCELLED' });
    expect(hedged.state()).toBe('CLOSED');
  });

  test('is sent once where it belongs to a mutation, and more often within the bounds of retries alone', async () => {
    const single = hedged.send(mutation, {});
    const many = Array.from({ length: 100 }, () => hedged.send(query, {}));
    const most = 101 + 20 + 10;
    await expect.poll(() => attempts.length).toBeGreaterThan(101);
    await new Promise((resolve) => setTimeout(resolve, 20 * HEDGE_AFTER_MS));
    expect(attempts.length).toBeLessThanOrEqual(most);
    for (const { settle } of attempts) settle.resolve(reply);
    await Promise.all([single, ...many]);
    expect(outcomes.length).toBe(attempts.length - 101);
  });
});

test('retries are few among many that fail', async () => {
  const many = 400;
  const failing = resilient<Context>(
    async () => {
      sent += 1;
      throw new SubgraphFailure('UNREACHABLE', 'as it was told');
    },
    { subgraph: 'lending', breaker: { leastRequests: Number.POSITIVE_INFINITY } },
  );
  await Promise.allSettled(Array.from({ length: many }, () => failing.send(query, {})));
  expect(sent - many).toBeGreaterThan(0);
  expect(sent - many).toBeLessThanOrEqual(20 + many * 0.1);
});

test('nothing is sent while it is known that nobody answers, and all of it once somebody does', async () => {
  answers = Array.from({ length: 10 }, () => 'TIMEOUT');
  for (let index = 0; index < 10; index += 1) await kindOf(query);
  expect(subgraph.state()).toBe('OPEN');
  expect(await kindOf(query)).toBe('HELD_BACK');
  expect(sent).toBe(10);
  now += 1_000;
  expect(await kindOf(query)).toBe('ANSWER');
  expect(await kindOf(query)).toBe('ANSWER');
  expect(states).toEqual([true, false]);
});

test('clients that leave or ask for too much close nothing', async () => {
  answers = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? 'CANCELLED' : 'TOO_LARGE'));
  for (let index = 0; index < 40; index += 1) await kindOf(query);
  expect(await kindOf(query)).toBe('ANSWER');
});
