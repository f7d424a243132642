import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import {
  ANONYMOUS,
  CALLER_TOKEN_HEADER,
  type Caller,
  type Client,
  clientHeaders,
  createCallerSigner,
  currentTraceId,
  ROOT_FIELDS,
  userCaller,
} from '@blockscore/caller';
import { Fault } from '@blockscore/result';
import { parse } from 'graphql';
import type { JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  check,
  createLogger,
  createMetrics,
  Degraded,
  type HttpService,
  needs,
  open,
  ownOr,
  protect,
  serveSubgraph,
  subgraphSchema,
} from '../src/index.ts';

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  scalar DateTime scalar LocalDate scalar Decimal scalar CurrencyCode
  type Money @shareable { amount: Decimal! currency: CurrencyCode! }
  type User @key(fields: "id") { id: ID! email: String friend: User }
  type Query { me: User user(id: ID!): User users: [User!] }
`);

const people = {
  user_a: { id: 'user_a', email: 'a@example.com' },
  user_b: { id: 'user_b', email: 'b@example.com' },
};
type Person = (typeof people)['user_a'];
let seenTrace: string | undefined;
let seenClient: Client | undefined;
let friendsRead = 0;
const [began, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
const resolvers = {
  User: {
    __resolveReference: ({ id }: Person) => people[id as 'user_a'] ?? null,
    friend: () => {
      friendsRead += 1;
      return people.user_b;
    },
  },
  Query: {
    me: (_: unknown, __: unknown, { caller, client }: { caller: Caller; client: Client }) => {
      seenClient = client;
      return people[caller.id as 'user_a'];
    },
    user: async (_: unknown, { id }: { id: string }, { signal }: { signal: AbortSignal }) => {
      if (id === 'left') {
        began.resolve();
        await once(signal, 'abort');
        setImmediate(ended.resolve);
        return people.user_a;
      }
      if (id === 'fault') throw new Fault('CURSOR_EXPIRED', 'Too old.');
      if (id === 'crash') throw new Error('password=hunter2 at 10.0.0.1:5432');
      if (id === 'query') {
        seenTrace = currentTraceId();
        const cause = Object.assign(new Error('duplicate'), { code: '23505', detail: 'hunter2' });
        const query = { query: 'insert', params: ['hunter2'], cause };
        throw Object.assign(new Error('params: hunter2'), query);
      }
      return people[id as 'user_a'];
    },
    users: () => Object.values(people),
  },
};
const typeRules = {
  Money: open,
  User: { id: open, email: ownOr<Person>((p) => p.id, 'users:read'), friend: open },
};

let service: HttpService;
let sign: ReturnType<typeof createCallerSigner>;
let healthy = true;
let strained = false;
let tries = 0;
const lines: string[] = [];

beforeAll(async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  sign = createCallerSigner(privateKey.export({ format: 'jwk' }) as JWK);
  service = await serveSubgraph({
    name: 'identity',
    host: '127.0.0.1',
    port: 0,
    gatewayPublicKey: publicKey.export({ format: 'jwk' }) as JWK,
    logger: createLogger('test', 'info', { write: (line) => void lines.push(line) }),
    metrics: createMetrics('test'),
    typeDefs,
    resolvers,
    typeRules,
    createContext: (base) => base,
    checks: {
      thing: async () => {
        if (!healthy) throw new Error('down');
        if (strained)
          throw new Degraded(`look at https://me:pass@rpc.example/v2/key-1 for ${tries} s`);
      },
    },
  });
});
afterAll(() => service?.close());

async function post(body: string, headers: Record<string, string>) {
  const response = await fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: response.status, body: (await response.json()) as Answer };
}
interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string };
  }[];
}
const ask = async (caller: Caller, query: string) =>
  await post(JSON.stringify({ query }), { [CALLER_TOKEN_HEADER]: await sign(caller, 'identity') });
const codes = (answer: Answer) => answer.errors?.map((error) => error.extensions.code);

test('nothing is read any more for who has gone', async () => {
  await ask(userCaller('user_a', ['ADMIN']), '{ user(id: "user_a") { friend { id } } }');
  expect(friendsRead).toBe(1);
  const leaving = new AbortController();
  const asked = fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [CALLER_TOKEN_HEADER]: await sign(userCaller('user_a', ['ADMIN']), 'identity'),
    },
    body: JSON.stringify({ query: '{ user(id: "left") { friend { id } } }' }),
    signal: leaving.signal,
  });
  await began.promise;
  leaving.abort();
  await expect(asked).rejects.toThrow();
  await ended.promise;
  expect(friendsRead).toBe(1);
});

describe('the shield', () => {
  test('gives each root field the access that the table has, whoever asks', async () => {
    expect(Object.keys(ROOT_FIELDS.identity)).toContain('Query.users');
    expect(codes((await ask(ANONYMOUS, '{ users { id } }')).body)).toEqual(['UNAUTHENTICATED']);
    expect(
      codes((await ask(userCaller('user_a', ['LOAN_OFFICER']), '{ users { id } }')).body),
    ).toEqual(['FORBIDDEN']);
    expect(
      (await ask(userCaller('user_a', ['ADMIN']), '{ users { email } }')).body.errors,
    ).toBeUndefined();
  });

  test('guards a type’s fields also where the gateway resolves the entity', async () => {
    const query =
      '{ _entities(representations: [{ __typename: "User", id: "user_b" }]) { ... on User { id email } } }';
    const stranger = (await ask(userCaller('user_a', ['BORROWER']), query)).body;
    expect(stranger.data).toEqual({ _entities: [{ id: 'user_b', email: null }] });
    expect(codes(stranger)).toEqual(['FORBIDDEN']);
    const owner = (await ask(userCaller('user_b', ['BORROWER']), query)).body;
    expect(owner.data).toEqual({ _entities: [{ id: 'user_b', email: 'b@example.com' }] });
  });

  test('refuses to start where nobody decided about a type or a field', () => {
    expect(() => subgraphSchema('identity', typeDefs, resolvers, { Money: open })).toThrow(/User/);
    expect(() =>
      subgraphSchema('identity', typeDefs, resolvers, { Money: open, User: { id: open } }),
    ).toThrow(/User\.email/);
    const more = parse(`type Query { me: String surprise: String }`);
    expect(() => subgraphSchema('identity', more, {}, {})).toThrow(/Query\.surprise/);
    expect(protect).toBeTypeOf('function');
  });

  test('rules see the caller and the parent', async () => {
    expect(needs('users:read')).toBeDefined();
    expect(check(() => true)).toBeDefined();
  });
});

