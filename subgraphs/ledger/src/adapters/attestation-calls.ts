import { Signature, toQuantity } from 'ethers';
import { z } from 'zod';
import { attestDigest, revokeDigest } from '../../contracts/attestation-signing.ts';
import type {
  AttestationClient,
  AttestersOne,
  AttestersWord,
  HeldAttestation,
} from '../app/attestation-client.ts';
import { CallRefused, type UnsignedCall } from '../app/chain-client.ts';
import type { SigningKeyProvider } from '../app/signing-key.ts';
import { CONTRACT_ARTIFACTS } from './contract-artifacts.ts';
import { type JsonRpc, RpcError } from './json-rpc.ts';

const { abi } = CONTRACT_ARTIFACTS.AttestationRegistry;

/** Questions that are under way at once. */
const AT_ONCE = 10;

const heldSchema = z.object({
  attestedAt: z.bigint(),
  expiresAt: z.bigint(),
  revokedAt: z.bigint(),
  blockNumber: z.bigint(),
});
const logsSchema = z.array(z.object({ transactionHash: z.string() })).max(1_000);

interface Asking {
  readonly rpc: JsonRpc;
  readonly read: (to: string, data: string) => Promise<string>;
  readonly estimate: (call: {
    readonly to: string;
    readonly data: string;
  }) => Promise<UnsignedCall>;
}

/** @param keys of attesters; the first one attests */
export function createAttestationClient(
  { rpc, read, estimate }: Asking,
  keys: readonly [SigningKeyProvider, ...SigningKeyProvider[]],
): AttestationClient {
  const keyOf = (attester: string): SigningKeyProvider => {
    const key = keys.find(({ address }) => address === attester);
    if (key === undefined) throw new Error(`There is no key of the attester ${attester} here.`);
    return key;
  };
  const sign = async (attester: string, digest: string) =>
    Signature.from(await keyOf(attester).sign(Buffer.from(digest.slice(2), 'hex'))).serialized;
  const one = async (registry: string, attester: string, commitment: string) => {
    const asked = abi.encodeFunctionData('attestationOf', [attester, commitment]);
    const answer = await read(registry, asked);
    const [found] = abi.decodeFunctionResult('attestationOf', answer);
    const { blockNumber: block, ...held } = heldSchema.parse(found.toObject());
    return { ...held, block };
  };
  const hashOfLog = async (event: string, place: AttestersOne, from: bigint, to: string) => {
    const { registry, attester, commitment } = place;
    const topics = abi.encodeFilterTopics(event, [attester, commitment]);
    const filter = { address: registry, topics, fromBlock: toQuantity(from), toBlock: to };
    const hash = (await logsOf(rpc, filter)).at(-1)?.transactionHash;
    if (hash !== undefined) return hash;
    throw new CallRefused(
      `${registry} holds ${commitment}, and tells of no ${event} from ${from} on.`,
    );
  };
  const [first, ...others] = keys;
  return {
    attesters: [first.address, ...others.map(({ address }) => address)],
    async attestationsOf({ registry, attester, commitments }) {
      const held: HeldAttestation[] = [];
      for (let start = 0; start < commitments.length; start += AT_ONCE) {
        const some = commitments.slice(start, start + AT_ONCE);
        held.push(...(await Promise.all(some.map((each) => one(registry, attester, each)))));
      }
      return held;
    },
    async distrustedSince(registry, attester) {
      const answer = await read(registry, abi.encodeFunctionData('distrustedSince', [attester]));
      return z.bigint().parse(abi.decodeFunctionResult('distrustedSince', answer)[0]);
    },
    async attestCall(word, expiresAt, deadline) {
      const { registry: to, attester, commitments } = word;
      const said = { attester, commitments, expiresAt, deadline };
      const signature = await sign(attester, attestDigest(placeOf(word), said));
      const given = [attester, commitments, expiresAt, deadline, signature];
      return estimate({ to, data: abi.encodeFunctionData('attest', given) });
    },
    async revokeCall(word, deadline) {
      const { registry: to, attester, commitments } = word;
      const said = { attester, commitments, deadline };
      const signature = await sign(attester, revokeDigest(placeOf(word), said));
      const given = [attester, commitments, deadline, signature];
      return estimate({ to, data: abi.encodeFunctionData('revokeBySignature', given) });
    },
    findAttested: (place, block) => hashOfLog('Attested', place, block, toQuantity(block)),
    findRevoked: (place, from) => hashOfLog('Revoked', place, from, 'latest'),
  };
}

/** An endpoint may refuse to look through so many blocks. */
async function logsOf(rpc: JsonRpc, filter: object): Promise<z.output<typeof logsSchema>> {
  try {
    return await rpc.call('eth_getLogs', [filter], logsSchema);
  } catch (error) {
    if (!(error instanceof RpcError)) throw error;
    throw new CallRefused(error.message, { cause: error });
  }
}

function placeOf({ chainId, registry }: AttestersWord) {
  return { chainId: BigInt(chainId), address: registry };
}
