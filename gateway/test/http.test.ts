import { createLogger } from '@blockscore/service';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createStatus } from '../src/http/status.ts';
import { type Answer, startTestGateway, type TestGateway } from './support.ts';

let gateway: TestGateway;
let borrower: Record<string, string>;
let admin: Record<string, string>;

beforeAll(async () => {
  gateway = await startTestGateway({
    CORS_ORIGINS: 'https://app.example.com',
  });
  borrower = { authorization: `Bearer ${await gateway.token('user_1')}` };
  admin = { authorization: `Bearer ${await gateway.token('user_2', { roles: ['ADMIN'] })}` };
});
afterAll(() => gateway.close());
beforeEach(() => {
  gateway.seen.length = 0;
});

const codes = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions.code);

describe('queries', () => {
  test('span subgraphs and carry the caller to each of them', async () => {
    const query = '{ me { id name loans { id status borrower { name } } } }';
    const { status, body } = await gateway.post({ query }, borrower);
    expect(status).toBe(200);
    expect(body).toEqual({
      data: {
        me: {
          id: 'user_1',
          name: 'name of user_1',
          loans: [{ id: 'loan_1', status: 'ACTIVE', borrower: { name: 'name of user_of_loan' } }],
        },
      },
    });
    expect(gateway.seen.map(({ subgraph }) => subgraph)).toEqual([
      'identity',
      'lending',
      'identity',
    ]);
    for (const { caller } of gateway.seen) {
      expect(caller).toEqual({ kind: 'USER', id: 'user_1', roles: ['BORROWER'], scopes: [] });
    }
  });

  test('of nobody in particular are told as such to the subgraph', async () => {
    const { body } = await gateway.post({ query: '{ products { id } }' });
    expect(body).toEqual({ data: { products: [{ id: 'p1' }] } });
    expect(gateway.seen[0]?.caller.kind).toBe('ANONYMOUS');
  });

  test('keep their trace and request id', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const traceparent = `00-${traceId}-b7ad6b7169203331-01`;
    const headers = { traceparent, 'x-request-id': 'request-7' };
    const answer = await gateway.post({ query: '{ products { id } }' }, headers);
    expect(answer.headers.get('x-request-id')).toBe('request-7');
    expect(gateway.seen[0]?.headers['x-request-id']).toBe('request-7');
    expect(gateway.seen[0]?.headers['traceparent']).toMatch(new RegExp(`^00-${traceId}-`));
    expect(gateway.seen[0]?.headers['traceparent']).not.toBe(traceparent);
  });

  test('may come by GET, mutations may not', async () => {
    const get = async (search: string, headers = {}) => {
      const response = await fetch(`${gateway.url}/graphql?${search}`, { headers });
      return { status: response.status, body: (await response.json()) as Answer };
    };
    const variables = encodeURIComponent('{"name":"Ada"}');
    const query = encodeURIComponent('query($name: String!) { greet(name: $name) }');
    // Nothing a browser would have to ask leave for: no header of a request says who is asking but one.
    expect((await get(`query=${query}&variables=${variables}`)).body).toEqual({
      data: { greet: 'Hello Ada' },
    });
    const mutation = encodeURIComponent('mutation { rename(name: "x") { id } }');
    for (const headers of [{}, borrower]) {
      expect((await get(`query=${mutation}`, headers)).status).toBe(405);
    }
    expect(gateway.state.renamed).toBe(0);
    expect((await get(`query=${query}&variables={`)).status).toBe(400);
  });

  test('come as JSON where they are posted, which no page can have sent without asking', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const sent = await gateway.post({ query: '{ products { id } }' }, { 'content-type': type });
      expect([sent.status, codes(sent.body)]).toEqual([400, ['BAD_USER_INPUT']]);
    }
    expect(gateway.seen).toEqual([]);
  });

  test('a document with several operations runs the one that is named', async () => {
    const query =
      'query A { greet(name: "A") } query B { me { id } } subscription C { loanStatusChanged { to } }';
    const a = await gateway.post({ query, operationName: 'A' });
    expect(a.body).toEqual({ data: { greet: 'Hello A' } });
    expect((await gateway.post({ query, operationName: 'B' })).status).toBe(401);
    for (const operationName of ['C', 'D']) {
      const refused = await gateway.post({ query, operationName }, borrower);
      expect([refused.status, codes(refused.body)]).toEqual([200, ['BAD_USER_INPUT']]);
      const accept = 'application/graphql-response+json';
      expect((await gateway.post({ query, operationName }, { ...borrower, accept })).status).toBe(
        400,
      );
    }
  });
});

