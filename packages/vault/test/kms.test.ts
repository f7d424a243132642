import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { startTestKeyService, type TestKeyService } from '@blockscore/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createConfiguredKeyProvider,
  createKeyProvider,
  createKmsClient,
  createLocalKeyProvider,
  KeyServiceUnavailable,
  kmsMasterKey,
  masterKeyOf,
  UnwrapRefused,
} from '../src/index.ts';

const none = { PREVIOUS_ENCRYPTION_KEYS: [], PREVIOUS_KMS_KEY_IDS: [] };
const newLocalKey = () => randomBytes(32).toString('base64');

describe('a master key in KMS', () => {
  let service: TestKeyService;
  let keyId: string;

  beforeAll(async () => {
    service = await startTestKeyService();
  });
  afterAll(() => service.close());
  beforeEach(() => {
    service.recover();
    keyId = service.newKey();
  });

  const providerOf = (id = keyId, changes: Partial<Parameters<typeof createKmsClient>[0]> = {}) =>
    createKeyProvider(kmsMasterKey(createKmsClient({ ...service, retryMs: 1, ...changes }), id));
  const failure = async (work: Promise<unknown>): Promise<Error> => {
    const error = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof Error)) throw new Error('It did not fail');
    return error;
  };

  test('wraps by signed requests, and unwraps for the same context only', async () => {
    const provider = providerOf();
    const dataKey = randomBytes(32);
    const wrapped = await provider.wrap(dataKey, 'identity user_1 service');
    expect(masterKeyOf(wrapped)).toBe(`k1.${keyId}`);
    expect(provider.current).toBe(`k1.${keyId}`);
    expect(await provider.unwrap(wrapped, 'identity user_1 service')).toEqual(dataKey);
    expect(service.requests.slice(-2)).toEqual(
      ['Encrypt', 'Decrypt'].map((operation) => ({
        operation,
        keyId,
        context: { 'blockscore:key': 'identity user_1 service' },
      })),
    );
    const refused = await failure(provider.unwrap(wrapped, 'identity user_2 service'));
    expect(refused).toBeInstanceOf(UnwrapRefused);
    expect(refused.message).toMatch(/InvalidCiphertextException .*altered, or moved/);
    const [kind, id, bytes = ''] = wrapped.split('.');
    const altered = `${kind}.${id}.${Buffer.from(bytes, 'base64url').reverse().toString('base64url')}`;
    expect(await failure(provider.unwrap(altered, 'x'))).toBeInstanceOf(UnwrapRefused);
  });

  test('is named by an ARN as by its id, and never by an alias', async () => {
    const arn = `arn:aws:kms:eu-test-1:111122223333:key/${keyId}`;
    const wrapped = await providerOf(arn).wrap(randomBytes(32), 'x');
    await providerOf(keyId).unwrap(wrapped, 'x');
    expect(() => providerOf('alias/master')).toThrow(/not by an alias/);
    const answering = {
      encrypt: async () => ({ bytes: randomBytes(9), keyArn: `${arn}0` }),
      decrypt: async () => ({ bytes: randomBytes(32), keyArn: `${arn}0` }),
    };
    const deceived = createKeyProvider(kmsMasterKey(answering, keyId));
    await expect(deceived.wrap(randomBytes(32), 'x')).rejects.toThrow(/another key/);
    await expect(deceived.unwrap(wrapped, 'x')).rejects.toThrow(/another key/);
  });

  test('is asked again where the service throttles, fails or does not answer', async () => {
    service.failNext(
      { status: 400, type: 'ThrottlingException' },
      { status: 500, type: 'com.amazonaws.kms#KMSInternalException' },
    );
    const wrapped = await providerOf().wrap(randomBytes(32), 'x');
    service.failNext('NO_ANSWER');
    const before = service.requests.length;
    await providerOf(keyId, { timeoutMs: 400 }).unwrap(wrapped, 'x');
    expect(service.requests.length).toBeGreaterThan(before);
  });

  test('is told to be unavailable after three attempts, with the reason for the log only', async () => {
    service.failNext(...Array(3).fill({ status: 503, type: 'KMSInternalException' }));
    const busy = await failure(providerOf().wrap(randomBytes(32), 'x'));
    expect(busy).toBeInstanceOf(KeyServiceUnavailable);
    expect(busy).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(busy.message).not.toContain('KMS');
    expect(String(busy.cause)).toMatch(/Encrypt at http.* KMSInternalException \(HTTP 503\)/);
    const nobody = providerOf(keyId, { endpoint: 'http://127.0.0.1:9' });
    const gone = await failure(nobody.wrap(randomBytes(32), 'x'));
    expect(gone).toBeInstanceOf(KeyServiceUnavailable);
    expect(String(gone.cause)).toMatch(/got no answer/);
    service.failNext('NO_ANSWER', 'NO_ANSWER', 'NO_ANSWER');
    const slow = await failure(providerOf(keyId, { timeoutMs: 30 }).wrap(randomBytes(32), 'x'));
    expect(String(slow.cause)).toMatch(/took too long/);
  });

  test('is not asked again where that would not help, and no error shows a secret', async () => {
    const dataKey = randomBytes(32);
    const wrong = 'wrong-secret-of-the-signature';
    const unsigned = await failure(
      providerOf(keyId, { secretAccessKey: wrong }).wrap(dataKey, 'context-of-it'),
    );
    const unknown = await failure(providerOf('no-such-key').wrap(dataKey, 'x'));
    const odd = providerOf(keyId, { sessionToken: 'a-token-that-ended' });
    const expired = await failure(odd.wrap(dataKey, 'x'));
    expect(unsigned.message).toMatch(/InvalidSignatureException \(HTTP 400\): check KMS_KEY_ID/);
    expect(unknown.message).toMatch(/NotFoundException/);
    expect(expired.message).toMatch(/InvalidSignatureException/);
    for (const error of [unsigned, unknown, expired]) {
      const shown = inspect(error, { depth: 9 });
      const secrets = [wrong, service.accessKeyId, service.sessionToken, 'a-token-that-ended'];
      for (const secret of [...secrets, dataKey.toString('base64'), 'user/secret']) {
        expect(shown).not.toContain(secret);
      }
    }
    service.failNext({ status: 400, type: 'AccessDeniedException' });
    const before = service.requests.length;
    expect((await failure(providerOf().wrap(dataKey, 'x'))).message).toMatch(/AccessDenied/);
    expect(service.requests.length).toBe(before);
  });

  test('is reached by https only, except on this host', () => {
    const at = (endpoint: string) => () => providerOf(keyId, { endpoint });
    expect(at('http://kms.example.com')).toThrow(/must be https/);
    expect(at('https://user:pass@kms.example.com')).toThrow(/plain URL/);
    expect(at('https://kms.example.com')).not.toThrow();
  });

  test('is configured in place of an ENCRYPTION_KEY, and beside earlier keys', async () => {
    const ENCRYPTION_KEY = newLocalKey();
    const variables = service.environment(keyId);
    const local = createLocalKeyProvider({ current: ENCRYPTION_KEY });
    const dataKey = randomBytes(32);
    const old = await local.wrap(dataKey, 'x');
    const moved = createConfiguredKeyProvider({
      ...none,
      ...variables,
      PREVIOUS_ENCRYPTION_KEYS: [ENCRYPTION_KEY],
    });
    expect(await moved.unwrap(old, 'x')).toEqual(dataKey);
    const wrapped = await moved.wrap(dataKey, 'x');
    const { KMS_KEY_ID: _, ...access } = variables;
    const back = createConfiguredKeyProvider({
      ...none,
      ...access,
      ENCRYPTION_KEY,
      PREVIOUS_KMS_KEY_IDS: [keyId],
    });
    expect(back.current).toBe(local.current);
    expect(await back.unwrap(wrapped, 'x')).toEqual(dataKey);
    await expect(local.unwrap(wrapped, 'x')).rejects.toThrow(/PREVIOUS_KMS_KEY_IDS/);
    await expect(providerOf().unwrap(old, 'x')).rejects.toThrow(/PREVIOUS_ENCRYPTION_KEYS/);
  });

  test('must be the only one that wraps, and come with what reaches it', () => {
    const variables = service.environment(keyId);
    const configured = (changes: object) => () =>
      createConfiguredKeyProvider({ ...none, ...variables, ...changes });
    expect(configured({ ENCRYPTION_KEY: newLocalKey() })).toThrow(/both set/);
    expect(configured({ KMS_KEY_ID: undefined })).toThrow(/no master key/);
    expect(configured({ KMS_KEY_ID: undefined, PREVIOUS_KMS_KEY_IDS: [keyId] })).toThrow(
      /no master key/,
    );
    expect(configured({ AWS_REGION: undefined })).toThrow(/set AWS_REGION/);
  });
});
