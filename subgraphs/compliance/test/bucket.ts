import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A bucket that speaks S3's protocol as far as documents need it, and checks Signature Version 4 of each
 * request by its own reckoning of what AWS documents: in the header, or in the address.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
 */
export interface TestBucket {
  readonly environment: Readonly<Record<string, string>>;
  readonly objects: ReadonlyMap<string, Buffer>;
  /** Requests that were signed badly. */
  readonly refused: readonly string[];
  close(): Promise<void>;
}

const REGION = 'eu-test-1';

export async function startTestBucket(): Promise<TestBucket> {
  const accessKeyId = `AKIA${randomBytes(8).toString('hex').toUpperCase()}`;
  const secret = randomBytes(30).toString('base64');
  const objects = new Map<string, Buffer>();
  const refused: string[] = [];
  const server = createServer((request, response) => {
    const answer = async () => {
      const body = await read(request);
      if (!isSigned(request, accessKeyId, secret)) {
        refused.push(`${request.method} ${request.url}`);
        return response.writeHead(403).end('<Code>SignatureDoesNotMatch</Code>');
      }
      const key = new URL(request.url ?? '', 'http://bucket').pathname.replace('/kyc/', '');
      const found = objects.get(key);
      if (request.method === 'PUT') objects.set(key, body);
      if (request.method === 'DELETE') objects.delete(key);
      if (request.method !== 'GET') return response.writeHead(200).end();
      return found === undefined
        ? response.writeHead(404).end('<Code>NoSuchKey</Code>')
        : response.writeHead(200).end(found);
    };
    void answer();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/kyc`;
  return {
    environment: {
      KYC_S3_URL: url,
      KYC_S3_REGION: REGION,
      KYC_S3_ACCESS_KEY_ID: accessKeyId,
      KYC_S3_SECRET_ACCESS_KEY: secret,
    },
    objects,
    refused,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const hmac = (key: Buffer | string, text: string) =>
  createHmac('sha256', key).update(text).digest();
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);

/** What a request says of its own signature. */
function claimOf({ headers }: IncomingMessage, query: URLSearchParams) {
  if (query.has('X-Amz-Signature')) {
    return {
      scope: query.get('X-Amz-Credential') ?? '',
      names: query.get('X-Amz-SignedHeaders') ?? '',
      signature: query.get('X-Amz-Signature') ?? '',
      at: query.get('X-Amz-Date') ?? '',
      seconds: Number(query.get('X-Amz-Expires')),
      payload: 'UNSIGNED-PAYLOAD',
    };
  }
  const [, scope = '', names = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const at = String(headers['x-amz-date']);
  const payload = String(headers['x-amz-content-sha256']);
  return { scope, names, signature, at, seconds: 300, payload };
}

function isSigned(request: IncomingMessage, accessKeyId: string, secret: string): boolean {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://bucket');
  const { scope, names, signature, at, seconds, payload } = claimOf(request, searchParams);
  const day = at.slice(0, 8);
  if (scope !== `${accessKeyId}/${day}/${REGION}/s3/aws4_request`) return false;
  const signedAt = Date.parse(
    at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
  const age = (Date.now() - signedAt) / 1_000;
  if (!(age >= -60 && age <= seconds) || signature.length !== 64) return false;
  const list = names.split(';');
  if (!list.includes('host')) return false;
  const headers = list.map((name) => [name, String(request.headers[name] ?? '').trim()] as const);
  const wanted = signatureOf(
    { method: request.method ?? '', pathname, query: searchParams, headers, payload },
    { scope, at, secret },
  );
  return timingSafeEqual(Buffer.from(wanted, 'hex'), Buffer.from(signature, 'hex'));
}

/** Of a request whose headers are those that are signed, in their order. */
export function signatureOf(
  request: {
    readonly method: string;
    readonly pathname: string;
    readonly query: URLSearchParams;
    readonly headers: readonly (readonly [string, string])[];
    readonly payload: string;
  },
  by: { readonly scope: string; readonly at: string; readonly secret: string },
): string {
  const query = [...request.query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const canonical = [
    request.method,
    request.pathname,
    query,
    ...request.headers.map(([name, value]) => `${name}:${value}`),
    '',
    request.headers.map(([name]) => name).join(';'),
    request.payload,
  ].join('\n');
  const [, day = '', region = '', service = '', end = ''] = by.scope.split('/');
  const digest = createHash('sha256').update(canonical).digest('hex');
  const scope = [day, region, service, end].join('/');
  const toSign = ['AWS4-HMAC-SHA256', by.at, scope, digest].join('\n');
  const key = [region, service, end].reduce(hmac, hmac(`AWS4${by.secret}`, day));
  return hmac(key, toSign).toString('hex');
}
