import { randomBytes } from 'node:crypto';
import { makeApiKey } from '@blockscore/caller';
import { createLogger } from '@blockscore/service';
import { describe, expect, test, vi } from 'vitest';
import { SubgraphFailure } from '../subgraphs/failure.ts';
import { createApiKeys } from './api-keys.ts';

const newKey = () => makeApiKey(randomBytes(16), randomBytes(32)).text;
const known = { keyId: 'apikey_1', partnerId: 'partner_1', scopes: ['partner:read'] };
const answer = (body: object = { ...known, expiresAt: null }) => ({
  status: 200,
  body: JSON.stringify(body),
});
const unknown = { status: 401, body: '{}' };

function setUp(ages?: { readonly good: number; readonly bad: number }) {
  const post = vi.fn(async () => answer());
  const lines: string[] = [];
  const logger = createLogger('test', 'trace', { write: (line) => void lines.push(line) });
  const keys = createApiKeys({
    identity: { post },
    sign: async (caller, subgraph) => `${caller.kind} ${caller.id} for ${subgraph}`,
    logger,
    ...(ages && { ages }),
  });
  const authenticate = (key: string, revoked = false, address = '') =>
    keys.authenticate(key, () => revoked, address);
  return { post, lines, authenticate, forgetRefused: keys.forgetRefused };
}

