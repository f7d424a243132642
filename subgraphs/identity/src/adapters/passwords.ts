import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { PasswordHasher } from '../app/ports.ts';
import { Busy } from '../app/throttle.ts';

const derive = promisify(argon2);

/**
 * The cost of Argon2id. It stands in each hash, in the PHC string format, so that it can be raised
 * while hashes of before are still good.
 */
export interface PasswordCost {
  /** KiB; OWASP's Password Storage Cheat Sheet asks for 47,104 with one pass and one lane. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

export interface PasswordHasherOptions {
  readonly cost: PasswordCost;
  /** Hashes made at the same time, each of which takes `memory`. */
  readonly atOnce: number;
  /** How many more may wait for their turn, a quarter of them from one origin; beyond, `Busy` is thrown. */
  readonly waiting: number;
}

const TAG_BYTES = 32;
const SALT_BYTES = 16;
/** How many times are remembered that hashes of the present cost took. */
const REMEMBERED = 64;
const BUSY_SECONDS = 5;

function compute(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFC'), 'utf8');
  return derive('argon2id', { message, nonce: salt, tagLength: TAG_BYTES, ...cost });
}

const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');

function encode(salt: Buffer, tag: Buffer, cost: PasswordCost): string {
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}

const FORMAT = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([\w+/]+)\$([\w+/]+)$/;

function decode(hash: string): { cost: PasswordCost; salt: Buffer; tag: Buffer } {
  const match = FORMAT.exec(hash);
  if (match === null) throw new Error('A stored password hash is not in PHC format.');
  const [, memory, passes, parallelism, salt = '', tag = ''] = match;
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

/** What is filled in all, in KiB. */
const workOf = ({ memory, passes }: PasswordCost) => memory * passes;

export function createPasswordHasher({
  cost,
  atOnce,
  waiting,
}: PasswordHasherOptions): PasswordHasher {
  // Stands in for the hash of an account that does not exist, so that it costs the same to refuse.
  const nobody = encode(randomBytes(SALT_BYTES), randomBytes(TAG_BYTES), cost);
  const inTurn = createTurns(atOnce, waiting);
  const lately: number[] = [];

  const isLess = (other: PasswordCost) =>
    workOf(other) < workOf(cost) || other.memory < cost.memory;

  /** At the present cost; remembers how long it took. */
  async function computeNow(password: string, salt: Buffer): Promise<Buffer> {
    const start = performance.now();
    const tag = await compute(password, salt, cost);
    lately.push(performance.now() - start);
    if (lately.length > REMEMBERED) lately.shift();
    return tag;
  }

  /**
   * At the cost of before, and then as long as one of the latest hashes of the present cost took: the
   * time would tell that there is an account that has not signed in since. It is not proportional to
   * the memory, so that it cannot be made up for by hashing.
   */
  async function computeThen(password: string, salt: Buffer, before: PasswordCost) {
    if (lately.length === 0) await computeNow(password, randomBytes(SALT_BYTES));
    const start = performance.now();
    const tag = await compute(password, salt, before);
    const usual = lately[randomInt(lately.length)] ?? 0;
    await wait(Math.max(0, usual - (performance.now() - start)));
    return tag;
  }

  async function computeAt(then: PasswordCost, password: string, salt: Buffer): Promise<Buffer> {
    if (isLess(then)) return await computeThen(password, salt, then);
    // What was stored while more was asked for takes longer, until it is set anew.
    const isSame = workOf(then) === workOf(cost) && then.parallelism === cost.parallelism;
    return isSame ? await computeNow(password, salt) : await compute(password, salt, then);
  }

  return {
    hash: (password, from = '') =>
      inTurn(from, async () => {
        const salt = randomBytes(SALT_BYTES);
        return encode(salt, await computeNow(password, salt), cost);
      }),
    verify: (password, hash, from = '') =>
      inTurn(from, async () => {
        const stored = decode(hash ?? nobody);
        const { salt, tag } = stored;
        const computed = await computeAt(stored.cost, password, salt);
        const equal = tag.length === computed.length && timingSafeEqual(tag, computed);
        return equal && hash !== undefined;
      }),
    isOutdated: (hash) => isLess(decode(hash).cost),
  };
}

/** The part of the places in the queue that one origin may take: one in so many. */
const SHARE = 4;

/**
 * Runs so many at once, lets so many wait in the order in which they came, and throws `Busy` beyond.
 * Whoever comes with many at once finds no place for all of them, so that others do.
 */
function createTurns(atOnce: number, most: number) {
  let running = 0;
  const queue: { readonly from: string; readonly start: () => void }[] = [];
  const mostOfOne = Math.max(1, Math.floor(most / SHARE));
  const isFullFor = (from: string) =>
    queue.length >= most ||
    (from !== '' && queue.filter((waiting) => waiting.from === from).length >= mostOfOne);
  return async <T>(from: string, run: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (isFullFor(from)) throw new Busy(BUSY_SECONDS);
      // Whoever ends hands its place over, so that nobody who comes meanwhile takes it.
      await new Promise<void>((start) => queue.push({ from, start }));
    } else {
      running += 1;
    }
    try {
      return await run();
    } finally {
      const next = queue.shift();
      if (next === undefined) running -= 1;
      else next.start();
    }
  };
}
