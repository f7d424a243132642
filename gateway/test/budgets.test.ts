import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { ANONYMOUS, type Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { createLogger } from '@blockscore/service';
import { createTestRedis, hasRedis } from '@blockscore/testkit';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Budgets, createBudgets } from '../src/cost/budgets.ts';
import { laneOf, type Payer } from '../src/cost/payer.ts';
import { connectRedis } from '../src/redis.ts';

const logger = createLogger('test', 'silent');
const limits = { user: 100, key: 200, anonymous: 10, site: 35, windowSeconds: 3_600 };

function person(): Payer {
  const id = newId('user');
  return { caller: { kind: 'USER', id, roles: [], scopes: [] }, address: '192.0.2.1' };
}

async function testRedis(url?: string): Promise<Redis> {
  const redis = connectRedis(url ?? (await createTestRedis()), logger);
  await once(redis, 'ready');
  return redis;
}

async function left(budgets: Budgets, payer: Payer): Promise<number> {
  const taken = await budgets.take(payer, 0);
  return taken.ok ? taken.value.remaining : taken.error.remaining;
}

const stores = hasRedis() ? (['Redis', 'this process'] as const) : (['this process'] as const);

describe.each(stores)('budgets counted in %s', (store) => {
  let redis: Redis | undefined;
  let budgets: Budgets;
  beforeAll(async () => {
    redis = store === 'Redis' ? await testRedis() : undefined;
    budgets = createBudgets({ limits, redis, logger });
  });
  afterAll(() => redis?.disconnect());

  test('are spent until there is too little left, of which nothing is taken then', async () => {
    const payer = person();
    expect(await budgets.take(payer, 60)).toMatchObject({
      ok: true,
      value: { limit: 100, remaining: 40 },
    });
    const refused = await budgets.take(payer, 41);
    expect(refused).toMatchObject({ ok: false, error: { limit: 100, remaining: 40 } });
    if (!refused.ok) expect(refused.error.resetsInMs).toBeGreaterThan(60_000);
    expect((await budgets.take(payer, 40)).ok).toBe(true);
    expect((await budgets.take(payer, 1)).ok).toBe(false);
  });

  test('keep what fits from nobody for something dearer that is refused meanwhile', async () => {
    const payer = person();
    const points = [60, 90, 1_000, 30, 90, 10, 1];
    const taken = await Promise.all(points.map((one) => budgets.take(payer, one)));
    expect(taken.map(({ ok }) => ok)).toEqual([true, false, false, true, false, true, false]);
    const left = taken.map((one) => (one.ok ? one.value : one.error).remaining);
    expect(left).toEqual([40, 40, 40, 10, 10, 0, 0]);
    const other = person();
    expect(await budgets.take(other, 101)).toMatchObject({ ok: false, error: { remaining: 100 } });
    expect((await budgets.take(other, 100)).ok).toBe(true);
  });

  test('take nothing but whole numbers', async () => {
    const payer = person();
    for (const not of [Number.NaN, Number.POSITIVE_INFINITY, 0.5]) {
      await expect(budgets.take(payer, not)).rejects.toThrow(RangeError);
    }
    expect(await left(budgets, payer)).toBe(100);
  });

  test('give back what an answer did not cost, and take what it cost beyond', async () => {
    const payer = person();
    const taken = await budgets.take(payer, 50);
    if (!taken.ok) throw new Error('There were points left.');
    taken.value.giveBack(30);
    await expect.poll(() => left(budgets, payer)).toBe(80);
    taken.value.giveBack(-70);
    await expect.poll(() => left(budgets, payer)).toBe(10);
  });

  test('get nothing back that was taken in a window before', async () => {
    const short = createBudgets({ limits: { ...limits, windowSeconds: 1 }, redis, logger });
    const payer = person();
    const taken = await short.take(payer, 90);
    if (!taken.ok) throw new Error('There were points left.');
    await expect.poll(() => left(short, payer)).toBe(100);
    taken.value.giveBack(90);
    const refused = await short.take(payer, 101);
    expect(refused).toMatchObject({ ok: false, error: { remaining: 100 } });
  });

  test('are known to be spent, until something is given back', async () => {
    const [payer, other] = [person(), person()];
    const taken = await budgets.take(payer, 100);
    expect(budgets.spent(payer)).toBeUndefined();
    await budgets.take(payer, 1);
    expect(budgets.spent(payer)).toMatchObject({ limit: 100, remaining: 0 });
    expect(budgets.spent(other)).toBeUndefined();
    if (taken.ok) taken.value.giveBack(50);
    expect(budgets.spent(payer)).toBeUndefined();
    await budgets.take(payer, 60);
    expect(budgets.spent(payer)).toBeUndefined();
  });

  test('are of one person, key or address each', async () => {
    const [one, other] = [person(), person()];
    await budgets.take(one, 100);
    expect((await budgets.take(other, 100)).ok).toBe(true);
    const key: Caller = { kind: 'PARTNER', id: newId('apikey'), roles: ['PARTNER'], scopes: [] };
    expect((await budgets.take({ caller: key, address: undefined }, 200)).ok).toBe(true);
    const from = (address: string): Payer => ({ caller: ANONYMOUS, address });
    expect((await budgets.take(from('192.0.2.7'), 10)).ok).toBe(true);
    expect((await budgets.take(from('192.0.2.7'), 1)).ok).toBe(false);
    expect((await budgets.take(from('192.0.2.8'), 10)).ok).toBe(true);
    expect((await budgets.take(from('2001:db8:0:7::1'), 10)).ok).toBe(true);
    expect((await budgets.take(from('2001:db8:0:7:8::9'), 1)).ok).toBe(false);
    expect((await budgets.take(from('2001:db8:0:8::1'), 10)).ok).toBe(true);
    expect((await budgets.take(from('127.0.0.1'), 10)).ok).toBe(true);
    expect((await budgets.take(from('::1'), 10)).ok).toBe(true);
  });

  test('are of all networks of one site together as well, where nobody is signed in', async () => {
    const from = (network: number, caller: Caller = ANONYMOUS): Payer => {
      return { caller, address: `2001:db8:5:${network}::1` };
    };
    for (const network of [1, 2, 3]) {
      expect(await budgets.take(from(network), 10)).toMatchObject({ value: { remaining: 0 } });
    }
    const refused = await budgets.take(from(4), 6);
    expect(refused).toMatchObject({ ok: false, error: { limit: 35, remaining: 5 } });
    // Nothing of what was refused was taken from the network either.
    await expect.poll(() => left(budgets, from(4))).toBe(10);
    const taken = await budgets.take(from(4), 5);
    await budgets.take(from(5), 1);
    expect(budgets.spent(from(6))).toMatchObject({ limit: 35, remaining: 0 });
    if (taken.ok) taken.value.giveBack(5);
    expect(budgets.spent(from(6))).toBeUndefined();
    expect((await budgets.take(from(6, person().caller), 100)).ok).toBe(true);
    expect((await budgets.take({ caller: ANONYMOUS, address: '2001:db8:6::1' }, 10)).ok).toBe(true);
    expect(laneOf(from(1))).toBe(laneOf(from(2)));
  });

  test('are there again after the window', async () => {
    const short = createBudgets({ limits: { ...limits, windowSeconds: 1 }, redis, logger });
    const payer = person();
    await short.take(payer, 100);
    await expect.poll(async () => (await short.take(payer, 100)).ok).toBe(true);
  });

  test('are not overspent by many at once', async () => {
    const payer = person();
    const taken = await Promise.all(Array.from({ length: 50 }, () => budgets.take(payer, 7)));
    const spent = taken.filter(({ ok }) => ok).length * 7;
    expect(spent).toBeLessThanOrEqual(100);
    expect(spent).toBeGreaterThan(0);
  });
});