describe('an API key', () => {
  test('makes a partner’s caller, with the key’s own scopes', async () => {
    const { post, authenticate } = setUp();
    const key = newKey();
    expect((await authenticate(key)).caller).toEqual({
      kind: 'PARTNER',
      id: 'apikey_1',
      roles: ['PARTNER'],
      scopes: ['partner:read'],
      partnerId: 'partner_1',
    });
    expect(post.mock.calls).toEqual([
      [
        JSON.stringify({ key }),
        { 'x-blockscore-caller': 'SERVICE gateway for identity' },
        expect.any(AbortSignal),
        '/api-keys/authenticate',
      ],
    ]);
  });

  test('that is not whole is refused without asking', async () => {
    const { post, authenticate } = setUp();
    const key = newKey();
    for (const wrong of [key.slice(0, -1), `${key.slice(0, -1)}!`, 'bsk_live_', 'bsk_test_x']) {
      await expect(authenticate(wrong)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    expect(post).not.toHaveBeenCalled();
  });

  test('is asked for once while its answer is fresh, good or bad', async () => {
    const { post, authenticate } = setUp();
    const [good, bad] = [newKey(), newKey()];
    await authenticate(good);
    await authenticate(good);
    expect(post).toHaveBeenCalledTimes(1);
    post.mockResolvedValueOnce(unknown);
    for (let n = 0; n < 2; n += 1) {
      await expect(authenticate(bad)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    }
    expect(post).toHaveBeenCalledTimes(2);
  });

  test('is asked for again when the answer is old, or what it says is revoked', async () => {
    const { post, authenticate } = setUp({ good: 20, bad: 20 });
    const key = newKey();
    await authenticate(key);
    await authenticate(key, true);
    expect(post).toHaveBeenCalledTimes(2);
    await new Promise((resolve) => setTimeout(resolve, 40));
    post.mockResolvedValueOnce(unknown);
    await expect(authenticate(key)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect((await authenticate(key)).caller.id).toBe('apikey_1');
  });

  test('that was refused is asked for again once refusals are forgotten', async () => {
    const { post, authenticate, forgetRefused } = setUp();
    const key = newKey();
    post.mockResolvedValueOnce(unknown);
    await expect(authenticate(key)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    forgetRefused();
    expect((await authenticate(key)).caller.id).toBe('apikey_1');
  });

  test('whose refusal comes after refusals were forgotten is asked for again', async () => {
    const { post, authenticate, forgetRefused } = setUp();
    const key = newKey();
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof answer>>();
    post.mockReturnValueOnce(promise);
    const asked = authenticate(key);
    forgetRefused();
    resolve(unknown);
    await expect(asked).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await authenticate(key)).caller.id).toBe('apikey_1');
  });

  test('that many requests come with at once is asked for once', async () => {
    const { post, authenticate } = setUp();
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof answer>>();
    post.mockReturnValueOnce(promise);
    const key = newKey();
    const all = Promise.all(Array.from({ length: 200 }, () => authenticate(key)));
    resolve(answer());
    expect(await all).toHaveLength(200);
    expect(post).toHaveBeenCalledTimes(1);
  });

  test('of very many that are checked at once, some come again later', async () => {
    const { post, authenticate } = setUp();
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof answer>>();
    post.mockReturnValue(promise);
    const all = Promise.allSettled(Array.from({ length: 600 }, () => authenticate(newKey())));
    resolve(answer());
    const refused = (await all).filter(({ status }) => status === 'rejected');
    expect(post).toHaveBeenCalledTimes(400);
    expect(refused).toHaveLength(200);
    expect(refused[0]).toMatchObject({ reason: { code: 'SERVICE_UNAVAILABLE' } });
  });

  test('that was good before finds a place while very many others are checked', async () => {
    const { post, authenticate } = setUp();
    const key = newKey();
    await authenticate(key);
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof answer>>();
    post.mockReturnValue(promise);
    const others = Promise.allSettled(Array.from({ length: 600 }, () => authenticate(newKey())));
    const again = authenticate(key, true);
    resolve(answer());
    expect((await again).caller.kind).toBe('PARTNER');
    await others;
  });

  test('that is none is checked a hundred times a minute for one network', async () => {
    const { post, authenticate } = setUp();
    const from = (address: string, key = newKey()) => authenticate(key, false, address);
    const good = newKey();
    await from('2001:db8::1', good);
    post.mockResolvedValue(unknown);
    for (let n = 0; n < 100; n += 1) {
      await expect(from(`2001:db8::${n.toString(16)}`)).rejects.toMatchObject({
        code: 'UNAUTHENTICATED',
      });
    }
    await expect(from('2001:db8::1')).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      message: expect.stringContaining('in a minute'),
    });
    expect(post).toHaveBeenCalledTimes(101);
    // Others are not held up, nor is a key from there that was good before.
    await expect(from('2001:db8:0:1::1')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    post.mockResolvedValue(answer());
    expect((await authenticate(good, true, '2001:db8::1')).caller.kind).toBe('PARTNER');
  });

  test.each(['', '127.0.0.1', '::1'])(
    'from %j is not counted, nor is one that is good',
    async (address) => {
      const { post, authenticate } = setUp();
      post.mockResolvedValue(unknown);
      for (let n = 0; n < 101; n += 1) {
        await expect(authenticate(newKey(), false, address)).rejects.toMatchObject({
          code: 'UNAUTHENTICATED',
        });
      }
      post.mockResolvedValue(answer());
      for (let n = 0; n < 101; n += 1) await authenticate(newKey(), false, '192.0.2.1');
      expect(post).toHaveBeenCalledTimes(202);
    },
  );

  test('that has expired is refused, and one that expires soon ends then', async () => {
    const { post, authenticate } = setUp();
    const at = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
    const soon = at(60_000);
    post.mockResolvedValueOnce(answer({ ...known, expiresAt: soon }));
    expect((await authenticate(newKey())).expiresAt).toBe(Date.parse(soon));
    const atMost = (await authenticate(newKey())).expiresAt ?? 0;
    expect(atMost - Date.now()).toBeLessThanOrEqual(600_000);
    post.mockResolvedValueOnce(answer({ ...known, expiresAt: at(-1) }));
    await expect(authenticate(newKey())).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test.each([
    ['is away', () => Promise.reject(new SubgraphFailure('UNREACHABLE', 'cannot be reached'))],
    ['fails', async () => ({ status: 500, body: '' })],
    ['answers what it should not', async () => answer({ ...known, scopes: ['everything'] })],
    ['answers no JSON', async () => ({ status: 200, body: 'hello' })],
  ])('cannot be checked while identity %s: come again, and the log has no key', async (_, fail) => {
    const { post, lines, authenticate } = setUp();
    post.mockImplementationOnce(fail as () => Promise<ReturnType<typeof answer>>);
    const key = newKey();
    await expect(authenticate(key)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(lines).toHaveLength(1);
    expect(lines.join('')).not.toContain(key.slice(10, 30));
    expect((await authenticate(key)).caller.kind).toBe('PARTNER');
  });
});
