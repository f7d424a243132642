import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { eventually, startTestGateway, type TestGateway } from './support.ts';

let gateway: TestGateway;
let ada: Record<string, string>;
let ben: Record<string, string>;

beforeAll(async () => {
  gateway = await startTestGateway();
  ada = { authorization: `Bearer ${await gateway.token('user_ada')}` };
  ben = { authorization: `Bearer ${await gateway.token('user_ben')}` };
  // The first request of a kind goes the long way, which shares nothing.
  await gateway.post({ query: '{ balanced }' });
});
afterAll(() => gateway?.close());
beforeEach(() => {
  gateway.seen.length = 0;
});

const SLOW = '{ slow(ms: 400) me { name } }';
const ask = (headers: Record<string, string>, query = SLOW) => gateway.post({ query }, headers);
const begun = (count: number) =>
  eventually(() => gateway.seen.length >= count, 'the subgraph was asked');

test('the same of the same caller is asked once while it is under way, and again after it', async () => {
  const answers = await Promise.all([ask(ada), ask(ada), ask(ada)]);
  for (const { status, body } of answers) {
    expect(status).toBe(200);
    expect(body.data).toEqual({ slow: 'late', me: { name: 'name of user_ada' } });
  }
  expect(gateway.seen).toHaveLength(1);
  await ask(ada);
  expect(gateway.seen).toHaveLength(2);
});

test('nobody gets what was asked by somebody else', async () => {
  const [first, second, nobody] = await Promise.all([
    ask(ada),
    ask(ben),
    ask({}, '{ slow(ms: 400) }'),
  ]);
  expect(first?.body.data).toMatchObject({ me: { name: 'name of user_ada' } });
  expect(second?.body.data).toMatchObject({ me: { name: 'name of user_ben' } });
  expect(nobody?.body.data).toEqual({ slow: 'late' });
  expect(gateway.seen).toHaveLength(3);
});

test('other variables are another request', async () => {
  const query = 'query($ms: Int!) { slow(ms: $ms) }';
  await Promise.all([300, 301].map((ms) => gateway.post({ query, variables: { ms } }, ada)));
  expect(gateway.seen).toHaveLength(2);
});

test('who changes something sees it, whatever is under way since before', async () => {
  const before = ask(ada);
  await begun(1);
  await ask(ada, 'mutation { rename(name: "Countess") { id } }');
  const after = await ask(ada);
  expect(after.body.data).toMatchObject({ me: { name: 'Countess' } });
  await before;
});

test('the same mutation twice is run twice', async () => {
  const { renamed } = gateway.state;
  const rename = () => ask(ada, 'mutation { rename(name: "x", ms: 200) { id } }');
  await Promise.all([rename(), rename()]);
  expect(gateway.state.renamed).toBe(renamed + 2);
});

test('one who leaves takes nothing from the others', async () => {
  const leaving = new AbortController();
  const request = fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...ada },
    body: JSON.stringify({ query: SLOW }),
    signal: leaving.signal,
  });
  await begun(1);
  const other = ask(ada);
  await new Promise((resolve) => setTimeout(resolve, 100));
  leaving.abort();
  await expect(request).rejects.toThrow();
  expect((await other).body.errors).toBeUndefined();
});
