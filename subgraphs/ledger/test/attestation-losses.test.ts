import { newId } from '@blockscore/ids';
import { Wallet } from 'ethers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { HeldAttestation } from '../src/app/attestation-client.ts';
import { deployContract } from '../src/app/deploy-contract.ts';
import { reviewChain } from '../src/app/review-chain.ts';
import { type AttestingLedger, DAY, openAttestingLedger, VALID } from './attesting.ts';
import { spendElsewhere } from './chain.ts';
import { contractsOf as registriesHeld } from './reconciled-chain.ts';
import { tellingOf } from './telling.ts';

let ledger: AttestingLedger;

beforeAll(async () => {
  ledger = await openAttestingLedger();
  await ledger.until(async () => (await ledger.registries())[0]?.deployedAt != null);
});

afterAll(async () => {
  await ledger?.close();
});

const admin = { kind: 'USER', id: newId('user'), roles: ['ADMIN'], scopes: [] } as const;

/** What was heard before does not mix with what a test hears. */
beforeEach(() => ledger.advance(60_000));

test('a reorganisation takes back what was attested and revoked, and it comes again', async () => {
  await ledger.net.mine(3);
  const [kept, revoked] = [await ledger.hear(), await ledger.hear()];
  await ledger.follow();
  await ledger.net.mine();
  await ledger.follow();
  await ledger.revoke(revoked);
  await ledger.follow();
  await ledger.net.mine();
  await ledger.follow();
  expect((await ledger.standing(revoked)).revoke?.status).toBe('CONFIRMING');
  await ledger.net.rpc('anvil_reorg', 2, []);
  await ledger.follow();
  const { attest, revoke } = await ledger.standing(revoked);
  for (const row of [attest, revoke]) expect(row).toMatchObject({ status: 'PENDING', block: null });
  await ledger.attested(kept, revoked);
  await ledger.revoked(revoked);
  expect(await ledger.holds(kept)).toBe(true);
  expect(await ledger.holds(revoked)).toBe(false);
  for (const each of [kept, revoked]) expect(await ledger.times('Attested', each)).toBe(1);
});

test('what was revoked before its batch is signed anew is left out of it', async () => {
  const [kept, revoked] = [await ledger.hear(), await ledger.hear()];
  await ledger.follow();
  expect((await ledger.standing(kept)).attest?.nonce).toEqual(expect.any(Number));
  // Its nonce goes to something else, so the batch waits again, behind the revocation.
  await ledger.net.rpc('anvil_dropAllTransactions');
  await ledger.revoke(revoked);
  await spendElsewhere(ledger);
  await ledger.revoked(revoked);
  await ledger.attested(kept);
  expect(await ledger.holds(kept)).toBe(true);
  expect(await ledger.holds(revoked)).toBe(false);
  // The signature is in the world: the contract has to know that it does not count.
  expect(await ledger.times('Revoked', revoked)).toBe(1);
});

test('a reorganisation that takes the registry, too, holds nothing up', async () => {
  const asked = { idempotencyKey: newId('req'), name: 'AttestationRegistry' } as const;
  expect(await deployContract(ledger.ports)(admin, asked)).toMatchObject({ ok: true });
  const before = await ledger.inUse();
  const blocks = async () => Number(await ledger.net.rpc('eth_blockNumber'));
  const start = await blocks();
  await ledger.until(async () => (await ledger.registries())[1]?.replacedAt != null);
  const [kept, revoked] = [await ledger.hear(), await ledger.hear()];
  ledger.advance(60_000);
  await ledger.follow();
  await ledger.net.mine();
  await ledger.follow();
  await ledger.revoke(revoked);
  await ledger.net.rpc('anvil_reorg', (await blocks()) - start, []);
  expect(await ledger.net.rpc('eth_getCode', await ledger.inUse(), 'latest')).toBe('0x');
  await ledger.follow();
  await ledger.attested(kept, revoked);
  await ledger.revoked(revoked);
  expect(await ledger.inUse()).not.toBe(before);
  expect([await ledger.holds(kept), await ledger.holds(revoked)]).toEqual([true, false]);
});

