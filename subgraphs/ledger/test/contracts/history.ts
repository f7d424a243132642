import { toQuantity } from 'ethers';
import fc from 'fast-check';
import { expect } from 'vitest';
import { z } from 'zod';
import {
  ACTORS,
  ADMIN,
  type Call,
  holdsRole,
  NOBODY,
  type RegistryState,
  type Role,
  type Step,
  WRITER,
} from './model.ts';
import { type ContractNet, type Deployed, refusalOf, roleOf } from './net.ts';

/** The state of a registry that was just deployed, in the block that follows. */
export async function begunState(net: ContractNet, writer: Role): Promise<RegistryState> {
  return {
    roles: new Set([`PAUSER ${ADMIN}`, `${writer} ${WRITER}`]),
    paused: false,
    successor: NOBODY,
    time: (await net.now()) + 1n,
    block: BigInt(await net.provider.getBlockNumber()) + 1n,
  };
}

/** Histories that are played, of so many steps each; MODEL_RUNS=400 goes on for some minutes. */
export const RUNS = Number(process.env['MODEL_RUNS'] ?? 15);
const STEPS = 100;

export function histories<State>(
  steps: fc.Arbitrary<Step<State>>,
): fc.Arbitrary<readonly Step<State>[]> {
  return fc.array(steps, { minLength: STEPS, maxLength: STEPS });
}

/** What is to be read at the end of a history, and what the model says of it. */
export interface Look {
  readonly method: string;
  readonly parameters: readonly unknown[];
  readonly found: readonly unknown[];
}

interface Block {
  readonly time: bigint;
  readonly number: bigint;
  readonly calls: Call[];
}

const simulated = z.array(
  z.object({
    calls: z.array(z.object({ status: z.enum(['0x0', '0x1']), returnData: z.string() })),
  }),
);
const GAS = toQuantity(8_000_000);

/**
 * Plays a history on the contract and on the model: each call has to end as the model says, and what
 * is looked at in the end has to be what the model holds. All of it is one request, which leaves the
 * chain as it was, so that the next history begins from the same contract.
 */
export async function play<State extends RegistryState, Methods>(
  net: ContractNet,
  { address, abi }: Deployed<Methods>,
  state: State,
  steps: readonly Step<State>[],
  looks: (state: State) => readonly Look[],
): Promise<void> {
  let block: Block = { time: state.time, number: state.block, calls: [] };
  const blocks = [block];
  for (const step of steps) {
    const call = await step(state);
    if ('wait' in call) {
      state.time += call.wait;
      state.block += 1n;
      block = { time: state.time, number: state.block, calls: [] };
      blocks.push(block);
    } else block.calls.push(call);
  }
  const seen = looks(state);
  const reads = seen.map((look): Call => ({ ...look, from: ADMIN, refusal: null }));
  block.calls.push(...reads);
  const answer = await net.chain.rpc(
    'eth_simulateV1',
    {
      blockStateCalls: blocks.map(({ time, number, calls }) => ({
        blockOverrides: { time: toQuantity(time), number: toQuantity(number) },
        calls: calls.map(({ from, method, parameters }) => ({
          from,
          to: address,
          data: abi.encodeFunctionData(method, parameters),
          gas: GAS,
        })),
      })),
    },
    'latest',
  );
  const answers = simulated.parse(answer).flatMap(({ calls }) => calls);
  const calls = blocks.flatMap(({ calls: some }) => some);
  expect(answers).toHaveLength(calls.length);
  for (const [index, { method, from, refusal }] of calls.entries()) {
    const { status, returnData } = answers[index] ?? { status: '0x0', returnData: '0x' };
    const said = status === '0x1' ? null : refusalOf(abi, returnData);
    expect(said, `call ${index}: ${method} by ${from}`).toEqual(refusal);
  }
  const results = answers
    .slice(-reads.length)
    .map(({ returnData }, index) =>
      abi.decodeFunctionResult(reads[index]?.method ?? '', returnData).toArray(true),
    );
  expect(results).toEqual(seen.map(({ found }) => found));
}

/** Pause, successor and roles. */
export function commonLooks(state: RegistryState, writer: Role): readonly Look[] {
  const roles = (['PAUSER', writer] as const).flatMap((role) =>
    ACTORS.map((who) => ({
      method: 'hasRole',
      parameters: [roleOf(role), who],
      found: [holdsRole(state, role, who)],
    })),
  );
  return [
    { method: 'paused', parameters: [], found: [state.paused] },
    { method: 'successor', parameters: [], found: [state.successor] },
    ...roles,
  ];
}
