import { type Interface, toQuantity } from 'ethers';
import { z } from 'zod';
import type { Held, Recording } from '../app/chain-client.ts';
import { COMMITMENT_TREE, type RecordingContract } from '../domain/contracts.ts';
import { type RegisteredState, stateOf, stepOf } from '../domain/loan-registry.ts';
import { CONTRACT_ARTIFACTS } from './contract-artifacts.ts';

/** Of a loan in a LoanRegistry, what is needed here. */
const loanSchema = z.object({ commitment: z.string(), state: z.bigint(), blockNumber: z.bigint() });

/** How one contract records 32 bytes, and where it tells of them. */
interface RegistryCalls {
  readonly record: (abi: Interface, recording: Recording) => string;
  readonly lookUp: string;
  readonly event: string;
}

const CALLS: Readonly<Record<RecordingContract, RegistryCalls>> = {
  DisbursementRegistry: {
    record: (abi, { commitment }) => abi.encodeFunctionData('record', [commitment]),
    lookUp: 'recordedIn',
    event: 'CommitmentRecorded',
  },
  AnchorRegistry: {
    record: (abi, { commitment, leafCount }) =>
      abi.encodeFunctionData('anchor', [commitment, leafCount, COMMITMENT_TREE]),
    lookUp: 'anchorOf',
    event: 'Anchored',
  },
  LoanRegistry: {
    record: (abi, { commitment, loan }) =>
      abi.encodeFunctionData('move', [
        loan?.agreement,
        loan === undefined ? 0 : stepOf(loan.state),
        commitment,
      ]),
    lookUp: 'loanOf',
    event: 'LoanMoved',
  },
};

/** The data of a call that records. */
export function recordData(recording: Recording): string {
  const { contract } = recording;
  return CALLS[contract].record(CONTRACT_ARTIFACTS[contract].abi, recording);
}

/** The data of a call that asks in which block something was recorded. */
export function lookUpData(recording: Recording): string {
  const { contract } = recording;
  return CONTRACT_ARTIFACTS[contract].abi.encodeFunctionData(CALLS[contract].lookUp, [
    keyOf(recording),
  ]);
}

/** Of the answer to {@link lookUpData}: the block's number, 0 where it was not recorded. */
export function blockOfAnswer({ contract, loan }: Recording, answer: string): bigint {
  const { abi } = CONTRACT_ARTIFACTS[contract];
  const [found] = abi.decodeFunctionResult(CALLS[contract].lookUp, answer);
  if (loan !== undefined) {
    const { state, blockNumber } = loanSchema.parse(found.toObject());
    return hasBeenIn(loan.state, Number(state)) ? blockNumber : 0n;
  }
  // An AnchorRegistry answers with a struct, whose first field is the block's number.
  return z.bigint().parse(typeof found === 'bigint' ? found : found[0]);
}

/** Of the answer to {@link lookUpData}: all that the registry holds. */
export function heldOf(recording: Recording, answer: string): Held {
  const { contract } = recording;
  const block = blockOfAnswer(recording, answer);
  if (contract === 'DisbursementRegistry') return { block, leafCount: null, loan: null };
  const { abi } = CONTRACT_ARTIFACTS[contract];
  const [found] = abi.decodeFunctionResult(CALLS[contract].lookUp, answer);
  if (contract === 'AnchorRegistry') {
    return { block, leafCount: Number(z.bigint().parse(found.leafCount)), loan: null };
  }
  const { state, commitment } = loanSchema.parse(found.toObject());
  const loan = { state: state === 0n ? null : stateOf(Number(state)), commitment };
  return { block, leafCount: null, loan };
}

/** Whether a loan that is at that step has been in the state: it may have gone on from it. */
function hasBeenIn(state: RegisteredState, step: number): boolean {
  const wanted = stepOf(state);
  return step === wanted || (step > wanted && wanted <= stepOf('ACTIVE'));
}

/** What the contract knows something by. */
function keyOf({ commitment, loan }: Recording): string {
  return loan?.agreement ?? commitment;
}

/** A filter for what the contract told in that block when it recorded. */
export function recordFilter(recording: Recording, block: bigint) {
  const { contract, address } = recording;
  const topics = CONTRACT_ARTIFACTS[contract].abi.encodeFilterTopics(CALLS[contract].event, [
    keyOf(recording),
  ]);
  const place = toQuantity(block);
  return { address, fromBlock: place, toBlock: place, topics };
}
