import type { TestSubgraph } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDocumentBucket } from '../src/adapters/document-bucket.ts';
import { signatureOf, startTestBucket, type TestBucket } from './bucket.ts';
import { HARMLESS, officer, onboard, startTestCompliance } from './compliance-subgraph.ts';
import {
  atCompliance,
  documentIs,
  PASSPORT,
  PNG,
  rowOf,
  type Submitted,
  send,
  submit,
} from './documents.ts';
import { enqueue } from './queueing.ts';

const AWS_EXAMPLE = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  scope: 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request',
  at: '20130524T000000Z',
};

let bucket: TestBucket;
let compliance: TestSubgraph;
beforeAll(async () => {
  bucket = await startTestBucket();
  compliance = await startTestCompliance(bucket.environment);
});
afterAll(async () => {
  await compliance?.close();
  await compliance?.drop();
  await bucket?.close();
});

const idOf = ({ document }: Submitted) => document?.id ?? '';

describe('a document that is sent straight to the bucket', () => {
  test('is taken from quarantine, looked at, kept encrypted, and handed out by compliance', async () => {
    const { caller } = await onboard(compliance, HARMLESS);
    const submitted = await submit(compliance, caller);
    const id = idOf(submitted);
    expect(new URL(submitted.upload?.url ?? '').pathname).toBe(`/kyc/quarantine/${id}`);
    expect((await send(compliance, submitted)).status).toBe(200);
    expect(bucket.objects.get(`quarantine/${id}`)).toEqual(PNG);

    await enqueue(compliance, 'take-kyc-uploads');
    await documentIs(compliance, id, { status: 'UPLOADED' });
    await expect.poll(() => bucket.objects.has(`quarantine/${id}`)).toBe(false);
    const stored = bucket.objects.get(String((await rowOf(compliance, id))?.['storage_key']));
    expect(stored?.includes(PNG.subarray(0, 16))).toBe(false);

    const query = 'query ($id: ID!) { kycDocument(id: $id) { content { url } } }';
    const { data } = await compliance.ask(officer, query, { id });
    const found = data?.['kycDocument'] as { content: { url: string } };
    const answer = await fetch(atCompliance(compliance, found.content.url));
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG);
    expect(bucket.refused).toEqual([]);
  });

  test('is refused where it is not what it was announced as, and nothing of it stays', async () => {
    const { caller } = await onboard(compliance, HARMLESS);
    const page = Buffer.from(`<html>${'x'.repeat(PNG.length - 6)}`);
    const submitted = await submit(compliance, caller);
    const id = idOf(submitted);
    expect((await send(compliance, submitted, page)).status).toBe(200);
    await enqueue(compliance, 'take-kyc-uploads');
    await documentIs(compliance, id, { status: 'REFUSED', refusal: 'CONTENT_NOT_ACCEPTED' });
    await expect.poll(() => bucket.objects.has(`quarantine/${id}`)).toBe(false);
    expect([...bucket.objects.keys()].filter((key) => key.includes(id))).toEqual([]);
  });

  test('is removed, unread, where it comes once more by an address that stays good', async () => {
    const { caller } = await onboard(compliance, HARMLESS);
    const submitted = await submit(compliance, caller);
    const id = idOf(submitted);
    await send(compliance, submitted);
    await enqueue(compliance, 'take-kyc-uploads');
    await documentIs(compliance, id, { status: 'UPLOADED' });
    await expect.poll(() => bucket.objects.has(`quarantine/${id}`)).toBe(false);
    expect((await send(compliance, submitted)).status).toBe(200);
    expect(bucket.objects.has(`quarantine/${id}`)).toBe(true);
    const [job] = await compliance.sql`
      select start_after - ${submitted.upload?.expiresAt ?? null}::timestamptz as later
      from compliance_jobs.job where name = 'drop-kyc-upload' and data ->> 'documentId' = ${id}`;
    expect(job?.['later']).toBe('00:20:00');
    await compliance.sql`update compliance_jobs.job set start_after = now()
      where name = 'drop-kyc-upload' and data ->> 'documentId' = ${id}`;
    await expect.poll(() => bucket.objects.has(`quarantine/${id}`)).toBe(false);
    await documentIs(compliance, id, { status: 'UPLOADED' });
  });

  test('is taken though hundreds that never come were announced before it', async () => {
    const { caller } = await onboard(compliance, HARMLESS);
    const first = idOf(await submit(compliance, caller));
    await compliance.sql`
      insert into compliance.kyc_documents
      select (jsonb_populate_record(d, jsonb_build_object(
        'id', 'doc_' || lpad(n::text, 26, '0'), 'user_id', 'user_' || lpad(n::text, 26, '0')))).*
      from compliance.kyc_documents d, generate_series(1, 450) n where d.id = ${first}`;
    const submitted = await submit(compliance, caller);
    await send(compliance, submitted);
    await enqueue(compliance, 'take-kyc-uploads');
    await documentIs(compliance, idOf(submitted), { status: 'UPLOADED' });
    await compliance.sql`delete from compliance.kyc_documents where id like 'doc_0000%'`;
  });

  test('is removed where nothing came of it', async () => {
    const { caller } = await onboard(compliance, HARMLESS);
    const id = idOf(await submit(compliance, caller));
    await compliance.sql`update compliance.kyc_documents
      set upload_expires_at = now() - interval '11 minutes' where id = ${id}`;
    await enqueue(compliance, 'take-kyc-uploads');
    await expect.poll(() => rowOf(compliance, id)).toBeUndefined();
  });
});

