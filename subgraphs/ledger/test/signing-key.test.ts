import { inspect } from 'node:util';
import { startTestKeyService, type TestKeyService } from '@blockscore/testkit';
import { createKmsClient } from '@blockscore/vault';
import { id, recoverAddress, Signature, Transaction, Wallet } from 'ethers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createChainClient } from '../src/adapters/chain-client.ts';
import { createJsonRpc } from '../src/adapters/json-rpc.ts';
import { openKmsSigningKey } from '../src/adapters/kms-signing-key.ts';
import { localSigningKey } from '../src/adapters/local-signing-key.ts';
import { openSigningKey } from '../src/adapters/signing-key.ts';
import { SigningKeyUnavailable } from '../src/app/signing-key.ts';

const DIGEST = Buffer.from(id('what is signed').slice(2), 'hex');
const HALF = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;
const FEES = { maxFeePerGas: 2n, maxPriorityFeePerGas: 1n };

test('a local key signs as its wallet would, and shows itself to nobody', async () => {
  const wallet = Wallet.createRandom();
  const key = localSigningKey(wallet.privateKey);
  expect(key.address).toBe(wallet.address);
  expect(await key.sign(DIGEST)).toEqual(
    expect.objectContaining({ r: wallet.signingKey.sign(DIGEST).r }),
  );
  const client = createChainClient(createJsonRpc('http://127.0.0.1:1'), key);
  const call = { to: wallet.address, data: '0x01', gasLimit: 21_100n };
  const made = await client.sign(call, 7, FEES, 31337);
  const transaction = { type: 2, chainId: 31337, nonce: 7, value: 0n, ...call, ...FEES };
  expect(made.signed).toBe(await wallet.signTransaction(transaction));
  expect(inspect([key, client], { depth: 9, showHidden: true })).not.toContain(
    wallet.privateKey.slice(2),
  );
});

describe('a key in KMS', () => {
  let service: TestKeyService;
  let keyId: string;

  beforeAll(async () => {
    service = await startTestKeyService();
    keyId = service.newSigningKey();
  });
  beforeEach(() => service.recover());
  afterAll(() => service.close());

  const kms = () => createKmsClient({ ...service, retryMs: 1, timeoutMs: 1_000 });
  const opened = () => openKmsSigningKey(kms(), keyId);

  test('signs transactions of its address, with s in the lower half whatever KMS gives', async () => {
    const { endpoint, region, accessKeyId, secretAccessKey, sessionToken } = service;
    const access = { endpoint, region, accessKeyId, secretAccessKey, sessionToken };
    const key = await openSigningKey({ kind: 'KMS', keyId, access });
    const client = createChainClient(createJsonRpc('http://127.0.0.1:1'), key);
    for (const nonce of [0, 1, 2, 3]) {
      const call = { to: null, data: '0x00', gasLimit: 90_000n };
      const { hash, signed } = await client.sign(call, nonce, FEES, 31337);
      const read = Transaction.from(signed);
      expect([read.from, read.hash, read.nonce]).toEqual([client.sender, hash, nonce]);
      expect(BigInt(read.signature?.s ?? 0)).toBeLessThanOrEqual(HALF);
      const parts = await key.sign(DIGEST);
      expect(recoverAddress(DIGEST, Signature.from(parts))).toBe(client.sender);
    }
    expect(service.requests.at(-1)).toMatchObject({ operation: 'Sign', keyId });
  });

  test('is asked again where the service fails, and then says that nothing can be signed', async () => {
    const key = await opened();
    service.failNext({ status: 500, type: 'KMSInternalException' }, 'NO_ANSWER');
    await key.sign(DIGEST);
    service.failNext(...Array.from({ length: 3 }, () => 'NO_ANSWER' as const));
    await expect(key.sign(DIGEST)).rejects.toThrow(/^The chain's key cannot be used: KMS Sign/);
    service.failNext({ status: 400, type: 'DisabledException' });
    await expect(key.sign(DIGEST)).rejects.toBeInstanceOf(SigningKeyUnavailable);
  });

  test('of another kind, or one that does not exist, is refused', async () => {
    for (const [id, reason] of [
      [service.newKey(), 'UnknownOperationException'],
      ['nobody', 'NotFoundException'],
    ] as const) {
      await expect(openKmsSigningKey(kms(), id)).rejects.toThrow(reason);
    }
    const rsa = {
      ...kms(),
      publicKey: async () => ({ ...(await kms().publicKey(keyId)), spec: 'RSA_2048' }),
    };
    await expect(openKmsSigningKey(rsa, keyId)).rejects.toThrow('a key of another kind');
  });

  test('that another key signs for, or that signs nothing, is noticed', async () => {
    const other = service.newSigningKey();
    const swapped = {
      ...kms(),
      sign: (_: string, digest: Uint8Array) => kms().sign(other, digest),
    };
    const deceived = await openKmsSigningKey(swapped, keyId);
    await expect(deceived.sign(DIGEST)).rejects.toThrow('signed with another key');
    const good = (await kms().sign(keyId, DIGEST)).bytes;
    const order = 'fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141';
    for (const bytes of [
      Buffer.alloc(0),
      good.subarray(0, -1),
      Buffer.concat([good, Buffer.from([0])]),
      Buffer.from('3006020100020101', 'hex'),
      Buffer.from(`3026022100${order}020101`, 'hex'),
      Buffer.from('30060201010203', 'hex'),
    ]) {
      const broken = { ...kms(), sign: async () => ({ bytes, keyArn: 'arn' }) };
      const key = await openKmsSigningKey(broken, keyId);
      await expect(key.sign(DIGEST)).rejects.toThrow('no signature');
    }
  });
});
