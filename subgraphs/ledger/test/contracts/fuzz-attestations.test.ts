import { Wallet } from 'ethers';
import fc from 'fast-check';
import { afterAll, beforeAll, test } from 'vitest';
import artifact from '../../contracts/artifacts/AttestationRegistry.json' with { type: 'json' };
import type { AttestationRegistryMethods } from '../../contracts/artifacts/methods.generated.ts';
import { signAttest, signRevoke } from '../../contracts/attestation-signing.ts';
import { begunState, commonLooks, histories, type Look, play, RUNS } from './history.ts';
import {
  ADMIN,
  byAdmin,
  byWriter,
  type Call,
  commonSteps,
  holdsRole,
  lacks,
  type RegistryState,
  retireStep,
  type Step,
  someContract,
} from './model.ts';
import { type ContractNet, hashOf, openContractNet, roleOf } from './net.ts';

interface Kept {
  readonly attestedAt: bigint;
  readonly expiresAt: bigint;
  readonly revokedAt: bigint;
  readonly blockNumber: bigint;
}
interface State extends RegistryState {
  readonly address: string;
  /** By attester and commitment. */
  readonly kept: Map<string, Kept>;
  readonly distrusted: Map<string, bigint>;
  /** What was brought to the chain so far, to bring it again. */
  readonly brought: Brought[];
}
interface Brought {
  readonly attester: string;
  readonly commitments: readonly string[];
  readonly expiresAt: bigint;
  readonly deadline: bigint;
  readonly signature: string;
  /** Whether the attester signed just that. */
  readonly genuine: boolean;
}

const NOTHING: Kept = { attestedAt: 0n, expiresAt: 0n, revokedAt: 0n, blockNumber: 0n };
const [FIRST, SECOND, NO_ATTESTER] = ['one', 'two', 'three'].map(
  (name) => new Wallet(hashOf(`key of ${name}`)),
) as [Wallet, Wallet, Wallet];
const WALLETS = [FIRST, SECOND, NO_ATTESTER];
const COMMITMENTS = Array.from({ length: 16 }, (_, index) => hashOf(`commitment ${index}`));

let net: ContractNet;

beforeAll(async () => {
  net = await openContractNet();
});

afterAll(async () => {
  await net?.close();
});

const keptOf = (state: State, attester: string, commitment: string) =>
  state.kept.get(`${attester} ${commitment}`) ?? NOTHING;
const mayAttest = (state: State, who: string) => holdsRole(state, 'ATTESTER', who);

function whyNotSigned(state: State, { attester, deadline, genuine }: Omit<Brought, 'expiresAt'>) {
  if (state.time > deadline) return ['DeadlinePassed', deadline];
  if (!mayAttest(state, attester)) return ['NotAttester', attester];
  return genuine ? null : ['WrongSignature', attester];
}

function whyNotAttested(state: State, said: Brought) {
  const { attester, commitments, expiresAt } = said;
  if (state.paused) return ['EnforcedPause'];
  if (expiresAt <= state.time) return ['AlreadyExpired', expiresAt];
  if (state.distrusted.has(attester)) return ['NotAttester', attester];
  const unsigned = whyNotSigned(state, said);
  if (unsigned !== null) return unsigned;
  for (const [index, commitment] of commitments.entries()) {
    const { revokedAt, attestedAt } = keptOf(state, attester, commitment);
    if (revokedAt !== 0n) return ['AlreadyRevoked', attester, commitment];
    const twice = commitments.indexOf(commitment) < index;
    if (attestedAt !== 0n || twice) return ['AlreadyAttested', attester, commitment];
  }
  return null;
}

function bring(state: State, from: string, said: Brought): Call {
  const { attester, commitments, expiresAt, deadline, signature } = said;
  const refusal = whyNotAttested(state, said);
  for (const commitment of refusal === null ? commitments : []) {
    const kept = { attestedAt: state.time, expiresAt, revokedAt: 0n, blockNumber: state.block };
    state.kept.set(`${attester} ${commitment}`, kept);
  }
  state.brought.push(said);
  const parameters = [attester, commitments, expiresAt, deadline, signature];
  return { from, method: 'attest', parameters, refusal };
}

/** Revokes in the model, or tells why not. */
function revokeAll(state: State, attester: string, commitments: readonly string[]) {
  for (const [index, commitment] of commitments.entries()) {
    const twice = commitments.indexOf(commitment) < index;
    if (keptOf(state, attester, commitment).revokedAt !== 0n || twice) {
      return ['AlreadyRevoked', attester, commitment];
    }
  }
  for (const commitment of commitments) {
    const kept = { ...keptOf(state, attester, commitment), revokedAt: state.time };
    state.kept.set(`${attester} ${commitment}`, kept);
  }
  return null;
}

const wallet = fc.constantFrom(FIRST, FIRST, FIRST, SECOND, SECOND, NO_ATTESTER);
const commitments = fc.array(fc.constantFrom(...COMMITMENTS), { minLength: 1, maxLength: 3 });
const soon = fc.bigInt({ min: -2n, max: 90n });
/** Who really signs: mostly the one who is named. */
const forger = fc.oneof(
  { weight: 8, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom(...WALLETS) },
);

