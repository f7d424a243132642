import { startTestKeyService } from '@blockscore/testkit';
import { createKmsClient } from '@blockscore/vault';
import { Wallet } from 'ethers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createChainClient } from '../src/adapters/chain-client.ts';
import { createJsonRpc } from '../src/adapters/json-rpc.ts';
import { openKmsSigningKey } from '../src/adapters/kms-signing-key.ts';
import { localSigningKey } from '../src/adapters/local-signing-key.ts';
import { followChain } from '../src/app/follow-chain.ts';
import { ATTESTATIONS, type AttestingLedger, openAttestingLedger } from './attesting.ts';
import { spendElsewhere } from './chain.ts';

let ledger: AttestingLedger;

beforeAll(async () => {
  ledger = await openAttestingLedger();
  await ledger.until(async () => (await ledger.registries())[0]?.deployedAt != null);
});

afterAll(async () => {
  await ledger?.close();
});

beforeEach(() => ledger.advance(60_000));

/** The administrator, whose key is that of the account that pays, has the contract do it. */
async function administer(method: string, ...given: readonly unknown[]) {
  const data = ATTESTATIONS.encodeFunctionData(method, given);
  await spendElsewhere(ledger, { to: await ledger.inUse(), data });
}
async function empower(attester: Pick<Wallet, 'address'>) {
  const role = await ledger.call(await ledger.inUse(), 'ATTESTER_ROLE', []);
  await administer('grantRole', role, attester.address);
}

describe('another key of the attester', () => {
  const next = Wallet.createRandom();

  test('is refused until its account is given the role', async () => {
    const commitment = await ledger.hear();
    ledger.restart({}, next, ledger.attester);
    await ledger.follow();
    const { attest } = await ledger.standing(commitment);
    expect(attest).toMatchObject({ status: 'PENDING', nonce: null, failures: 1 });
    await empower(next);
    await ledger.attested(commitment);
    expect(await ledger.holds(commitment, next.address)).toBe(true);
    expect(await ledger.holds(commitment)).toBe(false);
  });

  test('attests; what the one before attested holds, and is revoked by that one', async () => {
    ledger.restart({}, ledger.attester);
    const [kept, revoked] = [await ledger.hear(), await ledger.hear()];
    await ledger.attested(kept, revoked);
    ledger.restart({}, next);
    await ledger.revoke(revoked);
    await ledger.follow();
    expect((await ledger.standing(revoked)).revoke).toMatchObject({
      nonce: null,
      lastError: expect.stringContaining('PREVIOUS_ATTESTER_PRIVATE_KEY'),
    });
    ledger.restart({}, next, ledger.attester);
    const later = await ledger.hear();
    ledger.advance(60_000);
    await ledger.revoked(revoked);
    await ledger.attested(later);
    expect(await ledger.holds(kept)).toBe(true);
    expect(await ledger.holds(revoked)).toBe(false);
    expect(await ledger.holds(later, next.address)).toBe(true);
  });
});

test('a distrusted attester attests no more; what does not hold any more is attested by another', async () => {
  const stolen = Wallet.createRandom();
  const safe = Wallet.createRandom();
  ledger.restart({}, stolen);
  await empower(stolen);
  const before = await ledger.hear();
  await ledger.attested(before);
  await ledger.pass(3_600_000);
  await ledger.net.mine();
  const since = BigInt(Math.floor((await ledger.chainTime()) / 1_000));
  const [after, revoked] = [await ledger.hear(), await ledger.hear()];
  await ledger.attested(after, revoked);
  await ledger.revoke(revoked);
  await ledger.revoked(revoked);
  await administer('distrust', stolen.address, since);
  const holding = (commitment: string, by: Wallet['address']) => ledger.holds(commitment, by);
  expect(await holding(after, stolen.address)).toBe(false);
  const waiting = await ledger.hear();
  ledger.advance(60_000);
  await ledger.follow();
  await ledger.follow();
  expect(await ledger.item(after)).toMatchObject({ attester: null, contractId: null });
  expect(ledger.warnings).toContain(
    'An attester is distrusted: what it attested waits for another one.',
  );
  const { attest } = await ledger.standing(waiting);
  expect(attest).toMatchObject({
    nonce: null,
    lastError: expect.stringContaining(`The attester ${stolen.address} is distrusted`),
  });
  ledger.restart({}, safe, stolen);
  await empower(safe);
  ledger.advance(300_000);
  await ledger.attested(after, waiting, before);
  expect(await holding(before, stolen.address)).toBe(true);
  for (const each of [after, waiting]) expect(await holding(each, safe.address)).toBe(true);
  expect(await holding(before, safe.address)).toBe(false);
  expect(await holding(revoked, safe.address)).toBe(false);
});

test('the attester’s key may be in KMS: while that is away, only what is attested waits', async () => {
  const service = await startTestKeyService();
  const kms = createKmsClient({ ...service, retryMs: 1, timeoutMs: 1_000 });
  const key = await openKmsSigningKey(kms, service.newSigningKey());
  const client = createChainClient(
    createJsonRpc(ledger.net.url),
    localSigningKey(ledger.wallet.privateKey),
    [key],
  );
  const round = followChain({ ...ledger.ports, client });
  const go = async () => {
    ledger.advance(60_000);
    await round();
    await ledger.net.mine();
  };
  await empower(key);
  const commitment = await ledger.hear();
  const disbursed = await ledger.disburse();
  service.failNext(...Array.from({ length: 3 }, () => 'NO_ANSWER' as const));
  await go();
  expect((await ledger.standing(commitment)).attest).toMatchObject({
    nonce: null,
    lastError: expect.stringContaining('KMS'),
  });
  expect(await ledger.status(disbursed)).toMatchObject({ nonce: expect.any(Number) });
  for (let rounds = 0; rounds < 6; rounds += 1) await go();
  expect(await ledger.holds(commitment, key.address)).toBe(true);
  await ledger.revoke(commitment);
  for (let rounds = 0; rounds < 4; rounds += 1) await go();
  expect(await ledger.holds(commitment, key.address)).toBe(false);
  service.close();
});
