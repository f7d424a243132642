/**
 * Where the master keys live. Data keys are only ever stored as this port wrapped them, so that a
 * key service can take the place of keys from the configuration.
 */
export interface KeyProvider {
  /** The name of the master key that wraps now; `masterKeyOf` gives it for each text it wrapped. */
  readonly current: string;
  /**
   * @param dataKey 32 bytes
   * @param context what the key is for; the same text must be given to unwrap it
   * @returns text to store, naming the master key that wrapped it
   */
  wrap(dataKey: Buffer, context: string): Promise<string>;
  /**
   * @throws UnwrapRefused where the text was not wrapped by a known master key for this context
   * @throws KeyServiceUnavailable where that cannot be told now
   */
  unwrap(wrapped: string, context: string): Promise<Buffer>;
}

/** One master key: in the configuration, or in a key service that it never leaves. */
export interface MasterKey {
  /** Kind and id, as they precede what it wrapped: `w1.0123456789ab`, `k1.<KMS key id>`. */
  readonly name: string;
  wrap(dataKey: Buffer, context: string): Promise<Buffer>;
  /** @throws UnwrapRefused, KeyServiceUnavailable */
  unwrap(wrapped: Buffer, context: string): Promise<Buffer>;
}

/** Thrown where a stored key cannot be unwrapped: asking again does not help. */
export class UnwrapRefused extends Error {
  override readonly name = 'UnwrapRefused';
}

export const KEY_BYTES = 32;

/** Beyond this a change of keys was never finished. */
const MAX_OTHER_KEYS = 20;
/** A KMS ciphertext of 32 bytes has some 200 bytes. */
const MAX_WRAPPED_LENGTH = 8_192;
const WRAPPED = /^([wk]1\.[\w-]{1,64})\.([\w-]+)$/;

/** The name of the master key that wrapped this text. */
export function masterKeyOf(wrapped: string): string | undefined {
  return wrapped.length > MAX_WRAPPED_LENGTH ? undefined : WRAPPED.exec(wrapped)?.[1];
}

/** Wraps by one master key and unwraps what this or any of the others wrapped. */
export function createKeyProvider(
  current: MasterKey,
  others: readonly MasterKey[] = [],
): KeyProvider {
  if (others.length > MAX_OTHER_KEYS) {
    throw new Error(`More than ${MAX_OTHER_KEYS} previous master keys: rewrap, then remove them`);
  }
  const known = new Map([...others, current].map((key) => [key.name, key]));
  return {
    current: current.name,
    async wrap(dataKey, context) {
      if (dataKey.length !== KEY_BYTES) throw new Error('A data key must be 32 bytes long');
      return `${current.name}.${(await current.wrap(dataKey, context)).toString('base64url')}`;
    },
    async unwrap(wrapped, context) {
      const name = masterKeyOf(wrapped);
      const bytes = Buffer.from(wrapped.slice((name?.length ?? 0) + 1), 'base64url');
      if (name === undefined || !wrapped.endsWith(`.${bytes.toString('base64url')}`)) {
        throw new UnwrapRefused('A stored data key is not in the form <kind>.<master key>.<bytes>');
      }
      const key = known.get(name);
      if (key === undefined) {
        throw new UnwrapRefused(
          `A data key was wrapped by the master key ${name}, which is not configured: add it to ${name.startsWith('k') ? 'PREVIOUS_KMS_KEY_IDS' : 'PREVIOUS_ENCRYPTION_KEYS'}`,
        );
      }
      const dataKey = await key.unwrap(bytes, context);
      if (dataKey.length !== KEY_BYTES) {
        throw new UnwrapRefused(`What ${name} unwrapped is no data key: it is not 32 bytes long`);
      }
      return dataKey;
    },
  };
}
