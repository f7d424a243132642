import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
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
  /** How many more may wait for their turn; beyond, `Busy` is thrown. */
  readonly waiting: number;
}

const TAG_BYTES = 32;
const SALT_BYTES = 16;
/** The least that Argon2 takes with one lane. */
const LEAST_MEMORY = 8;
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

/** What is filled in all: the time that a hash takes is proportional to it. */
const workOf = ({ memory, passes }: PasswordCost) => memory * passes;

export function createPasswordHasher({
  cost,
  atOnce,
  waiting,
}: PasswordHasherOptions): PasswordHasher {
  // Stands in for the hash of an account that does not exist, so that it costs the same to refuse.
  const nobody = encode(randomBytes(SALT_BYTES), randomBytes(TAG_BYTES), cost);
  const inTurn = createTurns(atOnce, waiting);

  /** Does what a hash of less cost saved, so that the time does not tell such an account either. */
  async function makeUp(password: string, spent: PasswordCost): Promise<void> {
    const memory = workOf(cost) - workOf(spent);
    if (memory < LEAST_MEMORY) return;
    await compute(password, randomBytes(SALT_BYTES), { memory, passes: 1, parallelism: 1 });
  }

  return {
    hash: (password) =>
      inTurn(async () => {
        const salt = randomBytes(SALT_BYTES);
        return encode(salt, await compute(password, salt, cost), cost);
      }),
    verify: (password, hash) =>
      inTurn(async () => {
        const stored = decode(hash ?? nobody);
        const computed = await compute(password, stored.salt, stored.cost);
        await makeUp(password, stored.cost);
        const { tag } = stored;
        const equal = tag.length === computed.length && timingSafeEqual(tag, computed);
        return equal && hash !== undefined;
      }),
    isOutdated(hash) {
      const stored = decode(hash).cost;
      return workOf(stored) < workOf(cost) || stored.memory < cost.memory;
    },
  };
}

/** Runs so many at once, lets so many wait in the order in which they came, and throws `Busy` beyond. */
function createTurns(atOnce: number, most: number) {
  let running = 0;
  const queue: (() => void)[] = [];
  return async <T>(run: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (queue.length >= most) throw new Busy(BUSY_SECONDS);
      // Whoever ends hands its place over, so that nobody who comes meanwhile takes it.
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await run();
    } finally {
      const next = queue.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
