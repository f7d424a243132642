import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLogger } from '@blockscore/service';
import { createTestRedis, hasRedis, testServices } from '@blockscore/testkit';
import fc from 'fast-check';
import { buildSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { createInspector } from '../src/documents/inspect.ts';
import { DEFAULT_LIMITS } from '../src/documents/limits.ts';
import {
  createPersistedDocuments,
  type DocumentRequest,
  type PersistedOptions,
  sha256,
} from '../src/documents/persisted.ts';
import { readTrustedDocuments } from '../src/documents/trusted.ts';
import { connectRedis } from '../src/redis.ts';

const TEXT = '{ products { id } }';
const HASH = sha256(TEXT);
const persisted = (sha256Hash: unknown, version: unknown = 1) => ({
  extensions: { persistedQuery: { version, sha256Hash } },
});
const documents = (options: Partial<PersistedOptions> = {}) =>
  createPersistedDocuments({
    trusted: () => new Map(),
    onlyTrusted: false,
    redis: undefined,
    ...options,
  });

const anything = () => true;

async function textOf(of: ReturnType<typeof documents>, request: DocumentRequest) {
  const found = await of.find(request, anything);
  return found.ok ? found.value.text : String(found.error.extensions['code']);
}

describe('a document', () => {
  test('is its text where a text comes alone', async () => {
    expect(await textOf(documents(), { query: TEXT })).toBe(TEXT);
  });

  test('is found by its hash once its text was kept, by either way of naming it', async () => {
    const store = documents();
    expect(await textOf(store, persisted(HASH))).toBe('PERSISTED_QUERY_NOT_FOUND');
    const sent = await store.find({ query: TEXT, ...persisted(HASH) }, anything);
    expect(await textOf(store, persisted(HASH))).toBe('PERSISTED_QUERY_NOT_FOUND');
    if (sent.ok) sent.value.keep?.();
    expect(await textOf(store, persisted(HASH))).toBe(TEXT);
    expect(await textOf(store, { documentId: `sha256:${HASH}` })).toBe(TEXT);
  });

  test('is found by its hash by who may name it alone, and never else', async () => {
    const store = documents();
    const sent = await store.find({ query: TEXT, ...persisted(HASH) }, anything);
    if (sent.ok) sent.value.keep?.();
    const found = await store.find(persisted(HASH), () => false);
    expect(found.ok ? '' : found.error.extensions['code']).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  test('of another hash than the one that comes with it is refused', async () => {
    await expect(
      documents().find({ query: TEXT, ...persisted(sha256('other')) }, anything),
    ).rejects.toThrow('hash is not that of the query');
  });

  test('that is named in no form that is known is refused, whatever comes', async () => {
    const shapes = fc.oneof(fc.anything(), fc.record({ persistedQuery: fc.anything() }));
    await fc.assert(
      fc.asyncProperty(shapes, fc.anything(), async (extensions, documentId) => {
        const found = documents().find({ extensions, documentId }, anything);
        await found.then(
          (answer) => expect(answer.ok).toBe(false),
          (error: unknown) => expect(error).toMatchObject({ code: 'BAD_USER_INPUT' }),
        );
      }),
    );
  });
});

describe('where only trusted documents are run', () => {
  const store = documents({ trusted: () => new Map([[HASH, TEXT]]), onlyTrusted: true });

  test('they are, by text and by hash', async () => {
    expect(await textOf(store, { query: TEXT })).toBe(TEXT);
    expect(await textOf(store, persisted(HASH))).toBe(TEXT);
    expect(await textOf(store, { documentId: HASH })).toBe(TEXT);
  });

  test('nothing else is, though it was sent with its hash', async () => {
    const other = '{ products { name } }';
    expect(await textOf(store, { query: other })).toBe('DOCUMENT_NOT_TRUSTED');
    expect(await textOf(store, { query: other, ...persisted(sha256(other)) })).toBe(
      'DOCUMENT_NOT_TRUSTED',
    );
    expect(await textOf(store, persisted(sha256(other)))).toBe('DOCUMENT_NOT_TRUSTED');
  });
});

describe.skipIf(!hasRedis())('several processes (needs redis-server)', () => {
  test('know what one of them was sent, and believe no text under another hash', async () => {
    const url = await createTestRedis();
    const logger = createLogger('test', 'silent');
    const [one, other] = [connectRedis(url, logger), connectRedis(url, logger)];
    await expect.poll(() => [one.status, other.status]).toEqual(['ready', 'ready']);
    const sent = await documents({ redis: one }).find(
      { query: TEXT, ...persisted(HASH) },
      anything,
    );
    if (sent.ok) sent.value.keep?.();
    const elsewhere = documents({ redis: other });
    await expect.poll(() => textOf(elsewhere, persisted(HASH))).toBe(TEXT);
    const wrong = sha256('{ me { id } }');
    await other.set(`blockscore:document:${wrong}`, TEXT);
    expect(await textOf(elsewhere, persisted(wrong))).toBe('PERSISTED_QUERY_NOT_FOUND');
    for (const redis of [one, other]) redis.disconnect();
  });
});

test.skipIf(!hasRedis())(
  'no more than a thousand are kept in Redis, the last that came',
  async () => {
    const redis = connectRedis(await createTestRedis(), createLogger('test', 'silent'));
    await expect.poll(() => redis.status).toBe('ready');
    const store = documents({ redis });
    const texts = Array.from({ length: 1_030 }, (_, n) => `{ products { id } } # ${n}`);
    const long = `{ products { id } } # ${'long '.repeat(5_000)}`;
    for (const text of [long, ...texts]) {
      const sent = await store.find({ query: text, ...persisted(sha256(text)) }, anything);
      if (sent.ok) sent.value.keep?.();
    }
    const kept = (text: string | undefined) =>
      redis.get(`blockscore:document:${sha256(text ?? '')}`);
    await expect.poll(() => kept(texts.at(-1))).toBe(texts.at(-1));
    expect(await redis.keys('blockscore:document:*')).toHaveLength(1_000);
    expect(await redis.zcard('blockscore:documents')).toBe(1_000);
    const recent = await store.recent(2_000, 'v1');
    expect([new Set(recent).size, recent.includes(texts.at(-1) ?? '')]).toEqual([1_000, true]);
    expect(recent.filter((text) => !texts.includes(text))).toEqual([]);
    expect(await store.recent(7, 'v1')).toEqual(recent.slice(0, 7));
    await redis.set(`blockscore:document:${sha256(texts.at(-1) ?? '')}`, 'another text');
    expect(await store.recent(1_000, 'v1')).toHaveLength(999);
    const failed = recent.find((text) => text !== texts.at(-1)) ?? '';
    store.leaveOut(failed, 'v1');
    await expect.poll(async () => (await store.recent(1_000, 'v1')).includes(failed)).toBe(false);
    expect(await store.recent(1_000, 'v2')).toHaveLength(999);
    expect(await store.recent(998, 'v1')).toHaveLength(998);
    const lasts = await redis.ttl(`blockscore:left-out:${sha256(failed)}`);
    expect([lasts > 0, lasts <= 86_400]).toEqual([true, true]);
    expect(await kept(long)).toBeNull();
    expect(await redis.ttl('blockscore:documents')).toBeGreaterThan(0);
    redis.disconnect();
    await expect(store.recent(7, 'v1')).rejects.toThrow();
  },
);

test.skipIf(!hasRedis())(
  'what is asked for stays among the documents that processes share',
  async () => {
    const redis = connectRedis(await createTestRedis(), createLogger('test', 'silent'));
    await expect.poll(() => redis.status).toBe('ready');
    const index = 'blockscore:documents';
    const ask = async (store: ReturnType<typeof documents>, request: DocumentRequest) => {
      const found = await store.find(request, anything);
      if (found.ok) found.value.keep?.();
      return found.ok;
    };
    const [store, lasting] = [documents({ redis, renewAfterMs: 0 }), documents({ redis })];
    for (const one of [store, lasting]) await ask(one, { query: TEXT, ...persisted(HASH) });
    await expect.poll(() => redis.zcard(index)).toBe(1);
    // As if it had come long ago: the next that is too many would take it out.
    await redis.zadd(index, 1, HASH);
    await redis.del(`blockscore:document:${HASH}`);
    expect(await ask(lasting, persisted(HASH))).toBe(true);
    expect(await ask(store, persisted(HASH))).toBe(true);
    await expect.poll(async () => Number(await redis.zscore(index, HASH))).toBeGreaterThan(1);
    expect(await redis.get(`blockscore:document:${HASH}`)).toBe(TEXT);
    // Whoever has it from others says so, too.
    await redis.zadd(index, 1, HASH);
    expect(await ask(documents({ redis }), persisted(HASH))).toBe(true);
    await expect.poll(async () => Number(await redis.zscore(index, HASH))).toBeGreaterThan(1);
    // What was shared a moment ago is not shared again.
    await redis.zadd(index, 1, HASH);
    expect(await ask(lasting, persisted(HASH))).toBe(true);
    expect(await redis.zscore(index, HASH)).toBe('1');
    redis.disconnect();
  },
);

describe('a file of trusted documents', () => {
  const schema = buildSchema('type Query { products: [Product!]! } type Product { id: ID! }');
  const inspect = createInspector(DEFAULT_LIMITS);
  const read = (content: string) => {
    const file = join(testServices().folder, `trusted-${sha256(content).slice(0, 12)}.json`);
    writeFileSync(file, content);
    return () => readTrustedDocuments(file, inspect, schema);
  };

  test('is read by hash', () => {
    expect(read(JSON.stringify({ [HASH]: TEXT }))()).toEqual(new Map([[HASH, TEXT]]));
    expect(read(JSON.stringify({ [`sha256:${HASH}`]: TEXT }))()).toEqual(new Map([[HASH, TEXT]]));
  });

  test('with a wrong hash, or a document that does not fit, is refused with all that is wrong', () => {
    const unknown = '{ loans { id } }';
    const wrong = { abc: TEXT, [sha256(unknown)]: unknown, [sha256('{')]: '{' };
    expect(read(JSON.stringify(wrong))).toThrow(/3 problems[\s\S]*abc[\s\S]*loans[\s\S]*Syntax/);
  });

  test('that is something else is refused', () => {
    expect(read('[]')).toThrow('no JSON object');
    expect(read('{')).toThrow('not JSON');
  });
});
