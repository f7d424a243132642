import { randomBytes } from 'node:crypto';
import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { signCallback } from '@blockscore/service';
import { eventually } from '@blockscore/testkit';
import { describe, expect, test } from 'vitest';
import { callbackOf, postCallback, secretOf, tell, tellSigned } from './callback-steps.ts';
import {
  borrower,
  mutate,
  newKey,
  officer,
  type UserError,
  useLending,
} from './lending-subgraph.ts';
import { acceptedLoan, disburse, post } from './loan-steps.ts';
import { loanOf } from './loan-view.ts';

/** Of this account the simulated provider takes every order and tells nothing. */
const SILENT = 'ACCT-0010';
const lending = useLending();

/** A payout that the provider took and has not told of. */
async function pendingPayout() {
  const caller = borrower();
  const loanId = await acceptedLoan(lending, caller, SILENT);
  const { payment, userErrors } = await disburse(lending, officer(), loanId);
  if (payment === null) throw new Error(JSON.stringify(userErrors));
  await taken(payment.id);
  return { caller, loanId, paymentId: payment.id };
}

/** Waits until the provider's name of a payment is known. */
async function taken(paymentId: string): Promise<void> {
  await eventually(async () => {
    const [row] = await lending.sql`select reference from lending.payments where id = ${paymentId}`;
    return row?.['reference'] ?? undefined;
  });
}

/** A loan in the books, and a repayment of it that the provider took and has not told of. */
async function pendingRepayment() {
  const { caller, loanId, paymentId: payoutId } = await pendingPayout();
  await tell(lending, payoutId, 'SETTLED');
  await post(lending, payoutId);
  const paymentId = await repay(caller, loanId);
  await taken(paymentId);
  return { caller, loanId, paymentId };
}

async function repay(caller: Caller, loanId: string): Promise<string> {
  const { payment, userErrors } = await mutate<{
    readonly payment: { readonly id: string } | null;
    readonly userErrors: readonly UserError[];
  }>(
    lending,
    caller,
    'recordRepayment',
    {
      loanId,
      amount: { amount: '465.61', currency: 'USD' },
      method: 'DIRECT_DEBIT',
      idempotencyKey: newKey(),
    },
    'payment { id }',
  );
  if (payment === null) throw new Error(JSON.stringify(userErrors));
  return payment.id;
}

const postings = async (paymentId: string) =>
  (await lending.events('lending.posting.requested')).filter(
    ({ data }) => data['paymentId'] === paymentId,
  );
const stored = async (orderId: string) =>
  await lending.sql`select outcome from lending.payment_callbacks
    where order_id = ${orderId} order by received_at`;
const statusOf = async (paymentId: string) => {
  const [row] = await lending.sql`select status from lending.payments where id = ${paymentId}`;
  return row?.['status'];
};

