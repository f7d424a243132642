import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { describe, expect, test } from 'vitest';
import type { PaymentOrder, PaymentProvider } from '../src/app/payment-ports.ts';
import { answerClearance, told } from './application-steps.ts';
import { borrower, mutate, newKey, officer, useLending } from './lending-subgraph.ts';
import {
  acceptedLoan,
  type Disbursed,
  disburse,
  paymentReached,
  post,
  postingOf,
} from './loan-steps.ts';
import { applicationIdOf, loanOf } from './loan-view.ts';

const HOUR = 3_600_000;
const orders: PaymentOrder[] = [];
let faults = 0;
/** Watches the orders, and is out of order as often as `faults` says. */
const paymentProvider: PaymentProvider = {
  async submit(order) {
    orders.push(order);
    if (faults > 0) {
      faults -= 1;
      throw new Error('The provider does not answer');
    }
    return order.account.endsWith('0001')
      ? {
          status: 'FAILED',
          code: 'ACCOUNT_REFUSED',
          reason: 'The account does not accept payouts.',
        }
      : { status: 'SETTLED', reference: `watched-${order.id}` };
  },
  inquire: () => Promise.reject(new Error('Nothing is asked here')),
  verifyAccount: async () => ({ status: 'VERIFIED' }),
};

const lending = useLending({ paymentProvider });

/** Waits until lending has taken an event down. */
async function handled(stream: string, seq: number): Promise<void> {
  await eventually(async () => {
    const [row] = await lending.sql`select seq from lending.inbox where stream = ${stream}`;
    return Number(row?.['seq']) >= seq ? true : undefined;
  });
}

