import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import artifact from '../../contracts/artifacts/LoanRegistry.json' with { type: 'json' };
import type { LoanRegistryMethods } from '../../contracts/artifacts/methods.generated.ts';
import {
  addressOf,
  type ContractNet,
  type Deployed,
  hashOf,
  openContractNet,
  roleOf,
} from './net.ts';

const STATES = ['NONE', 'AGREED', 'ACTIVE', 'PAID_OFF', 'CHARGED_OFF'] as const;
type State = (typeof STATES)[number];
const number = (state: State) => BigInt(STATES.indexOf(state));
/** How a loan comes into each state. */
const WAYS: Readonly<Record<State, readonly State[]>> = {
  NONE: [],
  AGREED: ['AGREED'],
  ACTIVE: ['AGREED', 'ACTIVE'],
  PAID_OFF: ['AGREED', 'ACTIVE', 'PAID_OFF'],
  CHARGED_OFF: ['AGREED', 'ACTIVE', 'CHARGED_OFF'],
};
const ALLOWED = ['NONE AGREED', 'AGREED ACTIVE', 'ACTIVE PAID_OFF', 'ACTIVE CHARGED_OFF'];
const ZERO = `0x${'0'.repeat(64)}`;

const admin = addressOf('administrator');
const registrar = addressOf('registrar');

let net: ContractNet;
let registry: Deployed<LoanRegistryMethods>;

beforeAll(async () => {
  net = await openContractNet();
});

afterAll(async () => {
  await net?.close();
});

beforeEach(async () => {
  registry = await net.deploy<LoanRegistryMethods>(artifact, admin, registrar);
});

const agreement = hashOf('agreement');
const refused = (...refusal: unknown[]) => ({ done: false, refusal });
const move = (to: State, commitment = hashOf(to)) =>
  registry.send(registrar, 'move', agreement, number(to), commitment);

describe('a loan', () => {
  test.each(STATES.flatMap((from) => STATES.map((to) => [from, to] as const)))(
    'in %s that is to become %s',
    async (from, to) => {
      for (const step of WAYS[from]) await move(step);
      const allowed = ALLOWED.includes(`${from} ${to}`);
      expect(await registry.read.leadsTo(number(from), number(to))).toBe(allowed);
      const moved = await move(to);
      const loan = await registry.read.loanOf(agreement);
      if (allowed) {
        const event = ['LoanMoved', agreement, number(from), number(to), hashOf(to)];
        expect(moved).toMatchObject({ done: true, events: [event] });
        expect([loan.state, loan.commitment]).toEqual([number(to), hashOf(to)]);
      } else {
        expect(moved).toEqual(refused('NoTransition', agreement, number(from), number(to)));
        expect(loan.state).toBe(number(from));
      }
    },
  );

  test('tells when it was agreed and when it came into its state', async () => {
    await move('AGREED');
    const agreedAt = await net.now();
    await net.wait(100n);
    await move('ACTIVE');
    const block = await net.provider.getBlock('latest');
    expect([...Object.values(await registry.read.loanOf(agreement))]).toEqual([
      hashOf('ACTIVE'),
      number('ACTIVE'),
      agreedAt,
      BigInt(block?.timestamp ?? 0),
      BigInt(block?.number ?? 0),
    ]);
  });

  test('has an agreement and a commitment, and goes to a state that there is', async () => {
    expect(await registry.send(registrar, 'move', ZERO, 1, hashOf('made'))).toEqual(
      refused('EmptyAgreement'),
    );
    expect(await move('AGREED', ZERO)).toEqual(refused('EmptyCommitment'));
    expect(await registry.send(registrar, 'move', agreement, 5, hashOf('made'))).toEqual(refused());
  });

  test('is moved by a registrar only, and not while the registry is paused', async () => {
    expect(await registry.send(admin, 'move', agreement, 1, hashOf('made'))).toEqual(
      refused('AccessControlUnauthorizedAccount', admin, roleOf('REGISTRAR')),
    );
    await registry.send(admin, 'pause');
    expect(await move('AGREED')).toEqual(refused('EnforcedPause'));
  });
});
