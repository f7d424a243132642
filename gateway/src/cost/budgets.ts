import type { Caller } from '@blockscore/caller';
import { err, ok, type Result } from '@blockscore/result';
import type { Logger } from '@blockscore/service';
import type { Redis } from 'ioredis';
import { LRUCache } from 'lru-cache';
import { type RateLimiterAbstract, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { createAsking, Silent } from '../redis.ts';
import { createWindows, MemoryCounter } from './memory-counter.ts';
import { keyOf, type Payer, siteKeyOf } from './payer.ts';

/** Points that a caller may spend within a window, and how much of them is left. */
export interface Standing {
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds until all of them are there again. */
  readonly resetsInMs: number;
}

/** Points in a window for each person, each key of a partner, and each address that is not signed in. */
export interface BudgetLimits {
  readonly user: number;
  readonly key: number;
  readonly anonymous: number;
  /** Of all addresses of a /48 of IPv6 from which nobody is signed in, together. */
  readonly site: number;
  readonly windowSeconds: number;
}

/** Points that were taken. */
export interface Taken extends Standing {
  /**
   * Gives back so many points, or takes more where negative, without anybody waiting for it. Nothing once
   * their window is over: the next one begins with all points anyway, and must not have more.
   */
  readonly giveBack: (points: number) => void;
}

export interface Budgets {
  /** Takes points; where there are not so many left it takes none and says how things stand. */
  readonly take: (payer: Payer, points: number) => Promise<Result<Taken, Standing>>;
  /** How things stand with somebody who had nothing left a moment ago; undefined for all others. */
  readonly spent: (payer: Payer) => Standing | undefined;
  /** Takes points, however many are left, without anybody waiting for it. */
  readonly pay: (payer: Payer, points: number) => void;
}

export interface BudgetsOptions {
  readonly limits: BudgetLimits;
  /** Where all processes count together; without it each counts by itself. */
  readonly redis: Redis | undefined;
  readonly logger: Logger;
}

const PREFIX = 'blockscore:budget';
/** Of how many it is remembered that nothing is left; with Redis for a second: another process may give something back. */
const KEPT_SPENT = 100_000;
const KEPT_SPENT_TOGETHER_MS = 1_000;

/**
 * Counts as the library's own script does, but that what does not fit into the limit is not counted, so that
 * it keeps nobody from what does; it is told as if it were. What is given back begins no window and leaves no
 * less than nothing spent: it may come late.
 */
const COUNT = `
  local points = tonumber(ARGV[1])
  local before = redis.call('get', KEYS[1])
  if points < 0 and not before then return {0, 1000 * ARGV[2]} end
  local together = tonumber(before or 0) + points
  if points > 0 and together > tonumber(ARGV[3]) then
    local ttl = redis.call('pttl', KEYS[1])
    return {together, ttl < 0 and 1000 * ARGV[2] or ttl}
  end
  redis.call('set', KEYS[1], 0, 'EX', ARGV[2], 'NX')
  local spent = redis.call('incrby', KEYS[1], ARGV[1])
  if spent < 0 then
    redis.call('set', KEYS[1], 0, 'KEEPTTL')
    spent = 0
  end
  return {spent, redis.call('pttl', KEYS[1])}
`;

/** What is spent of one kind of budget, counted by rate-limiter-flexible. */
interface Counter {
  /** Refuses what does not fit, and counts nothing of it then. */
  readonly taking: RateLimiterAbstract;
  /** Counts whatever comes. */
  readonly correcting: RateLimiterAbstract;
}

interface Counters {
  readonly alone: Counter;
  /** In Redis. */
  readonly together: Counter | undefined;
}

/**
 * Counts in windows of a fixed length that begin with the first request. While Redis is away each process
 * counts by itself, so that nobody is turned away for it and nobody spends more than the limit at one process.
 */
export function createBudgets({ limits, redis, logger }: BudgetsOptions): Budgets {
  const ask = createAsking((isSilent) => {
    if (isSilent) logger.warn('Redis does not answer: each process counts for itself');
    else logger.info('Redis answers again: all processes count together');
  });
  const counters = {
    user: countersOf('user', limits, redis),
    key: countersOf('key', limits, redis),
    anonymous: countersOf('anonymous', limits, redis),
    site: countersOf('site', limits, redis),
  };
  const accountOf = (payer: Payer): Account => {
    const name = KIND_OF[payer.caller.kind];
    return { counters: counters[name], key: keyOf(payer), limit: limits[name] };
  };
  /** Whoever has many addresses has not as many budgets. */
  const siteAccountOf = (payer: Payer): Account | undefined => {
    const key = siteKeyOf(payer);
    return key === undefined ? undefined : { counters: counters.site, key, limit: limits.site };
  };
  /** By all processes together where that can be, and by whom it was counted. */
  const counted = async <T>({ together, alone }: Counters, count: (by: Counter) => Promise<T>) => {
    if (together !== undefined) {
      try {
        return { by: together, value: await ask(() => count(together)) };
      } catch (error) {
        logger.debug({ err: error }, 'points were counted without Redis');
      }
    }
    return { by: alone, value: await count(alone) };
  };
  const spent = new LRUCache<string, Spent>({
    max: KEPT_SPENT,
    ttl: redis === undefined ? 1_000 * limits.windowSeconds : KEPT_SPENT_TOGETHER_MS,
  });
  const warn = (error: unknown) => {
    // Which was said when it fell silent.
    if (!(error instanceof Silent)) logger.warn({ err: error }, 'a cost was not corrected');
  };
  const takeFrom = async ({ counters, key, limit }: Account, points: number) => {
    const before = Date.now();
    const { by, value: taken } = await counted(counters, ({ taking }) =>
      consume(taking, key, points),
    );
    if (!taken.ok) {
      // What was refused is in what is told, and was not counted.
      const standing = standingOf(taken.value, limit, points);
      const until = before + standing.resetsInMs;
      if (standing.remaining === 0) spent.set(key, { limit, until });
      return err(standing);
    }
    const standing = standingOf(taken.value, limit);
    const giveBack = (back: number) => {
      const isOver = Date.now() >= before + standing.resetsInMs;
      if (back === 0 || isOver) return;
      if (back > 0) spent.delete(key);
      // To whom it was taken from: the other one has not counted it.
      const { correcting } = by;
      const correct = () =>
        back > 0 ? correcting.reward(key, back) : correcting.penalty(key, -back);
      (by === counters.together ? ask(correct) : correct()).catch(warn);
    };
    return ok({ ...standing, giveBack });
  };
  const spentBy = (key: string | undefined) =>
    key === undefined ? undefined : standingIn(spent.get(key));
  return {
    spent: (payer) =>
      spent.size === 0 ? undefined : (spentBy(keyOf(payer)) ?? spentBy(siteKeyOf(payer))),
    pay(payer, points) {
      if (points <= 0) return;
      for (const account of [accountOf(payer), siteAccountOf(payer)]) {
        if (account === undefined) continue;
        const { counters, key } = account;
        counted(counters, ({ correcting }) => correcting.penalty(key, points)).catch(warn);
      }
    },
    async take(payer, points) {
      if (!Number.isSafeInteger(points)) throw new RangeError(`${points} cannot be taken.`);
      const own = await takeFrom(accountOf(payer), points);
      const site = siteAccountOf(payer);
      if (!own.ok || site === undefined) return own;
      const together = await takeFrom(site, points);
      if (!together.ok) {
        own.value.giveBack(points);
        return together;
      }
      return ok({
        ...own.value,
        giveBack(back) {
          own.value.giveBack(back);
          together.value.giveBack(back);
        },
      });
    },
  };
}

/** Whose points are counted, and how many there are. */
interface Account {
  readonly counters: Counters;
  readonly key: string;
  readonly limit: number;
}

function countersOf(
  name: keyof Omit<BudgetLimits, 'windowSeconds'>,
  limits: BudgetLimits,
  redis: Redis | undefined,
): Counters {
  const optionsUpTo = (points: number) => {
    return { keyPrefix: `${PREFIX}:${name}`, points, duration: limits.windowSeconds };
  };
  const counterBy = (make: (points: number) => RateLimiterAbstract): Counter => {
    return { taking: make(limits[name]), correcting: make(Number.MAX_SAFE_INTEGER) };
  };
  const windows = createWindows();
  const alone = counterBy((points) => new MemoryCounter(optionsUpTo(points), windows));
  const inRedis = (storeClient: Redis) => (points: number) =>
    new RateLimiterRedis({
      ...{ ...optionsUpTo(points), storeClient },
      rejectIfRedisNotReady: true,
      customIncrTtlLuaScript: COUNT,
    });
  return { alone, together: redis && counterBy(inRedis(redis)) };
}

interface Spent {
  readonly limit: number;
  /** When all points are there again, in milliseconds since 1970. */
  readonly until: number;
}

/** Undefined where the window is over. */
function standingIn(spent: Spent | undefined): Standing | undefined {
  const resetsInMs = (spent?.until ?? 0) - Date.now();
  return spent && resetsInMs > 0 ? { limit: spent.limit, remaining: 0, resetsInMs } : undefined;
}

const KIND_OF = {
  USER: 'user',
  PARTNER: 'key',
  SERVICE: 'key',
  ANONYMOUS: 'anonymous',
} as const satisfies Readonly<Record<Caller['kind'], string>>;

async function consume(limiter: RateLimiterAbstract, key: string, points: number) {
  try {
    return { ok: true, value: await limiter.consume(key, points) } as const;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return { ok: false, value: refused } as const;
    throw refused;
  }
}

/** @param refused points that are told as spent and are not */
function standingOf(counted: RateLimiterRes, limit: number, refused = 0): Standing {
  const remaining = Math.max(0, limit - counted.consumedPoints + refused);
  return { limit, remaining, resetsInMs: Math.max(0, counted.msBeforeNext) };
}