describe('paying out', () => {
  test('asks the provider, then the books, and is active only then', async () => {
    const caller = borrower();
    const loanId = await acceptedLoan(lending, caller);
    const { payment, userErrors } = await disburse(lending, officer(), loanId);
    expect(userErrors).toEqual([]);
    expect(payment?.status).toBe('PENDING');
    const posting = await postingOf(lending, payment?.id ?? '');
    expect(posting).toMatchObject({
      loanId,
      kind: 'DISBURSEMENT',
      currency: 'USD',
      lines: [
        { account: 'CASH', side: 'CREDIT', minor: '1000000' },
        { account: 'LOAN_PRINCIPAL', side: 'DEBIT', minor: '1000000' },
      ],
    });
    expect(await loanOf(lending, caller, loanId)).toMatchObject({
      status: 'DISBURSING',
      schedule: [],
    });
    const transactionId = await post(lending, payment?.id ?? '');
    const loan = await loanOf(lending, caller, loanId);
    const today = new Date().toISOString().slice(0, 10);
    expect(loan).toMatchObject({
      status: 'ACTIVE',
      disbursedOn: today,
      balance: { amount: '10000.00' },
      nextInstalment: { number: 1 },
      delinquency: { daysPastDue: 0, bucket: 'CURRENT', amountPastDue: { amount: '0.00' } },
      payments: { edges: [{ node: { status: 'POSTED', transaction: { id: transactionId } } }] },
    });
    expect(loan.schedule).toHaveLength(24);
    expect(loan.schedule[0]).toMatchObject({ payment: { amount: '465.61' }, paid: false });
    expect(loan.schedule.at(-1)?.balance.amount).toBe('0.00');
    expect((await told(lending, await applicationIdOf(lending, loanId))).slice(-3)).toEqual([
      'LOAN null→PENDING_DISBURSEMENT',
      'LOAN PENDING_DISBURSEMENT→DISBURSING',
      'LOAN DISBURSING→ACTIVE',
    ]);
  });

  test('twice at the same moment happens exactly once', async () => {
    const loanId = await acceptedLoan(lending, borrower());
    const both = await Promise.all([
      disburse(lending, officer(), loanId),
      disburse(lending, officer(), loanId),
    ]);
    expect(both.filter(({ payment }) => payment !== null)).toHaveLength(1);
    expect(both.flatMap(({ userErrors }) => userErrors)).toMatchObject([{ code: 'INVALID_STATE' }]);
    const payouts = await lending.sql`select id from lending.payments where loan_id = ${loanId}`;
    expect(payouts).toHaveLength(1);
  });

  test('the same key gives the same payment, with another loan a refusal', async () => {
    const me = officer();
    const [first, other] = [
      await acceptedLoan(lending, borrower()),
      await acceptedLoan(lending, borrower()),
    ];
    const key = newKey();
    const { payment } = await disburse(lending, me, first, key);
    const again = await disburse(lending, me, first, key);
    expect(again.payment?.id).toBe(payment?.id);
    expect(await disburse(lending, me, other, key)).toMatchObject({
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }],
    });
  });

  test('goes back to waiting when the provider refuses, and can be tried again', async () => {
    const caller = borrower();
    const loanId = await acceptedLoan(lending, caller, 'ACCT-0001');
    const { payment } = await disburse(lending, officer(), loanId);
    await paymentReached(lending, payment?.id ?? '', 'FAILED');
    expect(await loanOf(lending, caller, loanId)).toMatchObject({
      status: 'PENDING_DISBURSEMENT',
      payments: {
        edges: [
          { node: { status: 'FAILED', failureReason: 'The account does not accept payouts.' } },
        ],
      },
    });
    const failed = (await lending.events('lending.payment.failed')).at(-1);
    expect(failed?.data).toEqual({ loanId, paymentId: payment?.id, code: 'ACCOUNT_REFUSED' });
    const [row] = await lending.sql`
      select failure_reason from lending.payments where id = ${payment?.id ?? ''}`;
    expect(row?.['failure_reason']).toMatch(/^v1\./);
    expect((await told(lending, await applicationIdOf(lending, loanId))).at(-1)).toBe(
      'LOAN DISBURSING→PENDING_DISBURSEMENT',
    );
    expect((await disburse(lending, officer(), loanId)).payment).not.toBeNull();
  });

  test('gives the provider the same key again when it did not answer, and settles once', async () => {
    const loanId = await acceptedLoan(lending, borrower());
    faults = 1;
    const { payment } = await disburse(lending, officer(), loanId);
    await postingOf(lending, payment?.id ?? '');
    const given = orders.filter(({ id }) => id === payment?.id);
    expect(given).toHaveLength(2);
    expect(given[0]).toEqual(given[1]);
    expect(given[0]?.account).toBe('DE89370400440532013000');
  });

  test('needs a fresh clearance: a stale one is asked for again', async () => {
    const loanId = await acceptedLoan(lending, borrower());
    const applicationId = await applicationIdOf(lending, loanId);
    lending.travel(25 * HOUR);
    try {
      const stale = await disburse(lending, officer(), loanId);
      expect(stale).toMatchObject({ payment: null, userErrors: [{ code: 'CLEARANCE_STALE' }] });
      await disburse(lending, officer(), loanId);
      const asked = (await lending.events('lending.clearance.requested')).filter(
        ({ data }) => data['loanId'] === loanId,
      );
      // As the offer was accepted, and once more.
      expect(asked.map(({ data }) => data['purpose'])).toEqual(['DISBURSEMENT', 'DISBURSEMENT']);
      const decidedAt = new Date(Date.now() + 25 * HOUR);
      await answerClearance(lending, applicationId, { screening: 'POTENTIAL_MATCH', decidedAt });
      const refused = await eventually(async () => {
        const { userErrors } = await disburse(lending, officer(), loanId);
        return userErrors[0]?.code === 'CLEARANCE_STALE' ? undefined : userErrors;
      });
      expect(refused).toMatchObject([{ code: 'CLEARANCE_REQUIRED' }]);
    } finally {
      lending.travel(-25 * HOUR);
    }
  });

  test.each(['IN_REVIEW', 'REJECTED'] as const)(
    'asks anew once compliance has moved the person to %s, and refuses',
    async (to) => {
      const caller = borrower();
      const loanId = await acceptedLoan(lending, caller);
      const applicationId = await applicationIdOf(lending, loanId);
      const userId = caller.id as `user_${string}`;
      const change = { userId, kycId: newId('kyc'), from: 'APPROVED', to } as const;
      const seq = await lending.hear('compliance.kyc.changed', change);
      await handled('compliance', seq);
      const stale = await disburse(lending, officer(), loanId);
      expect(stale).toMatchObject({ payment: null, userErrors: [{ code: 'CLEARANCE_STALE' }] });
      const kyc = to === 'REJECTED' ? 'REJECTED' : 'PENDING';
      await answerClearance(lending, applicationId, { kyc });
      const refused = await eventually(async () => {
        const { userErrors } = await disburse(lending, officer(), loanId);
        return userErrors[0]?.code === 'CLEARANCE_STALE' ? undefined : userErrors;
      });
      expect(refused).toMatchObject([{ code: 'CLEARANCE_REQUIRED' }]);
    },
  );

  test('is for officers, not for their own loan, and not of what is not there', async () => {
    const me = officer();
    const own = await acceptedLoan(lending, me);
    expect(await disburse(lending, me, own)).toMatchObject({
      userErrors: [{ code: 'OWN_APPLICATION' }],
    });
    await expect(disburse(lending, borrower(), own)).rejects.toThrow('FORBIDDEN');
    for (const id of [newId('loan'), 'loan_x']) {
      expect(await disburse(lending, me, id)).toMatchObject({
        userErrors: [{ code: 'NOT_FOUND' }],
      });
    }
  });
});