describe('access', () => {
  test('what is denied causes no fetch', async () => {
    const query = '{ products { id } users { id } }';
    const anonymous = await gateway.post({ query });
    expect([anonymous.status, codes(anonymous.body)]).toEqual([401, ['UNAUTHENTICATED']]);
    const denied = await gateway.post({ query }, borrower);
    expect([denied.status, codes(denied.body)]).toEqual([403, ['FORBIDDEN']]);
    expect(gateway.seen).toEqual([]);
    expect((await gateway.post({ query }, admin)).status).toBe(200);
  });

  test('a token that has ended is refused with what is open to anyone, too', async () => {
    const query = '{ products { id } }';
    const ended = await gateway.token('user_1', { issuedSecondsAgo: 660, expiresInSeconds: -60 });
    const answer = await gateway.post({ query }, { authorization: `Bearer ${ended}` });
    expect([answer.status, codes(answer.body)]).toEqual([401, ['UNAUTHENTICATED']]);
    expect(gateway.seen).toEqual([]);
    expect((await gateway.post({ query })).status).toBe(200);
  });

  test('an empty operation name is no way round it', async () => {
    for (const name of ['', null]) {
      const answer = await gateway.post({
        query: 'mutation { rename(name: "x") { id } }',
        operationName: name,
      });
      expect(codes(answer.body)).toEqual(['UNAUTHENTICATED']);
    }
    const query = encodeURIComponent('{ me { id } }');
    const response = await fetch(`${gateway.url}/graphql?operationName=&query=${query}`);
    expect(response.status).toBe(401);
    expect(gateway.seen).toEqual([]);
  });

  test('a protected field below an open one is denied', async () => {
    const query = '{ loan(id: "loan_1") { officerNote } }';
    expect(codes((await gateway.post({ query }, borrower)).body)).toEqual(['FORBIDDEN']);
  });

  test.each([
    ['expired', { expiresInSeconds: -60 }, 'has expired'],
    ['forged', { forged: true }, 'not valid'],
    ['of another issuer', { issuer: 'someone' }, 'not valid'],
    ['for another audience', { audience: 'other' }, 'not valid'],
    ['of another type', { type: 'JWT' }, 'not valid'],
  ])('a token that is %s is refused, also for what is open', async (_, options, message) => {
    const authorization = `Bearer ${await gateway.token('user_1', options)}`;
    const { status, body, headers } = await gateway.post(
      { query: '{ products { id } }' },
      { authorization },
    );
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toContain('invalid_token');
    expect(codes(body)).toEqual(['UNAUTHENTICATED']);
    expect(body.errors?.[0]?.message).toContain(message);
    expect(gateway.seen).toEqual([]);
  });

  test.each(['Basic YTpi', 'Bearer', 'Bearer nonsense', 'Bearer a.b.c', 'Bearer a.b.c.d.e'])(
    'the header «%s» is refused',
    async (authorization) => {
      expect((await gateway.post({ query: '{ products { id } }' }, { authorization })).status).toBe(
        401,
      );
    },
  );

  test('an unsigned token is refused', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      sub: 'user_1',
      roles: ['ADMIN'],
      iss: 'blockscore',
      aud: 'blockscore',
      exp: now + 60,
    };
    const token = `${part({ alg: 'none', typ: 'at+jwt' })}.${part(claims)}.x`;
    expect(
      (await gateway.post({ query: '{ users { id } }' }, { authorization: `Bearer ${token}` }))
        .status,
    ).toBe(401);
  });

  test('introspection is open and shows nothing of federation', async () => {
    const { body } = await gateway.post({ query: '{ __schema { types { name } } }' });
    const names = JSON.stringify(body.data);
    expect(names).toContain('LoanStatusEvent');
    expect(names).not.toMatch(/join__|_Entity|_Service/);
  });
});

