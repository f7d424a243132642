import type { Connection } from '@blockscore/database';
import { err, ok, type Result } from '@blockscore/result';
import type { Vault } from '@blockscore/vault';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Admission, Admittance, Throttle } from '../app/throttle.ts';
import {
  delayAfter,
  type GrowingDelay,
  GUESS_LIMITS,
  GUESSES_REMEMBERED_SECONDS,
  type Guessed,
  networkOf,
  QUOTAS,
  type Quota,
  type QuotaName,
  quotaNetworkOf,
  RESET_GRACE_SECONDS,
  usesOf,
} from '../domain/throttle.ts';

/**
 * Counts in Postgres by rate-limiter-flexible, so that all processes count together and a restart
 * forgets nothing. Time is the machine's, since the library asks no clock port. Nothing in the table
 * tells whom it is about: keys are keyed hashes.
 */
export function createThrottle(
  { sql }: Pick<Connection, 'sql'>,
  vault: Pick<Vault, 'keyedHash'>,
): Throttle {
  const store = {
    query: async ({ text, values }: { readonly text: string; readonly values: never[] }) => {
      const rows = await sql.unsafe(text, values, { prepare: true });
      return { rows, rowCount: rows.count };
    },
  };
  const keyOf = (...parts: string[]) => vault.keyedHash('identity.throttle', parts.join('\n'));
  const limiter = (keyPrefix: string, { points, seconds }: Quota) =>
    new RateLimiterPostgres({
      storeClient: store,
      storeType: 'pool',
      schemaName: 'identity',
      tableName: 'throttles',
      // The app role may not make tables; what has run out is removed by a job.
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix,
      points,
      duration: seconds,
    });
  const growing = (name: string, delay: GrowingDelay) => createGrowing(limiter, name, delay);
  const guessers = mapGuessed((secret) =>
    growing(`${secret}.guesser`, GUESS_LIMITS[secret].guesser),
  );
  const everybody = mapGuessed((secret) => growing(`${secret}.all`, GUESS_LIMITS[secret].all));
  const quotas: Readonly<Record<string, Limiter>> = Object.fromEntries(
    Object.entries(QUOTAS).map(([name, quota]) => [name, limiter(name, quota)]),
  );
  const grace = limiter('grace', { points: 1, seconds: RESET_GRACE_SECONDS });

  /** Of a quota, its limiter and the key in it; undefined where nothing is counted. */
  function counterOf(name: QuotaName, key: string) {
    const quota = quotas[name];
    const counted = BY_NETWORK.has(name) ? quotaNetworkOf(key) : key;
    return counted === '' || quota === undefined ? undefined : { quota, key: keyOf(counted) };
  }

  async function take(name: QuotaName, key: string): Promise<Counting> {
    const counter = counterOf(name, key);
    if (counter === undefined) return ok(NOTHING_COUNTED);
    const taken = await consume(counter.quota, counter.key);
    // What was refused counted too, and would stand in the way when others are given back.
    if (!taken.ok) await counter.quota.reward(counter.key, 1);
    return taken;
  }

  return {
    take,
    async giveBack(name, key) {
      const counter = counterOf(name, key);
      if (counter === undefined) return;
      const counted = (await counter.quota.get(counter.key))?.consumedPoints ?? 0;
      if (counted > 0) await counter.quota.reward(counter.key, 1);
    },
    async guess({ secret, account, guesser }) {
      const allOf = () => everybody[secret].admit(keyOf(account), false);
      if (guesser.kind !== 'ADDRESS') {
        const one = () => guessers[secret].admit(keyOf(account, guesser.id), true);
        // Nothing that strangers do to a password is in the way of a device or a session.
        return await all(secret === 'PASSWORD' ? [one] : [one, allOf]);
      }
      const network = networkOf(guesser.address);
      const unlessExcused = async (admitted: Counting) => {
        const isExcused = !admitted.ok && (await grace.get(keyOf(account))) !== null;
        return isExcused ? ok(NOTHING_COUNTED) : admitted;
      };
      return await all([
        async () => await unlessExcused(await take('SIGN_IN', guesser.address)),
        // All whose address is unknown would be one guesser, whom any of them could hold up.
        async () =>
          network === ''
            ? ok(NOTHING_COUNTED)
            : await guessers[secret].admit(keyOf(account, network), true),
        async () => await unlessExcused(await allOf()),
      ]);
    },
    async forgive(account, address) {
      await grace.set(keyOf(account), 1, RESET_GRACE_SECONDS);
      await everybody.PASSWORD.forget(keyOf(account));
      await guessers.PASSWORD.forget(keyOf(account, networkOf(address)));
      await quotas['RIGHT_PASSWORD']?.delete(keyOf(usesOf(account, 'ADDRESS')));
    },
    async purge() {
      await sql`delete from identity.throttles where expire < ${Date.now()}`;
    },
  };
}