describe('events that come again', () => {
  test('change nothing', async () => {
    const caller = borrower();
    const loanId = await acceptedLoan(lending, caller);
    const { payment } = await disburse(lending, officer(), loanId);
    const paymentId = payment?.id as `pay_${string}`;
    await post(lending, paymentId);
    const posting = await postingOf(lending, paymentId);
    const before = await loanOf(lending, caller, loanId);
    const again = {
      transactionId: newId('txn'),
      postingId: String(posting['postingId']),
      kind: 'DISBURSEMENT',
      loanId: loanId as `loan_${string}`,
      paymentId,
      userId: caller.id as `user_${string}`,
    } as const;
    await lending.hear('ledger.transaction.posted', again);
    await lending.hear('ledger.transaction.posted', { ...again, postingId: 'another' });
    const seq = await lending.hear('ledger.posting.rejected', {
      postingId: again.postingId,
      loanId: again.loanId,
      paymentId,
      code: 'LATE',
      message: 'too late',
    });
    await handled('ledger', seq);
    expect(await loanOf(lending, caller, loanId)).toEqual(before);
  });

  test('a refused posting is kept with the payment, and the loan stays as it is', async () => {
    const caller = borrower();
    const loanId = await acceptedLoan(lending, caller);
    const { payment } = await disburse(lending, officer(), loanId);
    const posting = await postingOf(lending, payment?.id ?? '');
    const seq = await lending.hear('ledger.posting.rejected', {
      postingId: String(posting['postingId']),
      loanId: loanId as `loan_${string}`,
      paymentId: payment?.id as `pay_${string}`,
      code: 'UNBALANCED',
      message: 'Debits and credits differ.',
    });
    await handled('ledger', seq);
    const shown = (failureReason: string | null) => ({
      status: 'DISBURSING',
      payments: { edges: [{ node: { status: 'SETTLED', failureReason } }] },
    });
    const staff = shown('Not posted (UNBALANCED): Debits and credits differ.');
    expect(await loanOf(lending, officer(), loanId)).toMatchObject(staff);
    expect(await loanOf(lending, caller, loanId)).toMatchObject(shown(null));
    const retry = (by: Caller, paymentId = payment?.id) =>
      mutate<Disbursed>(lending, by, 'retryPosting', { paymentId }, 'payment { status }');
    await expect(retry(caller)).rejects.toThrow('FORBIDDEN');
    expect(await retry(officer(), newId('pay'))).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
    const me = officer();
    const both = await Promise.all([retry(me), retry(me)]);
    expect(both.flatMap(({ userErrors }) => userErrors)).toMatchObject([{ code: 'INVALID_STATE' }]);
    const asked = (await lending.events('lending.posting.requested')).filter(
      ({ data }) => data['paymentId'] === payment?.id,
    );
    expect(asked).toHaveLength(2);
    const again = asked.at(-1);
    expect(again?.actor).toEqual({ kind: 'USER', id: me.id });
    expect(again?.data).toEqual({ ...posting, postingId: again?.data['postingId'] });
    expect(again?.data['postingId']).not.toBe(posting['postingId']);
    await lending.hear('ledger.transaction.posted', {
      transactionId: newId('txn'),
      postingId: String(again?.data['postingId']),
      kind: 'DISBURSEMENT',
      loanId: loanId as `loan_${string}`,
      paymentId: payment?.id as `pay_${string}`,
      userId: caller.id as `user_${string}`,
    });
    await paymentReached(lending, payment?.id ?? '', 'POSTED');
    expect((await loanOf(lending, caller, loanId)).status).toBe('ACTIVE');
  });
});
