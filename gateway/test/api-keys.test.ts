import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { makeApiKey } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { identityEvent } from './identity-events.ts';
import { listen, opened, transports, WATCH_ALL } from './listen.ts';
import { eventually, startTestGateway, statusChanged, type TestGateway } from './support.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway?.close());
beforeEach(() => {
  gateway.seen.length = 0;
  gateway.apiKeys.asked.length = 0;
});

/** A key that identity knows. */
function newKey(change: { readonly expiresAt?: string } = {}) {
  const text = makeApiKey(randomBytes(16), randomBytes(32)).text;
  const known = {
    keyId: newId('apikey'),
    partnerId: newId('partner'),
    scopes: ['partner:read'],
    expiresAt: null,
    ...change,
  } as const;
  gateway.apiKeys.known.set(text, known);
  return { text, ...known };
}
const ask = async (key: string, query = '{ me { id } }') =>
  await gateway.post({ query }, { authorization: `Bearer ${key}` });

test('an API key is a partner with the key’s scopes and nothing else', async () => {
  const { text, keyId, partnerId } = newKey();
  expect((await ask(text)).status).toBe(200);
  expect(gateway.seen.map(({ caller }) => caller)).toEqual([
    { kind: 'PARTNER', id: keyId, roles: ['PARTNER'], scopes: ['partner:read'], partnerId },
  ]);
  expect((await ask(text, '{ users { id } }')).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  await Promise.all(Array.from({ length: 20 }, () => ask(text)));
  expect(gateway.apiKeys.asked).toEqual([text]);
});

test('a key that nobody made is refused: mistyped ones without asking', async () => {
  const { text } = newKey();
  const flipped = text.slice(0, -1) + (text.endsWith('0') ? '1' : '0');
  const mistyped = await ask(flipped);
  expect(mistyped.status).toBe(401);
  expect(mistyped.body.errors?.[0]?.message).toContain('mistyped');
  expect(gateway.apiKeys.asked).toEqual([]);
  const unknown = makeApiKey(randomBytes(16), randomBytes(32)).text;
  for (let n = 0; n < 3; n += 1) expect((await ask(unknown)).status).toBe(401);
  expect(gateway.apiKeys.asked).toEqual([unknown]);
  const expired = newKey({ expiresAt: new Date(Date.now() - 1_000).toISOString() });
  expect((await ask(expired.text)).status).toBe(401);
  expect(gateway.seen).toEqual([]);
});

test('a key serves every transport, and gets the events of its partner', async () => {
  const { text, partnerId } = newKey();
  const listening = transports.map((one) => listen(gateway.url, one, text, { query: WATCH_ALL }));
  await opened(gateway.url, transports.length);
  const event = statusChanged({ subject: newId('user') });
  await gateway.append({ ...event, audience: { partner: partnerId, scopes: [] } });
  await gateway.append(statusChanged({ subject: newId('user') }));
  for (const { results } of listening) await eventually(() => results.length === 1, 'it came');
  for (const { stop } of listening) stop();
  await opened(gateway.url, 0);
});

describe('a key that is revoked', () => {
  test.each(['key', 'partner'] as const)('by its %s ends what is open, at once', async (by) => {
    const { text, keyId, partnerId } = newKey();
    const { text: other } = newKey();
    expect((await ask(text)).status).toBe(200);
    const socket = listen(gateway.url, 'WebSocket', text, { query: WATCH_ALL });
    const stream = listen(gateway.url, 'SSE', text, { query: WATCH_ALL });
    const kept = listen(gateway.url, 'SSE', other, { query: WATCH_ALL });
    await opened(gateway.url, 3);
    gateway.apiKeys.known.delete(text);
    await gateway.append(
      by === 'key'
        ? identityEvent('identity.api_key.revoked', { keyId, partnerId })
        : identityEvent('identity.partner.suspended', { partnerId }),
    );
    await eventually(
      () => socket.ended() !== undefined && stream.ended() !== undefined,
      'both ended',
    );
    expect(String(socket.ended())).toContain('4401');
    expect(stream.results[0]?.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await ask(text)).status).toBe(401);
    expect(kept.ended()).toBeUndefined();
    kept.stop();
    await opened(gateway.url, 0);
  });

  test('serves again as soon as identity says so', async () => {
    const { text, partnerId } = newKey();
    const known = gateway.apiKeys.known.get(text);
    expect((await ask(text)).status).toBe(200);
    await gateway.append(identityEvent('identity.partner.suspended', { partnerId }));
    // Identity still knows it here: so it was suspended and reinstated in between.
    await expect.poll(() => ask(text).then(() => gateway.apiKeys.asked.length)).toBe(2);
    expect(known).toBeDefined();
    expect((await ask(text)).status).toBe(200);
  });
});

test.each(['identity.partner.reinstated', 'identity.api_key.created'] as const)(
  'a key that was refused is asked for again at once when identity says %s',
  async (type) => {
    const { text, keyId, partnerId, ...known } = newKey();
    gateway.apiKeys.known.delete(text);
    // Refusals are remembered for five seconds otherwise, which do not pass here.
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      expect((await ask(text)).status).toBe(401);
      gateway.apiKeys.known.set(text, { keyId, partnerId, ...known });
      expect((await ask(text)).status).toBe(401);
      await gateway.append(
        type === 'identity.api_key.created'
          ? identityEvent(type, { keyId, partnerId })
          : identityEvent(type, { partnerId }),
      );
      await expect.poll(async () => (await ask(text)).status).toBe(200);
    } finally {
      vi.useRealTimers();
    }
  },
);

test('keys that nobody made are checked for a while only, over every transport', async () => {
  const guarded = await startTestGateway({ TRUSTED_PROXIES: '1' });
  const unknown = () => makeApiKey(randomBytes(16), randomBytes(32)).text;
  const from = { 'x-forwarded-for': '203.0.113.9' };
  const post = (key: string) =>
    guarded.post({ query: '{ me { id } }' }, { authorization: `Bearer ${key}`, ...from });
  try {
    const statuses: number[] = [];
    for (let n = 0; n < 101; n += 1) statuses.push((await post(unknown())).status);
    expect(statuses).toEqual([...Array(100).fill(401), 503]);
    const socket = new WebSocket(
      `${guarded.url.replace('http', 'ws')}/graphql`,
      'graphql-transport-ws',
      { headers: from },
    );
    socket.once('open', () => {
      const payload = { authorization: `Bearer ${unknown()}` };
      socket.send(JSON.stringify({ type: 'connection_init', payload }));
    });
    const [code] = await once(socket, 'close');
    expect(code).toBe(1013);
    expect(guarded.apiKeys.asked).toHaveLength(100);
  } finally {
    await guarded.close();
  }
});

test('while identity is away, a key that was good is, and another cannot be checked', async () => {
  const [known, unseen] = [newKey(), newKey()];
  const query = '{ products { id } }';
  expect((await ask(known.text, query)).status).toBe(200);
  await gateway.stopSubgraph('identity');
  try {
    expect((await ask(known.text, query)).status).toBe(200);
    const answer = await ask(unseen.text, query);
    expect(answer.status).toBe(503);
    expect(answer.body.errors?.[0]?.extensions.code).toBe('SERVICE_UNAVAILABLE');
  } finally {
    await gateway.restartSubgraph('identity');
  }
  expect((await ask(unseen.text, query)).status).toBe(200);
});
