import { hkdfSync, randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type Connection, connect } from '@blockscore/database';
import { createTestDatabase, type TestDatabase } from '@blockscore/testkit';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { eq } from 'drizzle-orm';
import { pgSchema } from 'drizzle-orm/pg-core';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  CiphertextInvalid,
  createLocalKeyProvider,
  createVault,
  dataKeysTable,
  type KeyProvider,
  openLookupKey,
  rememberKeys,
  type SubjectCipher,
  type Vault,
} from '../src/index.ts';

const schema = pgSchema('identity');
const dataKeys = dataKeysTable(schema);
const at = { table: 'user', column: 'name', row: 'user_1' };

describe('the vault', () => {
  let database: TestDatabase;
  let connection: Connection;
  let keyProvider: KeyProvider;
  let vault: Vault;
  let unwrapped = 0;

  beforeAll(async () => {
    database = await createTestDatabase('identity', { migrations: null });
    const owner = postgres(database.ownerUrl, { max: 1 });
    const statements = await generateMigration(
      generateDrizzleJson({}),
      generateDrizzleJson({ schema, dataKeys }),
    );
    for (const statement of statements) {
      if (!statement.startsWith('CREATE SCHEMA')) await owner.unsafe(statement);
    }
    await owner.end();
    connection = connect(database.appUrl, { max: 8 });
  });

  afterAll(async () => {
    await connection.close();
    await database.drop();
  });

  beforeEach(async () => {
    await connection.db.delete(dataKeys);
    const provider = createLocalKeyProvider({ current: randomBytes(32).toString('base64') });
    unwrapped = 0;
    keyProvider = {
      ...provider,
      unwrap: (wrapped, context) => {
        unwrapped += 1;
        return provider.unwrap(wrapped, context);
      },
    };
    vault = createVault({ keyProvider, dataKeys });
  });

  async function cipherOf(subjectId: string, from = vault): Promise<SubjectCipher> {
    const cipher = await from.forSubject(connection.db, subjectId);
    if (!cipher.ok) throw new Error(cipher.error.message);
    return cipher.value;
  }

  test("keeps one person's data from another, in each process alike", async () => {
    const ciphertext = (await cipherOf('user_1')).encrypt('Ada', at);
    const elsewhere = createVault({ keyProvider, dataKeys });
    expect((await cipherOf('user_1', elsewhere)).decrypt(ciphertext, at)).toBe('Ada');
    const other = await cipherOf('user_2');
    expect(() => other.decrypt(ciphertext, at)).toThrow(CiphertextInvalid);
  });

  test('reads a key once for whoever remembers keys, until it is destroyed', async () => {
    const ciphertext = (await cipherOf('user_1')).encrypt('Ada', at);
    const asked: string[] = [];
    const watched: Vault = {
      ...vault,
      forSubject: (tx, id, purpose) => {
        asked.push(id);
        return vault.forSubject(tx, id, purpose);
      },
      forSubjects: (tx, ids, purpose) => {
        asked.push(...ids);
        return vault.forSubjects(tx, ids, purpose);
      },
    };
    const remembering = rememberKeys(watched);
    await cipherOf('user_1', remembering);
    await cipherOf('user_2', remembering);
    const both = await remembering.forSubjects(connection.db, ['user_1', 'user_2', 'user_3']);
    expect([...both.keys()]).toEqual(['user_1', 'user_2']);
    const first = both.get('user_1');
    expect(first?.ok && first.value.decrypt(ciphertext, at)).toBe('Ada');
    expect((await cipherOf('user_1', remembering)).decrypt(ciphertext, at)).toBe('Ada');
    expect(asked).toEqual(['user_1', 'user_2', 'user_3']);
    await remembering.destroy(connection.db, 'user_1');
    expect(await remembering.forSubject(connection.db, 'user_1')).toMatchObject({ ok: false });
  });

  test('keeps what is for the service from what the law retains', async () => {
    const service = await cipherOf('user_1');
    const retention = await vault.forSubject(connection.db, 'user_1', 'retention');
    const ciphertext = service.encrypt('Ada', at);
    expect(() => retention.ok && retention.value.decrypt(ciphertext, at)).toThrow(
      CiphertextInvalid,
    );
    await vault.destroy(connection.db, 'user_1', 'service');
    expect(await vault.forSubject(connection.db, 'user_1', 'retention')).toMatchObject({
      ok: true,
    });
    expect(await vault.forSubject(connection.db, 'user_1')).toMatchObject({ ok: false });
  });

  test('stores no key that can be read, nor moved to another person', async () => {
    const ciphertext = (await cipherOf('user_1')).encrypt('Ada', at);
    await cipherOf('user_2');
    const rows = await connection.db.select().from(dataKeys).orderBy(dataKeys.subjectId);
    expect(rows[0]?.wrappedKey).toMatch(/^w1\./);
    await connection.db
      .update(dataKeys)
      .set({ wrappedKey: rows[0]?.wrappedKey ?? '' })
      .where(eq(dataKeys.subjectId, 'user_2'));
    await expect(vault.forSubject(connection.db, 'user_2')).rejects.toThrow(/does not unwrap/);
    expect((await cipherOf('user_1')).decrypt(ciphertext, at)).toBe('Ada');
  });

  test('says that a key was destroyed, at once and in every process, and makes none again', async () => {
    const elsewhere = createVault({ keyProvider, dataKeys });
    await cipherOf('user_1', elsewhere);
    await cipherOf('user_1');
    await vault.destroy(connection.db, 'user_1');
    for (const each of [vault, elsewhere]) {
      expect(await each.forSubject(connection.db, 'user_1')).toEqual({
        ok: false,
        error: {
          code: 'KEY_DESTROYED',
          message: 'The service key of user_1 was destroyed: what it encrypted is erased',
          subjectId: 'user_1',
          purpose: 'service',
        },
      });
      const many = await each.forSubjects(connection.db, ['user_1', 'user_9']);
      expect([...many.keys()]).toEqual(['user_1']);
      expect(many.get('user_1')).toMatchObject({ ok: false });
    }
    const [row] = await connection.db.select().from(dataKeys);
    expect(row).toMatchObject({ wrappedKey: null, destroyedAt: expect.any(Date) });
    await vault.destroy(connection.db, 'user_1');
    expect(await connection.db.select().from(dataKeys)).toEqual([row]);
  });

  test('destroys in advance a key that was never made', async () => {
    await vault.destroy(connection.db, 'user_1');
    expect(await vault.forSubject(connection.db, 'user_1')).toMatchObject({ ok: false });
  });

  test('takes a destruction back with its transaction', async () => {
    const ciphertext = (await cipherOf('user_1')).encrypt('Ada', at);
    const failed = connection.db.transaction(async (tx) => {
      await vault.destroy(tx, 'user_1');
      expect(await vault.forSubject(tx, 'user_1')).toMatchObject({ ok: false });
      tx.rollback();
    });
    await expect(failed).rejects.toThrow();
    expect((await cipherOf('user_1')).decrypt(ciphertext, at)).toBe('Ada');
  });

  test('never uses a key again whose transaction was rolled back', async () => {
    let lost = '';
    const failed = connection.db.transaction(async (tx) => {
      const cipher = await vault.forSubject(tx, 'user_1');
      const again = await vault.forSubject(tx, 'user_1');
      if (cipher.ok && again.ok) lost = cipher.value.encrypt('Ada', at);
      tx.rollback();
    });
    await expect(failed).rejects.toThrow();
    const kept = (await cipherOf('user_1')).encrypt('Ada', at);
    const elsewhere = await cipherOf('user_1', createVault({ keyProvider, dataKeys }));
    expect(elsewhere.decrypt(kept, at)).toBe('Ada');
    expect(() => elsewhere.decrypt(lost, at)).toThrow(CiphertextInvalid);
  });

  test('makes one key when many ask for the first at once', async () => {
    const ciphers = await Promise.all(
      Array.from({ length: 20 }, () =>
        connection.db.transaction((tx) => vault.forSubject(tx, 'user_1')),
      ),
    );
    const made = ciphers.map((cipher) => (cipher.ok ? cipher.value.encrypt('Ada', at) : ''));
    const last = await cipherOf('user_1');
    for (const ciphertext of made) expect(last.decrypt(ciphertext, at)).toBe('Ada');
  });

  test('loads many keys in one query and unwraps each once', async () => {
    const names = Array.from({ length: 50 }, (_, n) => `user_${n}`);
    for (const name of names) await cipherOf(name);
    const fresh = createVault({ keyProvider, dataKeys });
    unwrapped = 0;
    const first = await fresh.forSubjects(connection.db, [...names, ...names, 'user_unknown']);
    expect([...first.keys()].sort()).toEqual([...names].sort());
    await fresh.forSubjects(connection.db, names);
    await cipherOf('user_7', fresh);
    expect(unwrapped).toBe(50);
    expect(await fresh.forSubjects(connection.db, [])).toEqual(new Map());
    const crowd = Array.from({ length: 1_001 }, (_, n) => `user_${n}`);
    await expect(fresh.forSubjects(connection.db, crowd)).rejects.toThrow(/1000 at most/);
  });

  test('keeps unwrapped keys for a short time, and only so many', async () => {
    const small = createVault({ keyProvider, dataKeys, cache: { max: 2, lifetimeMs: 60_000 } });
    for (const name of ['a', 'b', 'c', 'a']) await cipherOf(name, small);
    expect(unwrapped).toBe(4);
    await cipherOf('a', small);
    expect(unwrapped).toBe(4);
    // The cache reads the clock once in a millisecond.
    await setTimeout(5);
    const later = performance.now() + 61_000;
    vi.spyOn(performance, 'now').mockReturnValue(later);
    await cipherOf('a', small);
    expect(unwrapped).toBe(5);
  });

  test('finds a value by its keyed hash, which says nothing without the key', async () => {
    expect(() => vault.keyedHash('identity.email', 'x')).toThrow(/no look-up key/);
    const finding = async (current = keyProvider) => {
      const adopt = { PREVIOUS_ENCRYPTION_KEYS: [] };
      const options = { keyProvider: current, dataKeys };
      const lookupKey = await openLookupKey(connection.db, { ...options, adopt });
      return createVault({ ...options, lookupKey });
    };
    const [first, beside] = await Promise.all([finding(), finding()]);
    const hash = first.keyedHash('identity.email', 'ada@example.com');
    expect(hash).toMatch(/^[\w-]{43}$/);
    expect(beside.keyedHash('identity.email', 'ada@example.com')).toBe(hash);
    expect(first.keyedHash('identity.email', 'ada@example.org')).not.toBe(hash);
    expect(first.keyedHash('identity.phone', 'ada@example.com')).not.toBe(hash);
    const stranger = createLocalKeyProvider({ current: randomBytes(32).toString('base64') });
    await expect(finding(stranger)).rejects.toThrow(/not configured/);
    await connection.db.delete(dataKeys);
    const anew = await finding();
    expect(anew.keyedHash('identity.email', 'ada@example.com')).not.toBe(hash);
    const many = () => {
      for (let n = 0; n < 200; n += 1) anew.keyedHash(`purpose ${n}`, 'x');
    };
    expect(many).toThrow(/100 purposes/);
  });

  test('adopts as look-up key what an older database looked up by, and stores it', async () => {
    await cipherOf('user_1');
    const first = randomBytes(32).toString('base64');
    const PREVIOUS_ENCRYPTION_KEYS: string[] = [];
    const open = (adopt: Parameters<typeof openLookupKey>[1]['adopt']) =>
      openLookupKey(connection.db, { keyProvider, dataKeys, adopt });
    await expect(open({ PREVIOUS_ENCRYPTION_KEYS })).rejects.toThrow(/set LOOKUP_ENCRYPTION_KEY/);
    const changed = { ENCRYPTION_KEY: first, PREVIOUS_ENCRYPTION_KEYS: [first] };
    await expect(open(changed)).rejects.toThrow(/set LOOKUP_ENCRYPTION_KEY/);
    const adopted = await open({ ENCRYPTION_KEY: first, PREVIOUS_ENCRYPTION_KEYS });
    const derived = hkdfSync('sha256', Buffer.from(first, 'base64'), '', 'blockscore/derive/a', 32);
    expect(adopted.derive('a')).toEqual(Buffer.from(derived));
    expect((await open({ PREVIOUS_ENCRYPTION_KEYS })).derive('a')).toEqual(adopted.derive('a'));
    await connection.db.delete(dataKeys).where(eq(dataKeys.purpose, 'lookup'));
    const named = await open({ ...changed, LOOKUP_ENCRYPTION_KEY: first });
    expect(named.derive('a')).toEqual(adopted.derive('a'));
  });
});