const signing = fc.record({
  from: byWriter,
  by: wallet,
  commitments,
  expires: soon,
  ends: soon,
  forger,
});

const attests = signing.map(({ from, by, commitments, expires, ends, forger }): Step<State> => {
  return async (state) => {
    const said = {
      attester: by.address,
      commitments,
      expiresAt: state.time + expires,
      deadline: state.time + ends,
    };
    const where = { chainId: 31337n, address: state.address };
    const signature = await signAttest(forger ?? by, where, said);
    const genuine = forger === null || forger.address === by.address;
    return bring(state, from, { ...said, signature, genuine });
  };
});

const replays = fc.tuple(byWriter, fc.nat()).map(
  ([from, pick]): Step<State> =>
    (state) => {
      const said = state.brought[pick % Math.max(1, state.brought.length)];
      return said === undefined ? { wait: 1n } : bring(state, from, said);
    },
);

const signedRevocations = signing.map(({ from, by, commitments, ends, forger }): Step<State> => {
  return async (state) => {
    const { address: attester } = by;
    const said = { attester, commitments, deadline: state.time + ends };
    const where = { chainId: 31337n, address: state.address };
    const signature = await signRevoke(forger ?? by, where, said);
    const genuine = forger === null || forger.address === attester;
    const refusal =
      whyNotSigned(state, { ...said, signature, genuine }) ??
      revokeAll(state, attester, commitments);
    const parameters = [attester, commitments, said.deadline, signature];
    return { from, method: 'revokeBySignature', parameters, refusal };
  };
});

const revocations = fc
  .tuple(
    fc.oneof(
      byAdmin,
      byWriter,
      wallet.map(({ address }) => address),
    ),
    commitments,
  )
  .map(
    ([from, some]): Step<State> =>
      (state) => {
        const refusal = mayAttest(state, from)
          ? revokeAll(state, from, some)
          : ['NotAttester', from];
        return { from, method: 'revoke', parameters: [some], refusal };
      },
  );

const distrusts = fc.tuple(byAdmin, wallet, fc.bigInt({ min: -1n, max: 30n })).map(
  ([from, { address: attester }, ago]): Step<State> =>
    (state) => {
      const since = state.time - ago;
      const before = state.distrusted.get(attester);
      const wrong = since > state.time || (before !== undefined && since >= before);
      let refusal = null;
      if (from !== ADMIN) refusal = lacks(from, 'ADMIN');
      else if (wrong) refusal = ['WrongTime', since];
      else {
        state.distrusted.set(attester, since);
        state.roles.delete(`ATTESTER ${attester}`);
      }
      return { from, method: 'distrust', parameters: [attester, since], refusal };
    },
);

function holds(state: State, attester: string, commitment: string): boolean {
  const { attestedAt, expiresAt, revokedAt } = keptOf(state, attester, commitment);
  const since = state.distrusted.get(attester);
  const trusted = since === undefined || attestedAt < since;
  return attestedAt !== 0n && revokedAt === 0n && state.time < expiresAt && trusted;
}

function looks(state: State): readonly Look[] {
  const all = WALLETS.flatMap(({ address }) => COMMITMENTS.map((of) => [address, of] as const));
  return [
    ...commonLooks(state, 'ATTESTER'),
    ...all.map((each) => ({
      method: 'attestationOf',
      parameters: each,
      found: [Object.values(keptOf(state, ...each))],
    })),
    ...all.map((each) => ({ method: 'holds', parameters: each, found: [holds(state, ...each)] })),
  ];
}

test('whatever happens, what holds was signed, once, by an attester, and was not taken back', async () => {
  const registry = await net.deploy<AttestationRegistryMethods>(artifact, ADMIN, FIRST.address);
  await registry.send(ADMIN, 'grantRole', roleOf('ATTESTER'), SECOND.address);
  const steps: fc.Arbitrary<Step<State>> = fc.oneof(
    { weight: 60, arbitrary: attests },
    { weight: 10, arbitrary: replays },
    { weight: 8, arbitrary: signedRevocations },
    { weight: 8, arbitrary: revocations },
    { weight: 2, arbitrary: distrusts },
    { weight: 20, arbitrary: commonSteps<State>('ATTESTER') },
    { weight: 1, arbitrary: retireStep<State>(await someContract(net)) },
  );
  await fc.assert(
    fc.asyncProperty(histories(steps), async (history) => {
      const begun = await begunState(net, 'ATTESTER');
      const attesters = [FIRST, SECOND].map(({ address }) => `ATTESTER ${address}`);
      const state: State = {
        ...begun,
        roles: new Set([`PAUSER ${ADMIN}`, ...attesters]),
        address: registry.address,
        kept: new Map(),
        distrusted: new Map(),
        brought: [],
      };
      await play(net, registry, state, history, looks);
    }),
    { numRuns: RUNS },
  );
});
