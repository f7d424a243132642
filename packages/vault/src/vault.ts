import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { err, ok, type Result } from '@blockscore/result';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { getTableConfig, type PgDatabase, type PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { LRUCache } from 'lru-cache';
import { decryptText, encryptText, type Place } from './cipher.ts';
import type { DataKeysTable, Purpose } from './data-keys.ts';
import { KEY_BYTES, type KeyProvider } from './key-provider.ts';
import type { LookupKey } from './lookup-key.ts';

/** What is needed of a Drizzle database or transaction here. */
export type VaultTransaction = Pick<PgDatabase<PgQueryResultHKT>, 'select' | 'insert'>;

/** The person's key is gone, and with it all that it encrypted. */
export interface KeyDestroyed {
  readonly code: 'KEY_DESTROYED';
  readonly message: string;
  readonly subjectId: string;
  readonly purpose: Purpose;
}

/** Encrypts and decrypts one person's columns. Hold it for one request, not longer. */
export interface SubjectCipher {
  encrypt(plaintext: string, place: Place): string;
  /** @throws CiphertextInvalid where the text was altered, moved or is another person's */
  decrypt(ciphertext: string, place: Place): string;
}

export interface Vault {
  /** Loads the person's key, or makes it where there is none yet. */
  forSubject(
    tx: VaultTransaction,
    subjectId: string,
    purpose?: Purpose,
  ): Promise<Result<SubjectCipher, KeyDestroyed>>;
  /**
   * Loads the keys of many people in one query, for lists; it makes none. A person who has no key is
   * missing in the map. At most 1,000.
   */
  forSubjects(
    tx: VaultTransaction,
    subjectIds: readonly string[],
    purpose?: Purpose,
  ): Promise<ReadonlyMap<string, Result<SubjectCipher, KeyDestroyed>>>;
  /**
   * Destroys the key for good, also where none was made yet. It takes effect for everyone when the
   * transaction commits.
   */
  destroy(tx: VaultTransaction, subjectId: string, purpose?: Purpose): Promise<void>;
  /**
   * HMAC-SHA-256 as base64url (43 characters): to look a value up without storing it.
   * @throws Error where the vault was made without a look-up key
   */
  keyedHash(purpose: string, text: string): string;
}

export interface VaultOptions {
  readonly keyProvider: KeyProvider;
  readonly dataKeys: DataKeysTable;
  /** From `openLookupKey`; only for a vault that is asked for keyed hashes. */
  readonly lookupKey?: LookupKey;
  /** Unwrapped keys kept in memory. Default 10,000 for 60 s. */
  readonly cache?: { readonly max: number; readonly lifetimeMs: number };
}

const MAX_SUBJECTS = 1_000;
/** Keys unwrapped at once for a list: each may be a request to a key service. */
const PARALLEL = 16;

/**
 * The row is read each time and only its unwrapping is cached, by the wrapped text: a destroyed key
 * is refused at once in every process, and a key whose transaction rolled back is never used again.
 */
export function createVault(options: VaultOptions): Vault {
  const { keyProvider, dataKeys, lookupKey } = options;
  const schema = getTableConfig(dataKeys).schema ?? 'public';
  const { max, lifetimeMs } = options.cache ?? { max: 10_000, lifetimeMs: 60_000 };
  const unwrapped = new LRUCache<string, Buffer>({ max, ttl: lifetimeMs });
  const hashKeys = new Map<string, Buffer>();

  const contextOf = (subjectId: string, purpose: Purpose) =>
    JSON.stringify([schema, subjectId, purpose]);

  async function unwrap(wrapped: string, context: string): Promise<Buffer> {
    const cacheKey = `${context}${wrapped}`;
    const known = unwrapped.get(cacheKey);
    if (known !== undefined) return known;
    const key = await keyProvider.unwrap(wrapped, context);
    unwrapped.set(cacheKey, key);
    return key;
  }

  async function load(tx: VaultTransaction, subjectIds: readonly string[], purpose: Purpose) {
    const rows = await tx
      .select({ subjectId: dataKeys.subjectId, wrappedKey: dataKeys.wrappedKey })
      .from(dataKeys)
      .where(and(inArray(dataKeys.subjectId, [...subjectIds]), eq(dataKeys.purpose, purpose)));
    const ciphers = new Map<string, Result<SubjectCipher, KeyDestroyed>>();
    const left = rows[Symbol.iterator]();
    const work = async () => {
      for (const { subjectId, wrappedKey } of left) {
        if (wrappedKey === null) {
          ciphers.set(subjectId, destroyed(subjectId, purpose));
        } else {
          const key = await unwrap(wrappedKey, contextOf(subjectId, purpose));
          ciphers.set(subjectId, ok(cipherOf(key)));
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(PARALLEL, rows.length) }, work));
    return ciphers;
  }

  return {
    async forSubject(tx, subjectId, purpose = 'service') {
      const known = (await load(tx, [subjectId], purpose)).get(subjectId);
      if (known !== undefined) return known;
      const wrappedKey = await keyProvider.wrap(
        randomBytes(KEY_BYTES),
        contextOf(subjectId, purpose),
      );
      // Of two who make the first key at once the second waits here, then finds the other's. Read back in
      // any case: what cannot be unwrapped must not encrypt anything.
      await tx.insert(dataKeys).values({ subjectId, purpose, wrappedKey }).onConflictDoNothing();
      const made = (await load(tx, [subjectId], purpose)).get(subjectId);
      if (made === undefined) {
        throw new Error(`The data key just made for ${subjectId} is not to be seen in ${schema}`);
      }
      return made;
    },
    async forSubjects(tx, subjectIds, purpose = 'service') {
      const wanted = [...new Set(subjectIds)];
      if (wanted.length > MAX_SUBJECTS) {
        throw new Error(`Keys of ${wanted.length} people at once: ask for ${MAX_SUBJECTS} at most`);
      }
      return wanted.length === 0 ? new Map() : load(tx, wanted, purpose);
    },
    async destroy(tx, subjectId, purpose = 'service') {
      const gone = { wrappedKey: null, destroyedAt: sql`now()` };
      await tx
        .insert(dataKeys)
        .values({ subjectId, purpose, ...gone })
        .onConflictDoUpdate({
          target: [dataKeys.subjectId, dataKeys.purpose],
          set: gone,
          setWhere: sql`${dataKeys.destroyedAt} is null`,
        });
      forget(unwrapped, contextOf(subjectId, purpose));
    },
    keyedHash(purpose, text) {
      let key = hashKeys.get(purpose);
      if (key === undefined) {
        if (hashKeys.size >= 100) throw new Error('More than 100 purposes of keyed hashes');
        if (lookupKey === undefined) throw new Error(`The vault of ${schema} has no look-up key`);
        key = lookupKey.derive(`keyed-hash/${purpose}`);
        hashKeys.set(purpose, key);
      }
      return createHmac('sha256', key).update(text, 'utf8').digest('base64url');
    },
  };
}

function cipherOf(bytes: Buffer): SubjectCipher {
  const key = createSecretKey(bytes);
  return {
    encrypt: (plaintext, place) => encryptText(key, plaintext, place),
    decrypt: (ciphertext, place) => decryptText(key, ciphertext, place),
  };
}

function destroyed(subjectId: string, purpose: Purpose): Result<never, KeyDestroyed> {
  const message = `The ${purpose} key of ${subjectId} was destroyed: what it encrypted is erased`;
  return err({ code: 'KEY_DESTROYED', message, subjectId, purpose });
}

function forget(unwrapped: LRUCache<string, Buffer>, context: string): void {
  for (const cacheKey of [...unwrapped.keys()]) {
    if (cacheKey.startsWith(context)) unwrapped.delete(cacheKey);
  }
}
