import { Wallet } from 'ethers';
import artifact from '../../contracts/artifacts/AttestationRegistry.json' with { type: 'json' };
import type { AttestationRegistryMethods } from '../../contracts/artifacts/methods.generated.ts';
import { signAttest, signRevoke } from '../../contracts/attestation-signing.ts';
import { addressOf, type ContractNet, hashOf, roleOf } from './net.ts';

export const wallet = new Wallet(hashOf('key of the attester'));
export const other = new Wallet(hashOf('key of another attester'));
export const attester = wallet.address;
export const admin = addressOf('administrator');
export const relayer = addressOf('relayer');
export const [first, second] = [hashOf('first'), hashOf('second')] as const;
export const ZERO = `0x${'0'.repeat(64)}`;
export const HOUR = 3_600n;

export const refused = (...refusal: unknown[]) => ({ done: false, refusal });

interface Said {
  readonly attester?: string;
  readonly expiresAt?: bigint;
  readonly deadline?: bigint;
}
interface Changes extends Said {
  readonly by?: Wallet;
  readonly where?: { readonly chainId: bigint; readonly address: string };
  readonly brought?: Said & {
    readonly commitments?: readonly string[];
    readonly signature?: string;
  };
}

/** A registry with two attesters. */
export async function openAttestations(net: ContractNet) {
  const registry = await net.deploy<AttestationRegistryMethods>(artifact, admin, attester);
  await registry.send(admin, 'grantRole', roleOf('ATTESTER'), other.address);
  const now = await net.now();
  const place = { chainId: 31337n, address: registry.address };
  return {
    ...registry,
    /** When it was opened; what is signed ends an hour later. */
    now,
    place,
    holds: (commitment = first, by = attester) => registry.read.holds(by, commitment),
    /** Signs and has a stranger bring it; what is brought may differ from what was signed. */
    async attest(
      commitments: readonly string[] = [first],
      { by = wallet, where = place, brought = {}, ...changes }: Changes = {},
    ) {
      const end = now + HOUR;
      const said = { attester: by.address, commitments, expiresAt: end, deadline: end, ...changes };
      const signature = await signAttest(by, where, said);
      const given = { ...said, signature, ...brought };
      return registry.send(
        relayer,
        'attest',
        given.attester,
        given.commitments,
        given.expiresAt,
        given.deadline,
        given.signature,
      );
    },
    async revokeSigned(commitments: readonly string[], { deadline = now + HOUR } = {}) {
      const signature = await signRevoke(wallet, place, { attester, commitments, deadline });
      return registry.send(
        relayer,
        'revokeBySignature',
        attester,
        commitments,
        deadline,
        signature,
      );
    },
  };
}
export type Attestations = Awaited<ReturnType<typeof openAttestations>>;