describe('what the registry holds without the ledger knowing', () => {
  const signedBy = async (commitments: readonly string[]) => {
    const [registry] = await ledger.registries();
    const { expiresAt } = await ledger.item(commitments[0] ?? '');
    const end = BigInt(expiresAt.getTime() / 1_000);
    const place = {
      chainId: 31337,
      registry: registry?.address ?? '',
      attester: ledger.attester.address,
    };
    const call = await ledger.ports.client.attestCall({ ...place, commitments }, end, end);
    return (await spendElsewhere(ledger, call)).hash;
  };
  const revokedBy = async (commitments: readonly string[]) => {
    const [registry] = await ledger.registries();
    const place = {
      chainId: 31337,
      registry: registry?.address ?? '',
      attester: ledger.attester.address,
    };
    const call = await ledger.ports.client.revokeCall({ ...place, commitments }, 2n ** 40n);
    return (await spendElsewhere(ledger, call)).hash;
  };

  test('is adopted, each with the transaction that brought it, and not sent again', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => ledger.hear()));
    const [first = '', second = '', third = '', fourth = '', ...others] = all;
    const one = await signedBy([first, second]);
    const two = await signedBy([third, fourth]);
    await revokedBy([third]);
    await ledger.attested(first, second, fourth, ...others);
    for (const [commitment, hash] of [
      [first, one],
      [second, one],
      [fourth, two],
    ] as const) {
      expect((await ledger.standing(commitment)).attest).toMatchObject({ hash, nonce: null });
    }
    // Somebody with the attester's key took it back: the ledger says so, too.
    const said = { revokedReason: 'WITHDRAWN', attestId: null, revokeId: null };
    expect(await ledger.item(third)).toMatchObject(said);
    for (const each of all) expect(await ledger.times('Attested', each)).toBe(1);
    expect(await ledger.times('Revoked', third)).toBe(1);
  });

  test('is brought by a stranger who saw the signature, and adopted', async () => {
    const commitment = await ledger.hear();
    await ledger.follow();
    const { attest } = await ledger.standing(commitment);
    const [attempt] = await ledger.transact((work) =>
      work.chain.attempts(attest?.chain ?? '', [attest?.id ?? '']),
    );
    const { data, to } = ledger.client.callOf(attempt?.signed ?? '');
    const stranger = Wallet.createRandom().address;
    await ledger.net.rpc('anvil_setBalance', stranger, '0xde0b6b3a7640000');
    await ledger.net.rpc('anvil_dropAllTransactions');
    await ledger.net.rpc('anvil_impersonateAccount', stranger);
    const hash = await ledger.net.rpc('eth_sendTransaction', { from: stranger, to, data });
    await ledger.net.mine();
    await ledger.attested(commitment);
    expect((await ledger.standing(commitment)).attest?.hash).toBe(hash);
    expect(await ledger.times('Attested', commitment)).toBe(1);
  });

  test('of a revocation is adopted', async () => {
    const [one, other] = [await ledger.hear(), await ledger.hear()];
    await ledger.attested(one, other);
    const hash = await revokedBy([one]);
    await ledger.revoke(one);
    await ledger.revoke(other);
    await ledger.revoked(one, other);
    expect((await ledger.standing(one)).revoke).toMatchObject({ hash, nonce: null });
    for (const each of [one, other]) expect(await ledger.times('Revoked', each)).toBe(1);
  });
});

