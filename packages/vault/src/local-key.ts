import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import {
  createKeyProvider,
  KEY_BYTES,
  type KeyProvider,
  type MasterKey,
  UnwrapRefused,
} from './key-provider.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const WRAPPED_LENGTH = NONCE_BYTES + KEY_BYTES + TAG_BYTES;

export interface LocalKeys {
  /** ENCRYPTION_KEY: 32 random bytes as base64 (`openssl rand -base64 32`). Wraps all new keys. */
  readonly current: string;
  /** Other master keys, which unwrap what they wrapped. At most 20. */
  readonly previous?: readonly string[];
}

/**
 * Wraps data keys by AES-256-GCM under master keys from the configuration.
 * @throws Error where a master key is not 32 bytes, or is plainly not random
 */
export function createLocalKeyProvider({ current, previous = [] }: LocalKeys): KeyProvider {
  return createKeyProvider(
    localMasterKey(current, 'the current encryption key'),
    previous.map((text) => localMasterKey(text, 'a previous encryption key')),
  );
}

/**
 * A master key that is known to this process. It encrypts nothing itself: what wraps is derived
 * from it (HKDF-SHA-256).
 *
 * @param text 32 random bytes as base64
 * @param name for the error where it cannot be used; never its value
 */
export function localMasterKey(text: string, name: string): MasterKey {
  const master = readMasterKey(text, name);
  const id = createHash('sha256').update('blockscore/key-id').update(master).digest('hex');
  const shortId = id.slice(0, 12);
  const wrapping = createSecretKey(
    Buffer.from(hkdfSync('sha256', master, '', 'blockscore/wrap', KEY_BYTES)),
  );
  const associated = (context: string) => Buffer.from(`${shortId}\n${context}`, 'utf8');
  return {
    name: `w1.${shortId}`,
    async wrap(dataKey, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', wrapping, nonce);
      cipher.setAAD(associated(context));
      return Buffer.concat([nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
    },
    async unwrap(wrapped, context) {
      if (wrapped.length !== WRAPPED_LENGTH) {
        throw new UnwrapRefused(`A data key does not unwrap for ${context}: its length is wrong`);
      }
      const nonce = wrapped.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', wrapping, nonce, {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(associated(context));
      decipher.setAuthTag(wrapped.subarray(-TAG_BYTES));
      try {
        const head = decipher.update(wrapped.subarray(NONCE_BYTES, -TAG_BYTES));
        return Buffer.concat([head, decipher.final()]);
      } catch (cause) {
        throw new UnwrapRefused(
          `A data key does not unwrap for ${context}: it was altered or moved`,
          { cause },
        );
      }
    },
  };
}

/** The bytes of a key from the configuration, or an error that tells how to make one. */
export function readMasterKey(text: string, name: string): Buffer {
  const advice = 'set 32 random bytes as base64, for example from: openssl rand -base64 32';
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== KEY_BYTES || bytes.toString('base64') !== text.trim()) {
    throw new Error(`Refused ${name}: it is not 32 bytes in base64; ${advice}`);
  }
  if (isWeak(bytes)) throw new Error(`Refused ${name}: it is not random; ${advice}`);
  return bytes;
}

/**
 * Repetitions, runs and typed text. Random bytes fail this less than once in 10^9: of 32 random
 * bytes about 30 differ, and all 32 are printable with a chance of (95/256)^32.
 */
function isWeak(bytes: Buffer): boolean {
  const steps = new Set(bytes.subarray(1).map((byte, index) => byte - (bytes[index] ?? 0)));
  const printable = bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
  return new Set(bytes).size < 16 || steps.size < 4 || printable;
}
