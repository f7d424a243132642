import { randomBytes } from 'node:crypto';
import { type Connection, connect } from '@blockscore/database';
import {
  createTestDatabase,
  startTestKeyService,
  type TestDatabase,
  type TestKeyService,
} from '@blockscore/testkit';
import { eq } from 'drizzle-orm';
import { pgSchema } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createConfiguredKeyProvider,
  createLocalKeyProvider,
  createVault,
  dataKeyColumn,
  dataKeysTable,
  type KeyProvider,
  masterKeyOf,
  openLookupKey,
  rewrapColumn,
  runRewrap,
} from '../src/index.ts';

const dataKeys = dataKeysTable(pgSchema('credit'));
const column = dataKeyColumn(dataKeys);
const at = { table: 'user', column: 'name', row: 'user_1' };
const newKey = () => randomBytes(32).toString('base64');

describe('re-wrapping', () => {
  let database: TestDatabase;
  let connection: Connection;
  let service: TestKeyService;
  let oldKey: string;
  let old: KeyProvider;

  beforeAll(async () => {
    database = await createTestDatabase('credit');
    connection = connect(database.appUrl, { max: 8 });
    service = await startTestKeyService();
  });

  afterAll(async () => {
    await service.close();
    await connection.close();
    await database.drop();
  });

  beforeEach(async () => {
    await connection.db.delete(dataKeys);
    oldKey = newKey();
    old = createLocalKeyProvider({ current: oldKey });
  });

  async function encryptFor(count: number, keyProvider = old): Promise<Map<string, string>> {
    const vault = createVault({ keyProvider, dataKeys });
    const texts = new Map<string, string>();
    for (let n = 0; n < count; n += 1) {
      const cipher = await vault.forSubject(connection.db, `user_${n}`);
      if (cipher.ok) texts.set(`user_${n}`, cipher.value.encrypt(`name ${n}`, at));
    }
    return texts;
  }

  async function expectReadable(texts: ReadonlyMap<string, string>, keyProvider: KeyProvider) {
    const vault = createVault({ keyProvider, dataKeys });
    const ciphers = await vault.forSubjects(connection.db, [...texts.keys()]);
    for (const [subject, text] of texts) {
      const cipher = ciphers.get(subject);
      expect(cipher?.ok && cipher.value.decrypt(text, at)).toBe(subject.replace('user_', 'name '));
    }
  }

  const movedTo = (keyProvider: KeyProvider, batch = 7, lines: string[] = []) =>
    runRewrap({
      sql: connection.sql,
      keyProvider,
      columns: [column],
      write: (line) => void lines.push(line),
      batch,
      progressMs: 0,
    });

  test('moves every key to the current master key, and then needs no other', async () => {
    const texts = await encryptFor(30);
    const adopt = { PREVIOUS_ENCRYPTION_KEYS: [], ENCRYPTION_KEY: oldKey };
    const lookup = await openLookupKey(connection.db, { keyProvider: old, dataKeys, adopt });
    await createVault({ keyProvider: old, dataKeys }).destroy(connection.db, 'user_gone');
    const current = newKey();
    const lines: string[] = [];
    const both = createLocalKeyProvider({ current, previous: [oldKey] });
    expect(await movedTo(both, 7, lines)).toBe(0);
    expect(lines).toContain('data keys: 7 re-wrapped so far');
    expect(lines.slice(-3)).toEqual([
      'data keys: 31 re-wrapped',
      `data keys under ${both.current}: 31`,
      'No key is wrapped by another master key any more.',
    ]);
    const alone = createLocalKeyProvider({ current });
    await expectReadable(texts, alone);
    const kept = await openLookupKey(connection.db, { keyProvider: alone, dataKeys, adopt });
    expect(kept.derive('x')).toEqual(lookup.derive('x'));
    expect(await movedTo(both)).toBe(0);
  });

  test('goes on where it stopped when the key service failed in between', async () => {
    const texts = await encryptFor(20);
    const variables = service.environment(service.newKey());
    const none = { PREVIOUS_KMS_KEY_IDS: [], PREVIOUS_ENCRYPTION_KEYS: [] };
    const moving = createConfiguredKeyProvider({
      ...none,
      ...variables,
      PREVIOUS_ENCRYPTION_KEYS: [oldKey],
    });
    let wrapped = 0;
    const failing: KeyProvider = {
      ...moving,
      wrap: (key, context) => {
        wrapped += 1;
        if (wrapped === 11) {
          service.failNext(...Array(60).fill({ status: 503, type: 'KMSInternalException' }));
        }
        return moving.wrap(key, context);
      },
    };
    const lines: string[] = [];
    expect(await movedTo(failing, 5, lines)).toBe(1);
    expect(lines.join('\n')).toMatch(/Stopped in the data keys: KMS .* \(HTTP 503\)/);
    const halfway = await connection.db.select().from(dataKeys);
    const done = halfway.filter((row) => masterKeyOf(row.wrappedKey ?? '') === moving.current);
    expect(done.length).toBeGreaterThan(0);
    expect(done.length).toBeLessThan(20);
    service.recover();
    expect(await movedTo(moving, 5, lines)).toBe(0);
    expect(lines).toContain(`data keys: ${20 - done.length} re-wrapped`);
    await expectReadable(texts, createConfiguredKeyProvider({ ...none, ...variables }));
  });

  test('takes no part back of what others change beside it', async () => {
    const texts = await encryptFor(40);
    const current = newKey();
    const both = createLocalKeyProvider({ current, previous: [oldKey] });
    const vault = createVault({ keyProvider: old, dataKeys });
    const destroying: KeyProvider = {
      ...both,
      wrap: async (key, context) => {
        if (context.includes('user_13"')) await vault.destroy(connection.db, 'user_13');
        return await both.wrap(key, context);
      },
    };
    const run = (keyProvider: KeyProvider) =>
      rewrapColumn({ sql: connection.sql, keyProvider, batch: 9 }, column);
    // Whichever of the two comes to the person first, the key is destroyed while it is wrapped anew.
    const reports = await Promise.all([run(destroying), run(destroying)]);
    const [gone] = await connection.db
      .select()
      .from(dataKeys)
      .where(eq(dataKeys.subjectId, 'user_13'));
    expect(gone).toMatchObject({ wrappedKey: null, destroyedAt: expect.any(Date) });
    expect(reports[0]?.held).toEqual(new Map([[both.current, 39]]));
    texts.delete('user_13');
    await expectReadable(texts, createLocalKeyProvider({ current }));
  });

  test('tells which keys remain, where a master key is missing and where others still use it', async () => {
    await encryptFor(2);
    const both = createLocalKeyProvider({ current: newKey(), previous: [oldKey] });
    const stranger = createLocalKeyProvider({ current: newKey() });
    await createVault({ keyProvider: stranger, dataKeys }).forSubject(connection.db, 'user_x');
    const lines: string[] = [];
    expect(await movedTo(both, 100, lines)).toBe(1);
    expect(lines).toContain(`data keys under ${stranger.current}: 1`);
    expect(lines.join('\n')).toMatch(/left as it is: data keys, user_x service: .*not configured/);
    expect(lines.at(-1)).toMatch(
      new RegExp(`^Still needed: 1 data keys under ${stranger.current}`),
    );
  });

  test('comes back to what a process with the earlier key adds behind it', async () => {
    await encryptFor(10);
    const both = createLocalKeyProvider({ current: newKey(), previous: [oldKey] });
    const late = createVault({ keyProvider: old, dataKeys });
    let added = false;
    const adding: KeyProvider = {
      ...both,
      wrap: async (key, context) => {
        if (!added && context.includes('user_9"')) {
          added = true;
          await late.forSubject(connection.db, 'a_user_of_before');
        }
        return await both.wrap(key, context);
      },
    };
    const report = await rewrapColumn(
      { sql: connection.sql, keyProvider: adding, batch: 3 },
      column,
    );
    expect(report).toMatchObject({ rewrapped: 11, held: new Map([[both.current, 11]]) });
  });
});
