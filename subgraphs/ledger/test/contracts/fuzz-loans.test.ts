import fc from 'fast-check';
import { afterAll, beforeAll, test } from 'vitest';
import artifact from '../../contracts/artifacts/LoanRegistry.json' with { type: 'json' };
import type { LoanRegistryMethods } from '../../contracts/artifacts/methods.generated.ts';
import { begunState, commonLooks, histories, play, RUNS } from './history.ts';
import {
  ADMIN,
  byWriter,
  type Call,
  commonSteps,
  holdsRole,
  lacks,
  type RegistryState,
  retireStep,
  type Step,
  someContract,
  WRITER,
  ZERO,
} from './model.ts';
import { type ContractNet, hashOf, openContractNet } from './net.ts';

interface Loan {
  readonly commitment: string;
  readonly state: bigint;
  readonly agreedAt: bigint;
  readonly changedAt: bigint;
  readonly blockNumber: bigint;
}
interface State extends RegistryState {
  readonly loans: Map<string, Loan>;
}

const NO_LOAN: Loan = { commitment: ZERO, state: 0n, agreedAt: 0n, changedAt: 0n, blockNumber: 0n };
const AGREEMENTS = Array.from({ length: 8 }, (_, index) => hashOf(`agreement ${index}`));
/** From each state, NONE first: where a loan may go. */
const WAYS: readonly (readonly bigint[])[] = [[1n], [2n], [3n, 4n], [], []];

let net: ContractNet;

beforeAll(async () => {
  net = await openContractNet();
});

afterAll(async () => {
  await net?.close();
});

const move =
  (from: string, agreement: string, to: bigint, commitment: string): Step<State> =>
  (state): Call => {
    const loan = state.loans.get(agreement) ?? NO_LOAN;
    let refusal = null;
    if (state.paused) refusal = ['EnforcedPause'];
    else if (!holdsRole(state, 'REGISTRAR', from)) refusal = lacks(from, 'REGISTRAR');
    else if (agreement === ZERO) refusal = ['EmptyAgreement'];
    else if (commitment === ZERO) refusal = ['EmptyCommitment'];
    else if (!WAYS[Number(loan.state)]?.includes(to)) {
      refusal = ['NoTransition', agreement, loan.state, to];
    } else {
      const { time: changedAt, block: blockNumber } = state;
      const agreedAt = loan.state === 0n ? changedAt : loan.agreedAt;
      state.loans.set(agreement, { commitment, state: to, agreedAt, changedAt, blockNumber });
    }
    return { from, method: 'move', parameters: [agreement, to, commitment], refusal };
  };

const mostly = (texts: readonly string[]) =>
  fc.oneof(
    { weight: 25, arbitrary: fc.constantFrom(...texts) },
    { weight: 1, arbitrary: fc.constant(ZERO) },
  );

const moves: fc.Arbitrary<Step<State>> = fc
  .tuple(
    byWriter,
    mostly(AGREEMENTS),
    fc.bigInt({ min: 0n, max: 4n }),
    mostly(['x', 'y', 'z'].map(hashOf)),
  )
  .map((given) => move(...given));

test('whatever happens, a loan goes only where it may, by who may, and ends for good', async () => {
  const registry = await net.deploy<LoanRegistryMethods>(artifact, ADMIN, WRITER);
  const steps = fc.oneof(
    { weight: 80, arbitrary: moves },
    { weight: 30, arbitrary: commonSteps<State>('REGISTRAR') },
    { weight: 1, arbitrary: retireStep<State>(await someContract(net)) },
  );
  const looks = (state: State) => [
    ...commonLooks(state, 'REGISTRAR'),
    ...AGREEMENTS.map((agreement) => ({
      method: 'loanOf',
      parameters: [agreement],
      found: [Object.values(state.loans.get(agreement) ?? NO_LOAN)],
    })),
  ];
  await fc.assert(
    fc.asyncProperty(histories(steps), async (history) => {
      const state: State = { ...(await begunState(net, 'REGISTRAR')), loans: new Map() };
      await play(net, registry, state, history, looks);
    }),
    { numRuns: RUNS },
  );
});
