import { AwsV4Signer } from 'aws4fetch';
import type { DocumentId, DocumentStorage } from '../app/kyc-document-ports.ts';
import { LARGEST_DOCUMENT } from '../domain/kyc/document.ts';
import { CONTENT_TYPES } from '../domain/kyc/document-content.ts';

export interface BucketOptions {
  /** Base URL of the bucket in path style, e.g. `https://s3.eu-west-1.amazonaws.com/kyc`. */
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  readonly now: () => Date;
}

const TIMEOUT_MS = 20_000;
/** What is encrypted is a little longer. */
const LARGEST_OBJECT = LARGEST_DOCUMENT + 1_024;

/**
 * Keeps contents in a bucket that speaks S3's protocol. People send theirs straight to it, below
 * `quarantine/`, by an address that is signed for one object, type and length (Signature Version 4); from
 * there compliance takes them, and puts them encrypted below `documents/`.
 */
export function createDocumentBucket(options: BucketOptions): DocumentStorage {
  const quarantine = (id: DocumentId) => `quarantine/${id}`;
  return {
    async uploadFor({ id, contentType, size, uploadExpiresAt }) {
      const url = new URL(`${options.url}/${quarantine(id)}`);
      const left = Math.floor((uploadExpiresAt.getTime() - options.now().getTime()) / 1_000);
      url.searchParams.set('X-Amz-Expires', String(Math.max(left, 1)));
      const type = CONTENT_TYPES[contentType];
      const signed = await signerOf(options, 'PUT', url, {
        headers: { 'content-type': type, 'content-length': String(size) },
        signQuery: true,
        allHeaders: true,
      }).sign();
      const headers = [{ name: 'content-type', value: type }];
      return { url: signed.url.toString(), method: 'PUT', headers };
    },
    direct: {
      take: (id, limit) => fetchObject(options, quarantine(id), limit),
      drop: (id) => removeObject(options, quarantine(id)),
    },
    async put(key, sealed) {
      const answer = await send(options, 'PUT', key, sealed);
      await answer.body?.cancel();
      if (!answer.ok) throw refusal('put', answer.status);
    },
    get: (key) => fetchObject(options, key, LARGEST_OBJECT),
    remove: (key) => removeObject(options, key),
  };
}

/** Not more than `limit` bytes and one chunk: what is larger is refused by its length in any case. */
async function fetchObject(
  options: BucketOptions,
  key: string,
  limit: number,
): Promise<Uint8Array | undefined> {
  const answer = await send(options, 'GET', key);
  if (answer.status === 404) {
    await answer.body?.cancel();
    return undefined;
  }
  if (!answer.ok) {
    await answer.body?.cancel();
    throw refusal('get', answer.status);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > limit) break;
  }
  return Buffer.concat(chunks);
}

async function removeObject(options: BucketOptions, key: string): Promise<void> {
  const answer = await send(options, 'DELETE', key);
  await answer.body?.cancel();
  if (!answer.ok && answer.status !== 404) throw refusal('delete', answer.status);
}

async function send(
  options: BucketOptions,
  method: 'GET' | 'PUT' | 'DELETE',
  key: string,
  body?: Uint8Array,
): Promise<Response> {
  const url = new URL(`${options.url}/${key}`);
  const { headers } = await signerOf(options, method, url, {
    headers: body === undefined ? {} : { 'content-type': 'application/octet-stream' },
  }).sign();
  return await fetch(url, {
    method,
    headers,
    ...(body !== undefined && { body: Buffer.from(body) }),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
}

function signerOf(
  { region, accessKeyId, secretAccessKey, sessionToken, now }: BucketOptions,
  method: string,
  url: URL,
  more: Pick<ConstructorParameters<typeof AwsV4Signer>[0], 'headers' | 'signQuery' | 'allHeaders'>,
): AwsV4Signer {
  return new AwsV4Signer({
    method,
    url: url.href,
    region,
    service: 's3',
    accessKeyId,
    secretAccessKey,
    ...(sessionToken !== undefined && { sessionToken }),
    datetime: now()
      .toISOString()
      .replace(/[:-]|\.\d{3}/g, ''),
    ...more,
  });
}

/** Without what the storage wrote, in which names of things could be. */
function refusal(what: string, status: number): Error {
  return new Error(`The storage of documents answered ${status} to a ${what}.`);
}
