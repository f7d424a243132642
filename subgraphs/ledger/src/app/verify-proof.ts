import { Fault } from '@blockscore/result';
import type { ChainStatus } from '../domain/confirmations.ts';
import { isIncluded } from '../domain/merkle.ts';
import type { ChainReader } from './chain-ports.ts';
import { digestBy } from './digest.ts';
import { fromHex, HASH } from './hex.ts';
import type { Sha256 } from './ports.ts';

/** Of a tree with 2³¹ leaves, the most that an index can name. */
const LONGEST_PATH = 31;

/** Hashes as `0x…`; `leafIndex` counts from 0. */
export interface ProofClaim {
  readonly commitment: string;
  readonly leafIndex: number;
  readonly leafCount: number;
  readonly path: readonly string[];
  readonly root: string;
}

export interface ProofVerification {
  /** Whether the path leads from the commitment to the root. */
  readonly included: boolean;
  /** Whether an anchor has that root, and the chain has confirmed it. */
  readonly anchored: boolean;
  readonly chainStatus: ChainStatus | 'NONE';
  readonly blockNumber: number | null;
  readonly transactionHash: string | null;
}

/**
 * Computes the proof, and looks up what became of the root on the chain. It tells nothing that a
 * look at the chain does not, so that anybody may ask.
 */
export function verifyProof(
  chain: Pick<ChainReader, 'ofRoot'>,
  { sha256 }: { readonly sha256: Sha256 },
) {
  return async (claim: ProofClaim): Promise<ProofVerification> => {
    const { commitment, path, root, leafIndex, leafCount } = checked(claim);
    const proof = { leafIndex, leafCount, path: path.map(fromHex) };
    const found = await chain.ofRoot(root);
    return {
      included: isIncluded(digestBy(sha256), fromHex(commitment), proof, fromHex(root)),
      anchored: found?.status === 'CONFIRMED',
      chainStatus: found?.status ?? 'NONE',
      blockNumber: found?.block?.number ?? null,
      transactionHash: found?.block == null ? null : found.hash,
    };
  };
}

/** @throws {Fault} `BAD_USER_INPUT` that names the field */
function checked({ leafIndex, leafCount, ...claim }: ProofClaim): ProofClaim {
  if (claim.path.length > LONGEST_PATH) refuse('path', `give at most ${LONGEST_PATH} hashes`);
  if (leafCount < 1) refuse('leafCount', 'a tree has at least one leaf');
  if (leafIndex < 0 || leafIndex >= leafCount) {
    refuse('leafIndex', 'give 0 to one less than leafCount');
  }
  return {
    commitment: hash('commitment', claim.commitment),
    root: hash('root', claim.root),
    path: claim.path.map((each, at) => hash(`path.${at}`, each)),
    leafIndex,
    leafCount,
  };
}

function hash(field: string, given: string): string {
  const hex = given.slice(0, 67).toLowerCase();
  return HASH.test(hex) ? hex : refuse(field, 'give 0x and 64 hex digits');
}

function refuse(field: string, what: string): never {
  throw new Fault('BAD_USER_INPUT', `input.${field}: ${what}.`);
}
