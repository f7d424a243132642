import fc from 'fast-check';
import { addressOf, type ContractNet, roleOf } from './net.ts';

/** Who calls what in the random histories; the first is the administrator, the second writes. */
export const ACTORS = ['administrator', 'writer', 'pauser', 'stranger'].map(addressOf);
export const [ADMIN = '', WRITER = ''] = ACTORS;
export const NOBODY = `0x${'0'.repeat(40)}`;
export const ZERO = `0x${'0'.repeat(64)}`;

export type Role = 'PAUSER' | 'ANCHOR' | 'ATTESTER' | 'REGISTRAR';

/** What every registry keeps, as a plain model of it: who has a role, and whether it is paused. */
export interface RegistryState {
  readonly roles: Set<string>;
  paused: boolean;
  successor: string;
  /** Of the block that the calls are in; a wait begins the next one. */
  time: bigint;
  block: bigint;
}

/** A call as it is made, and the error that the model expects; null = it is done. */
export interface Call {
  readonly from: string;
  readonly method: string;
  readonly parameters: readonly unknown[];
  readonly refusal: readonly unknown[] | null;
}

/** Tells what a call is to give, and changes the state when it is done. */
export type Step<State> = (state: State) => Call | Promise<Call> | Wait;

/** Seconds until the next block. */
export interface Wait {
  readonly wait: bigint;
}

/** Anybody, but most often who may. */
const mostly = (who: string) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(who) },
    { weight: 1, arbitrary: fc.constantFrom(...ACTORS) },
  );
export const byWriter = mostly(WRITER);
export const byAdmin = mostly(ADMIN);
const actor = fc.constantFrom(...ACTORS);

export const holdsRole = (state: RegistryState, role: Role, who: string) =>
  state.roles.has(`${role} ${who}`);
export const lacks = (who: string, role: Parameters<typeof roleOf>[0]) => [
  'AccessControlUnauthorizedAccount',
  who,
  roleOf(role),
];

/** The steps that every registry has; `writer` is the role of what writes. */
export function commonSteps<State extends RegistryState>(writer: Role): fc.Arbitrary<Step<State>> {
  const role = fc.constantFrom<Role>('PAUSER', writer);
  const change = fc.tuple(byAdmin, role, actor);
  const withdrawal = fc.tuple(actor, role, actor);
  const wait = fc.integer({ min: 1, max: 8 }).map((seconds) => () => ({ wait: BigInt(seconds) }));
  return fc.oneof(
    { weight: 4, arbitrary: change.map((given) => grant(...given)) },
    { weight: 2, arbitrary: change.map((given) => take(...given)) },
    { weight: 1, arbitrary: withdrawal.map((given) => renounce(...given)) },
    { weight: 1, arbitrary: actor.map(pause) },
    { weight: 3, arbitrary: byAdmin.map(unpause) },
    { weight: 4, arbitrary: wait },
  );
}

/** Seldom: nothing is written after it. */
export function retireStep<State extends RegistryState>(other: string): fc.Arbitrary<Step<State>> {
  return fc.tuple(byAdmin, fc.constantFrom(other, NOBODY)).map(([from, to]) => retire(from, to));
}

const grant =
  (from: string, role: Role, to: string) =>
  (state: RegistryState): Call => {
    const refusal = from === ADMIN ? null : lacks(from, 'ADMIN');
    if (refusal === null) state.roles.add(`${role} ${to}`);
    return { from, method: 'grantRole', parameters: [roleOf(role), to], refusal };
  };

const take =
  (from: string, role: Role, to: string) =>
  (state: RegistryState): Call => {
    const refusal = from === ADMIN ? null : lacks(from, 'ADMIN');
    if (refusal === null) state.roles.delete(`${role} ${to}`);
    return { from, method: 'revokeRole', parameters: [roleOf(role), to], refusal };
  };

const renounce =
  (from: string, role: Role, who: string) =>
  (state: RegistryState): Call => {
    const refusal = from === who ? null : ['AccessControlBadConfirmation'];
    if (refusal === null) state.roles.delete(`${role} ${who}`);
    return { from, method: 'renounceRole', parameters: [roleOf(role), who], refusal };
  };

const pause =
  (from: string) =>
  (state: RegistryState): Call => {
    let refusal = null;
    if (!holdsRole(state, 'PAUSER', from)) refusal = lacks(from, 'PAUSER');
    else if (state.paused) refusal = ['EnforcedPause'];
    else state.paused = true;
    return { from, method: 'pause', parameters: [], refusal };
  };

const unpause =
  (from: string) =>
  (state: RegistryState): Call => {
    let refusal = null;
    if (from !== ADMIN) refusal = lacks(from, 'ADMIN');
    else if (state.successor !== NOBODY) refusal = ['RetiredFor', state.successor];
    else if (!state.paused) refusal = ['ExpectedPause'];
    else state.paused = false;
    return { from, method: 'unpause', parameters: [], refusal };
  };

const retire =
  (from: string, to: string) =>
  (state: RegistryState): Call => {
    let refusal = null;
    if (from !== ADMIN) refusal = lacks(from, 'ADMIN');
    else if (state.successor !== NOBODY) refusal = ['RetiredFor', state.successor];
    else if (to === NOBODY) refusal = ['NoSuccessor', to];
    else {
      state.successor = to;
      state.paused = true;
    }
    return { from, method: 'retire', parameters: [to], refusal };
  };

/** An address with code, which is none of the registries under test. */
export async function someContract(net: ContractNet): Promise<string> {
  const address = addressOf('some contract');
  await net.chain.rpc('anvil_setCode', address, '0x00');
  return address;
}
