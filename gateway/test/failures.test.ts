import { FAULT_CODES } from '@blockscore/result';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FOR_CLIENTS } from '../src/subgraphs/errors.ts';
import { type Answer, eventually, startTestGateway, type TestGateway } from './support.ts';

let gateway: TestGateway;
let borrower: Record<string, string>;

beforeAll(async () => {
  gateway = await startTestGateway({
    SUBGRAPH_TIMEOUT_MS: '3000',
    MAX_RESPONSE_BYTES: '200000',
  });
  borrower = { authorization: `Bearer ${await gateway.token('user_1')}` };
});
afterAll(() => gateway?.close());
beforeEach(() => {
  gateway.seen.length = 0;
});

const codes = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions.code);

describe('bad input', () => {
  test.each([
    ['malformed JSON', '{ bad', 400, 'BAD_USER_INPUT'],
    ['a list of requests', '[{"query":"{ __typename }"}]', 400, 'BAD_USER_INPUT'],
    ['no query', '{}', 400, 'BAD_USER_INPUT'],
    ['a query that is no text', '{"query": 7}', 400, 'BAD_USER_INPUT'],
    [
      'an operation name that is no text',
      '{"query":"{ __typename }","operationName":7}',
      400,
      'BAD_USER_INPUT',
    ],
    [
      'variables that are no object',
      '{"query":"{ __typename }","variables":[1]}',
      400,
      'BAD_USER_INPUT',
    ],
    ['a document that cannot be read', '{"query":"{ me { "}', 200, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{"query":"{ nothing }"}', 200, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a persisted query whose hash is none',
      '{"query":"{ __typename }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}',
      400,
      'BAD_USER_INPUT',
    ],
  ])('%s', async (_, text, status, code) => {
    const answer = await gateway.post(text);
    expect([answer.status, codes(answer.body)]).toEqual([status, [code]]);
  });

  test('a variable that its scalar refuses is refused before any fetch, with its place', async () => {
    const query = 'query($a: Decimal!) { double(amount: $a) }';
    const answer = await gateway.post({ query, variables: { a: true } });
    expect([answer.status, codes(answer.body)]).toEqual([200, ['BAD_USER_INPUT']]);
    expect(answer.body.errors?.[0]?.message).toContain('Expected a Decimal');
    const literal = await gateway.post({ query: '{ double(amount: true) }' });
    expect(codes(literal.body)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(literal.body.errors?.[0]?.message).toBe(
      'Value at "amount": Expected a Decimal such as "12.50".',
    );
    expect(gateway.seen).toEqual([]);
    expect((await gateway.post({ query, variables: { a: '1.5' } })).body.data).toEqual({
      double: '3',
    });
  });

  test('a name of 10 MB is refused cleanly, and the next request is answered', async () => {
    const variables = { name: 'x'.repeat(10 * 2 ** 20) };
    const query = 'query($name: String!) { greet(name: $name) }';
    const answer = await gateway.post({ query, variables });
    expect([answer.status, codes(answer.body)]).toEqual([413, ['LIMIT_EXCEEDED']]);
    expect((await gateway.post({ query, variables: { name: 'Ada' } })).status).toBe(200);
  });

  test.each([
    ['aliases', `{ ${Array.from({ length: 101 }, (_, n) => `a${n}: balanced`).join(' ')} }`],
    ['root fields', `{ ${'balanced '.repeat(31)} }`],
    ['levels', `{ me { ${'loans { borrower { '.repeat(12)} id ${'} } '.repeat(12)} } }`],
    ['tokens', `{ ${'me{id}'.repeat(2000)} }`],
    ['bytes', `{ greet(name: "${'x'.repeat(70_000)}") }`],
  ])('too many %s', async (_, query) => {
    const answer = await gateway.post({ query }, borrower);
    expect([answer.status, codes(answer.body)]).toEqual([400, ['LIMIT_EXCEEDED']]);
    expect(gateway.seen).toEqual([]);
  });

  test('another content type is refused', async () => {
    const body = '{"query":"mutation { rename(name: 1) { id } }"}';
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', ...borrower },
      body,
    });
    expect(response.status).toBe(400);
  });
});

