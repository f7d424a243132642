import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { describe, expect, test } from 'vitest';
import { told } from './application-steps.ts';
import {
  borrower,
  mutate,
  newKey,
  officer,
  type UserError,
  useLending,
} from './lending-subgraph.ts';
import { activeLoan, paymentReached, post, postingOf } from './loan-steps.ts';
import { applicationIdOf, loanOf } from './loan-view.ts';

const HOUR = 3_600_000;
const lending = useLending();

interface Repaid {
  readonly payment: {
    readonly id: string;
    readonly status: string;
    readonly principal: { readonly amount: string } | null;
    readonly interest: { readonly amount: string } | null;
  } | null;
  readonly userErrors: readonly UserError[];
}

function repay(
  caller: Caller,
  loanId: string,
  amount: string,
  changes: Record<string, unknown> = {},
): Promise<Repaid> {
  const input = {
    loanId,
    amount: { amount, currency: 'USD' },
    idempotencyKey: newKey(),
    ...changes,
  };
  const selection = 'payment { id status principal { amount } interest { amount } }';
  return mutate<Repaid>(lending, caller, 'recordRepayment', input, selection);
}

let known: { readonly caller: Caller; readonly loanId: string } | undefined;
/** One loan for all tests that leave it as it is. */
async function theLoan() {
  const caller = known?.caller ?? borrower();
  known ??= { caller, loanId: await activeLoan(lending, caller) };
  return known;
}