describe('what a subgraph answers', () => {
  test('nothing without a caller token', async () => {
    for (const token of [{}, { [CALLER_TOKEN_HEADER]: 'a.b.c' }]) {
      const { status, body } = await post(
        '{"query":"{ me { id } }"}',
        token as Record<string, string>,
      );
      expect(status).toBe(401);
      expect(codes(body)).toEqual(['UNAUTHENTICATED']);
    }
  });

  test('documented faults as they are, and nothing of the inside of others', async () => {
    const admin = userCaller('user_a', ['ADMIN']);
    expect(codes((await ask(admin, '{ user(id: "fault") { id } }')).body)).toEqual([
      'CURSOR_EXPIRED',
    ]);
    const crash = (await ask(admin, '{ user(id: "crash") { id } }')).body;
    expect(codes(crash)).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(JSON.stringify(crash)).not.toMatch(/hunter2|10\.0\.0\.1|stack/);
    expect(codes((await ask(admin, '{ nonsense }')).body)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(codes((await ask(admin, '{')).body)).toEqual(['GRAPHQL_PARSE_FAILED']);
    expect(codes((await ask(admin, '{ __schema { types { name } } }')).body)).toEqual([
      'GRAPHQL_VALIDATION_FAILED',
    ]);
  });

  test('a fault is logged under the trace that the client is told, without the query’s values', async () => {
    lines.length = 0;
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const token = await sign(userCaller('user_a', ['ADMIN']), 'identity');
    const { body } = await post('{"query":"{ user(id: \\"query\\") { id } }"}', {
      [CALLER_TOKEN_HEADER]: token,
      traceparent: `00-${traceId}-b7ad6b7169203331-01`,
      'x-request-id': 'r1',
    });
    expect(body.data).toEqual({ user: null });
    expect(seenTrace).toBe(traceId);
    const logged: unknown = JSON.parse(lines.join(''));
    expect(logged).toMatchObject({ traceId, requestId: 'r1', err: { code: '23505' } });
    expect(lines.join('')).not.toContain('hunter2');
  });

  test('a resolver with the client that the gateway tells of, printable and bounded', async () => {
    const token = await sign(userCaller('user_a', []), 'identity');
    const ask = async (client?: Client) => {
      const headers = client === undefined ? {} : clientHeaders(client);
      await post('{"query":"{ me { id } }"}', { [CALLER_TOKEN_HEADER]: token, ...headers });
      return seenClient;
    };
    const client = { address: '2001:db8::1', agent: 'Mozilla/5.0 (X11; Linux x86_64)' };
    expect(await ask(client)).toEqual(client);
    expect(await ask()).toEqual({ address: '', agent: '' });
    const odd = { address: 'a'.repeat(99), agent: `Bro\u0000wser\r\n\u009b é\t${'x'.repeat(900)}` };
    expect(await ask(odd)).toEqual({
      address: 'a'.repeat(45),
      agent: `Bro wser ${'x'.repeat(291)}`,
    });
  });

  test('bad JSON and a body over the limit, then goes on serving', async () => {
    const headers = { [CALLER_TOKEN_HEADER]: await sign(ANONYMOUS, 'identity') };
    expect((await post('{', headers)).status).toBe(400);
    const { status, body } = await post(`{"query":"${'x'.repeat(5_000_000)}"}`, headers);
    expect([status, codes(body)]).toEqual([413, ['LIMIT_EXCEEDED']]);
    expect((await ask(ANONYMOUS, '{ __typename }')).status).toBe(200);
  });

  test('its health, its metrics, and nothing at other paths', async () => {
    const get = (path: string) => fetch(`${service.url}${path}`);
    expect((await get('/health/live')).status).toBe(200);
    expect(await (await get('/health/ready')).json()).toEqual({
      status: 'ready',
      checks: { thing: 'up' },
    });
    healthy = false;
    expect((await get('/health/ready')).status).toBe(503);
    healthy = true;
    strained = true;
    const degraded = await get('/health/ready');
    expect(degraded.status).toBe(200);
    expect(await degraded.json()).toEqual({ status: 'degraded', checks: { thing: 'degraded' } });
    tries = 12;
    await get('/health/ready');
    strained = false;
    await get('/health/ready');
    expect(await (await get('/metrics')).text()).toContain('http_request_duration_seconds');
    expect((await get('/etc/passwd')).status).toBe(404);
    expect((await get('/graphql')).status).toBe(405);
  });

  test('why a check is not up is logged once, without what a URL keeps', () => {
    const told = lines
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
      .filter(({ check }) => check === 'thing')
      .map(({ level, condition, reason }) => [level, condition, reason]);
    expect(told).toEqual([
      ['warn', 'down', 'Error: down'],
      ['warn', 'degraded', 'Degraded: look at https://rpc.example for 0 s'],
      ['info', undefined, undefined],
    ]);
  });
});
