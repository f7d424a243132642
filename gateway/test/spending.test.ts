import { encodeCursor } from '@blockscore/events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CostReport } from '../src/cost/report.ts';
import { listen, transports } from './listen.ts';
import { startTestGateway, statusChanged, type TestGateway, TOO_LONG_A_TYPE } from './support.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({
    ENABLE_RATE_LIMITING: 'true',
    RATE_LIMIT_USER_POINTS: '50',
    RATE_LIMIT_ANONYMOUS_POINTS: '1000',
    MAX_COST: '60',
  });
});
afterAll(() => gateway?.close());

let people = 0;
async function somebody(): Promise<Record<string, string>> {
  people += 1;
  return { authorization: `Bearer ${await gateway.token(`user_spender_${people}`)}` };
}
const WATCH = 'subscription { loanStatusChanged { to } }';
const costIn = (body: object) => (body as { extensions?: { cost: CostReport } }).extensions?.cost;

const WAYS = { short: 'application/json', long: `application/json, ${TOO_LONG_A_TYPE}` };

describe.each(['short', 'long'] as const)('an answer by the %s way', (way) => {
  test('tells what it cost, and takes no more than that', async () => {
    const headers = { ...(await somebody()), accept: WAYS[way] };
    const query = '{ me { x: loans { id } } y: products { id } }';
    const { body, headers: answered } = await gateway.post({ query }, headers);
    expect(costIn(body)).toEqual({
      ...{ requested: 21, actual: 3, limit: 50, remaining: 47 },
      resetsIn: expect.any(Number),
    });
    expect(answered.get('ratelimit-limit')).toBe('50');
    expect(answered.get('ratelimit-remaining')).toBe('47');
    expect(Number(answered.get('ratelimit-reset'))).toBeGreaterThan(0);
    await expect
      .poll(async () => costIn((await gateway.post({ query: '{ balanced }' }, headers)).body))
      .toMatchObject({ requested: 1, actual: 1 });
  });

  test('takes what may have been worked for where something failed', async () => {
    const headers = { ...(await somebody()), accept: WAYS[way] };
    const query = '{ strangers { id } me { loans { id } } }';
    const { body } = await gateway.post({ query }, headers);
    expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(costIn(body)).toMatchObject({ requested: 21, actual: 12 });
  });

  test('is refused once too little is left, and nothing is fetched for it', async () => {
    const headers = { ...(await somebody()), accept: WAYS[way] };
    const one = '{ me { loans { id } } users: products { id } }';
    const dear = `{ ${[1, 2, 3, 4].map((n) => `a${n}: products { id name }`).join(' ')} }`;
    await gateway.post({ query: one }, headers);
    await gateway.post({ query: dear }, headers);
    let refused = await gateway.post({ query: dear }, headers);
    for (let tries = 0; tries < 60 && refused.status === 200; tries += 1) {
      refused = await gateway.post({ query: dear }, headers);
    }
    expect(refused.status).toBe(429);
    expect(refused.body.errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
    expect(refused.body.errors?.[0]?.message).toMatch(/40 points, and \d+ of your 50 are left/);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    gateway.seen.length = 0;
    await gateway.post({ query: dear }, headers);
    expect(gateway.seen).toEqual([]);
    expect((await gateway.post({ query: '{ balanced }' }, headers)).status).toBe(200);
    expect((await gateway.post({ query: dear }, await somebody())).status).toBe(200);
  });
});

test('what is sent costs by its length and by the objects in it', async () => {
  const query = 'query($parts: [Part!]!) { count(parts: $parts) }';
  const parts = Array.from({ length: 20 }, () => ({ amount: `1${'0'.repeat(999)}` }));
  const { body } = await gateway.post({ query, variables: { parts } }, await somebody());
  expect(body.data).toEqual({ count: 20 });
  expect(costIn(body)).toMatchObject({ requested: 24, actual: 24, remaining: 26 });
  const wrong = { query: '{ nothing }', variables: { parts } };
  const { body: refused } = await gateway.post(wrong, await somebody());
  expect(costIn(refused)).toMatchObject({ requested: 5, actual: 5, remaining: 45 });
  const { status, body: tooLong } = await gateway.post('x'.repeat(2 ** 20 + 1), await somebody());
  expect([status, costIn(tooLong)]).toMatchObject([413, { requested: 257, actual: 50 }]);
});

test('of whoever has nothing left, nothing is looked at', async () => {
  const headers = await somebody();
  for (let asked = 0; asked < 50; asked += 1)
    await gateway.post({ query: '{ balanced }' }, headers);
  const refused = { errors: [{ extensions: { code: 'RATE_LIMITED' } }] };
  expect(await gateway.post({ query: '{ balanced }' }, headers)).toMatchObject({ status: 429 });
  expect((await fetch(`${gateway.url}/schema.graphql`, { headers })).status).toBe(429);
  // Neither parsed nor validated, or it would be said what is wrong with it.
  for (const body of [{ query: '{ nothing }' }, { query: '{ me {' }, '{']) {
    const told = await gateway.post(body, headers);
    expect(told).toMatchObject({ status: 429, body: refused });
    expect(told.body.errors?.[0]?.message).toMatch(/^None of your 50 points are left/);
    expect(Number(told.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(costIn(told.body)).toMatchObject({ actual: 0, limit: 50, remaining: 0 });
  }
});

test('who takes no media type of ours is told what that cost', async () => {
  const headers = { ...(await somebody()), accept: 'image/png' };
  const { status, body } = await gateway.post({ query: '{ balanced }' }, headers);
  expect([status, body.errors?.[0]?.extensions.code]).toEqual([406, 'BAD_USER_INPUT']);
  expect(costIn(body)).toMatchObject({ actual: 1, limit: 50, remaining: 49 });
});

test('what may cost more than one has in all is refused, and nobody is told to wait for it', async () => {
  const dear = `{ ${Array.from({ length: 6 }, (_, n) => `a${n}: products { id }`).join(' ')} }`;
  const { status, body, headers } = await gateway.post({ query: dear }, await somebody());
  expect(status).toBe(400);
  expect(body.errors?.[0]?.extensions.code).toBe('LIMIT_EXCEEDED');
  expect(headers.get('retry-after')).toBeNull();
  expect(costIn(body)).toMatchObject({ requested: 60, actual: 1, limit: 50, remaining: 49 });
});

test('a document that is new costs by the square of its length before it is validated, and once', async () => {
  const headers = await somebody();
  const ask = (tokens: number, more = '') => {
    const query = `{ me { ${'nothing '.repeat(tokens - 7)} } }${more}`;
    return gateway.post({ query }, headers);
  };
  expect(costIn((await ask(300)).body)).toMatchObject({ actual: 1, remaining: 40 });
  expect(costIn((await ask(300)).body)).toMatchObject({ actual: 1, remaining: 39 });
  expect(costIn((await ask(300, ' ')).body)).toMatchObject({ actual: 1, remaining: 29 });
  const tooLong = await ask(600);
  expect(tooLong.status).toBe(429);
  expect(tooLong.body.errors?.[0]?.message).toContain('36 points, and 29 of your 50 are left');
  expect(costIn(tooLong.body)).toMatchObject({ requested: 36, actual: 29, remaining: 0 });
});

test('to be refused for too few points costs one as well, until nothing is left', async () => {
  const headers = { ...(await somebody()) };
  const dear = `{ ${Array.from({ length: 6 }, (_, n) => `b${n}: products { id }`).join(' ')} }`;
  for (let remaining = 49; remaining >= 0; remaining -= 1) {
    const { body } = await gateway.post({ query: dear }, headers);
    expect(costIn(body)).toMatchObject({ requested: 60, actual: 1, remaining });
  }
  await gateway.post({ query: dear }, headers);
  expect((await gateway.post({ query: dear }, headers)).status).toBe(429);
});

describe('a request for which nothing is run takes one point and tells it', () => {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const dear = `{ ${Array.from({ length: 7 }, (_, n) => `a${n}: products { id }`).join(' ')} }`;
  test.each<[string, number, object | string]>([
    ['a field that there is not', 400, { query: '{ nothing }' }],
    ['what cannot be read', 400, { query: '{ me {' }],
    ['a variable of another type', 400, { query: 'query($n: String!) { greet(name: $n) }' }],
    ['what is forbidden', 403, { query: '{ users { id } }' }],
    ['what costs too much for anybody', 400, { query: dear }],
    ['a hash of nothing known', 400, { documentId: `sha256:${'0'.repeat(64)}` }],
    ['a subscription where there is none', 400, { query: WATCH }],
    ['a body that is no JSON', 400, '{'],
  ])('%s', async (what, status, body) => {
    const accept = 'application/graphql-response+json';
    const headers = { ...(await somebody()), accept };
    // Apollo Server's way and the short one, the same each time.
    for (const [more, remaining] of [
      [`, ${TOO_LONG_A_TYPE}`, 49],
      ['', 48],
    ] as const) {
      const refused = await gateway.post(body, { ...headers, accept: accept + more });
      expect(refused.status).toBe(status);
      expect(costIn(refused.body)).toMatchObject({ actual: 1, limit: 50, remaining });
      expect(refused.headers.get('ratelimit-remaining')).toBe(String(remaining));
    }
    // Which opens one.
    if (what.startsWith('a subscription')) return;
    const stream = {
      ...post,
      headers: { ...post.headers, ...headers },
      body: JSON.stringify(body),
    };
    const told = await (await fetch(`${gateway.url}/graphql/stream`, stream)).text();
    expect(told).toMatch(/"cost":\{"requested":\d+,"actual":1,/);
  });

  test('a token that is not good, of the address that it comes from', async () => {
    const authorization = `Bearer ${await gateway.token('user_1', { forged: true })}`;
    const left = async () => {
      const { status, body, headers } = await gateway.post('{}', { authorization });
      expect([status, costIn(body)?.limit]).toEqual([401, 1000]);
      expect(headers.get('ratelimit-limit')).toBe('1000');
      return costIn(body)?.remaining ?? 0;
    };
    const before = await left();
    expect(await left()).toBe(before - 1);
  });

  test('over WebSocket, where it cannot be told', async () => {
    const token = await gateway.token('user_refused_often');
    const { ended, stop } = listen(gateway.url, 'WebSocket', token, { query: '{ nothing }' });
    await expect.poll(() => ended()).toBeTruthy();
    stop();
    const { body } = await gateway.post(
      { query: '{ balanced }' },
      { authorization: `Bearer ${token}` },
    );
    expect(costIn(body)?.remaining).toBe(48);
  });
});

test('what may cost more than one operation may is refused, whoever asks', async () => {
  const dear = `{ ${Array.from({ length: 7 }, (_, n) => `a${n}: products { id }`).join(' ')} }`;
  const { status, body } = await gateway.post({ query: dear });
  expect(status).toBe(400);
  expect(body.errors?.[0]).toMatchObject({
    message: expect.stringContaining('70 points; one may cost 60'),
    extensions: { code: 'LIMIT_EXCEEDED' },
  });
});

describe('a subscription in parts', () => {
  const accept = 'multipart/mixed;subscriptionSpec=1.0, application/graphql-response+json';
  const fields = Array.from({ length: 30 }, (_, n) => `b${n}: borrower { id }`).join(' ');
  const query = `subscription($after: String) {
    loanStatusChanged(after: $after) { cursor application { ${fields} } } }`;
  const open = async (body: object, headers: Record<string, string>) => {
    const leaving = new AbortController();
    const { status } = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: leaving.signal,
    });
    return { status, leave: () => leaving.abort() };
  };

  test('that cannot be opened takes one point, and nothing of what it was to cost', async () => {
    const headers = { ...(await somebody()), accept };
    // Somebody else pays for the document.
    await gateway.post({ query, variables: { after: 'x' } }, await somebody());
    for (const remaining of [49, 48]) {
      const { status, body } = await gateway.post({ query, variables: { after: 'x' } }, headers);
      expect([status, body.errors?.[0]?.extensions.code]).toEqual([400, 'CURSOR_INVALID']);
      expect(costIn(body)).toMatchObject({ requested: 1, actual: 1, remaining });
    }
  });

  test('costs more the farther back it goes on, also where nothing of that is its own', async () => {
    const headers = { ...(await somebody()), accept };
    const last = (await gateway.lending.last('lending')) ?? 0;
    const other = Array.from({ length: 400 - last }, () =>
      statusChanged({ subject: 'user_other' }),
    );
    await gateway.lending.append('lending', last, last + 1, other);
    const going = async (seq: number) => {
      const after = encodeCursor({ stream: 'lending', seq });
      const small = query.replace(fields, 'id');
      const { status, leave } = await open({ query: small, variables: { after } }, headers);
      expect(status).toBe(200);
      leave();
      return costIn((await gateway.post({ query: '{ balanced }' }, headers)).body)?.remaining ?? 0;
    };
    const remaining = [await going(400), await going(399), await going(300), await going(0)];
    const [level = 0] = remaining;
    const each = 50 - level;
    expect(remaining).toEqual([
      level,
      level - each - 1,
      level - 2 * (each + 1),
      level - 3 * each - 6,
    ]);
  });

  test('that cannot be paid for says what it was to cost and when to come again', async () => {
    const headers = { ...(await somebody()), accept };
    const { status, leave } = await open({ query }, headers);
    expect(status).toBe(200);
    const refused = await gateway.post({ query }, headers);
    leave();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(costIn(refused.body)).toMatchObject({ requested: expect.any(Number), actual: 1 });
    expect(costIn(refused.body)?.requested).toBeGreaterThan(25);
  });
});

describe.each(transports)('a subscription over %s', (transport) => {
  test('is paid for when it opens, and refused where that cannot be paid', async () => {
    const subject = `user_listener_${transport.replaceAll(/\W/g, '')}`;
    const token = await gateway.token(subject);
    const fields = Array.from({ length: 30 }, (_, n) => `b${n}: borrower { id }`).join(' ');
    const query = `subscription { loanStatusChanged { cursor application { ${fields} } } }`;
    // One may be paid for, and not two.
    const both = [1, 2].map(() => listen(gateway.url, transport, token, { query }));
    const told = () => both.map(({ results, ended }) => `${JSON.stringify(results)} ${ended()}`);
    await expect
      .poll(() => told().filter((text) => text.includes('RATE_LIMITED')).length)
      .toBe(1)
      .finally(() => {
        for (const { stop } of both) stop();
      });
  });
});
