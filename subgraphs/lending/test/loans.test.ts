import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSimulatedPaymentProvider } from '../src/adapters/simulated-payment-provider.ts';
import type { PaymentOrder, PaymentProvider } from '../src/app/ports.ts';
import {
  acceptedLoan,
  activeLoan,
  answerClearance,
  borrower,
  disburse,
  mutate,
  newKey,
  officer,
  paymentReached,
  post,
  postingOf,
  startTestLending,
  type TestLending,
  told,
  type UserError,
} from './lending-subgraph.ts';

const HOUR = 3_600_000;
const orders: PaymentOrder[] = [];
let faults = 0;
const simulated = createSimulatedPaymentProvider();
/** Watches the orders, and is out of order as often as `faults` says. */
const paymentProvider: PaymentProvider = {
  async execute(order) {
    orders.push(order);
    if (faults > 0) {
      faults -= 1;
      throw new Error('The provider does not answer');
    }
    return await simulated.execute(order);
  },
};

let lending: TestLending;

beforeAll(async () => {
  lending = await startTestLending({ paymentProvider });
});

afterAll(async () => {
  await lending?.close();
  await lending?.drop();
});

interface LoanView {
  readonly status: string;
  readonly disbursedOn: string | null;
  readonly balance: { readonly amount: string };
  readonly totalOutstanding: { readonly amount: string };
  readonly schedule: readonly {
    readonly number: number;
    readonly dueDate: string;
    readonly payment: { readonly amount: string };
    readonly paid: boolean;
    readonly paidInterest: { readonly amount: string };
    readonly paidPrincipal: { readonly amount: string };
    readonly balance: { readonly amount: string };
  }[];
  readonly nextInstalment: { readonly number: number } | null;
  readonly delinquency: {
    readonly daysPastDue: number;
    readonly bucket: string;
    readonly amountPastDue: { readonly amount: string };
  };
  readonly payments: {
    readonly edges: readonly {
      readonly node: {
        readonly id: string;
        readonly status: string;
        readonly direction: string;
        readonly failureReason: string | null;
        readonly transaction: { readonly id: string } | null;
      };
    }[];
  };
}

async function loanOf(caller: Caller, id: string): Promise<LoanView> {
  const answer = await lending.ask(
    caller,
    `query ($id: ID!) { loan(id: $id) { status disbursedOn balance { amount } totalOutstanding { amount }
      schedule { number dueDate payment { amount } paid paidInterest { amount } paidPrincipal { amount } balance { amount } }
      nextInstalment { number } delinquency { daysPastDue bucket amountPastDue { amount } }
      payments { edges { node { id status direction failureReason transaction { id } } } } } }`,
    { id },
  );
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['loan'] as LoanView;
}

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

async function applicationIdOf(loanId: string): Promise<string> {
  const [row] = await lending.sql`select application_id from lending.loans where id = ${loanId}`;
  return String(row?.['application_id']);
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
        { account: 'LOAN_PRINCIPAL', side: 'DEBIT', minor: '1000000' },
        { account: 'CASH', side: 'CREDIT', minor: '1000000' },
      ],
    });
    expect(await loanOf(caller, loanId)).toMatchObject({ status: 'DISBURSING', schedule: [] });
    const transactionId = await post(lending, payment?.id ?? '');
    const loan = await loanOf(caller, loanId);
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
    expect((await told(lending, await applicationIdOf(loanId))).slice(-3)).toEqual([
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
    expect(await loanOf(caller, loanId)).toMatchObject({
      status: 'PENDING_DISBURSEMENT',
      payments: {
        edges: [
          { node: { status: 'FAILED', failureReason: 'The account does not accept payouts.' } },
        ],
      },
    });
    const failed = (await lending.events('lending.payment.failed')).at(-1);
    expect(failed?.data).toMatchObject({ loanId, paymentId: payment?.id });
    expect((await told(lending, await applicationIdOf(loanId))).at(-1)).toBe(
      'LOAN DISBURSING→PENDING_DISBURSEMENT',
    );
    expect((await disburse(lending, officer(), loanId)).payment).not.toBeNull();
  });

  test('gives the provider the same key again when it did not answer, and settles once', async () => {
    const loanId = await acceptedLoan(lending, borrower());
    faults = 1;
    const { payment } = await disburse(lending, officer(), loanId);
    await postingOf(lending, payment?.id ?? '');
    const given = orders.filter(({ idempotencyKey }) => idempotencyKey === payment?.id);
    expect(given).toHaveLength(2);
    expect(given[0]).toEqual(given[1]);
    expect(given[0]?.account).toBe('DE89370400440532013000');
  });

  test('needs a fresh clearance: a stale one is asked for again', async () => {
    const loanId = await acceptedLoan(lending, borrower());
    const applicationId = await applicationIdOf(loanId);
    lending.travel(25 * HOUR);
    try {
      const stale = await disburse(lending, officer(), loanId);
      expect(stale).toMatchObject({ payment: null, userErrors: [{ code: 'CLEARANCE_STALE' }] });
      await disburse(lending, officer(), loanId);
      const asked = (await lending.events('lending.clearance.requested')).filter(
        ({ data }) => data['loanId'] === loanId,
      );
      expect(asked.map(({ data }) => data['purpose'])).toEqual(['DISBURSEMENT']);
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
    const before = await loanOf(caller, loanId);
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
    expect(await loanOf(caller, loanId)).toEqual(before);
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
    expect(await loanOf(officer(), loanId)).toMatchObject(staff);
    expect(await loanOf(caller, loanId)).toMatchObject(shown(null));
  });

  async function handled(stream: string, seq: number): Promise<void> {
    await eventually(async () => {
      const [row] = await lending.sql`select seq from lending.inbox where stream = ${stream}`;
      return Number(row?.['seq']) >= seq ? true : undefined;
    });
  }
});

