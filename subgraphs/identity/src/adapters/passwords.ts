import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { PasswordHasher } from '../app/ports.ts';

const derive = promisify(argon2);

/**
 * Argon2id with OWASP's first recommended parameters (Password Storage Cheat Sheet): 46 MiB, one
 * pass, one lane. They stand in each hash, in the PHC string format, so that they may be raised later.
 */
const PARAMETERS = { memory: 47_104, passes: 1, parallelism: 1 };
const TAG_BYTES = 32;
const SALT_BYTES = 16;

type Parameters = typeof PARAMETERS;

function compute(password: string, salt: Buffer, parameters: Parameters): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFC'), 'utf8');
  return derive('argon2id', { message, nonce: salt, tagLength: TAG_BYTES, ...parameters });
}

const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');

function encode(salt: Buffer, tag: Buffer, p: Parameters): string {
  return `$argon2id$v=19$m=${p.memory},t=${p.passes},p=${p.parallelism}$${base64(salt)}$${base64(tag)}`;
}

const FORMAT = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([\w+/]+)\$([\w+/]+)$/;

export function createPasswordHasher(): PasswordHasher {
  // Stands in for the hash of an account that does not exist, so that it costs the same to refuse.
  const nobody = encode(randomBytes(SALT_BYTES), randomBytes(TAG_BYTES), PARAMETERS);
  return {
    async hash(password) {
      const salt = randomBytes(SALT_BYTES);
      return encode(salt, await compute(password, salt, PARAMETERS), PARAMETERS);
    },
    async verify(password, hash) {
      const match = FORMAT.exec(hash ?? nobody);
      if (match === null) throw new Error('A stored password hash is not in PHC format.');
      const [, memory, passes, parallelism, salt = '', tag = ''] = match;
      const computed = await compute(password, Buffer.from(salt, 'base64'), {
        memory: Number(memory),
        passes: Number(passes),
        parallelism: Number(parallelism),
      });
      const stored = Buffer.from(tag, 'base64');
      const equal = stored.length === computed.length && timingSafeEqual(stored, computed);
      return equal && hash !== undefined;
    },
  };
}