describe.skipIf(!hasRedis())('several processes (needs redis-server)', () => {
  test('count together', async () => {
    const url = await createTestRedis();
    const connections = [await testRedis(url), await testRedis(url)];
    const payer = person();
    const taken = connections.map((redis) =>
      createBudgets({ limits, redis, logger }).take(payer, 70),
    );
    expect((await Promise.all(taken)).map(({ ok }) => ok).sort()).toEqual([false, true]);
    for (const redis of connections) redis.disconnect();
  });

  test('keep nothing in Redis that tells an address, and nothing for longer than the window', async () => {
    const redis = await testRedis();
    const budgets = createBudgets({ limits, redis, logger });
    await budgets.take({ caller: ANONYMOUS, address: '192.0.2.99' }, 1);
    const keys = await redis.keys('blockscore:budget:*');
    expect(keys).toHaveLength(1);
    expect(keys.join()).not.toContain('192.0.2.99');
    expect(await redis.ttl(keys[0] ?? '')).toBeGreaterThan(0);
    redis.disconnect();
  });
});

test.skipIf(!hasRedis())(
  'while Redis hangs nearly nobody waits for it, and what was taken meanwhile is given back here (needs redis-server)',
  async () => {
    const url = new URL(await createTestRedis());
    let hangs = false;
    let sent = 0;
    const proxy = createServer((client) => {
      const server = connect(Number(url.port), url.hostname);
      const waiting: Buffer[] = [];
      client.on('data', (chunk) => {
        sent += 1;
        if (hangs) waiting.push(chunk);
        else for (const one of [...waiting.splice(0), chunk]) server.write(one);
      });
      server.pipe(client);
      for (const socket of [client, server]) socket.on('error', () => socket.destroy());
    });
    await once(proxy.listen(0, '127.0.0.1'), 'listening');
    const through = new URL(url);
    through.port = String((proxy.address() as AddressInfo).port);
    const redis = await testRedis(through.href);
    const budgets = createBudgets({ limits, redis, logger });
    const payer = person();
    await left(budgets, payer);
    expect(await budgets.take(payer, 60)).toMatchObject({ value: { remaining: 40 } });
    hangs = true;
    const meanwhile = await budgets.take(payer, 30);
    expect(meanwhile).toMatchObject({ value: { remaining: 70 } });
    const before = sent;
    for (let asked = 0; asked < 50; asked += 1) await budgets.take(payer, 0);
    expect(sent - before).toBeLessThan(25);
    hangs = false;
    // What it was not answered about it has counted as well.
    await expect.poll(() => left(budgets, payer), { timeout: 10_000 }).toBe(10);
    if (meanwhile.ok) meanwhile.value.giveBack(30);
    expect(await left(budgets, payer)).toBe(10);
    redis.disconnect();
    proxy.close();
  },
);

test('while Redis is away each process counts by itself', async () => {
  const redis = connectRedis('redis://127.0.0.1:1', logger);
  const budgets = createBudgets({ limits, redis, logger });
  const payer = person();
  expect((await budgets.take(payer, 100)).ok).toBe(true);
  expect((await budgets.take(payer, 1)).ok).toBe(false);
  redis.disconnect();
});
