import { randomBytes } from 'node:crypto';
import { makeApiKey } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../src/documents/persisted.ts';
import { listen, opened, transports } from './listen.ts';
import {
  type Answer,
  eventually,
  startTestGateway,
  statusChanged,
  type TestGateway,
} from './support.ts';

let gateway: TestGateway;
let key: string;
let partnerId: string;
let person: string;

beforeAll(async () => {
  gateway = await startTestGateway({
    CONTRACTS: 'public=public,partner=public|partner,staff=public|partner|staff',
    CONTRACT_OF_KEYS: 'partner',
  });
  key = makeApiKey(randomBytes(16), randomBytes(32)).text;
  partnerId = newId('partner');
  const scopes = ['partner:read'] as const;
  gateway.apiKeys.known.set(key, { keyId: newId('apikey'), partnerId, scopes, expiresAt: null });
  person = await gateway.token('user_1');
});
afterAll(() => gateway?.close());

const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code;
const TYPES = '{ __schema { types { name fields { name } } } }';

/** Asks twice: by Apollo Server first, then by the short way. */
async function ask(token: string | undefined, query: string, contract?: string, byHeader = false) {
  const path = contract === undefined || byHeader ? '' : `/${contract}`;
  const headers = {
    'content-type': 'application/json',
    ...(token && { authorization: `Bearer ${token}` }),
    ...(contract !== undefined && byHeader && { 'x-graph-contract': contract }),
  };
  const [first, second] = [await send(), await send()];
  async function send() {
    const request = { method: 'POST', headers, body: JSON.stringify({ query }) };
    const response = await fetch(`${gateway.url}/graphql${path}`, request);
    const text = (await response.text()).replaceAll(/"traceId":"\w+"/g, '"traceId":""');
    return { status: response.status, text };
  }
  expect(second).toEqual(first);
  return { status: first.status, text: first.text, body: JSON.parse(first.text) as Answer };
}

describe('an API key', () => {
  test('gets the contract of keys, whose schema and hints show nothing else', async () => {
    const answer = await ask(key, '{ products { id } loan(id: "loan_1") { id status } }');
    expect(answer.body.data).toMatchObject({ loan: { id: 'loan_1' }, products: [{ id: 'p1' }] });
    for (const query of [
      '{ me { id } }',
      '{ users { id } }',
      '{ loan(id: "a") { officerNote } }',
    ]) {
      expect(codeOf((await ask(key, query)).body)).toBe('GRAPHQL_VALIDATION_FAILED');
    }
    const { text } = await ask(key, '{ mee usrs loan(id: "a") { officerNot borower } }');
    expect(text).not.toMatch(/\bme\b|users|officerNote|borrower/);
    const types = (await ask(key, TYPES)).text;
    expect(types).toContain('LoanStatusEvent');
    expect(types).not.toMatch(/"User"|officerNote|Mutation|balanced/);
    const headers = { authorization: `Bearer ${key}` };
    const sdl = await (await fetch(`${gateway.url}/schema.graphql`, { headers })).text();
    expect(sdl).toContain('type Product {');
    expect(sdl).not.toMatch(/type User|officerNote|Mutation/);
  });

  test.each([false, true])(
    'may ask for less, and not for more (by header: %s)',
    async (byHeader) => {
      expect((await ask(key, '{ products { id } }', 'public', byHeader)).status).toBe(200);
      const beyond = await ask(key, '{ greet(name: "x") }', 'public', byHeader);
      expect(codeOf(beyond.body)).toBe('GRAPHQL_VALIDATION_FAILED');
      expect((await ask(key, '{ greet(name: "x") }', 'partner', byHeader)).status).toBe(200);
      for (const contract of ['staff', 'nothing', '__proto__']) {
        const refused = await ask(key, '{ __typename }', contract, byHeader);
        expect([refused.status, codeOf(refused.body)]).toEqual([403, 'FORBIDDEN']);
      }
    },
  );

  test('does not learn by its hash of a document that is beyond its contract', async () => {
    const hidden = '{ me { id name } }';
    const theirs = '{ greet(name: "by hash") }';
    const named = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: sha256(text) } });
    for (const query of [hidden, theirs]) {
      await gateway.post(
        { query, extensions: named(query) },
        { authorization: `Bearer ${person}` },
      );
    }
    const byHash = async (text: string, token: string) =>
      (await gateway.post({ extensions: named(text) }, { authorization: `Bearer ${token}` })).body;
    expect(codeOf(await byHash(hidden, key))).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect((await byHash(theirs, key)).data).toEqual({ greet: 'Hello by hash' });
    expect((await byHash(hidden, person)).data).toMatchObject({ me: { id: 'user_1' } });
  });

  test.each(transports)('subscribes within its contract over %s', async (transport) => {
    const watch = (fields: string) => ({
      query: `subscription { loanStatusChanged { to application { id ${fields} } } }`,
    });
    const beyond = listen(gateway.url, transport, key, watch('borrower { id }'));
    const told = () => `${JSON.stringify(beyond.results)} ${beyond.ended()}`;
    await expect.poll(told).toMatch(/GRAPHQL_VALIDATION_FAILED|Cannot query|400/);
    const wider = listen(gateway.url, transport, key, watch('status'), '/graphql/staff');
    await expect
      .poll(() => `${JSON.stringify(wider.results)} ${wider.ended()}`)
      .toMatch(/FORBIDDEN|no such graph|403/);
    const listening = listen(gateway.url, transport, key, watch('status'), '/graphql/partner');
    await opened(gateway.url, 1);
    const event = statusChanged({ subject: newId('user') });
    await gateway.append({ ...event, audience: { partner: partnerId, scopes: [] } });
    await eventually(() => listening.results.length === 1, 'the event came');
    expect(listening.results[0]?.errors).toBeUndefined();
    for (const { stop } of [beyond, wider, listening]) stop();
    await opened(gateway.url, 0);
  });
});

