import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '@blockscore/result';
import { AwsV4Signer } from 'aws4fetch';
import { UnwrapRefused } from './key-provider.ts';

/** The two operations of AWS KMS that are used on symmetric keys. */
export interface KmsClient {
  /** @returns the ciphertext blob, and the ARN of the key that made it */
  encrypt(keyId: string, plaintext: Buffer, context: EncryptionContext): Promise<KmsAnswer>;
  /** @throws UnwrapRefused where the blob is not this key's, or not for this context */
  decrypt(keyId: string, ciphertext: Buffer, context: EncryptionContext): Promise<KmsAnswer>;
}

/** The two operations of AWS KMS that are used on asymmetric keys whose usage is SIGN_VERIFY. */
export interface KmsSigner {
  /** @returns the public key as SubjectPublicKeyInfo in DER, and what kind of key it is */
  publicKey(keyId: string): Promise<KmsPublicKey>;
  /**
   * @param digest 32 bytes that are signed as they are
   * @returns the signature by ECDSA in DER (RFC 3279)
   */
  sign(keyId: string, digest: Uint8Array): Promise<KmsAnswer>;
}

export interface KmsPublicKey extends KmsAnswer {
  /** For example `ECC_SECG_P256K1`. */
  readonly spec: string;
  /** For example `SIGN_VERIFY`. */
  readonly usage: string;
}

/** Authenticated with the ciphertext, and shown in the logs of KMS: nothing personal in it. */
export type EncryptionContext = Readonly<Record<string, string>>;

export interface KmsAnswer {
  readonly bytes: Buffer;
  readonly keyArn: string;
}

export interface KmsOptions {
  readonly region: string;
  /** Base URL; default `https://kms.<region>.amazonaws.com`. */
  readonly endpoint?: string | undefined;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  /** Of one attempt; default 2 s. */
  readonly timeoutMs?: number;
  /** Before the second attempt, doubled for the third; default 100 ms. */
  readonly retryMs?: number;
}

/**
 * The key service does not answer, or is too busy, after three attempts. What it said is in `cause`,
 * for the log; the message may be shown to a client.
 */
export class KeyServiceUnavailable extends Fault {
  constructor(cause: unknown) {
    super(
      'SERVICE_UNAVAILABLE',
      'Encrypted data cannot be read or written now; try again in a minute.',
    );
    this.cause = cause;
  }
}

const ATTEMPTS = 3;
const MAX_ANSWER_BYTES = 65_536;
/** Those by which AWS asks to try again, beside the HTTP statuses from 500 on. */
const TRANSIENT = new Set(['ThrottlingException', 'Throttling', 'RequestTimeoutException']);
const REFUSED = new Set(['InvalidCiphertextException', 'IncorrectKeyException']);

/**
 * A client of AWS KMS (JSON 1.1, Signature Version 4), or of whatever speaks its protocol. No error
 * carries a key, a credential or what the service wrote, beyond the name of its error.
 *
 * @throws Error where the endpoint is not https, for the data keys travel in what it protects
 */
