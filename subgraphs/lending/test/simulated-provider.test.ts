import { eventually } from '@blockscore/testkit';
import { describe, expect, test } from 'vitest';
import { chasePayments } from '../src/app/chase-payments.ts';
import { secretOf, sendDue } from './callback-steps.ts';
import { borrower, mutate, newKey, officer, useLending } from './lending-subgraph.ts';
import { acceptedLoan, activeLoan, disburse, paymentReached } from './loan-steps.ts';
import { loanOf } from './loan-view.ts';
import { portsOn } from './ports.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;
const lending = useLending();

/** A payout to an account by which the provider is told how to behave; given once it took it. */
async function payoutTo(account: string) {
  const caller = borrower();
  const loanId = await acceptedLoan(lending, caller, account);
  const { payment, userErrors } = await disburse(lending, officer(), loanId);
  if (payment === null) throw new Error(JSON.stringify(userErrors));
  const paymentId = payment.id;
  await taken(paymentId);
  return { caller, loanId, paymentId };
}

async function taken(paymentId: string): Promise<void> {
  await eventually(async () => {
    const [row] = await lending.sql`
      select reference, status from lending.payments where id = ${paymentId}`;
    return row?.['reference'] !== null || row['status'] !== 'PENDING' ? true : undefined;
  });
}

const later = (milliseconds: number) => () => new Date(Date.now() + milliseconds);
const outcomes = async (orderId: string) =>
  (
    await lending.sql`select kind, outcome from lending.payment_callbacks
      where order_id = ${orderId} order by received_at`
  ).map((row) => `${row['kind']} ${row['outcome']}`);
const postingsOf = async (loanId: string) =>
  (await lending.events('lending.posting.requested'))
    .filter(({ data }) => data['loanId'] === loanId)
    .map(({ data }) => data['kind']);