test('a stream of several operations has its contract by its path, and nothing else below it is put', async () => {
  const url = `${gateway.url}/graphql/partner`;
  const client = createClient({
    url: `${url}/stream`,
    headers: { authorization: `Bearer ${key}` },
    singleConnection: true,
    retryAttempts: 0,
  });
  const asked = async (query: string) => (await client.iterate({ query }).next()).value;
  expect(await asked('{ greet(name: "x") }')).toEqual({ data: { greet: 'Hello x' } });
  expect(codeOf(await asked('{ me { id } }'))).toBe('GRAPHQL_VALIDATION_FAILED');
  client.dispose();
  const put = await fetch(url, { method: 'PUT' });
  expect([put.status, put.headers.get('allow')]).toEqual([405, 'POST, GET']);
});

test('who is no partner has the whole graph, and each part of it', async () => {
  expect((await ask(person, '{ me { id name } }')).status).toBe(200);
  expect((await ask(person, '{ me { id } }', 'staff')).body.data).toEqual({ me: { id: 'user_1' } });
  expect(codeOf((await ask(person, '{ me { name } }', 'staff')).body)).toBe(
    'GRAPHQL_VALIDATION_FAILED',
  );
  expect((await ask(undefined, '{ products { id } }', 'public')).status).toBe(200);
  // What is in a contract is open to nobody for that.
  expect((await ask(undefined, '{ me { id } }', 'staff')).status).toBe(401);
  const headers = { 'content-type': 'application/json', 'x-graph-contract': 'public' };
  const request = { method: 'POST', headers, body: '{"query":"{ __typename }"}' };
  expect((await fetch(`${gateway.url}/graphql/partner`, request)).status).toBe(400);
});

test('a gateway whose contracts are impossible does not start', async () => {
  const start = (environment: Record<string, string>) => startTestGateway(environment);
  await expect(start({ CONTRACTS: 'few=nobody' })).rejects.toThrow('«few» is impossible');
  await expect(start({ CONTRACT_OF_KEYS: 'few' })).rejects.toThrow('CONTRACTS has no such');
});
