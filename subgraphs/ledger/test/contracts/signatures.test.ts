import { Signature, Wallet } from 'ethers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import artifact from '../../contracts/artifacts/AttestationRegistry.json' with { type: 'json' };
import { signAttest, signRevoke } from '../../contracts/attestation-signing.ts';
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
  wallet,
} from './attester.ts';
import { addressOf, type ContractNet, hashOf, openContractNet, roleOf } from './net.ts';

const CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

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

describe('a signature', () => {
  const wrong = refused('WrongSignature', attester);

  test.each([
    ['commitments', { commitments: [second] }],
    ['more commitments', { commitments: [first, second] }],
    ['expiry', { expiresAt: 2n ** 63n }],
    ['deadline', { deadline: 2n ** 63n }],
    ['bytes', { signature: `0x${'1'.repeat(130)}` }],
    ['length', { signature: '0x' }],
  ])('counts for what was signed: with other %s it does not', async (_, brought) => {
    expect(await registry.attest([first], { brought })).toEqual(wrong);
  });

  test('counts for its signer', async () => {
    expect(await registry.attest([first], { brought: { attester: other.address } })).toEqual(
      refused('WrongSignature', other.address),
    );
    expect(await registry.attest([first], { by: other, attester })).toEqual(wrong);
    const stranger = new Wallet(hashOf('key of a stranger'));
    expect(await registry.attest([first], { by: stranger })).toEqual(
      refused('NotAttester', stranger.address),
    );
  });

  test('counts on its chain and for its registry', async () => {
    expect(await registry.attest([first], { where: { ...registry.place, chainId: 1n } })).toEqual(
      wrong,
    );
    const { address } = await net.deploy(artifact, admin, attester);
    expect(await registry.attest([first], { where: { ...registry.place, address } })).toEqual(
      wrong,
    );
  });

  test('has one form: the other half of the curve is refused', async () => {
    const said = {
      attester,
      commitments: [first],
      expiresAt: registry.now + HOUR,
      deadline: registry.now + HOUR,
    };
    const { r, s, v } = Signature.from(await signAttest(wallet, registry.place, said));
    const high = (CURVE_ORDER - BigInt(s)).toString(16).padStart(64, '0');
    const signature = `${r}${high}${v === 27 ? '1c' : '1b'}`;
    expect(await registry.attest([first], { brought: { signature } })).toEqual(wrong);
  });

  test('to attest revokes nothing, and the other way round', async () => {
    const said = { attester, commitments: [first], deadline: registry.now + HOUR };
    const toAttest = await signAttest(wallet, registry.place, {
      ...said,
      expiresAt: registry.now + HOUR,
    });
    const { deadline } = said;
    expect(
      await registry.send(relayer, 'revokeBySignature', attester, [first], deadline, toAttest),
    ).toEqual(wrong);
    const signature = await signRevoke(wallet, registry.place, said);
    expect(await registry.attest([first], { brought: { signature } })).toEqual(wrong);
  });

  test('counts while the signer is an attester; what it attested goes on holding', async () => {
    await registry.attest();
    await registry.send(admin, 'revokeRole', roleOf('ATTESTER'), attester);
    expect(await registry.attest([second])).toEqual(refused('NotAttester', attester));
    expect(await registry.revokeSigned([first])).toEqual(refused('NotAttester', attester));
    expect(await registry.holds()).toBe(true);
  });

  test('of a contract counts when the contract says so', async () => {
    const contract = addressOf('wallet that is a contract');
    await registry.send(admin, 'grantRole', roleOf('ATTESTER'), contract);
    const sign = (word: string) =>
      // PUSH4 word, PUSH1 224, SHL, PUSH0, MSTORE, PUSH1 32, PUSH0, RETURN
      net.chain.rpc('anvil_setCode', contract, `0x63${word}60e01b5f5260205ff3`);
    const brought = { attester: contract };
    await sign('ffffffff');
    expect(await registry.attest([first], { brought })).toEqual(
      refused('WrongSignature', contract),
    );
    await sign('1626ba7e');
    expect(await registry.attest([first], { brought })).toMatchObject({ done: true });
    expect(await registry.holds(first, contract)).toBe(true);
  });
});
