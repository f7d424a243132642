import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, renameSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@blockscore/ids';
import { createTestRedis, hasRedis, testServices } from '@blockscore/testkit';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../src/documents/persisted.ts';
import { signAnnouncement } from '../src/versions/announcement.ts';
import { publishSupergraph } from '../src/versions/redis-source.ts';
import { versionIdOf } from '../src/versions/version.ts';
import { SDL } from './fixture-graph.ts';
import { listen, opened, WATCH_ALL } from './listen.ts';
import {
  composeFixture,
  eventually,
  startTestGateway,
  statusChanged,
  type TestGateway,
} from './support.ts';

const FIRST = composeFixture();
/** One more field, which no subgraph needs to know for these tests. */
const second = (name = 'added') =>
  composeFixture({ ledger: SDL.ledger.replace('balanced:', `${name}: Int balanced:`) });
const WITHOUT_NOTE = composeFixture({
  lending: SDL.lending.replace(/officerNote: String @requires\S+ \[\["loans:read"\]\]\)/, ''),
});
/** Lacks what a trusted document asks for. */
const WITHOUT_PRODUCTS = composeFixture({ lending: SDL.lending.replace('products:', 'offers:') });

const folder = join(testServices().folder, newId('evt'));
const file = join(folder, 'supergraph.graphql');
mkdirSync(folder, { recursive: true });
const replaceFile = (text: string) => {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
};
const metric = async (url: string, name: string) => {
  const text = await (await fetch(`${url}/metrics`)).text();
  return text.split('\n').filter((line) => line.startsWith(name));
};
const serves = async (url: string, text: string) => {
  const shown = () => metric(url, 'gateway_supergraph_info');
  await expect.poll(shown).toEqual([expect.stringContaining(versionIdOf(text))]);
};
const healthOf = async (url: string) =>
  ((await (await fetch(`${url}/health/ready`)).json()) as { checks: { supergraph: string } }).checks
    .supergraph;

describe('the file', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    replaceFile(FIRST);
    gateway = await startTestGateway({ SUPERGRAPH_FILE: file, SUPERGRAPH_POLL_MS: '10' });
  });
  afterAll(() => gateway.close());

  test('changes twenty times under load, and no request fails; old versions are closed', async () => {
    let going = true;
    let answered = 0;
    const failed: unknown[] = [];
    const ask = async () => {
      while (going) {
        const { status, body } = await gateway.post({ query: '{ slow(ms: 15) products { id } }' });
        answered += 1;
        if (status !== 200 || body.errors) failed.push(body);
      }
    };
    const load = Array.from({ length: 8 }, ask);
    for (let swap = 1; swap <= 20; swap += 1) {
      const text = second(`added${swap}`);
      const before = answered;
      replaceFile(text);
      await serves(gateway.url, text);
      await eventually(() => answered > before, 'requests were answered meanwhile');
    }
    going = false;
    await Promise.all(load);
    expect(failed).toEqual([]);
    const open = () => metric(gateway.url, 'gateway_supergraph_versions');
    await expect.poll(open).toEqual([expect.stringMatching(/ 1$/)]);
    expect(await (await fetch(`${gateway.url}/schema.graphql`)).text()).toContain('added20');
  });

  test.each([
    ['cut off', FIRST.slice(0, FIRST.length / 2)],
    ['no supergraph', 'type Query { a: Int }'],
    ['with a subgraph of which there is no address', FIRST.replaceAll('"ledger"', '"crm"')],
    [
      'that protects nothing',
      FIRST.replace(/ @(authenticated|requiresScopes\(.*?\))(?=\s|$)/gm, ''),
    ],
    ['with a subscription that has no source', FIRST.replaceAll('transactionConfirmed', 'other')],
  ])('%s is refused, and the one before serves on', async (_, bad) => {
    replaceFile(second());
    await serves(gateway.url, second());
    replaceFile(bad);
    await expect.poll(() => healthOf(gateway.url)).toBe('degraded');
    await serves(gateway.url, second());
    expect((await gateway.post({ query: '{ products { id } }' })).body.data).toEqual({
      products: [{ id: 'p1' }],
    });
    replaceFile(second());
    await expect.poll(() => healthOf(gateway.url)).toBe('up');
  });

  test('may be behind a link that is led elsewhere, or be gone for a while', async () => {
    for (const [name, text] of [
      ['a', FIRST],
      ['b', second('linked')],
    ] as const) {
      mkdirSync(join(folder, name), { recursive: true });
      writeFileSync(join(folder, name, 'supergraph.graphql'), text);
    }
    const point = (to: string) => {
      symlinkSync(to, join(folder, '..data.new'));
      renameSync(join(folder, '..data.new'), join(folder, '..data'));
    };
    point('a');
    unlinkSync(file);
    await expect.poll(() => healthOf(gateway.url)).toBe('degraded');
    symlinkSync('..data/supergraph.graphql', file);
    await serves(gateway.url, FIRST);
    expect(await healthOf(gateway.url)).toBe('up');
    point('b');
    await serves(gateway.url, second('linked'));
  });

  test('a subscription goes on with another version, or is told that it does not fit it', async () => {
    replaceFile(FIRST);
    await serves(gateway.url, FIRST);
    const subject = newId('user');
    const token = await gateway.token(subject, { roles: ['LOAN_OFFICER'] });
    const stays = listen(gateway.url, 'WebSocket', token, { query: WATCH_ALL });
    const query = 'subscription { loanStatusChanged { to loan { officerNote } } }';
    const goes = listen(gateway.url, 'SSE', token, { query });
    await opened(gateway.url, 2);
    replaceFile(WITHOUT_NOTE);
    await eventually(() => goes.ended() === 'complete', 'what does not fit ended');
    expect(goes.results).toMatchObject([
      { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] },
    ]);
    expect(goes.results[0]?.errors?.[0]?.message).toMatch(/graph has changed.*officerNote/);
    await gateway.append(statusChanged({ subject }, 'APPROVED'));
    await eventually(() => stays.results.length === 1, 'the other got the event');
    expect(stays.results[0]?.data).toMatchObject({ loanStatusChanged: { to: 'APPROVED' } });
    expect(stays.results[0]?.errors).toBeUndefined();
    stays.stop();
    await opened(gateway.url, 0);
  });
});

