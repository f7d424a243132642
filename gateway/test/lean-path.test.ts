import { fetch as fetchBy, H2CClient } from 'undici';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Answer, startTestGateway, type TestGateway, TOO_LONG_A_TYPE } from './support.ts';

let gateway: TestGateway;
let borrower: string;
let http2: H2CClient;

beforeAll(async () => {
  gateway = await startTestGateway();
  borrower = `Bearer ${await gateway.token('user_1')}`;
  http2 = new H2CClient(gateway.url);
});
afterAll(async () => {
  await http2?.close();
  await gateway?.close();
});
beforeEach(() => {
  gateway.seen.length = 0;
});

/** What Apollo Server answers, for its `Accept` is too long; and what the short way does, at last over HTTP/2. */
async function both(body: unknown, type: string, authorization?: string) {
  const ask = async (accept: string, dispatcher?: H2CClient) => {
    const headers = {
      'content-type': 'application/json',
      accept,
      ...(authorization && { authorization }),
    };
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const request = { method: 'POST', headers, body: text };
    const response = await (dispatcher
      ? fetchBy(`${gateway.url}/graphql`, { ...request, dispatcher })
      : fetch(`${gateway.url}/graphql`, request));
    const answer = (await response.text()).replaceAll(/"traceId":"[0-9a-f]{32}"/g, '"traceId":""');
    const kept = [...response.headers].filter(([name]) => !VARYING.has(name));
    return { status: response.status, headers: Object.fromEntries(kept), text: answer };
  };
  const slow = await ask(`${type}, ${TOO_LONG_A_TYPE}`);
  return [slow, await ask(type), await ask(type, http2)] as const;
}
const JSON_TYPE = { 'content-type': 'application/json' };
const VARYING = new Set(['date', 'x-request-id', 'connection', 'keep-alive']);

const TWO = 'query A { balanced } query B($n: String! = "B") { greet(name: $n) }';
const TYPES = ['application/json', 'application/graphql-response+json', '*/*'];

test.each<[string, object, string | undefined]>([
  ['data', { query: '{ greet(name: "Zürich «東京» \\"q\\"") balanced }' }, undefined],
  ['variables', { query: 'query($n: String!) { greet(name: $n) }', variables: { n: 'x' } }, ''],
  ['variables that are null', { query: '{ balanced }', variables: null }, undefined],
  ['an operation by its name', { query: TWO, operationName: 'B' }, undefined],
  ['no name where there are two', { query: TWO }, undefined],
  ['a name that there is not', { query: TWO, operationName: 'C' }, undefined],
  ['a fault of a subgraph', { query: '{ fault balanced }' }, undefined],
  ['what a subgraph refuses', { query: '{ a: refused b: balanced }' }, undefined],
  ['a null where none may be', { query: '{ broken }' }, undefined],
  ['the schema', { query: '{ __schema { queryType { name } } __typename }' }, undefined],
  ['nothing but a name', { query: '{ __typename }' }, undefined],
  ['an unknown field', { query: '{ nothing }' }, undefined],
  ['a document that cannot be read', { query: '{ me { ' }, undefined],
  [
    'a variable of another type',
    { query: TWO, operationName: 'B', variables: { n: 7 } },
    undefined,
  ],
  ['a missing variable', { query: 'query($n: String!) { greet(name: $n) }' }, undefined],
  [
    'a null where a condition has a default',
    {
      query: 'query($b: Boolean = true) { balanced @skip(if: $b) }',
      variables: { b: null },
    },
    undefined,
  ],
  ['who has to sign in', { query: '{ me { id } }' }, undefined],
  ['what is forbidden', { query: '{ users { id } }' }, 'borrower'],
  ['entities of several subgraphs', { query: '{ me { name loans { status } } }' }, 'borrower'],
  ['a mutation', { query: 'mutation { rename(name: "y") { name } }' }, 'borrower'],
  ['extensions', { query: '{ balanced }', extensions: {} }, undefined],
])('the short way answers %s as Apollo Server does', async (_, body, who) => {
  for (const type of TYPES) {
    const [slow, short, overHttp2] = await both(
      body,
      type,
      who === 'borrower' ? borrower : undefined,
    );
    expect(short).toEqual(slow);
    expect(overHttp2).toEqual(slow);
  }
});

test.each([
  ['many', Array.from({ length: 10_000 }, () => ({ x: 1, y: 2 }))],
  ['long', Array.from({ length: 10 }, (_, n) => ({ [`x${n}`]: 'y'.repeat(50_000) }))],
])('%s wrong variables are told in few words, by both ways alike', async (_, parts) => {
  const query = 'query($parts: [Part!]!) { count(parts: $parts) }';
  const [slow, short] = await both({ query, variables: { parts } }, 'application/json');
  // Not their compressed lengths, which depend on the trace's id.
  expect([short.status, short.text]).toEqual([slow.status, slow.text]);
  const { errors } = JSON.parse(short.text) as Answer;
  expect(errors).toHaveLength(20);
  for (const { extensions } of errors ?? []) expect(extensions.code).toBe('BAD_USER_INPUT');
  expect(short.text.length).toBeLessThan(30_000);
});

test.each([101, 20_000, 400_000])(
  'variables nested %i levels deep are refused by both ways alike',
  async (levels) => {
    const nested = `${'['.repeat(levels)}${']'.repeat(levels)}`;
    for (const variables of [
      `{"n":${nested}}`,
      `{"n":"x","unknown":{"a":${nested.slice(1, -1)}}}`,
    ]) {
      const query = 'query($n: String!) { greet(name: $n) }';
      const body = `{"query":${JSON.stringify(query)},"variables":${variables}}`;
      const [slow, short, overHttp2] = await both(body, 'application/json');
      expect(short).toEqual(slow);
      expect(overHttp2).toEqual(slow);
      expect(slow.status).toBe(400);
      const { errors } = JSON.parse(slow.text) as Answer;
      expect(errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', traceId: '' } }]);
    }
    const fits = { n: 'x', unknown: JSON.parse(`${'['.repeat(100)}${']'.repeat(100)}`) };
    const query = 'query($n: String!) { greet(name: $n) }';
    const [slow, short] = await both({ query, variables: fits }, 'application/json');
    expect([slow.status, short]).toEqual([200, slow]);
  },
);

test('a media type that is not served is refused each time, and nothing is run for it', async () => {
  const before = gateway.state.renamed;
  const request = () =>
    fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { ...JSON_TYPE, accept: 'image/png', authorization: borrower },
      body: JSON.stringify({ query: 'mutation { rename(name: "x") { id } }' }),
    });
  expect([(await request()).status, (await request()).status]).toEqual([406, 406]);
  expect([gateway.state.renamed, gateway.seen]).toEqual([before, []]);
});

test('a mutation is run once for each request', async () => {
  const before = gateway.state.renamed;
  await both({ query: 'mutation { rename(name: "z") { id } }' }, 'application/json', borrower);
  expect(gateway.state.renamed).toBe(before + 3);
});