describe('repaying', () => {
  test('is pending until it settles, and counts once it is in the books', async () => {
    const caller = borrower();
    const loanId = await activeLoan(lending, caller);
    const { payment } = await repay(caller, loanId, '500.00');
    expect(payment).toMatchObject({ status: 'PENDING', principal: null, interest: null });
    const posting = await postingOf(lending, payment?.id ?? '');
    // 10,000.00 at 10.9 % for a month is 90.83; what is over the instalment goes to the next one.
    expect(posting['lines']).toEqual([
      { account: 'CASH', side: 'DEBIT', minor: '50000' },
      { account: 'LOAN_PRINCIPAL', side: 'CREDIT', minor: '37478' },
      { account: 'INTEREST_INCOME', side: 'CREDIT', minor: '12522' },
    ]);
    expect((await loanOf(caller, loanId)).balance.amount).toBe('10000.00');
    await post(lending, payment?.id ?? '');
    const loan = await loanOf(caller, loanId);
    expect(loan.balance.amount).toBe('9625.22');
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
    const { totalOutstanding } = await loanOf(caller, loanId);
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
    expect(await loanOf(caller, loanId)).toMatchObject({
      status: 'PAID_OFF',
      balance: { amount: '0.00' },
      totalOutstanding: { amount: '0.00' },
      nextInstalment: null,
    });
    expect((await told(lending, await applicationIdOf(loanId))).at(-1)).toBe(
      'LOAN ACTIVE→PAID_OFF',
    );
    expect(await repay(caller, loanId, '1')).toMatchObject({
      userErrors: [{ code: 'INVALID_STATE' }],
    });
  });

  test('more than is outstanding is refused, also in parts that are on their way', async () => {
    const caller = borrower();
    const loanId = await activeLoan(lending, caller, undefined, {
      amount: { amount: '500', currency: 'USD' },
      termMonths: 6,
    });
    const { totalOutstanding } = await loanOf(caller, loanId);
    const over = (Number(totalOutstanding.amount) + 0.01).toFixed(2);
    expect(await repay(caller, loanId, over)).toMatchObject({
      userErrors: [{ code: 'OVERPAYMENT', path: ['input', 'amount'] }],
    });
    const all = await Promise.all([
      repay(caller, loanId, totalOutstanding.amount),
      repay(caller, loanId, totalOutstanding.amount),
      repay(officer(), loanId, totalOutstanding.amount),
    ]);
    expect(all.filter(({ payment }) => payment !== null)).toHaveLength(1);
  });

  test('that the provider refuses changes nothing, and frees the amount again', async () => {
    const caller = borrower();
    const loanId = await activeLoan(lending, caller, 'ACCT-0002');
    const { totalOutstanding } = await loanOf(caller, loanId);
    const { payment } = await repay(caller, loanId, totalOutstanding.amount);
    await paymentReached(lending, payment?.id ?? '', 'FAILED');
    expect(await loanOf(caller, loanId)).toMatchObject({
      status: 'ACTIVE',
      balance: { amount: '10000.00' },
    });
    expect((await repay(caller, loanId, totalOutstanding.amount)).payment).not.toBeNull();
  });

  test('recorded by an officer counts from the day it was received', async () => {
    const caller = borrower();
    const loanId = await activeLoan(lending, caller);
    const { payment } = await repay(officer(), loanId, '90.83', { method: 'CHEQUE' });
    expect(payment).toMatchObject({
      status: 'SETTLED',
      principal: { amount: '0.00' },
      interest: { amount: '90.83' },
    });
    const posting = await postingOf(lending, payment?.id ?? '');
    expect(posting['lines']).toEqual([
      { account: 'CASH', side: 'DEBIT', minor: '9083' },
      { account: 'INTEREST_INCOME', side: 'CREDIT', minor: '9083' },
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

  test('an officer repays their own loan as any borrower', async () => {
    const me = officer();
    const loanId = await activeLoan(lending, me);
    expect((await repay(me, loanId, '10')).payment?.status).toBe('PENDING');
  });

  test.each([
    ['0', 'USD', 'AMOUNT_INVALID'],
    ['-10', 'USD', 'AMOUNT_INVALID'],
    ['1.001', 'USD', 'AMOUNT_INVALID'],
    ['10', 'EUR', 'CURRENCY_NOT_OFFERED'],
    ['10', 'ZZZ', 'AMOUNT_INVALID'],
  ])('refuses %s %s', async (amount, currency, code) => {
    const caller = borrower();
    const loanId = await activeLoan(lending, caller);
    expect(await repay(caller, loanId, amount, { amount: { amount, currency } })).toMatchObject({
      payment: null,
      userErrors: [{ code }],
    });
  });

  test("somebody else's loan looks like none", async () => {
    const loanId = await activeLoan(lending, borrower());
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

  test('that is late shows by how many days', async () => {
    const caller = borrower();
    const loanId = await activeLoan(lending, caller);
    lending.travel(75 * 24 * HOUR);
    try {
      const { delinquency } = await loanOf(caller, loanId);
      expect(delinquency.bucket).toBe('DAYS_30_59');
      expect(delinquency.amountPastDue.amount).toBe('931.22');
    } finally {
      lending.travel(-75 * 24 * HOUR);
    }
  });
});