describe('another registry', () => {
  test('takes what is new; what the old one holds stays there, and is revoked there', async () => {
    const [kept, revoked] = [await ledger.hear(), await ledger.hear()];
    await ledger.attested(kept, revoked);
    const old = await ledger.inUse();
    const asked = { idempotencyKey: newId('req'), name: 'AttestationRegistry' } as const;
    expect(await deployContract(ledger.ports)(admin, asked)).toMatchObject({ ok: true });
    await ledger.until(async () => (await ledger.registries())[1]?.replacedAt != null);
    const later = await ledger.hear();
    await ledger.attested(later);
    await ledger.revoke(revoked);
    await ledger.revoked(revoked);
    expect(await ledger.inUse()).not.toBe(old);
    expect(await ledger.holds(kept, null, old)).toBe(true);
    expect(await ledger.holds(revoked, null, old)).toBe(false);
    expect([await ledger.holds(later), await ledger.holds(kept)]).toEqual([true, false]);
  });

  test('on a chain that lost its state is told everything that still holds', async () => {
    const [kept, revoked] = [await ledger.hear(), await ledger.hear()];
    await ledger.attested(kept, revoked);
    await ledger.revoke(revoked);
    await ledger.revoked(revoked);
    const old = await ledger.inUse();
    await ledger.net.stop();
    await ledger.net.start('EMPTY');
    await ledger.until(
      async () =>
        (await ledger.inUse()) !== old && (await ledger.registries())[0]?.deployedAt != null,
      40,
    );
    await ledger.until(async () => await ledger.holds(kept), 60);
    await ledger.attested(kept);
    expect(await ledger.times('Attested', kept)).toBe(1);
    expect(await ledger.times('Attested', revoked)).toBe(0);
    expect(await ledger.item(revoked)).toMatchObject({ revokeId: null, contractId: null });
  });
});

describe('switched off', () => {
  test('it attests nothing, and what was attested is still revoked', async () => {
    const commitment = await ledger.hear();
    await ledger.attested(commitment);
    const waiting = await ledger.hear();
    ledger.restart({ attestations: null });
    ledger.advance(60_000);
    await ledger.revoke(commitment);
    await ledger.revoked(commitment);
    expect(await ledger.holds(commitment)).toBe(false);
    expect(await ledger.item(waiting)).toMatchObject({ attestId: null });
    ledger.restart({ attestations: VALID });
    await ledger.attested(waiting);
  });

  test('the chain finds what waited for it when it comes back, some of it each round', async () => {
    const days = [0, 1, 2, 3, 4, 5, 6, 7];
    const heard = new Map<number, string[]>();
    for (const day of days) {
      const statedAt = new Date(ledger.clock().getTime() - day * DAY);
      heard.set(day, await Promise.all([1, 2, 3].map(() => ledger.hear({ statedAt }))));
    }
    const gathered = async () => {
      const found = await Promise.all([...heard.values()].flat().map(ledger.item));
      return new Set(found.flatMap(({ attestId }) => attestId ?? [])).size;
    };
    await ledger.follow();
    expect(await gathered()).toBe(4);
    for (const _ of days) {
      ledger.advance(60_000);
      await ledger.follow();
      await ledger.net.mine();
    }
    await ledger.attested(...[...heard.values()].flat());
    expect(await gathered()).toBe(8);
  });
});

test('what is confirmed is held against the registry, and what it holds otherwise is told', async () => {
  const telling = tellingOf(ledger);
  const [kept, revoked] = [await ledger.hear(), await ledger.hear()];
  await ledger.attested(kept, revoked);
  await ledger.revoke(revoked);
  await ledger.revoked(revoked);
  const { life, view } = await registriesHeld(ledger);
  let change: Partial<HeldAttestation> = {};
  const look = reviewChain({
    ...ledger.ports,
    client: {
      ...ledger.ports.client,
      attestationsOf: async (word) =>
        (await ledger.ports.client.attestationsOf(word)).map((held) => ({ ...held, ...change })),
    },
  });
  const openOnes = async (now: Partial<HeldAttestation>) => {
    change = now;
    ledger.advance(DAY);
    for (let seconds = 0; seconds <= 120; seconds += 10) {
      await look(life, view);
      ledger.advance(10_000);
    }
    return await telling.open();
  };
  expect(await openOnes({})).toEqual([]);
  const { attest, revoke } = await ledger.standing(revoked);
  const lacking = (subject: string | undefined) =>
    expect.objectContaining({ kind: 'CHAIN_LACKS', subject, found: 'nothing' });
  expect(await openOnes({ attestedAt: 0n })).toContainEqual(lacking(attest?.id));
  expect(await openOnes({ revokedAt: 0n })).toContainEqual(lacking(revoke?.id));
  const other = expect.objectContaining({ kind: 'CHAIN_DIFFERS', subject: attest?.id });
  expect(await openOnes({ expiresAt: 1n })).toContainEqual(other);
  expect(await openOnes({})).toEqual([]);
});