describe('the address of an upload', () => {
  test('is good for one object, type and length', async () => {
    const { caller } = await onboard(compliance, HARMLESS);
    const { upload } = await submit(compliance, caller);
    const url = upload?.url ?? '';
    const put = async (address: string, body: Uint8Array, type = 'image/png') =>
      (
        await fetch(address, {
          method: 'PUT',
          headers: { 'content-type': type },
          body: Buffer.from(body),
        })
      ).status;
    expect(await put(url, PNG.subarray(1))).toBe(403);
    expect(await put(url, PNG, 'text/html')).toBe(403);
    expect(await put(url.replace('/quarantine/', '/documents/'), PNG)).toBe(403);
    expect(await put(url.replace(/X-Amz-Expires=\d+/, 'X-Amz-Expires=99999'), PNG)).toBe(403);
    expect((await fetch(url)).status).toBe(403);
    expect(await put(url, PNG)).toBe(200);
  });

  test('is signed by key, day and scope, for type and length', async () => {
    const made = await createDocumentBucket({
      url: 'https://examplebucket.s3.amazonaws.com',
      region: 'us-east-1',
      accessKeyId: AWS_EXAMPLE.accessKeyId,
      secretAccessKey: AWS_EXAMPLE.secret,
      now: () => new Date('2013-05-24T00:00:00Z'),
    }).uploadFor({
      id: `doc_${'0'.repeat(26)}`,
      contentType: 'PNG',
      size: PASSPORT.size,
      uploadExpiresAt: new Date('2013-05-25T00:00:00Z'),
    });
    const query = new URL(made.url).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': AWS_EXAMPLE.scope,
      'X-Amz-Date': AWS_EXAMPLE.at,
      'X-Amz-Expires': '86400',
      'X-Amz-SignedHeaders': 'content-length;content-type;host',
    });
  });
});

test('the bucket of these tests reckons signatures as AWS does in its example', () => {
  // https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
  const query = new URLSearchParams({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': AWS_EXAMPLE.scope,
    'X-Amz-Date': AWS_EXAMPLE.at,
    'X-Amz-Expires': '86400',
    'X-Amz-SignedHeaders': 'host',
  });
  const headers = [['host', 'examplebucket.s3.amazonaws.com']] as const;
  const request = { method: 'GET', pathname: '/test.txt', query, headers };
  expect(signatureOf({ ...request, payload: 'UNSIGNED-PAYLOAD' }, AWS_EXAMPLE)).toBe(
    'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  );
});
