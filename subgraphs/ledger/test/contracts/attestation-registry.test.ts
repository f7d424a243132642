import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type Attestations,
  admin,
  attester,
  first,
  HOUR,
  openAttestations,
  other,
  refused,
  relayer,
  second,
  ZERO,
} from './attester.ts';
import { type ContractNet, hashOf, openContractNet, roleOf } from './net.ts';

let net: ContractNet;
let registry: Attestations;

beforeAll(async () => {
  net = await openContractNet();
});

afterAll(async () => {
  await net?.close();
});

beforeEach(async () => {
  registry = await openAttestations(net);
});

describe('an attestation', () => {
  test('is brought by anybody, kept with its times and its block, and told of', async () => {
    expect(await registry.attest()).toMatchObject({
      events: [['Attested', attester, first, registry.now + HOUR]],
    });
    const block = await net.provider.getBlock('latest');
    const { attestedAt, expiresAt, revokedAt, blockNumber } = await registry.read.attestationOf(
      attester,
      first,
    );
    expect([attestedAt, expiresAt, revokedAt, blockNumber]).toEqual([
      BigInt(block?.timestamp ?? 0),
      registry.now + HOUR,
      0n,
      BigInt(block?.number ?? 0),
    ]);
    expect(await registry.holds()).toBe(true);
    expect(await registry.holds(second)).toBe(false);
    expect(await registry.holds(first, other.address)).toBe(false);
  });

  test('holds until it expires, and not at that second', async () => {
    await registry.attest();
    await net.wait(registry.now + HOUR - 1n - (await net.now()));
    expect(await registry.holds()).toBe(true);
    await net.wait(1n);
    expect(await registry.holds()).toBe(false);
  });

  test('is made once by an attester, and by another one as well', async () => {
    await registry.attest();
    expect(await registry.attest()).toEqual(refused('AlreadyAttested', attester, first));
    expect(await registry.attest([first], { expiresAt: registry.now + 2n * HOUR })).toEqual(
      refused('AlreadyAttested', attester, first),
    );
    expect(await registry.attest([first], { by: other })).toMatchObject({ done: true });
  });

  test('of many is one signature, and all or none', async () => {
    const many = Array.from({ length: 100 }, (_, index) => hashOf(`of many ${index}`));
    const made = await registry.attest(many);
    expect(made.done && made.events.map((event) => event[2])).toEqual(many);
    expect(await registry.attest([second, many[50] ?? ''])).toEqual(
      refused('AlreadyAttested', attester, many[50]),
    );
    expect(await registry.attest([second, second])).toEqual(
      refused('AlreadyAttested', attester, second),
    );
    expect(await registry.holds(second)).toBe(false);
    expect(await registry.attest([])).toEqual(refused('WrongBatchSize', 0n));
    expect(await registry.attest([...many, first])).toEqual(refused('WrongBatchSize', 101n));
  });

  test('needs a commitment and time that is left', async () => {
    expect(await registry.attest([first, ZERO])).toEqual(refused('EmptyCommitment'));
    expect(await registry.attest([first], { expiresAt: registry.now })).toEqual(
      refused('AlreadyExpired', registry.now),
    );
    expect(await registry.attest([first], { deadline: registry.now })).toEqual(
      refused('DeadlinePassed', registry.now),
    );
  });

  test('is not taken while the registry is paused', async () => {
    await registry.send(admin, 'pause');
    expect(await registry.attest()).toEqual(refused('EnforcedPause'));
  });
});

describe('a revocation', () => {
  test('by the attester, with or without a signature, ends it once and for ever', async () => {
    await registry.attest([first, second]);
    expect(await registry.send(attester, 'revoke', [first])).toMatchObject({
      events: [['Revoked', attester, first]],
    });
    expect(await registry.revokeSigned([second])).toMatchObject({
      events: [['Revoked', attester, second]],
    });
    const revokedAt = await net.now();
    expect((await registry.read.attestationOf(attester, second)).revokedAt).toBe(revokedAt);
    for (const commitment of [first, second]) {
      expect(await registry.holds(commitment)).toBe(false);
      const again = refused('AlreadyRevoked', attester, commitment);
      expect(await registry.send(attester, 'revoke', [commitment])).toEqual(again);
      expect(await registry.revokeSigned([commitment])).toEqual(again);
      expect(await registry.attest([commitment])).toEqual(again);
    }
  });

  test('withdraws what was signed and not brought yet', async () => {
    await registry.send(attester, 'revoke', [first]);
    expect(await registry.attest()).toEqual(refused('AlreadyRevoked', attester, first));
    expect(await registry.holds()).toBe(false);
  });

  test('is of one attester alone', async () => {
    await registry.attest([first], { by: other });
    await registry.send(attester, 'revoke', [first]);
    expect(await registry.holds(first, other.address)).toBe(true);
    expect(await registry.send(relayer, 'revoke', [first])).toEqual(
      refused('NotAttester', relayer),
    );
  });

  test('works while the registry is paused', async () => {
    await registry.attest([first, second]);
    await registry.send(admin, 'pause');
    expect(await registry.send(attester, 'revoke', [first])).toMatchObject({ done: true });
    expect(await registry.revokeSigned([second])).toMatchObject({ done: true });
  });

  test('is of something, of not too much at once, and in time', async () => {
    expect(await registry.send(attester, 'revoke', [])).toEqual(refused('WrongBatchSize', 0n));
    const many = Array.from({ length: 101 }, (_, index) => hashOf(`of many ${index}`));
    expect(await registry.revokeSigned(many)).toEqual(refused('WrongBatchSize', 101n));
    expect(await registry.send(attester, 'revoke', [first, ZERO])).toEqual(
      refused('EmptyCommitment'),
    );
    expect(await registry.revokeSigned([first], { deadline: registry.now })).toEqual(
      refused('DeadlinePassed', registry.now),
    );
  });
});

describe('an attester whose key was stolen', () => {
  const distrust = (since: bigint, by = admin) => registry.send(by, 'distrust', attester, since);

  test('attests no more, and what it attested since then does not hold', async () => {
    await registry.attest([first]);
    const before = await net.now();
    await net.wait(10n);
    await registry.attest([second]);
    const since = await net.now();
    expect(await distrust(since)).toMatchObject({
      events: [
        ['RoleRevoked', roleOf('ATTESTER'), attester, admin],
        ['Distrusted', attester, since],
      ],
    });
    expect([await registry.holds(first), await registry.holds(second)]).toEqual([true, false]);
    expect(await distrust(before)).toMatchObject({ done: true });
    expect(await registry.holds(first)).toBe(false);
    await registry.send(admin, 'grantRole', roleOf('ATTESTER'), attester);
    expect(await registry.attest([hashOf('third')])).toEqual(refused('NotAttester', attester));
  });

  test('is named by the administrator, from a time that was, and ever earlier', async () => {
    expect(await distrust(registry.now, relayer)).toEqual(
      refused('AccessControlUnauthorizedAccount', relayer, roleOf('ADMIN')),
    );
    expect(await distrust(0n)).toEqual(refused('WrongTime', 0n));
    expect(await distrust(registry.now + HOUR)).toEqual(refused('WrongTime', registry.now + HOUR));
    await distrust(registry.now);
    expect(await distrust(registry.now)).toEqual(refused('WrongTime', registry.now));
    expect(await distrust(registry.now + 1n)).toEqual(refused('WrongTime', registry.now + 1n));
  });
});
