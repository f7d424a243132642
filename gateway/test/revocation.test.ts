import type { AnyEvent } from '@blockscore/events';
import { newId } from '@blockscore/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { identityEvent } from './identity-events.ts';
import { listen, opened, transports, WATCH_ALL } from './listen.ts';
import { eventually, startTestGateway, statusChanged, type TestGateway } from './support.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway?.close());

const partnerId = newId('partner');
const me = { query: '{ me { id } }' };
const statusOf = async (token: string, at = gateway) =>
  await at.post(me, { authorization: `Bearer ${token}` });
const refusal = async (token: string) => {
  await expect.poll(async () => (await statusOf(token)).status).toBe(401);
  return (await statusOf(token)).body.errors?.[0];
};

describe('an access token that is still young', () => {
  test('is refused when its session was ended, and the other session’s is not', async () => {
    const userId = newId('user');
    const [sid, other] = [newId('session'), newId('session')];
    const [token, kept] = [
      await gateway.token(userId, { sid }),
      await gateway.token(userId, { sid: other }),
    ];
    expect((await statusOf(token)).status).toBe(200);
    await gateway.append(identityEvent('identity.session.ended', { userId, sessionId: sid }));
    expect(await refusal(token)).toMatchObject({
      message: 'You were signed out; sign in again.',
      extensions: { code: 'UNAUTHENTICATED' },
    });
    expect((await statusOf(kept)).status).toBe(200);
  });

  const about = { version: 4 };
  const revoked = { role: 'ANALYST', change: 'REVOKED', roles: ['BORROWER'] } as const;
  type UserId = `user_${string}`;
  test.each<[string, (userId: UserId) => AnyEvent]>([
    [
      'a role was taken away',
      (userId) => identityEvent('identity.role.changed', { userId, ...revoked }, about),
    ],
    [
      'the user was suspended',
      (userId) => identityEvent('identity.user.suspended', { userId }, about),
    ],
    [
      'the user left the partner',
      (userId) => identityEvent('identity.partner.detached', { userId, partnerId }, about),
    ],
  ])('is refused when %s, and one of afterwards is good', async (_, eventOf) => {
    const userId = newId('user');
    const before = await gateway.token(userId, { ver: 3 });
    const after = await gateway.token(userId, { ver: 4 });
    expect((await statusOf(before)).status).toBe(200);
    await gateway.append(eventOf(userId));
    expect((await refusal(before))?.message).toContain('refresh the session, or sign in again');
    expect((await statusOf(after)).status).toBe(200);
  });

  test('is refused when its key was withdrawn, also where it is not read again', async () => {
    const userId = newId('user');
    const [k1, k2] = [await gateway.token(userId), await gateway.token(userId, { kid: 'k2' })];
    expect([(await statusOf(k1)).status, (await statusOf(k2)).status]).toEqual([200, 200]);
    const listening = listen(gateway.url, 'SSE', k2, { query: WATCH_ALL });
    await opened(gateway.url, 1);
    // Identity's key set still has it: nobody must rely on that alone.
    await gateway.append(
      identityEvent('identity.signing_key.changed', { kid: 'k2', change: 'REVOKED' }),
    );
    expect((await refusal(k2))?.message).toContain('withdrawn');
    await eventually(() => listening.ended() !== undefined, 'what was open ended');
    expect((await statusOf(k1)).status).toBe(200);
  });

  test('is checked with the keys of now as soon as identity says that they changed', async () => {
    const all = gateway.jwks.keys;
    const token = await gateway.token(newId('user'));
    expect((await statusOf(token)).status).toBe(200);
    gateway.jwks.keys = all.slice(1);
    await gateway.append(
      identityEvent('identity.signing_key.changed', { kid: 'k1', change: 'RETIRED' }),
    );
    expect((await refusal(token))?.message).toContain('not valid');
    gateway.jwks.keys = all;
    await gateway.append(
      identityEvent('identity.signing_key.changed', { kid: 'k1', change: 'PUBLISHED' }),
    );
    await expect.poll(async () => (await statusOf(token)).status).toBe(200);
  });

  test('that says that it is young though it was issued long ago is refused', async () => {
    const token = await gateway.token(newId('user'), { issuedSecondsAgo: 1_000 });
    expect((await statusOf(token)).status).toBe(401);
  });
});

