import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { testServices } from '@blockscore/testkit';
import { request as send } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../src/documents/persisted.ts';
import { type Answer, startTestGateway, type TestGateway, TOO_LONG_A_TYPE } from './support.ts';

const TEXT = 'query Greet($name: String!) { greet(name: $name) }';
const DEAR = `{ ${[1, 2, 3].map((n) => `a${n}: products { id }`).join(' ')} }`;
const variables = { name: 'Ada' };
const greeted = { data: { greet: 'Hello Ada' } };
const extensionsOf = (text: string) => ({
  persistedQuery: { version: 1, sha256Hash: sha256(text) },
});
const codeOf = (body: Answer) => body.errors?.[0]?.extensions.code;

describe('documents by their hash', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway({ MAX_COST: '20', MAX_PLAN_BYTES: '2000' });
  });
  afterAll(() => gateway?.close());

  test('are asked for once and known from then on, by POST and by GET', async () => {
    const extensions = extensionsOf(TEXT);
    const unknown = await gateway.post({ extensions, variables });
    expect([unknown.status, codeOf(unknown.body)]).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND']);
    expect(unknown.body.errors?.[0]?.message).toBe('PersistedQueryNotFound');
    const strict = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
      },
      body: JSON.stringify({ extensions, variables }),
    });
    expect(strict.status).toBe(400);
    expect((await gateway.post({ query: TEXT, extensions, variables })).body).toEqual(greeted);
    expect((await gateway.post({ extensions, variables })).body).toEqual(greeted);
    expect((await gateway.post({ documentId: sha256(TEXT), variables })).body).toEqual(greeted);
    const search = new URLSearchParams({
      extensions: JSON.stringify(extensions),
      variables: JSON.stringify(variables),
    });
    const got = await fetch(`${gateway.url}/graphql?${search}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(await got.json()).toEqual(greeted);
  });

  test('are not taken for another text', async () => {
    const { status, body } = await gateway.post({
      query: '{ balanced }',
      extensions: extensionsOf(TEXT),
    });
    expect([status, codeOf(body)]).toEqual([400, 'BAD_USER_INPUT']);
  });

  test.each([
    ['no GraphQL', '{ balanced '],
    ['not of the schema', '{ nope }'],
    ['not for who sent it', '{ me { id } }'],
    ['dearer than an operation may be', DEAR],
    ['not planned', `{ greet(name: "${'x'.repeat(3_000)}") }`],
  ])('that are %s are not kept', async (_, text) => {
    for (const accept of ['application/json', `application/json, ${TOO_LONG_A_TYPE}`]) {
      const { body: refused } = await gateway.post(
        { query: text, extensions: extensionsOf(text) },
        { accept },
      );
      expect(refused.errors).toHaveLength(1);
      const { body } = await gateway.post({ extensions: extensionsOf(text) }, { accept });
      expect(codeOf(body)).toBe('PERSISTED_QUERY_NOT_FOUND');
    }
  });

  test('answers are compressed for who asks, by either way of answering', async () => {
    const body = JSON.stringify({ query: '{ big(bytes: 5000) }' });
    for (const more of ['', `, ${TOO_LONG_A_TYPE}`]) {
      const answer = await send(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: `application/json${more}`,
          'accept-encoding': 'br',
        },
        body,
      });
      expect(answer.headers['content-encoding']).toBe('br');
      expect(answer.headers['vary']).toContain('accept-encoding');
      const bytes = Buffer.from(await answer.body.arrayBuffer());
      expect(bytes.length).toBe(Number(answer.headers['content-length']));
      expect(bytes.length).toBeLessThan(1_000);
      expect(JSON.parse(brotliDecompressSync(bytes).toString())).toEqual({
        data: { big: 'x'.repeat(5_000) },
      });
    }
  });
});

describe('where only registered documents are run', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    const file = join(testServices().folder, 'registered.json');
    writeFileSync(file, JSON.stringify({ [sha256(TEXT)]: TEXT }));
    gateway = await startTestGateway({
      TRUSTED_DOCUMENTS_FILE: file,
      ONLY_TRUSTED_DOCUMENTS: 'true',
      ENABLE_INTROSPECTION: 'false',
    });
  });
  afterAll(() => gateway?.close());

  test('they are, and no others', async () => {
    expect((await gateway.post({ query: TEXT, variables })).body).toEqual(greeted);
    expect((await gateway.post({ documentId: sha256(TEXT), variables })).body).toEqual(greeted);
    for (const more of ['', `, ${TOO_LONG_A_TYPE}`]) {
      const accept = `application/json${more}`;
      const { status, body } = await gateway.post({ query: '{ balanced }' }, { accept });
      expect([status, codeOf(body)]).toEqual([403, 'DOCUMENT_NOT_TRUSTED']);
    }
    expect(gateway.seen.every(({ subgraph }) => subgraph === 'identity')).toBe(true);
  });

  test('nor is the schema told, where nobody is to read it', async () => {
    expect((await fetch(`${gateway.url}/schema.graphql`)).status).toBe(404);
  });

  test('by event streams neither', async () => {
    const response = await fetch(`${gateway.url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ balanced }' }),
    });
    expect(await response.text()).toContain('DOCUMENT_NOT_TRUSTED');
  });
});

test('a gateway that is to run registered documents only, and has none, does not start', async () => {
  await expect(startTestGateway({ ONLY_TRUSTED_DOCUMENTS: 'true' })).rejects.toThrow(
    'TRUSTED_DOCUMENTS_FILE',
  );
});
