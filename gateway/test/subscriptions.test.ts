import { encodeCursor } from '@blockscore/events';
import { newId } from '@blockscore/ids';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listen, opened, transports, WATCH_ALL } from './listen.ts';
import {
  type Answer,
  eventually,
  startTestGateway,
  statusChanged,
  type TestGateway,
} from './support.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({
    MAX_SUBSCRIPTIONS_PER_CONNECTION: '5',
    PLANNER: 'hive',
    MAX_PLAN_BYTES: '10000',
  });
});
afterAll(() => gateway.close());
beforeEach(() => {
  gateway.seen.length = 0;
});

const first = <T>(values: readonly T[]): T => {
  const [value] = values;
  if (value === undefined) throw new Error('nothing came');
  return value;
};
const LONG = Array.from({ length: 40 }, (_, n) => `${'a'.repeat(300)}${n}: status`).join(' ');
const TOO_LARGE_A_PLAN = `subscription { loanStatusChanged { application { ${LONG} } } }`;
const changeOf = (answer: Answer) =>
  answer.data?.['loanStatusChanged'] as { cursor: string; to: string; application: { id: string } };
const codes = (answer: Answer | undefined) =>
  answer?.errors?.map(({ extensions }) => extensions.code);

describe.each(transports)('over %s', (transport) => {
  test('each event is resolved across subgraphs under the rights of its subscriber', async () => {
    const subject = newId('user');
    const listening = listen(gateway.url, transport, await gateway.token(subject), {
      query: WATCH_ALL,
    });
    await opened(gateway.url, 1);
    const applicationId = newId('app');
    const loanId = newId('loan');
    await gateway.append(statusChanged({ subject, applicationId, loanId }, 'APPROVED'));
    await eventually(() => listening.results.length === 1, 'an event arrived');
    expect(first(listening.results)).toEqual({
      data: {
        loanStatusChanged: {
          cursor: expect.any(String),
          from: null,
          to: 'APPROVED',
          application: {
            id: applicationId,
            status: 'SUBMITTED',
            borrower: { id: 'user_of_loan', name: 'name of user_of_loan' },
          },
          loan: { id: loanId, status: 'ACTIVE' },
        },
      },
    });
    expect(new Set(gateway.seen.map(({ caller }) => caller.id))).toEqual(new Set([subject]));
    listening.stop();
    await opened(gateway.url, 0);
  });

  test('after a cursor it goes on without a gap, and without a repetition', async () => {
    const subject = newId('user');
    const token = await gateway.token(subject);
    const before = listen(gateway.url, transport, token, { query: WATCH_ALL });
    await opened(gateway.url, 1);
    const ids = Array.from({ length: 6 }, () => newId('app'));
    const append = async (from: number, to: number) => {
      for (const applicationId of ids.slice(from, to)) {
        await gateway.append(statusChanged({ subject, applicationId }));
      }
    };
    await append(0, 2);
    await eventually(() => before.results.length === 2, 'two events arrived');
    before.stop();
    await opened(gateway.url, 0);
    await append(2, 4);
    const after = changeOf(first(before.results)).cursor;
    const resumed = listen(gateway.url, transport, token, {
      query: WATCH_ALL,
      variables: { after },
    });
    await eventually(() => resumed.results.length === 3, 'what was missed arrived');
    await append(4, 6);
    await eventually(() => resumed.results.length === 5, 'what followed arrived');
    expect(resumed.results.map((answer) => changeOf(answer).application.id)).toEqual(ids.slice(1));
    resumed.stop();
    await opened(gateway.url, 0);
  });

  test.each([
    ['no token', undefined, WATCH_ALL, {}, 'UNAUTHENTICATED'],
    [
      'a field that the subscriber may not see',
      'user',
      'subscription { loanStatusChanged { loan { officerNote } } }',
      {},
      'FORBIDDEN',
    ],
    [
      'a field that does not exist',
      'user',
      'subscription { nothing }',
      {},
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a conditional root field',
      'user',
      'subscription($b: Boolean!) { loanStatusChanged @include(if: $b) { to } }',
      { b: true },
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a variable of the wrong type', 'user', WATCH_ALL, { after: 7 }, 'BAD_USER_INPUT'],
    [
      'an id of the wrong form',
      'user',
      'subscription { loanStatusChanged(loanId: "app_1") { to } }',
      {},
      'BAD_USER_INPUT',
    ],
    ['a cursor that is none', 'user', WATCH_ALL, { after: 'x' }, 'CURSOR_INVALID'],
    [
      'a cursor of the other subscription',
      'user',
      WATCH_ALL,
      { after: encodeCursor({ stream: 'ledger', seq: 1 }) },
      'CURSOR_INVALID',
    ],
    [
      'too many fields',
      'user',
      `subscription { loanStatusChanged { ${'to '.repeat(3001)} } }`,
      {},
      'LIMIT_EXCEEDED',
    ],
    [
      'a document with long texts',
      'user',
      `subscription { loanStatusChanged(loanId: "${'x'.repeat(16_384)}") { to } }`,
      {},
      'LIMIT_EXCEEDED',
    ],
    ['a document that cannot be read', 'user', 'subscription {', {}, 'GRAPHQL_PARSE_FAILED'],
    ['what cannot be planned', 'user', TOO_LARGE_A_PLAN, {}, 'OPERATION_NOT_PLANNED'],
  ])('%s is refused when subscribing', async (_, subject, query, variables, code) => {
    const token = subject && (await gateway.token(newId('user')));
    const listening = listen(gateway.url, transport, token, { query, variables });
    await eventually(() => listening.ended() !== undefined, 'the subscription ended');
    const told = [
      ...listening.results.map((answer) => JSON.stringify(answer)),
      String(listening.ended()),
    ];
    expect(told.join()).toContain(`"code":"${code}"`);
    expect(listening.results.some(({ data }) => data)).toBe(false);
    expect(gateway.seen).toEqual([]);
  });

  test('an expired cursor is told as such', async () => {
    const subject = newId('user');
    for (let count = 0; count < 3; count += 1) await gateway.append(statusChanged({ subject }));
    const last = (await gateway.lending.last('lending')) ?? 0;
    await gateway.lending.trim('lending', last);
    const after = encodeCursor({ stream: 'lending', seq: 1 });
    const listening = listen(gateway.url, transport, await gateway.token(subject), {
      query: WATCH_ALL,
      variables: { after },
    });
    await eventually(() => listening.ended() !== undefined, 'the subscription ended');
    const told = JSON.stringify(listening.results) + String(listening.ended());
    expect(told).toContain('"code":"CURSOR_EXPIRED"');
  });

  test('nothing of somebody else arrives, whatever id is named', async () => {
    const stranger = await gateway.token(newId('user'));
    const applicationId = newId('app');
    const query =
      'subscription($id: ID) { loanStatusChanged(applicationId: $id) { to application { id } } }';
    const named = listen(gateway.url, transport, stranger, {
      query,
      variables: { id: applicationId },
    });
    const all = listen(gateway.url, transport, stranger, { query: WATCH_ALL });
    const officer = await gateway.token(newId('user'), { roles: ['LOAN_OFFICER'] });
    const staff = listen(gateway.url, transport, officer, {
      query,
      variables: { id: applicationId },
    });
    await opened(gateway.url, 3);
    const subject = newId('user');
    await gateway.append(statusChanged({ subject, applicationId }));
    await gateway.append(statusChanged({ subject }));
    await eventually(() => staff.results.length === 1, 'the officer got the event');
    expect([named.results, all.results]).toEqual([[], []]);
    for (const listening of [named, all, staff]) listening.stop();
    await opened(gateway.url, 0);
  });

  test('a subgraph that is down leaves the event with what is known', async () => {
    const subject = newId('user');
    const listening = listen(gateway.url, transport, await gateway.token(subject), {
      query: WATCH_ALL,
    });
    await opened(gateway.url, 1);
    await gateway.stopSubgraph('lending');
    await gateway.append(statusChanged({ subject }, 'REJECTED'));
    await eventually(() => listening.results.length === 1, 'the event arrived');
    await gateway.restartSubgraph('lending');
    const answer = first(listening.results);
    expect(answer.data).toMatchObject({ loanStatusChanged: { to: 'REJECTED', application: null } });
    expect(codes(answer)).toContain('SERVICE_UNAVAILABLE');
    expect(JSON.stringify(answer)).not.toMatch(/127\.0\.0\.1|ECONN|"lending/);
    listening.stop();
    await opened(gateway.url, 0);
  });
});

test('subscribers with the same rights and operation share the work of an event', async () => {
  const subject = newId('user');
  const token = await gateway.token(subject);
  const listeners = Array.from({ length: 12 }, (_, index) =>
    listen(gateway.url, index % 2 ? 'SSE' : 'WebSocket', token, { query: WATCH_ALL }),
  );
  const other = listen(
    gateway.url,
    'SSE',
    await gateway.token(newId('user'), { roles: ['LOAN_OFFICER'] }),
    {
      query: WATCH_ALL,
    },
  );
  await opened(gateway.url, 13);
  const before = gateway.state.resolvedApplications;
  await gateway.append(statusChanged({ subject }));
  await eventually(
    () => [...listeners, other].every(({ results }) => results.length === 1),
    'all have the event',
  );
  expect(gateway.state.resolvedApplications - before).toBe(2);
  for (const { stop } of [...listeners, other]) stop();
  await opened(gateway.url, 0);
});

test('confirmations of a transaction are told one by one', async () => {
  const subject = newId('user');
  const transactionId = newId('txn');
  const query = `subscription($id: ID) { transactionConfirmed(transactionId: $id) {
    status confirmations requiredConfirmations transaction { id kind } } }`;
  const listening = listen(gateway.url, 'WebSocket', await gateway.token(subject), {
    query,
    variables: { id: transactionId },
  });
  await opened(gateway.url, 1);
  for (const confirmations of [1, 2]) {
    await gateway.append({
      id: newId('evt'),
      type: 'ledger.chain.progressed',
      aggregate: { type: 'LedgerTransaction', id: transactionId, version: confirmations },
      audience: { subject, scopes: ['ledger:read'] },
      actor: { kind: 'SERVICE', id: 'ledger' },
      occurredAt: new Date().toISOString(),
      data: {
        transactionId,
        chainTransactionId: newId('ctx'),
        hash: `0x${'a'.repeat(64)}`,
        status: confirmations === 2 ? 'CONFIRMED' : 'CONFIRMING',
        confirmations,
        requiredConfirmations: 2,
        blockNumber: 7,
      },
    });
  }
  await eventually(() => listening.results.length === 2, 'both arrived');
  const transaction = { id: transactionId, kind: 'DISBURSEMENT' };
  expect(listening.results.map(({ data }) => data?.['transactionConfirmed'])).toEqual([
    { status: 'CONFIRMING', confirmations: 1, requiredConfirmations: 2, transaction },
    { status: 'CONFIRMED', confirmations: 2, requiredConfirmations: 2, transaction },
  ]);
  listening.stop();
  await opened(gateway.url, 0);
});
