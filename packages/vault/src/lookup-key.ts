import { hkdfSync, randomBytes } from 'node:crypto';
import { and, eq, ne } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/pg-core';
import type { DataKeysTable } from './data-keys.ts';
import { KEY_BYTES, type KeyProvider } from './key-provider.ts';
import { readMasterKey } from './local-key.ts';
import type { VaultTransaction } from './vault.ts';

/**
 * The key that keyed hashes derive from. It is stored among the data keys, wrapped as they are, and
 * not derived from a master key: so a change of the master key leaves every hash as it was, and a
 * master key in a key service can wrap it.
 */
export interface LookupKey {
  /** 32 bytes for this purpose, the same each time; they tell nothing of the key itself. */
  derive(purpose: string): Buffer;
}

export interface LookupKeyOptions {
  readonly keyProvider: KeyProvider;
  readonly dataKeys: DataKeysTable;
  /**
   * A database from before the look-up key was stored has hashes that derive from the master key
   * that it began with. That key is adopted where the database has data keys and no look-up key.
   */
  readonly adopt: {
    readonly LOOKUP_ENCRYPTION_KEY?: string | undefined;
    readonly ENCRYPTION_KEY?: string | undefined;
    readonly PREVIOUS_ENCRYPTION_KEYS: readonly string[];
  };
}

/** Where the look-up key is among the data keys. */
const PLACE = { subjectId: 'lookup', purpose: 'lookup' } as const;

/** Loads the look-up key, and makes it where there is none yet. One of several wins. */
export async function openLookupKey(
  tx: VaultTransaction,
  { keyProvider, dataKeys, adopt }: LookupKeyOptions,
): Promise<LookupKey> {
  const schema = getTableConfig(dataKeys).schema ?? 'public';
  const context = JSON.stringify([schema, PLACE.subjectId, PLACE.purpose]);
  const load = async () => {
    const [row] = await tx
      .select({ wrappedKey: dataKeys.wrappedKey })
      .from(dataKeys)
      .where(and(eq(dataKeys.subjectId, PLACE.subjectId), eq(dataKeys.purpose, PLACE.purpose)));
    return row?.wrappedKey ?? undefined;
  };
  let wrappedKey = await load();
  if (wrappedKey === undefined) {
    const [older] = await tx
      .select({ subjectId: dataKeys.subjectId })
      .from(dataKeys)
      .where(ne(dataKeys.purpose, PLACE.purpose))
      .limit(1);
    // Again: whoever made that data key may have made the look-up key just before.
    wrappedKey = await load();
    if (wrappedKey === undefined) {
      const key = older === undefined ? randomBytes(KEY_BYTES) : adopted(adopt);
      const made = await keyProvider.wrap(key, context);
      await tx
        .insert(dataKeys)
        .values({ ...PLACE, wrappedKey: made })
        .onConflictDoNothing();
      wrappedKey = await load();
    }
  }
  if (wrappedKey === undefined) throw new Error(`There is no look-up key in ${schema}.data_key`);
  const key = await keyProvider.unwrap(wrappedKey, context);
  return {
    derive: (purpose) =>
      Buffer.from(hkdfSync('sha256', key, '', `blockscore/derive/${purpose}`, KEY_BYTES)),
  };
}

function adopted(adopt: LookupKeyOptions['adopt']): Buffer {
  const { LOOKUP_ENCRYPTION_KEY: first, ENCRYPTION_KEY: current } = adopt;
  if (first !== undefined) return readMasterKey(first, 'LOOKUP_ENCRYPTION_KEY');
  if (current !== undefined && adopt.PREVIOUS_ENCRYPTION_KEYS.length === 0) {
    return readMasterKey(current, 'ENCRYPTION_KEY');
  }
  throw new Error(
    'This database is older than stored look-up keys: set LOOKUP_ENCRYPTION_KEY, for one start, to the key that ENCRYPTION_KEY was at first',
  );
}
