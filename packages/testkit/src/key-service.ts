import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  randomUUID,
  timingSafeEqual,
} from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { newTestSigningKey, type TestSigningKey } from './signing-key.ts';

/**
 * A key service that speaks the protocol of AWS KMS: Encrypt and Decrypt by AES-256-GCM with the
 * encryption context authenticated, GetPublicKey and Sign by secp256k1, and each request's Signature Version 4 checked by its own
 * reckoning of what AWS documents.
 */
export interface TestKeyService {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Makes a key and gives its id. */
  newKey(): string;
  /** Makes a secp256k1 key and gives its id. */
  newSigningKey(): string;
  /** The variables by which a subgraph wraps with this key. */
  environment(keyId: string): Record<string, string>;
  /** Each request that was signed well, oldest first. */
  readonly requests: readonly KeyServiceRequest[];
  /** The next answers, in place of what would be answered: an error of KMS, or no answer at all. */
  failNext(...failures: readonly (KeyServiceFailure | 'NO_ANSWER')[]): void;
  /** Forgets the failures that were not answered yet. */
  recover(): void;
  close(): Promise<void>;
}

export interface KeyServiceRequest {
  readonly operation: string;
  readonly keyId: string;
  readonly context: Readonly<Record<string, string>>;
}

export interface KeyServiceFailure {
  readonly status: number;
  readonly type: string;
}

const REGION = 'eu-test-1';
const ACCOUNT = '111122223333';