describe('the simulated provider', () => {
  test('settles after a delay, by an account that ends in 0005', async () => {
    const { loanId, paymentId } = await payoutTo('ACCT-0005');
    expect(await postingsOf(loanId)).toEqual([]);
    await sendDue(lending, later(11 * SECOND));
    await paymentReached(lending, paymentId, 'SETTLED');
    expect(await outcomes(paymentId)).toEqual(['SETTLED APPLIED']);
    expect(await postingsOf(loanId)).toEqual(['DISBURSEMENT']);
  });

  test('fails after a delay, by one that ends in 0006', async () => {
    const { caller, loanId, paymentId } = await payoutTo('ACCT-0006');
    await sendDue(lending, later(11 * SECOND));
    await paymentReached(lending, paymentId, 'FAILED');
    expect((await loanOf(lending, caller, loanId)).status).toBe('PENDING_DISBURSEMENT');
  });

  test('tells it twice, by one that ends in 0008, and it counts once', async () => {
    const { loanId, paymentId } = await payoutTo('ACCT-0008');
    await sendDue(lending, later(11 * SECOND));
    await paymentReached(lending, paymentId, 'SETTLED');
    expect(await outcomes(paymentId)).toEqual(['SETTLED APPLIED']);
    expect(await postingsOf(loanId)).toEqual(['DISBURSEMENT']);
  });

  test('gets a payout back after three days, by one that ends in 0011', async () => {
    const { caller, loanId, paymentId } = await payoutTo('ACCT-0011');
    await sendDue(lending, later(11 * SECOND));
    await paymentReached(lending, paymentId, 'SETTLED');
    await sendDue(lending, later(3 * DAY - HOUR));
    expect(await outcomes(paymentId)).toEqual(['SETTLED APPLIED']);
    await sendDue(lending, later(3 * DAY + HOUR));
    expect(await outcomes(paymentId)).toEqual(['SETTLED APPLIED', 'RETURNED APPLIED']);
    expect((await loanOf(lending, caller, loanId)).status).toBe('PENDING_DISBURSEMENT');
    expect(await postingsOf(loanId)).toEqual(['DISBURSEMENT', 'REVERSAL']);
  });

  test('is asked after an hour about what it never tells, by one that ends in 0010', async () => {
    const { paymentId } = await payoutTo('ACCT-0010');
    const pending = async (hours: number) => {
      lending.travel(hours * HOUR);
      try {
        const { data } = await lending.ask(
          officer(),
          '{ pendingPayments { edges { node { id inquiries loan { status } } } } }',
        );
        return JSON.stringify(data?.['pendingPayments']).includes(paymentId);
      } finally {
        lending.travel(-hours * HOUR);
      }
    };
    expect([await pending(0), await pending(2)]).toEqual([false, true]);
    for (const [wait, status] of [
      [HOUR / 2, 'PENDING'],
      [2 * HOUR, 'SETTLED'],
    ] as const) {
      const { ports, close } = await portsOn(lending, later(wait));
      await chasePayments(ports)();
      await close();
      await paymentReached(lending, paymentId, status);
    }
    expect(await pending(2)).toBe(false);
    const listed = lending.ask(borrower(), '{ pendingPayments { edges { cursor } } }');
    expect((await listed).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });

  test('keeps nothing of an account but its end, and no callback is lost that is not taken', async () => {
    const { paymentId } = await payoutTo('ACCT-0005');
    const [order] = await lending.sql`
      select * from lending.simulated_orders where id = ${paymentId}`;
    expect(JSON.stringify(order)).not.toContain('ACCT');
    const secret = secretOf(lending);
    secret[0] = (secret[0] ?? 0) ^ 1;
    const other = secret.toString('base64');
    const environment = { ...lending.environment, PAYMENT_CALLBACK_SECRET: other };
    // Signed by another secret it is not taken, and due again soon.
    expect(await sendDue({ ...lending, url: lending.url, environment }, later(11 * SECOND))).toBe(
      0,
    );
    await sendDue(lending, later(20 * SECOND));
    await paymentReached(lending, paymentId, 'SETTLED');
  });
});

describe('a direct debit', () => {
  async function debitOf(account: string) {
    const caller = borrower();
    const loanId = await activeLoan(lending, caller, account);
    const input = {
      loanId,
      amount: { amount: '465.61', currency: 'USD' },
      method: 'DIRECT_DEBIT',
      idempotencyKey: newKey(),
    };
    const { payment } = await mutate<{ readonly payment: { readonly id: string } | null }>(
      lending,
      caller,
      'recordRepayment',
      input,
      'payment { id }',
    );
    const paymentId = payment?.id ?? '';
    await taken(paymentId);
    return { caller, loanId, paymentId };
  }

  test('bounces after three days, by an account that ends in 0007', async () => {
    const { caller, loanId, paymentId } = await debitOf('ACCT-0007');
    await sendDue(lending, later(11 * SECOND));
    await paymentReached(lending, paymentId, 'SETTLED');
    expect(Number((await loanOf(lending, caller, loanId)).balance.amount)).toBeLessThan(10_000);
    await sendDue(lending, later(3 * DAY + HOUR));
    expect(await outcomes(paymentId)).toEqual(['SETTLED APPLIED', 'RETURNED APPLIED']);
    expect((await loanOf(lending, caller, loanId)).balance.amount).toBe('10000.00');
  });

  test('is told of as returned before it is told of as settled, by one in 0009', async () => {
    const { caller, loanId, paymentId } = await debitOf('ACCT-0009');
    await sendDue(lending, later(11 * SECOND));
    expect(await outcomes(paymentId)).toEqual(['RETURNED WAITING']);
    await sendDue(lending, later(21 * SECOND));
    await paymentReached(lending, paymentId, 'RETURNED');
    expect(await outcomes(paymentId)).toEqual(['RETURNED WAITING', 'SETTLED APPLIED']);
    expect((await loanOf(lending, caller, loanId)).balance.amount).toBe('10000.00');
  });
});