describe.skipIf(!hasRedis())('what is announced in Redis', () => {
  test('is served if it is signed and newer, and counts before the file', async () => {
    const pair = () => {
      const { publicKey, privateKey } = generateKeyPairSync('ed25519');
      const [open, secret] = [publicKey, privateKey].map((key) => key.export({ format: 'jwk' }));
      return { open: JSON.stringify(open), secret: secret as { kty: string } };
    };
    const { open, secret } = pair();
    const documents = join(folder, 'documents.json');
    const text = '{ products { id } }';
    writeFileSync(documents, JSON.stringify({ [sha256(text)]: text }));
    const url = await createTestRedis();
    const redis = new Redis(url);
    const announced = ['one', 'two', 'three'].map(second);
    const [one = '', two = '', three = ''] = announced;
    await publishSupergraph(redis, secret, one, 1_000);
    replaceFile(FIRST);
    const gateway = await startTestGateway({
      SUPERGRAPH_FILE: file,
      SUPERGRAPH_POLL_MS: '10',
      SUPERGRAPH_PUBLIC_KEY: open,
      REDIS_URL: url,
      TRUSTED_DOCUMENTS_FILE: documents,
    });
    try {
      // Before it serves anything: what was announced before it began.
      expect(await metric(gateway.url, 'gateway_supergraph_info')).toEqual([
        expect.stringContaining(versionIdOf(one)),
      ]);
      await publishSupergraph(redis, secret, two, 2_000);
      await serves(gateway.url, two);
      const refused = async (count: number) => {
        const name = 'gateway_supergraph_changes_total{origin="redis",outcome="refused"';
        const shown = () => metric(gateway.url, name);
        await expect.poll(shown).toEqual([expect.stringMatching(` ${count}$`)]);
        await serves(gateway.url, two);
      };
      await publishSupergraph(redis, pair().secret, three, 3_000);
      await refused(1);
      await publishSupergraph(redis, secret, one, 1_000);
      await refused(2);
      const announcement = await signAnnouncement(secret, three, 4_000);
      await redis.hset('blockscore:supergraph', { announcement, text: `${three}#` });
      await redis.publish('blockscore:supergraph', announcement);
      await refused(3);
      await publishSupergraph(redis, secret, WITHOUT_PRODUCTS, 4_500);
      await refused(4);
      // Looked at again when it is published again, and when the documents are others.
      await publishSupergraph(redis, secret, WITHOUT_PRODUCTS, 4_600);
      await refused(5);
      const fits = '{ balanced }';
      writeFileSync(documents, JSON.stringify({ [sha256(fits)]: fits }));
      await serves(gateway.url, WITHOUT_PRODUCTS);
      expect(await healthOf(gateway.url)).toBe('up');
      replaceFile(WITHOUT_NOTE);
      await publishSupergraph(redis, secret, three, 5_000);
      await serves(gateway.url, three);
      expect(await healthOf(gateway.url)).toBe('up');
    } finally {
      await gateway.close();
      redis.disconnect();
    }
  });
});
