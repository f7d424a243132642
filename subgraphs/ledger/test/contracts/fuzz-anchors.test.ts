import fc from 'fast-check';
import { afterAll, beforeAll, test } from 'vitest';
import artifact from '../../contracts/artifacts/AnchorRegistry.json' with { type: 'json' };
import type { AnchorRegistryMethods } from '../../contracts/artifacts/methods.generated.ts';
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

interface State extends RegistryState {
  /** By root: block, time, leaves, kind. */
  readonly anchors: Map<string, readonly [bigint, bigint, bigint, bigint]>;
}

const ROOTS = Array.from({ length: 12 }, (_, index) => hashOf(`root ${index}`));

let net: ContractNet;

beforeAll(async () => {
  net = await openContractNet();
});

afterAll(async () => {
  await net?.close();
});

const anchor =
  (from: string, root: string, leafCount: bigint, kind: bigint): Step<State> =>
  (state): Call => {
    const earlier = state.anchors.get(root);
    let refusal = null;
    if (state.paused) refusal = ['EnforcedPause'];
    else if (!holdsRole(state, 'ANCHOR', from)) refusal = lacks(from, 'ANCHOR');
    else if (root === ZERO) refusal = ['EmptyRoot'];
    else if (leafCount === 0n) refusal = ['EmptyTree'];
    else if (kind === 0n) refusal = ['NoKind'];
    else if (earlier !== undefined) refusal = ['AlreadyAnchored', root, earlier[0]];
    else state.anchors.set(root, [state.block, state.time, leafCount, kind]);
    return { from, method: 'anchor', parameters: [root, leafCount, kind], refusal };
  };

const anchors: fc.Arbitrary<Step<State>> = fc
  .tuple(
    byWriter,
    fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom(...ROOTS) },
      { weight: 1, arbitrary: fc.constant(ZERO) },
    ),
    fc.bigInt({ min: 0n, max: 2n ** 32n - 1n }),
    fc.bigInt({ min: 0n, max: 2n ** 16n - 1n }),
  )
  .map((given) => anchor(...given));

const NONE = [0n, 0n, 0n, 0n] as const;

test('whatever happens, a root is anchored once, by who may, and stays as it is', async () => {
  const registry = await net.deploy<AnchorRegistryMethods>(artifact, ADMIN, WRITER);
  const steps = fc.oneof(
    { weight: 80, arbitrary: anchors },
    { weight: 30, arbitrary: commonSteps<State>('ANCHOR') },
    { weight: 1, arbitrary: retireStep<State>(await someContract(net)) },
  );
  const looks = (state: State) => [
    ...commonLooks(state, 'ANCHOR'),
    ...ROOTS.map((root) => ({
      method: 'anchorOf',
      parameters: [root],
      found: [state.anchors.get(root) ?? NONE],
    })),
  ];
  await fc.assert(
    fc.asyncProperty(histories(steps), async (history) => {
      const state: State = { ...(await begunState(net, 'ANCHOR')), anchors: new Map() };
      await play(net, registry, state, history, looks);
    }),
    { numRuns: RUNS },
  );
});
