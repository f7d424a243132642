import { AbiCoder, concat, id, keccak256 } from 'ethers';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import artifact from '../../contracts/artifacts/AttestationRegistry.json' with { type: 'json' };
import type { AttestationRegistryMethods } from '../../contracts/artifacts/methods.generated.ts';
import { type Attest, attestDigest, revokeDigest } from '../../contracts/attestation-signing.ts';
import { addressOf, type ContractNet, type Deployed, hashOf, openContractNet } from './net.ts';

let net: ContractNet;
let registry: Deployed<AttestationRegistryMethods>;

beforeAll(async () => {
  net = await openContractNet();
  registry = await net.deploy<AttestationRegistryMethods>(
    artifact,
    addressOf('administrator'),
    addressOf('attester'),
  );
});

afterAll(async () => {
  await net?.close();
});

/** EIP-712 from its definition, with nothing but Keccak-256 and the ABI's words. */
function byHand(struct: string, types: readonly string[], values: readonly unknown[]): string {
  const coder = AbiCoder.defaultAbiCoder();
  const domain = keccak256(
    coder.encode(
      ['bytes32', 'bytes32', 'bytes32', 'uint256', 'address'],
      [
        id('EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)'),
        id('BlockScore AttestationRegistry'),
        id('1'),
        31337,
        registry.address,
      ],
    ),
  );
  const hashed = keccak256(coder.encode(['bytes32', ...types], [id(struct), ...values]));
  return keccak256(concat(['0x1901', domain, hashed]));
}

const commitment = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => `0x${Buffer.from(bytes).toString('hex')}`);
const seconds = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const attests: fc.Arbitrary<Attest> = fc.record({
  attester: fc.string().map(addressOf),
  commitments: fc.array(commitment, { minLength: 1, maxLength: 8 }),
  expiresAt: seconds,
  deadline: seconds,
});

test('the contract, ethers and the definition of EIP-712 agree on what is signed', async () => {
  const where = { chainId: 31337n, address: registry.address };
  await fc.assert(
    fc.asyncProperty(attests, async (said) => {
      const { attester, commitments, expiresAt, deadline } = said;
      const all = keccak256(concat(commitments));
      const toAttest = byHand(
        'Attest(address attester,bytes32[] commitments,uint64 expiresAt,uint64 deadline)',
        ['address', 'bytes32', 'uint64', 'uint64'],
        [attester, all, expiresAt, deadline],
      );
      expect(attestDigest(where, said)).toBe(toAttest);
      expect(await registry.read.attestDigest(attester, commitments, expiresAt, deadline)).toBe(
        toAttest,
      );
      const toRevoke = byHand(
        'Revoke(address attester,bytes32[] commitments,uint64 deadline)',
        ['address', 'bytes32', 'uint64'],
        [attester, all, deadline],
      );
      expect(revokeDigest(where, { attester, commitments, deadline })).toBe(toRevoke);
      expect(await registry.read.revokeDigest(attester, commitments, deadline)).toBe(toRevoke);
    }),
    { numRuns: 60 },
  );
});

test('a fixed example is signed as it was when this was written', () => {
  const where = { chainId: 1n, address: `0x${'11'.repeat(20)}` };
  const said = {
    attester: `0x${'22'.repeat(20)}`,
    commitments: [hashOf('first'), hashOf('second')],
    expiresAt: 2_000_000_000n,
    deadline: 1_900_000_000n,
  };
  expect(attestDigest(where, said)).toBe(
    '0x040348453e630de9d3eeb7ebccc5aa04303aac87e170fda6fdb8bc4becce56a3',
  );
  expect(revokeDigest(where, said)).toBe(
    '0xa6edc0be0e586e86a95e013f183ab20ef35e7515b4146afdb4a839cc12e97b9d',
  );
});

test('the contract tells its domain (EIP-5267)', async () => {
  const [fields, name, version, chainId, address] = await registry.read.eip712Domain();
  expect([fields, name, version, chainId, address.toLowerCase()]).toEqual([
    '0x0f',
    'BlockScore AttestationRegistry',
    '1',
    31337n,
    registry.address.toLowerCase(),
  ]);
});
