import { createHash } from 'node:crypto';
import { newId } from '@blockscore/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOAN_MOVE_DOMAIN } from '../src/app/queue-loan-moves.ts';
import { reviewChain } from '../src/app/review-chain.ts';
import { activeLoan, allTold, DAY, inUse, type LoanLedger, openLoanLedger } from './loan-steps.ts';
import { contractsOf as registriesHeld } from './reconciled-chain.ts';
import { tellingOf } from './telling.ts';

let ledger: LoanLedger;

beforeAll(async () => {
  ledger = await openLoanLedger();
  await ledger.deploy();
  await ledger.net.mine(4);
  await ledger.follow();
});

afterAll(async () => {
  await ledger?.close();
});

test('a loan is followed from its agreement to its end, each state once', async () => {
  const loanId = await ledger.agree();
  await ledger.settle(loanId, 'AGREED');
  expect(await ledger.onChain(loanId, await inUse(ledger))).toBe('AGREED');
  await ledger.become(loanId, 'ACTIVE');
  await ledger.settle(loanId, 'ACTIVE');
  await ledger.become(loanId, 'DELINQUENT');
  await ledger.become(loanId, 'PAID_OFF');
  await ledger.follow();
  expect(await ledger.row(loanId, 'PAID_OFF')).toBeUndefined();
  ledger.advance(60 * DAY);
  await ledger.settle(loanId, 'PAID_OFF');
  expect(await ledger.onChain(loanId, await inUse(ledger))).toBe('PAID_OFF');
  expect(await ledger.timesMoved(loanId, await inUse(ledger))).toBe(3);
  expect(await ledger.told(loanId)).toEqual(allTold('AGREED', 'ACTIVE', 'PAID_OFF'));
  expect(await ledger.registration(loanId)).toMatchObject({ state: 'PAID_OFF', nextMoveAt: null });
});

test('what the chain holds as the reason is the hash of a text and a salt, which name no person', async () => {
  const userId = newId('user');
  const loanId = await ledger.agree(userId);
  await ledger.settle(loanId, 'AGREED');
  const [move] = await ledger.ports.loans.moves([loanId]);
  const hash = createHash('sha256')
    .update(LOAN_MOVE_DOMAIN)
    .update(move?.salt ?? '')
    .update(move?.content ?? '');
  expect((await ledger.row(loanId, 'AGREED'))?.commitment).toBe(`0x${hash.digest('hex')}`);
  expect(move?.content).not.toContain(userId);
  const [event] = (await ledger.events()).filter(
    (each) => each.type === 'ledger.loan.progressed' && each.data.loanId === loanId,
  );
  expect(event?.audience).toEqual({ subject: userId, scopes: ['ledger:read', 'loans:read'] });
});

test('what is confirmed is held against the registry, and what it lacks is told', async () => {
  const telling = tellingOf(ledger);
  const loanId = await activeLoan(ledger);
  await ledger.become(loanId, 'PAID_OFF');
  ledger.advance(60 * DAY);
  await ledger.settle(loanId, 'PAID_OFF');
  const contracts = await registriesHeld(ledger);
  const look = reviewChain({ ...ledger.ports, client: contracts.client });
  const review = async () => {
    for (let seconds = 0; seconds <= 120; seconds += 10) {
      await look(contracts.life, contracts.view);
      ledger.advance(10_000);
    }
  };
  await review();
  expect(contracts.asked()).toBeGreaterThanOrEqual(3);
  expect(await telling.open()).toEqual([]);
  const active = await ledger.row(loanId, 'ACTIVE');
  contracts.forget(active?.commitment ?? null);
  ledger.advance(DAY);
  await review();
  expect(await telling.open()).toMatchObject([{ kind: 'CHAIN_LACKS', subject: active?.id }]);
  contracts.forget(null);
  ledger.advance(DAY);
  await review();
  expect(await telling.open()).toEqual([]);
  // Of the state that came last, the registry has to have that one, by that commitment.
  const paidOff = await ledger.row(loanId, 'PAID_OFF');
  const commitment = `0x${'5'.repeat(64)}`;
  for (const change of [{ commitment }, { state: 'CHARGED_OFF' }] as const) {
    contracts.changeLoans(change);
    ledger.advance(DAY);
    await review();
    const differing = await telling.open();
    expect(differing).toContainEqual(
      expect.objectContaining({
        ...{ kind: 'CHAIN_DIFFERS', subject: paidOff?.id },
        expected: `${paidOff?.commitment} as PAID_OFF`,
      }),
    );
    expect(differing.map(({ subject }) => subject)).not.toContain(active?.id);
    contracts.changeLoans(null);
    ledger.advance(DAY);
    await review();
    expect(await telling.open()).toEqual([]);
  }
});