/** Counts nothing and lets everything through. */
export const unthrottled: Throttle = {
  guess: async () => ok(NOTHING_COUNTED),
  take: async () => ok(NOTHING_COUNTED),
  giveBack: async () => undefined,
  forgive: async () => undefined,
  purge: async () => undefined,
};

const nothing = async () => undefined;
const NOTHING_COUNTED: Admission = { undo: nothing, giveBack: nothing };
const BY_NETWORK: ReadonlySet<string> = new Set(['SIGN_IN', 'REGISTRATION', 'ANONYMOUS_CALL']);

function mapGuessed<T>(make: (secret: Guessed) => T): Readonly<Record<Guessed, T>> {
  return { PASSWORD: make('PASSWORD'), SECOND_FACTOR: make('SECOND_FACTOR') };
}

type Limiter = Pick<
  RateLimiterPostgres,
  'consume' | 'penalty' | 'reward' | 'get' | 'set' | 'delete'
>;

type Counting = Result<Admission, number>;

async function consume(limiter: Limiter, key: string, seconds?: number): Promise<Counting> {
  const options = seconds === undefined ? {} : { customDuration: seconds };
  try {
    await limiter.consume(key, 1, options);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    return err(Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
  }
  const undo = async () => void (await limiter.reward(key, 1));
  return ok({ undo, giveBack: undo });
}

/** Admitted by all of them, or refused by the first that refuses, and then counted by none. */
async function all(checks: readonly (() => Promise<Counting>)[]): Promise<Admittance> {
  const counted: Admission[] = [];
  for (const check of checks) {
    const admitted = await check();
    if (!admitted.ok) {
      await Promise.all(counted.map((one) => one.undo()));
      return admitted;
    }
    counted.push(admitted.value);
  }
  return ok({
    giveBack: async () => void (await Promise.all(counted.map((one) => one.giveBack()))),
    undo: async () => void (await Promise.all(counted.map((one) => one.undo()))),
  });
}

interface Growing {
  /** @param forgive whether success makes all failures forgotten, and not this try alone */
  admit(key: string, forgive: boolean): Promise<Counting>;
  forget(key: string): Promise<void>;
}

/**
 * Tries are free until all but one of those allowed at once are spent. From then on each passes a
 * gate that it closes behind itself, for longer each time; passing it is atomic, so that of many at
 * once one gets through.
 */
function createGrowing(
  limiter: (prefix: string, quota: Quota) => Limiter,
  name: string,
  delay: GrowingDelay,
): Growing {
  const seconds = GUESSES_REMEMBERED_SECONDS;
  const free = limiter(`${name}.free`, { points: delay.atOnce - 1, seconds });
  const gate = limiter(`${name}.gate`, { points: 1, seconds: 1 });
  const strikes = limiter(`${name}.strikes`, { points: 1, seconds });
  const forget = async (key: string) =>
    void (await Promise.all([free.delete(key), gate.delete(key), strikes.delete(key)]));
  return {
    forget,
    async admit(key, forgive) {
      const counted = (undo: () => Promise<void>) =>
        ok({ undo, giveBack: forgive ? () => forget(key) : undo });
      const freely = await consume(free, key);
      if (freely.ok) return counted(freely.value.undo);
      const before = (await strikes.get(key))?.consumedPoints ?? 0;
      const passed = await consume(gate, key, delayAfter(before, delay));
      if (!passed.ok) return passed;
      await strikes.penalty(key, 1);
      return counted(
        async () => void (await Promise.all([gate.delete(key), strikes.reward(key, 1)])),
      );
    },
  };
}