test('health is looked at anew though the clock was set back', async () => {
  const check = vi.fn(async () => undefined);
  const logger = createLogger('test', 'silent');
  const { summary } = createStatus({
    clients: {},
    checks: { check },
    subscriptions: () => 0,
    logger,
  });
  const response = { writeHead: () => undefined, end: () => undefined } as never;
  const ask = () => summary({} as never, response);
  await ask();
  await ask();
  expect(check).toHaveBeenCalledTimes(1);
  const [date, clock] = [Date.now(), performance.now()];
  vi.spyOn(Date, 'now').mockReturnValue(date - 3_600_000);
  vi.spyOn(performance, 'now').mockReturnValue(clock + 10_000);
  await ask();
  vi.restoreAllMocks();
  expect(check).toHaveBeenCalledTimes(2);
});

describe('besides the graph', () => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${gateway.url}${path}`, { headers });

  test('the schema for clients', async () => {
    const text = await (await get('/schema.graphql')).text();
    expect(text).toContain('type LoanStatusEvent {');
    expect(text).not.toContain('join__');
  });

  test('health for anyone, and what is amiss by its name for whoever is signed in', async () => {
    expect(await (await get('/health/live')).json()).toEqual({ status: 'live' });
    expect((await get('/health/ready')).status).toBe(200);
    expect(await (await get('/api/health')).json()).toEqual({ status: 'degraded' });
    expect((await get('/api/health/detailed')).status).toBe(401);
    const details = await (await get('/api/health/detailed', borrower)).json();
    expect(details).toMatchObject({
      status: 'degraded',
      checks: { identity: 'up', lending: 'up', ledger: 'degraded', credit: 'down', events: 'up' },
      amiss: { ledger: { chain: 'degraded' } },
    });
    expect(JSON.stringify(details)).not.toContain('out of funds');
  });

  test('the keys of access tokens', async () => {
    const keys = (await (await get('/.well-known/jwks.json')).json()) as { keys: object[] };
    expect(keys.keys).toMatchObject([{ kid: 'k1', crv: 'Ed25519' }, { kid: 'k2' }]);
    expect(JSON.stringify(keys)).not.toContain('"d"');
  });

  test('the explorer loads nothing from elsewhere and its scripts are named', async () => {
    const response = await get('/');
    const page = await response.text();
    expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
    const nonce = /'nonce-([^']+)'/.exec(
      response.headers.get('content-security-policy') ?? '',
    )?.[1];
    expect(nonce).toBeDefined();
    expect(page.match(/<script/g)?.length).toBe(page.split(`<script nonce="${nonce}"`).length - 1);
    for (const [, path] of page.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
      expect((await get(path ?? '')).status, path).toBe(200);
    }
    expect((await get('/explorer/static/none.js')).status).toBe(404);
  });

  test('security headers on every answer, CORS for known origins only', async () => {
    const known = await get('/api/health', { origin: 'https://app.example.com' });
    expect(known.headers.get('access-control-allow-origin')).toBe('https://app.example.com');
    const stranger = await get('/nothing', { origin: 'https://evil.example.com' });
    expect(stranger.status).toBe(404);
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
    expect(stranger.headers.get('x-content-type-options')).toBe('nosniff');
    const preflight = await fetch(`${gateway.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://app.example.com', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
  });
});
