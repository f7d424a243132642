import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Where the master key lives. Data keys are only ever stored as this port wrapped them, so that a
 * key service can take the place of the local implementation.
 */
export interface KeyProvider {
  /**
   * @param context what the key is for; the same text must be given to unwrap it
   * @returns text to store, naming the master key that wrapped it
   */
  wrap(dataKey: Buffer, context: string): Promise<string>;
  /** @throws Error where the text was not wrapped by a known master key for this context */
  unwrap(wrapped: string, context: string): Promise<Buffer>;
  /** 32 bytes for this purpose, the same each time; they tell nothing of the master key. */
  derive(purpose: string): Buffer;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const WRAPPED_LENGTH = NONCE_BYTES + KEY_BYTES + TAG_BYTES;

interface MasterKey {
  readonly id: string;
  readonly bytes: Buffer;
}

export interface LocalKeys {
  /** ENCRYPTION_KEY: 32 random bytes as base64 (`openssl rand -base64 32`). Wraps all new keys. */
  readonly current: string;
  /** Master keys of earlier, which still unwrap what they wrapped. At most 20. */
  readonly previous?: readonly string[];
  /** The key that keyed hashes derive from; they change if it does. Default: `current`. */
  readonly lookup?: string;
}

/** The variables of a subgraph's environment that name its keys. */
export interface ConfiguredKeys {
  readonly ENCRYPTION_KEY: string;
  readonly PREVIOUS_ENCRYPTION_KEYS: readonly string[];
  readonly LOOKUP_ENCRYPTION_KEY?: string | undefined;
}

/**
 * The key provider that the configuration asks for.
 * @throws Error where a key cannot be used, or where there are previous keys and none for look-ups:
 *   what was found by its hash under the old key would be found no more
 */
export function createConfiguredKeyProvider(config: ConfiguredKeys): KeyProvider {
  const { PREVIOUS_ENCRYPTION_KEYS: previous, LOOKUP_ENCRYPTION_KEY: lookup } = config;
  if (previous.length > 0 && lookup === undefined) {
    throw new Error(
      'PREVIOUS_ENCRYPTION_KEYS is set and LOOKUP_ENCRYPTION_KEY is not: set it to the key that ENCRYPTION_KEY was at first',
    );
  }
  const keys = { current: config.ENCRYPTION_KEY, previous };
  return createLocalKeyProvider(lookup === undefined ? keys : { ...keys, lookup });
}

/**
 * Wraps data keys by AES-256-GCM under master keys from the configuration.
 * @throws Error where a master key is not 32 bytes, or is plainly not random
 */
export function createLocalKeyProvider(keys: LocalKeys): KeyProvider {
  const current = masterKey(keys.current, 'the current encryption key');
  const previous = (keys.previous ?? []).map((text) =>
    masterKey(text, 'a previous encryption key'),
  );
  if (previous.length > 20) throw new Error('More than 20 previous encryption keys: rewrap first');
  const known = new Map([...previous, current].map((key) => [key.id, key]));
  const lookup =
    keys.lookup === undefined ? current : masterKey(keys.lookup, 'the look-up encryption key');
  return {
    async wrap(dataKey, context) {
      if (dataKey.length !== KEY_BYTES) throw new Error('A data key must be 32 bytes long');
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', wrappingKey(current), nonce);
      cipher.setAAD(Buffer.from(`${current.id}\n${context}`, 'utf8'));
      const sealed = Buffer.concat([
        nonce,
        cipher.update(dataKey),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return `w1.${current.id}.${sealed.toString('base64url')}`;
    },
    async unwrap(wrapped, context) {
      const [version, keyId, text, ...rest] = wrapped.split('.');
      const sealed = Buffer.from(text ?? '', 'base64url');
      if (version !== 'w1' || sealed.length !== WRAPPED_LENGTH || rest.length > 0) {
        throw new Error('A stored data key is not in the form w1.<master key id>.<bytes>');
      }
      const key = known.get(keyId ?? '');
      if (key === undefined) {
        throw new Error(
          `A data key was wrapped by the master key ${keyId}, which is not configured: add it to the previous encryption keys`,
        );
      }
      return openKey(key, sealed, context);
    },
    derive(purpose) {
      return Buffer.from(
        hkdfSync('sha256', lookup.bytes, '', `blockscore/derive/${purpose}`, KEY_BYTES),
      );
    },
  };
}

function openKey(key: MasterKey, sealed: Buffer, context: string): Buffer {
  const decipher = createDecipheriv(
    'aes-256-gcm',
    wrappingKey(key),
    sealed.subarray(0, NONCE_BYTES),
    { authTagLength: TAG_BYTES },
  );
  decipher.setAAD(Buffer.from(`${key.id}\n${context}`, 'utf8'));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([
      decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)),
      decipher.final(),
    ]);
  } catch (cause) {
    throw new Error(`A data key does not unwrap for ${context}: it was altered or moved`, {
      cause,
    });
  }
}

/** The master key itself encrypts nothing: each use has a key of its own derived from it. */
function wrappingKey(key: MasterKey): Buffer {
  return Buffer.from(hkdfSync('sha256', key.bytes, '', 'blockscore/wrap', KEY_BYTES));
}

function masterKey(text: string, name: string): MasterKey {
  const advice = 'set 32 random bytes as base64, for example from: openssl rand -base64 32';
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== KEY_BYTES || bytes.toString('base64') !== text.trim()) {
    throw new Error(`Refused ${name}: it is not 32 bytes in base64; ${advice}`);
  }
  if (isWeak(bytes)) throw new Error(`Refused ${name}: it is not random; ${advice}`);
  const id = createHash('sha256')
    .update('blockscore/key-id')
    .update(bytes)
    .digest('hex')
    .slice(0, 12);
  return { id, bytes };
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