export async function startTestKeyService(): Promise<TestKeyService> {
  const credentials = {
    accessKeyId: `AKIA${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64'),
    sessionToken: randomBytes(40).toString('base64'),
  };
  const keys = new Map<string, Buffer>();
  const signingKeys = new Map<string, TestSigningKey>();
  const requests: KeyServiceRequest[] = [];
  const failures: (KeyServiceFailure | 'NO_ANSWER')[] = [];

  const server = createServer((request, response) => {
    const answer = async () => {
      const body = await read(request);
      const failure = failures.shift();
      if (failure === 'NO_ANSWER') return;
      const { status, value } = isSigned(request, body, credentials)
        ? failure === undefined
          ? handle(String(request.headers['x-amz-target']), body)
          : { status: failure.status, value: { __type: failure.type } }
        : refuse('InvalidSignatureException');
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify(value));
    };
    void answer();
  });

  function handle(target: string, body: string): { status: number; value: unknown } {
    const operation = target.replace(/^TrentService\./, '');
    const input = JSON.parse(body) as Record<string, unknown>;
    const keyId = String(input['KeyId']).split('/').at(-1) ?? '';
    const context = (input['EncryptionContext'] ?? {}) as Record<string, string>;
    const key = keys.get(keyId);
    requests.push({ operation, keyId, context });
    const signingKey = signingKeys.get(keyId);
    if (signingKey !== undefined) return signBy(signingKey, keyId, operation, input);
    if (key === undefined) return refuse('NotFoundException');
    const KeyId = arnOf(keyId);
    const associated = Buffer.from(`${keyId}${JSON.stringify(Object.entries(context).sort())}`);
    if (operation === 'Encrypt') {
      const plaintext = Buffer.from(String(input['Plaintext']), 'base64');
      const blob = seal(key, keyId, plaintext, associated).toString('base64');
      return { status: 200, value: { CiphertextBlob: blob, KeyId } };
    }
    if (operation !== 'Decrypt') return refuse('UnknownOperationException');
    const blob = Buffer.from(String(input['CiphertextBlob']), 'base64');
    const plaintext = open(key, keyId, blob, associated);
    return plaintext === undefined
      ? refuse('InvalidCiphertextException')
      : { status: 200, value: { Plaintext: plaintext.toString('base64'), KeyId } };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    region: REGION,
    ...credentials,
    requests,
    newKey() {
      const id = randomUUID();
      keys.set(id, randomBytes(32));
      return id;
    },
    newSigningKey() {
      const id = randomUUID();
      signingKeys.set(id, newTestSigningKey());
      return id;
    },
    environment: (keyId) => ({ KMS_KEY_ID: keyId, ...accessOf(endpoint, credentials) }),
    failNext: (...next) => void failures.push(...next),
    recover: () => void failures.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function arnOf(keyId: string): string {
  return `arn:aws:kms:${REGION}:${ACCOUNT}:key/${keyId}`;
}

function signBy(
  key: TestSigningKey,
  keyId: string,
  operation: string,
  input: Readonly<Record<string, unknown>>,
): { status: number; value: unknown } {
  const KeyId = arnOf(keyId);
  if (operation === 'GetPublicKey') {
    const PublicKey = key.publicKey.toString('base64');
    const kind = { KeySpec: 'ECC_SECG_P256K1', KeyUsage: 'SIGN_VERIFY' };
    return { status: 200, value: { KeyId, PublicKey, ...kind } };
  }
  const digest = Buffer.from(String(input['Message']), 'base64');
  const isAsked = input['MessageType'] === 'DIGEST' && digest.length === 32;
  if (operation !== 'Sign' || !isAsked || input['SigningAlgorithm'] !== 'ECDSA_SHA_256') {
    return refuse('ValidationException');
  }
  return { status: 200, value: { KeyId, Signature: key.sign(digest).toString('base64') } };
}

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

function accessOf(endpoint: string, credentials: Credentials): Record<string, string> {
  return {
    KMS_ENDPOINT: endpoint,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
  };
}

function refuse(type: string): { status: number; value: unknown } {
  // The message stands for what a real one might tell; no error of a client may repeat it.
  return { status: 400, value: { __type: type, message: 'arn:aws:iam::111122223333:user/secret' } };
}

/** The key's id, a nonce, the ciphertext and its tag. */
function seal(key: Buffer, keyId: string, plaintext: Buffer, associated: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associated);
  const sealed = [cipher.update(plaintext), cipher.final()];
  return Buffer.concat([Buffer.from(keyId), nonce, ...sealed, cipher.getAuthTag()]);
}

function open(key: Buffer, keyId: string, blob: Buffer, associated: Buffer): Buffer | undefined {
  const start = Buffer.byteLength(keyId);
  if (blob.subarray(0, start).toString() !== keyId || blob.length < start + 28) return undefined;
  const nonce = blob.subarray(start, start + 12);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
  decipher.setAAD(associated).setAuthTag(blob.subarray(-16));
  try {
    return Buffer.concat([decipher.update(blob.subarray(start + 12, -16)), decipher.final()]);
  } catch {
    // Altered, or another context: the caller answers as KMS does.
    return undefined;
  }
}

async function read(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: Buffer | string, text: string) =>
  createHmac('sha256', key).update(text).digest();

/** Signature Version 4, as https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html has it. */
function isSigned(request: IncomingMessage, body: string, credentials: Credentials): boolean {
  const { headers } = request;
  const found =
    /^AWS4-HMAC-SHA256 Credential=(\w+)\/(\d{8})\/([\w-]+)\/kms\/aws4_request, SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  const [, accessKeyId, day = '', region, signedHeaders = '', signature = ''] = found ?? [];
  const signedAt = String(headers['x-amz-date']);
  const names = signedHeaders.split(';');
  if (accessKeyId !== credentials.accessKeyId || region !== REGION) return false;
  if (headers['x-amz-security-token'] !== credentials.sessionToken) return false;
  if (!['host', 'x-amz-date', 'x-amz-target'].every((name) => names.includes(name))) return false;
  const at = Date.parse(
    signedAt.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
  if (!(Math.abs(Date.now() - at) < 300_000) || !signedAt.startsWith(day)) return false;
  const canonical = [
    request.method,
    request.url,
    '',
    ...names.map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    signedHeaders,
    sha256(body),
  ].join('\n');
  const scope = `${day}/${REGION}/kms/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', signedAt, scope, sha256(canonical)].join('\n');
  const signing = ['kms', 'aws4_request'].reduce(
    hmac,
    hmac(hmac(`AWS4${credentials.secretAccessKey}`, day), REGION),
  );
  return timingSafeEqual(hmac(signing, toSign), Buffer.from(signature, 'hex'));
}
