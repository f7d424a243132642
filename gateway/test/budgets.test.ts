import { setTimeout as delay } from 'node:timers/promises';
import { ANONYMOUS, type Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { createLogger } from '@blockscore/service';
import { createTestRedis, hasRedis } from '@blockscore/testkit';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Budgets, createBudgets, type Payer } from '../src/cost/budgets.ts';

const logger = createLogger('test', 'silent');
const limits = { user: 100, key: 200, anonymous: 10, windowSeconds: 60 };

function person(): Payer {
  const id = newId('user');
  return { caller: { kind: 'USER', id, roles: [], scopes: [] }, address: '192.0.2.1' };
}

async function left(budgets: Budgets, payer: Payer): Promise<number> {
  const taken = await budgets.take(payer, 0);
  return taken.ok ? taken.value.remaining : taken.error.remaining;
}

const stores = hasRedis() ? (['Redis', 'this process'] as const) : (['this process'] as const);

describe.each(stores)('budgets counted in %s', (store) => {
  let redisUrl: string | undefined;
  let budgets: Budgets;
  beforeAll(async () => {
    redisUrl = store === 'Redis' ? await createTestRedis() : undefined;
    budgets = createBudgets({ limits, redisUrl, logger });
    await delay(100);
  });
  afterAll(() => budgets.close());

  test('are spent until there is too little left, of which nothing is taken then', async () => {
    const payer = person();
    expect(await budgets.take(payer, 60)).toMatchObject({
      ok: true,
      value: { limit: 100, remaining: 40 },
    });
    const refused = await budgets.take(payer, 41);
    expect(refused).toMatchObject({ ok: false, error: { limit: 100, remaining: 40 } });
    if (!refused.ok) expect(refused.error.resetsInMs).toBeGreaterThan(50_000);
    expect((await budgets.take(payer, 40)).ok).toBe(true);
    expect((await budgets.take(payer, 1)).ok).toBe(false);
  });

  test('give back what an answer did not cost, and take what it cost beyond', async () => {
    const payer = person();
    await budgets.take(payer, 50);
    budgets.giveBack(payer, 30);
    await expect.poll(() => left(budgets, payer)).toBe(80);
    budgets.giveBack(payer, -70);
    await expect.poll(() => left(budgets, payer)).toBe(10);
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
  });

  test('are there again after the window', async () => {
    const short = createBudgets({ limits: { ...limits, windowSeconds: 1 }, redisUrl, logger });
    await delay(100);
    const payer = person();
    await short.take(payer, 100);
    expect((await short.take(payer, 1)).ok).toBe(false);
    await expect.poll(async () => (await short.take(payer, 100)).ok, { timeout: 5_000 }).toBe(true);
    await short.close();
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
    const redisUrl = await createTestRedis();
    const [one, other] = [1, 2].map(() => createBudgets({ limits, redisUrl, logger }));
    if (one === undefined || other === undefined) throw new Error('There are two.');
    await delay(100);
    const payer = person();
    await one.take(payer, 70);
    expect((await other.take(payer, 70)).ok).toBe(false);
    await Promise.all([one.close(), other.close()]);
  });

  test('keep nothing in Redis that tells an address, and nothing for longer than the window', async () => {
    const redisUrl = await createTestRedis();
    const budgets = createBudgets({ limits, redisUrl, logger });
    await delay(100);
    await budgets.take({ caller: ANONYMOUS, address: '192.0.2.99' }, 1);
    const redis = new Redis(redisUrl);
    const keys = await redis.keys('blockscore:budget:*');
    expect(keys).toHaveLength(1);
    expect(keys.join()).not.toContain('192.0.2.99');
    expect(await redis.ttl(keys[0] ?? '')).toBeGreaterThan(0);
    redis.disconnect();
    await budgets.close();
  });
});

test('while Redis is away each process counts by itself', async () => {
  const budgets = createBudgets({ limits, redisUrl: 'redis://127.0.0.1:1', logger });
  const payer = person();
  expect((await budgets.take(payer, 100)).ok).toBe(true);
  expect((await budgets.take(payer, 1)).ok).toBe(false);
  await budgets.close();
});