describe('when a subgraph fails', () => {
  test('its fault is masked and named by a trace id', async () => {
    const { body } = await gateway.post({ query: '{ fault greet(name: "x") }' });
    expect(body.data).toEqual({ fault: null, greet: 'Hello x' });
    expect(body.errors).toEqual([
      {
        message: 'Something went wrong on our side; try again later.',
        path: ['fault'],
        extensions: {
          code: 'INTERNAL_SERVER_ERROR',
          traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
        },
      },
    ]);
  });

  test('what it refuses is told, without what else it knows', async () => {
    const { body } = await gateway.post({ query: '{ a: refused }' });
    expect(body.errors).toEqual([
      {
        message: 'Not on a Sunday.',
        path: ['a'],
        extensions: { code: 'FORBIDDEN', traceId: expect.any(String) },
      },
    ]);
  });

  test.each(FAULT_CODES)('%s reaches the client where a subgraph may give it', async (code) => {
    const query = 'query($code: String!) { coded(code: $code) }';
    const { body } = await gateway.post({ query, variables: { code } });
    expect(codes(body)).toEqual([FOR_CLIENTS[code] ? code : 'INTERNAL_SERVER_ERROR']);
    if (FOR_CLIENTS[code]) expect(body.errors?.[0]?.message).toBe(`As ${code}.`);
  });

  test('a cursor that cannot be read is the client’s', () => {
    expect(FOR_CLIENTS.CURSOR_INVALID).toBe(true);
  });

  test('a null where none may be is an error', async () => {
    const { body } = await gateway.post({ query: '{ broken }' });
    expect(body.data).toBeNull();
    expect(codes(body)).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(JSON.stringify(body)).not.toContain('valueCompletion');
  });

  test('that is late, the rest is answered', async () => {
    const { body } = await gateway.post({ query: '{ products { id } slow(ms: 20000) }' });
    expect(body.data).toEqual({ products: [{ id: 'p1' }], slow: null });
    expect(codes(body)).toEqual(['SERVICE_UNAVAILABLE']);
    expect(body.errors?.[0]?.path).toEqual(['slow']);
  });

  test('that answers too much, the rest is answered', async () => {
    const { body } = await gateway.post({ query: '{ products { id } big(bytes: 300000) }' });
    expect(body.data).toEqual({ products: [{ id: 'p1' }], big: null });
    expect(codes(body)).toEqual(['SERVICE_UNAVAILABLE']);
  });

  test('that is down, each missing field has an error at its path, and nothing names the inside', async () => {
    await gateway.stopSubgraph('lending');
    const { body } = await gateway.post(
      { query: '{ me { id debts: loans { id } } balanced }' },
      borrower,
    );
    await gateway.restartSubgraph('lending');
    expect(body.data).toEqual({ me: { id: 'user_1', debts: null }, balanced: true });
    expect(body.errors?.map(({ path }) => path)).toEqual([['me', 'debts']]);
    expect(codes(body)).toEqual(['SERVICE_UNAVAILABLE']);
    expect(JSON.stringify(body)).not.toMatch(/lending|127\.0\.0\.1|ECONN|localhost/);
    await expect
      .poll(
        async () =>
          (await gateway.post({ query: '{ me { loans { id } } }' }, borrower)).body.errors,
      )
      .toBeUndefined();
  });
});

describe('a subgraph that stays away', () => {
  let asked = 0;
  // Each under a name of its own: the same at the same time would be asked of the subgraph once.
  const loans = async () => {
    asked += 1;
    return (await gateway.post({ query: `{ me { l${asked}: loans { id } } }` }, borrower)).body;
  };
  const heldBack = async () =>
    /gateway_subgraph_held_back\{[^}]*subgraph="lending"[^}]*\} (\d)/.exec(
      await (await fetch(`${gateway.url}/metrics`)).text(),
    )?.[1];

  test('is left alone until it answers, without anybody being told by whom', async () => {
    await gateway.stopSubgraph('lending');
    const answers = await Promise.all(Array.from({ length: 40 }, loans));
    expect(await heldBack()).toBe('1');
    const held = await loans();
    expect(codes(held)).toEqual(['SERVICE_UNAVAILABLE']);
    expect(held.errors?.[0]?.message).toBe(answers[0]?.errors?.[0]?.message);
    await gateway.restartSubgraph('lending');
    await expect.poll(async () => (await loans()).errors, { timeout: 10_000 }).toBeUndefined();
    expect(await heldBack()).toBe('0');
  });
});

describe('a client that leaves', () => {
  test('ends the queries sent for it', async () => {
    const leaving = new AbortController();
    const request = fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ slow(ms: 1200) }' }),
      signal: leaving.signal,
    });
    await eventually(() => gateway.seen.length === 1, 'the query arrived');
    leaving.abort();
    await expect(request).rejects.toThrow();
    await expect
      .poll(async () => await (await fetch(`${gateway.url}/metrics`)).text())
      .toMatch(/gateway_subgraph_request_duration_seconds_count\{[^}]*outcome="cancelled"/);
  });

  test('does not end a mutation under way', async () => {
    const leaving = new AbortController();
    const before = gateway.state.renamed;
    const request = fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...borrower },
      body: JSON.stringify({ query: 'mutation { rename(name: "x", ms: 300) { id } }' }),
      signal: leaving.signal,
    });
    await eventually(() => gateway.seen.length === 1, 'the mutation arrived');
    leaving.abort();
    await expect(request).rejects.toThrow();
    await eventually(() => gateway.state.renamed === before + 1, 'the mutation ran to its end');
  });
});

test('a query that is not answered soon is sent once more where that is switched on', async () => {
  const hedging = await startTestGateway({ HEDGE_AFTER_MS: '100' });
  try {
    const { body } = await hedging.post({ query: '{ slow(ms: 1200) }' });
    expect(body).toEqual({ data: { slow: 'late' } });
    expect(hedging.seen.map(({ subgraph }) => subgraph)).toEqual(['identity', 'identity']);
    expect(await (await fetch(`${hedging.url}/metrics`)).text()).toMatch(
      /gateway_subgraph_hedges_total\{[^}]*subgraph="identity"[^}]*\} 1/,
    );
  } finally {
    await hedging.close();
  }
});