describe('what is open', () => {
  test.each(transports)('ends at once over %s when its session is ended', async (transport) => {
    const userId = newId('user');
    const [sid, other] = [newId('session'), newId('session')];
    const token = await gateway.token(userId, { sid });
    const kept = await gateway.token(userId, { sid: other });
    const [ending, staying] = [token, kept].map((one) =>
      listen(gateway.url, transport, one, { query: WATCH_ALL }),
    );
    await opened(gateway.url, 2);
    await gateway.append(identityEvent('identity.session.ended', { userId, sessionId: sid }));
    await eventually(() => ending?.ended() !== undefined, 'it ended');
    if (transport === 'WebSocket') expect(String(ending?.ended())).toContain('4401');
    else {
      expect(ending?.results).toMatchObject([
        {
          errors: [
            {
              message: 'You were signed out; sign in again.',
              extensions: { code: 'UNAUTHENTICATED' },
            },
          ],
        },
      ]);
    }
    await gateway.append(statusChanged({ subject: userId }));
    await eventually(() => staying?.results.length === 1, 'the other goes on');
    expect(ending?.results.length).toBe(transport === 'WebSocket' ? 0 : 1);
    staying?.stop();
    await opened(gateway.url, 0);
  });

  test('is told to come again with a fresh token where only rights have changed', async () => {
    const userId = newId('user');
    const token = await gateway.token(userId, { ver: 1 });
    const socket = listen(gateway.url, 'WebSocket', token, { query: WATCH_ALL });
    const stream = listen(gateway.url, 'SSE', token, { query: WATCH_ALL });
    await opened(gateway.url, 2);
    await gateway.append(identityEvent('identity.user.suspended', { userId }, { version: 2 }));
    await eventually(
      () => socket.ended() !== undefined && stream.ended() !== undefined,
      'both ended',
    );
    expect(String(socket.ended())).toContain('4403');
    expect(stream.results[0]?.errors?.[0]?.message).toContain('subscribe again');
    const again = listen(gateway.url, 'WebSocket', token, { query: WATCH_ALL });
    await eventually(() => again.ended() !== undefined, 'it was refused');
    expect(String(again.ended())).toContain('4401');
  });

  test('runs nothing more on a socket that does not answer its closing', async () => {
    const userId = newId('user');
    const sid = newId('session');
    const authorization = `Bearer ${await gateway.token(userId, { sid })}`;
    const socket = new WebSocket(
      `${gateway.url.replace('http', 'ws')}/graphql`,
      'graphql-transport-ws',
    );
    await new Promise((resolve) => socket.once('open', resolve));
    const acknowledged = new Promise((resolve) => socket.once('message', resolve));
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
    await acknowledged;
    // Nothing is read any more, so that the closing is not answered.
    socket.pause();
    await gateway.append(identityEvent('identity.session.ended', { userId, sessionId: sid }));
    await expect.poll(async () => (await statusOf(authorization.slice(7))).status).toBe(401);
    gateway.seen.length = 0;
    const query = 'mutation { rename(name: "Eve") { id } }';
    socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(gateway.seen).toEqual([]);
    socket.terminate();
  });
});

describe('a gateway that starts', () => {
  test('knows what was revoked in the last quarter of an hour before it answers', async () => {
    const userId = newId('user');
    const sids = [newId('session'), newId('session'), newId('session')];
    const ended = (sessionId: string, secondsAgo: number) =>
      identityEvent(
        'identity.session.ended',
        { userId, sessionId: sessionId as `session_${string}` },
        { secondsAgo },
      );
    const [first = '', middle = '', recent = ''] = sids;
    const long = Array.from({ length: 3_000 }, () => ended(newId('session'), 7_200));
    const padding = Array.from({ length: 1_200 }, () =>
      identityEvent('identity.user.registered', { userId: newId('user') }, { secondsAgo: 600 }),
    );
    const again = await startTestGateway({}, [
      ended(first, 7_200),
      ...long,
      ended(middle, 660),
      ...padding,
      ended(recent, 30),
    ]);
    try {
      const statuses = await Promise.all(
        sids.map(async (sid) => (await statusOf(await again.token(userId, { sid }), again)).status),
      );
      expect(statuses).toEqual([200, 401, 401]);
      expect((await fetch(`${again.url}/health/ready`)).status).toBe(200);
    } finally {
      await again.close();
    }
  });
});

describe('without the event log', () => {
  test('tokens are good until they end, and health says that revocations are not heard', async () => {
    const alone = await startTestGateway({
      EVENTS_DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/none',
    });
    try {
      const token = await alone.token(newId('user'));
      expect((await statusOf(token, alone)).status).toBe(200);
      const response = await fetch(`${alone.url}/api/health/detailed`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(await response.json()).toMatchObject({
        status: 'degraded',
        checks: { revocations: 'down', events: 'down', identity: 'up' },
      });
      expect((await fetch(`${alone.url}/health/ready`)).status).toBe(200);
    } finally {
      await alone.close();
    }
  }, 30_000);
});