describe('repaying', () => {
  test('is pending until it settles, counts then, and is in the books after', async () => {
    const caller = borrower();
    const loanId = await activeLoan(lending, caller);
    const { payment } = await repay(caller, loanId, '500.00');
    expect(payment).toMatchObject({ status: 'PENDING', principal: null, interest: null });
    const posting = await postingOf(lending, payment?.id ?? '');
    // 10,000.00 at 10.9 % for a month is 90.83; what is over the instalment goes to the next one.
    expect(posting['lines']).toEqual([
      { account: 'CASH', side: 'DEBIT', minor: '50000' },
      { account: 'LOAN_PRINCIPAL', side: 'CREDIT', minor: '37478' },
      { account: 'UNEARNED_INTEREST', side: 'CREDIT', minor: '12522' },
    ]);
    const loan = await loanOf(lending, caller, loanId);
    expect(loan.balance.amount).toBe('9625.22');
    await post(lending, payment?.id ?? '');
    expect(await loanOf(lending, caller, loanId)).toMatchObject({
      balance: loan.balance,
      schedule: loan.schedule,
    });
    expect(loan.schedule[0]).toMatchObject({ paid: true, paidInterest: { amount: '90.83' } });
    expect(loan.schedule[1]).toMatchObject({
      paid: false,
      paidInterest: { amount: '34.39' },
      paidPrincipal: { amount: '0.00' },
    });
    expect(loan.nextInstalment?.number).toBe(2);
  });

  test('of everything pays the loan off', async () => {
    const caller = borrower();
    const loanId = await activeLoan(lending, caller, undefined, {
      amount: { amount: '500', currency: 'USD' },
      termMonths: 6,
    });
    const { totalOutstanding } = await loanOf(lending, caller, loanId);
    const half = (Number(totalOutstanding.amount) / 2).toFixed(2);
    const rest = (Number(totalOutstanding.amount) - Number(half)).toFixed(2);
    const [first, second] = [
      await repay(caller, loanId, half),
      await repay(officer(), loanId, rest, { method: 'CASH', reference: 'Desk 3' }),
    ];
    expect(second.payment?.status).toBe('SETTLED');
    await Promise.all([
      post(lending, first.payment?.id ?? ''),
      post(lending, second.payment?.id ?? ''),
    ]);
    expect(await loanOf(lending, caller, loanId)).toMatchObject({
      status: 'PAID_OFF',
      balance: { amount: '0.00' },
      totalOutstanding: { amount: '0.00' },
      nextInstalment: null,
    });
    expect((await told(lending, await applicationIdOf(lending, loanId))).at(-1)).toBe(
      'LOAN ACTIVE→PAID_OFF',
    );
    expect(await repay(caller, loanId, '1')).toMatchObject({
      userErrors: [{ code: 'INVALID_STATE' }],
    });
  });

  test('more than pays the loan off is refused, also in parts that are on their way', async () => {
    const caller = borrower();
    const loanId = await activeLoan(lending, caller, undefined, {
      amount: { amount: '500', currency: 'USD' },
      termMonths: 6,
    });
    // On the day of the payout nothing is earned yet.
    expect(await repay(caller, loanId, '500.01')).toMatchObject({
      userErrors: [{ code: 'OVERPAYMENT', path: ['input', 'amount'] }],
    });
    const all = await Promise.all([1, 2, 3].map(() => repay(caller, loanId, '500.00')));
    expect(all.filter(({ payment }) => payment !== null)).toHaveLength(1);
  });

  test('that the provider refuses changes nothing, and frees the amount again', async () => {
    const caller = borrower();
    const loanId = await activeLoan(lending, caller, 'ACCT-0002');
    const { payment } = await repay(caller, loanId, '10000.00');
    await paymentReached(lending, payment?.id ?? '', 'FAILED');
    expect(await loanOf(lending, caller, loanId)).toMatchObject({
      status: 'ACTIVE',
      balance: { amount: '10000.00' },
    });
    expect((await repay(caller, loanId, '10000.00')).payment).not.toBeNull();
  });

  test('recorded by an officer counts from the day it was received', async () => {
    const caller = borrower();
    const loanId = await activeLoan(lending, caller);
    const me = officer();
    const { payment } = await repay(me, loanId, '90.83', { method: 'CHEQUE' });
    expect(payment).toMatchObject({
      status: 'SETTLED',
      principal: { amount: '0.00' },
      interest: { amount: '90.83' },
    });
    const asked = (await lending.events('lending.posting.requested')).at(-1);
    expect(asked?.actor).toEqual({ kind: 'USER', id: me.id });
    const [row] = await lending.sql`
      select recorded_by from lending.payments where id = ${payment?.id ?? ''}`;
    expect(row?.['recorded_by']).toBe(me.id);
    const posting = await postingOf(lending, payment?.id ?? '');
    expect(posting['lines']).toEqual([
      { account: 'CASH', side: 'DEBIT', minor: '9083' },
      { account: 'UNEARNED_INTEREST', side: 'CREDIT', minor: '9083' },
    ]);
    for (const receivedOn of ['2001-01-01', '2199-01-01']) {
      expect(await repay(officer(), loanId, '1', { receivedOn })).toMatchObject({
        userErrors: [{ code: 'DATE_INVALID', path: ['input', 'receivedOn'] }],
      });
    }
    expect(await repay(officer(), loanId, '1', { reference: 'x'.repeat(101) })).toMatchObject({
      userErrors: [{ code: 'INPUT_INVALID' }],
    });
  });

  test('an officer repays their own loan with the rights of a borrower', async () => {
    const me = officer();
    const loanId = await activeLoan(lending, me);
    expect((await repay(me, loanId, '10')).payment?.status).toBe('PENDING');
    expect(await repay(me, loanId, '10', { method: 'CASH' })).toMatchObject({
      userErrors: [{ code: 'INPUT_INVALID', path: ['input', 'method'] }],
    });
  });

  test.each([
    ['receivedOn', new Date().toISOString().slice(0, 10)],
    ['reference', 'Desk 3'],
    ['method', 'CASH'],
    ['method', 'CHEQUE'],
  ])('by the borrower has no %s %s: those are for officers', async (field, value) => {
    const { caller, loanId } = await theLoan();
    expect(await repay(caller, loanId, '10', { [field]: value })).toMatchObject({
      payment: null,
      userErrors: [{ code: 'INPUT_INVALID', path: ['input', field] }],
    });
    const all = { receivedOn: '2026-01-01', reference: 'x', method: 'CASH' };
    const { userErrors } = await repay(caller, loanId, '10', all);
    expect(userErrors.map(({ path }) => path?.[1])).toEqual(['receivedOn', 'reference', 'method']);
    const empty = { receivedOn: null, reference: null, method: null };
    expect((await repay(caller, loanId, '0.01', empty)).userErrors).toEqual([]);
  });

  test.each([
    ['0', 'USD', 'AMOUNT_INVALID'],
    ['-10', 'USD', 'AMOUNT_INVALID'],
    ['1.001', 'USD', 'AMOUNT_INVALID'],
    ['10', 'EUR', 'CURRENCY_NOT_OFFERED'],
    ['10', 'ZZZ', 'AMOUNT_INVALID'],
  ])('refuses %s %s', async (amount, currency, code) => {
    const { caller, loanId } = await theLoan();
    expect(await repay(caller, loanId, amount, { amount: { amount, currency } })).toMatchObject({
      payment: null,
      userErrors: [{ code }],
    });
  });

  test("somebody else's loan looks like none", async () => {
    const { loanId } = await theLoan();
    const analyst = userCaller(newId('user'), ['ANALYST']);
    for (const [caller, id] of [
      [borrower(), loanId],
      [analyst, loanId],
      [borrower(), newId('loan')],
      [borrower(), 'x'],
    ] as const) {
      expect(await repay(caller, id, '10')).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
    }
  });

  test('the same key is the same payment', async () => {
    const caller = borrower();
    const loanId = await activeLoan(lending, caller);
    const idempotencyKey = newKey();
    const all = await Promise.all(
      [1, 2].map(() => repay(caller, loanId, '25', { idempotencyKey })),
    );
    expect(all[0]?.payment?.id).toBe(all[1]?.payment?.id);
    expect(await repay(caller, loanId, '26', { idempotencyKey })).toMatchObject({
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }],
    });
  });

  test('by the same key shows nothing to who was an officer', async () => {
    const { loanId } = await theLoan();
    const me = officer();
    const input = { idempotencyKey: newKey() };
    expect((await repay(me, loanId, '5', input)).payment).not.toBeNull();
    const former = userCaller(me.id, ['BORROWER']);
    await expect(repay(former, loanId, '5', input)).rejects.toThrow('FORBIDDEN');
  });

  test('that is late shows by how many days', async () => {
    const caller = borrower();
    const loanId = await activeLoan(lending, caller);
    lending.travel(75 * 24 * HOUR);
    try {
      const { delinquency } = await loanOf(lending, caller, loanId);
      expect(delinquency.bucket).toBe('DAYS_30_59');
      // Two instalments of 465.61, and for being late 5 % of each.
      expect(delinquency.amountPastDue.amount).toBe('977.78');
    } finally {
      lending.travel(-75 * 24 * HOUR);
    }
  });
});