describe('a later state', () => {
  test('waits for the block of the one before', async () => {
    const loanId = await ledger.agree();
    await ledger.become(loanId, 'ACTIVE');
    await ledger.follow();
    await ledger.follow();
    const waiting = { status: 'PENDING', nonce: null, failures: 0 };
    expect(await ledger.row(loanId, 'AGREED')).toMatchObject({ nonce: expect.any(Number) });
    expect(await ledger.row(loanId, 'ACTIVE')).toMatchObject(waiting);
    await ledger.net.mine();
    await ledger.follow();
    expect(await ledger.row(loanId, 'ACTIVE')).toMatchObject({ nonce: expect.any(Number) });
    await ledger.settle(loanId, 'ACTIVE');
    expect(await ledger.timesMoved(loanId, await inUse(ledger))).toBe(2);
  });

  test('brings along what was missed on the way', async () => {
    const loanId = await ledger.agree();
    await ledger.settle(loanId, 'AGREED');
    await ledger.become(loanId, 'CHARGED_OFF');
    ledger.advance(60 * DAY);
    await ledger.settle(loanId, 'CHARGED_OFF');
    expect(await ledger.told(loanId)).toEqual(allTold('AGREED', 'ACTIVE', 'CHARGED_OFF'));
  });
});

describe('what the registry has no way to', () => {
  test('an end that is taken back in time is not written', async () => {
    const loanId = await activeLoan(ledger);
    await ledger.become(loanId, 'PAID_OFF');
    ledger.advance(59 * DAY);
    await ledger.become(loanId, 'DELINQUENT');
    ledger.advance(10 * DAY);
    await ledger.follow();
    expect(await ledger.row(loanId, 'PAID_OFF')).toBeUndefined();
    await ledger.become(loanId, 'CHARGED_OFF');
    ledger.advance(60 * DAY);
    await ledger.settle(loanId, 'CHARGED_OFF');
    expect(await ledger.onChain(loanId, await inUse(ledger))).toBe('CHARGED_OFF');
  });

  test.each([
    ['an end that is taken back later', 'PAID_OFF', 'ACTIVE'],
    ['the other end', 'PAID_OFF', 'CHARGED_OFF'],
  ] as const)('%s leaves the registry as it is, and holds nothing up', async (_, end, later) => {
    const loanId = await activeLoan(ledger);
    await ledger.become(loanId, end);
    ledger.advance(60 * DAY);
    await ledger.settle(loanId, end);
    await ledger.become(loanId, later);
    ledger.advance(60 * DAY);
    await ledger.follow();
    expect(await ledger.registration(loanId)).toMatchObject({ state: end, nextMoveAt: null });
    await ledger.settle(await ledger.agree(), 'AGREED');
    expect(await ledger.onChain(loanId, await inUse(ledger))).toBe(end);
  });

  test('a cancelled loan stays where it was', async () => {
    const [agreed, never] = [await ledger.agree(), await ledger.agree()];
    await ledger.become(never, 'CANCELLED');
    await ledger.settle(agreed, 'AGREED');
    await ledger.become(agreed, 'CANCELLED');
    ledger.advance(60 * DAY);
    await ledger.follow();
    expect(await ledger.chain.ofLoans([agreed, never])).toHaveLength(1);
    expect(await ledger.onChain(agreed, await inUse(ledger))).toBe('AGREED');
    expect(await ledger.onChain(never, await inUse(ledger))).toBeUndefined();
  });

  test('a loan of before is passed over', async () => {
    const loanId = newId('loan');
    await ledger.become(loanId, 'ACTIVE');
    await ledger.follow();
    expect(await ledger.ports.loans.registrations([loanId])).toEqual([]);
  });
});