export function createKmsClient(options: KmsOptions): KmsClient & KmsSigner {
  const url = endpointOf(options);
  const { timeoutMs = 2_000, retryMs = 100 } = options;

  /** @throws Retryable, UnwrapRefused, or an Error that asking again does not mend */
  async function attempt(operation: string, body: string): Promise<Record<string, unknown>> {
    const signed = await new AwsV4Signer({
      url,
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `TrentService.${operation}`,
      },
      body,
      service: 'kms',
      region: options.region,
      accessKeyId: options.accessKeyId,
      secretAccessKey: options.secretAccessKey,
      ...(options.sessionToken !== undefined && { sessionToken: options.sessionToken }),
    }).sign();
    let response: Response;
    let text: string;
    try {
      response = await fetch(signed.url, {
        method: signed.method,
        headers: signed.headers,
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      text = await readAtMost(response, MAX_ANSWER_BYTES);
    } catch (error) {
      throw new Retryable(`KMS ${operation} at ${url} got no answer: ${reasonOf(error)}`);
    }
    const answer = parse(text);
    if (response.ok && answer !== undefined) return answer;
    throw failureOf(operation, url, response.status, answer);
  }

  async function call(operation: string, request: object): Promise<Record<string, unknown>> {
    const body = JSON.stringify(request);
    for (let tried = 1; ; tried += 1) {
      try {
        return await attempt(operation, body);
      } catch (error) {
        if (!(error instanceof Retryable)) throw error;
        if (tried >= ATTEMPTS) throw new KeyServiceUnavailable(error);
        // Between half and the whole of it, so that many who were refused do not return together.
        await pause(retryMs * 2 ** (tried - 1) * (0.5 + Math.random() / 2));
      }
    }
  }

  return {
    async encrypt(keyId, plaintext, context) {
      const answer = await call('Encrypt', {
        KeyId: keyId,
        Plaintext: plaintext.toString('base64'),
        EncryptionContext: context,
      });
      return answerOf('Encrypt', answer, 'CiphertextBlob');
    },
    async decrypt(keyId, ciphertext, context) {
      const answer = await call('Decrypt', {
        KeyId: keyId,
        CiphertextBlob: ciphertext.toString('base64'),
        EncryptionContext: context,
      });
      return answerOf('Decrypt', answer, 'Plaintext');
    },
    async publicKey(keyId) {
      const answer = await call('GetPublicKey', { KeyId: keyId });
      const { KeySpec: spec, KeyUsage: usage } = answer;
      return {
        ...answerOf('GetPublicKey', answer, 'PublicKey'),
        spec: String(spec),
        usage: String(usage),
      };
    },
    async sign(keyId, digest) {
      const answer = await call('Sign', {
        KeyId: keyId,
        Message: Buffer.from(digest).toString('base64'),
        MessageType: 'DIGEST',
        SigningAlgorithm: 'ECDSA_SHA_256',
      });
      return answerOf('Sign', answer, 'Signature');
    },
  };
}

class Retryable extends Error {
  override readonly name = 'KmsError';
}

function endpointOf({ endpoint, region }: KmsOptions): string {
  const url = new URL(endpoint ?? `https://kms.${region}.amazonaws.com`);
  const loopback = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
    throw new Error('KMS_ENDPOINT must be https: data keys travel to it (http on this host only)');
  }
  if (url.username !== '' || url.search !== '') {
    throw new Error('KMS_ENDPOINT must be a plain URL: give credentials as AWS_ACCESS_KEY_ID');
  }
  return url.href;
}

function failureOf(
  operation: string,
  url: string,
  status: number,
  answer: Record<string, unknown> | undefined,
): Error {
  // `com.amazonaws.kms#ThrottlingException` in some implementations.
  const given =
    String(answer?.['__type'] ?? '')
      .split('#')
      .at(-1) ?? '';
  const type = /^\w{1,80}$/.test(given) ? given : 'no error type';
  const message = `KMS ${operation} at ${url} failed: ${type} (HTTP ${status})`;
  if (status >= 500 || status === 429 || TRANSIENT.has(type)) return new Retryable(message);
  if (REFUSED.has(type)) {
    return new UnwrapRefused(`${message}: not wrapped by this key, altered, or moved`);
  }
  return new Error(
    `${message}: check KMS_KEY_ID (BLOCKCHAIN_KMS_KEY_ID for the chain's key), AWS_REGION, the credentials and the key's policy`,
  );
}

function answerOf(operation: string, answer: Record<string, unknown>, field: string): KmsAnswer {
  const { [field]: value, KeyId: keyArn } = answer;
  if (typeof value !== 'string' || typeof keyArn !== 'string') {
    throw new Error(`KMS ${operation} answered without ${field} or KeyId: check KMS_ENDPOINT`);
  }
  return { bytes: Buffer.from(value, 'base64'), keyArn };
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    // A proxy's page, for example: the status tells what there is to tell.
    return undefined;
  }
}

async function readAtMost(response: Response, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > limit) throw new Error(`it is longer than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : error.message;
  return error.name === 'TimeoutError' ? 'it took too long' : code;
}