describe('a callback', () => {
  test('of a settlement posts the payment, once, however often it comes', async () => {
    const { caller, loanId, paymentId } = await pendingPayout();
    expect((await loanOf(lending, caller, loanId)).status).toBe('DISBURSING');
    expect(await postings(paymentId)).toEqual([]);
    const body = callbackOf(paymentId, 'SETTLED');
    const all = await Promise.all([1, 2, 3, 4].map(() => tellSigned(lending, body)));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(all.map((one) => one.body.outcome).sort()).toEqual([
      'APPLIED',
      'DUPLICATE',
      'DUPLICATE',
      'DUPLICATE',
    ]);
    expect((await tell(lending, paymentId, 'SETTLED')).body.outcome).toBe('KNOWN');
    expect(await postings(paymentId)).toHaveLength(1);
    await post(lending, paymentId);
    expect((await loanOf(lending, caller, loanId)).status).toBe('ACTIVE');
  });

  test('of a failure has the loan wait again; what contradicts it changes nothing', async () => {
    const { caller, loanId, paymentId } = await pendingPayout();
    const failed = { code: 'ACCOUNT_CLOSED', reason: 'The account was closed.' };
    expect((await tell(lending, paymentId, 'FAILED', failed)).body.outcome).toBe('APPLIED');
    expect((await tell(lending, paymentId, 'SETTLED')).body.outcome).toBe('CONFLICT');
    expect(await loanOf(lending, caller, loanId)).toMatchObject({
      status: 'PENDING_DISBURSEMENT',
      payments: { edges: [{ node: { status: 'FAILED', failureReason: failed.reason } }] },
    });
    expect((await stored(paymentId)).map((row) => row['outcome'])).toEqual(['APPLIED', 'CONFLICT']);
    expect((await disburse(lending, officer(), loanId)).payment).not.toBeNull();
  });

  test('of another order of the provider changes nothing', async () => {
    const { paymentId } = await pendingPayout();
    const other = await tell(lending, paymentId, 'SETTLED', { reference: 'sim-other' });
    expect(other.body.outcome).toBe('CONFLICT');
    expect(await statusOf(paymentId)).toBe('PENDING');
  });

  test('of money that came back before the settlement waits for that', async () => {
    const { caller, loanId, paymentId } = await pendingRepayment();
    const back = { code: 'INSUFFICIENT_FUNDS', reason: 'Not covered.' };
    expect((await tell(lending, paymentId, 'RETURNED', back)).body.outcome).toBe('WAITING');
    expect(await statusOf(paymentId)).toBe('PENDING');
    expect((await tell(lending, paymentId, 'SETTLED')).body.outcome).toBe('APPLIED');
    expect(await statusOf(paymentId)).toBe('RETURNED');
    expect((await loanOf(lending, caller, loanId)).balance.amount).toBe('10000.00');
  });

  test('of a chargeback takes a repayment back that was in the books', async () => {
    const { caller, loanId, paymentId } = await pendingRepayment();
    await tell(lending, paymentId, 'SETTLED');
    await post(lending, paymentId);
    const paid = (await loanOf(lending, caller, loanId)).balance.amount;
    expect(Number(paid)).toBeLessThan(10_000);
    const back = { code: 'DISPUTED', reason: 'The payer disputed the payment.' };
    const body = callbackOf(paymentId, 'RETURNED', back);
    expect((await tellSigned(lending, body)).body.outcome).toBe('APPLIED');
    expect((await tellSigned(lending, body)).body.outcome).toBe('DUPLICATE');
    const loan = await loanOf(lending, caller, loanId);
    expect(loan.balance.amount).toBe('10000.00');
    expect(loan.payments.edges[0]?.node).toMatchObject({
      status: 'RETURNED',
      failureReason: 'The payer disputed the payment.',
    });
    const entries = await lending.sql`
      select body from lending.loan_entries where loan_id = ${loanId} order by sequence`;
    expect(entries.map((row) => row['body'])).toMatchObject([{}, {}, { cause: 'CHARGEBACK' }]);
    const told = (await lending.events('lending.payment.returned')).at(-1);
    expect(told?.data).toMatchObject({ paymentId, loanId, code: 'DISPUTED' });
    const notices = await lending.events('lending.notice.issued');
    const facts = { failure: 'DISPUTED', direction: 'COLLECTION' };
    expect(notices.at(-1)?.data).toMatchObject({ loanId, kind: 'PAYMENT_FAILED', facts });
  });

  test('of a payout that came back before it was in the books has it paid out again', async () => {
    const { caller, loanId, paymentId } = await pendingPayout();
    await tell(lending, paymentId, 'SETTLED');
    expect((await tell(lending, paymentId, 'RETURNED')).body.outcome).toBe('APPLIED');
    expect((await loanOf(lending, caller, loanId)).status).toBe('PENDING_DISBURSEMENT');
    const sums = new Map<string, bigint>();
    for (const { data } of await lending.events('lending.posting.requested')) {
      if (data['loanId'] !== loanId) continue;
      for (const line of data['lines'] as { account: string; side: string; minor: string }[]) {
        const sign = line.side === 'DEBIT' ? 1n : -1n;
        sums.set(line.account, (sums.get(line.account) ?? 0n) + sign * BigInt(line.minor));
      }
    }
    expect([...sums.values()]).toEqual([0n, 0n]);
    expect((await disburse(lending, officer(), loanId)).payment).not.toBeNull();
  });
});

describe('what nobody sends who knows the secret', () => {
  test('is refused and changes nothing', async () => {
    const { paymentId } = await pendingPayout();
    const body = callbackOf(paymentId, 'SETTLED');
    const now = Math.floor(Date.now() / 1_000);
    const good = (at: number) => signCallback(secretOf(lending), at, body);
    for (const signature of [
      undefined,
      '',
      't=1,v1=00',
      signCallback(randomBytes(32), now, body),
      good(now - 301),
      good(now + 302),
      good(now).replace(`t=${now}`, `t=${now + 1}`),
    ]) {
      expect((await postCallback(lending, body, signature)).status).toBe(401);
    }
    expect((await postCallback(lending, `${body} `, good(now))).status).toBe(401);
    expect(await statusOf(paymentId)).toBe('PENDING');
    expect(await stored(paymentId)).toHaveLength(0);
    // A captured callback is good for five minutes, and changes nothing a second time.
    expect((await postCallback(lending, body, good(now))).body.outcome).toBe('APPLIED');
    expect((await postCallback(lending, body, good(now))).body.outcome).toBe('DUPLICATE');
  });

  test.each([
    ['no JSON', '{'],
    ['another kind', callbackOf(newId('pay'), 'PAID')],
    ['no moment', callbackOf(newId('pay'), 'SETTLED', { occurredAt: 'yesterday' })],
    ['a long id', callbackOf(newId('pay'), 'SETTLED', { id: 'x'.repeat(101) })],
  ])('is no callback: %s', async (_, body) => {
    expect((await tellSigned(lending, body)).status).toBe(400);
  });

  test('is too large beyond 64 kB', async () => {
    const body = callbackOf(newId('pay'), 'SETTLED', { more: 'x'.repeat(65_536) });
    expect((await tellSigned(lending, body)).status).toBe(413);
  });

  test.each([newId('pay'), newId('bank'), newId('loan'), 'pay_x'])(
    'is about nothing of ours: %s',
    async (orderId) => {
      expect((await tell(lending, orderId, 'SETTLED')).status).toBe(404);
      expect(await stored(orderId)).toHaveLength(0);
    },
  );

  test('is kept as it was told', async () => {
    const { paymentId } = await pendingPayout();
    await tell(lending, paymentId, 'FAILED', { reason: 'Private words' });
    const [row] = await lending.sql`
      select reason from lending.payment_callbacks where order_id = ${paymentId}`;
    expect(row?.['reason']).toMatch(/^v1\./);
    for (const change of ['update lending.payment_callbacks set kind = kind']) {
      await expect(lending.sql.unsafe(change)).rejects.toThrow();
    }
  });
});
