import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chasePayments } from '../src/app/chase-payments.ts';
import { endPatience } from '../src/app/end-patience.ts';
import type { PaymentOrder, PaymentProvider } from '../src/app/payment-ports.ts';
import {
  borrower,
  mutate,
  newKey,
  officer,
  startTestLending,
  type TestLending,
} from './lending-subgraph.ts';
import { acceptedLoan, disburse, paymentReached, post } from './loan-steps.ts';
import { loanOf } from './loan-view.ts';
import { answerAs, type Decision, hasSettledDown } from './payment-check-steps.ts';
import { portsOn } from './ports.ts';

const HOUR = 3_600_000;
const orders: PaymentOrder[] = [];
/** Watches the orders, each of which settles. */
const paymentProvider: PaymentProvider = {
  async submit(order) {
    orders.push(order);
    return { status: 'SETTLED', reference: `watched-${order.id}` };
  },
  inquire: () => Promise.reject(new Error('Nothing is asked here')),
  verifyAccount: async () => ({ status: 'VERIFIED' }),
};
const ordersOf = (paymentId: string) => orders.filter(({ id }) => id === paymentId);

let lending: TestLending;
let later: Awaited<ReturnType<typeof portsOn>>;
let hours = 0;
beforeAll(async () => {
  lending = await startTestLending({ paymentProvider }, { ENABLE_PAYMENT_MONITORING: 'true' });
  later = await portsOn(lending, () => new Date(Date.now() + hours * HOUR));
});
afterAll(async () => {
  await later.close();
  await lending.close();
  await lending.drop();
});

const answer = (paymentId: string, decision: Decision) => answerAs(lending, paymentId, decision);
const settledDown = () => hasSettledDown(lending);

const checkOf = async (paymentId: string) => {
  const [row] = await lending.sql`
    select status from lending.payment_checks where payment_id = ${paymentId}`;
  return row?.['status'];
};

async function payout(caller: Caller = borrower()) {
  const loanId = await acceptedLoan(lending, caller);
  const { payment } = await disburse(lending, officer(), loanId);
  return { caller, loanId, paymentId: payment?.id ?? '' };
}

async function activeLoan(caller: Caller = borrower()) {
  const { loanId, paymentId } = await payout(caller);
  await answer(paymentId, 'LET_THROUGH');
  await paymentReached(lending, paymentId, 'SETTLED');
  await post(lending, paymentId);
  return { caller, loanId };
}

interface Repaid {
  readonly payment: { readonly id: string; readonly status: string } | null;
}

async function collect(caller: Caller, loanId: string, change: Record<string, unknown> = {}) {
  const amount = { amount: '400.00', currency: 'USD' };
  const input = { loanId, amount, idempotencyKey: newKey(), method: 'DIRECT_DEBIT', ...change };
  const selection = 'payment { id status }';
  return await mutate<Repaid>(lending, caller, 'recordRepayment', input, selection);
}
const paymentsOf = async (caller: Caller, loanId: string) => {
  const { data } = await lending.ask(
    caller,
    `query ($id: ID!) { loan(id: $id) { status payments(first: 1) { edges { node {
      id status failureReason } } } } }`,
    { id: loanId },
  );
  return data?.['loan'];
};

describe('a payment that compliance is asked about', () => {
  test('is told to the provider once it is let through, however often that is said', async () => {
    const { loanId, paymentId } = await payout();
    await settledDown();
    expect(ordersOf(paymentId)).toEqual([]);
    await answer(paymentId, 'LET_THROUGH');
    await paymentReached(lending, paymentId, 'SETTLED');
    await answer(paymentId, 'LET_THROUGH');
    await answer(paymentId, 'REFUSE');
    await settledDown();
    expect(ordersOf(paymentId)).toHaveLength(1);
    expect(await checkOf(paymentId)).toBe('PASSED');
    expect(await loanOf(lending, officer(), loanId)).toMatchObject({ status: 'DISBURSING' });
  });

  test('is told of with its facts, to compliance alone, and without a name or a number', async () => {
    const { caller, loanId } = await activeLoan();
    const { payment } = await collect(caller, loanId);
    const asked = await lending.events('lending.payment_check.requested');
    const event = asked.find(({ data }) => data['paymentId'] === payment?.id);
    expect(event?.audience).toEqual({ scopes: ['compliance:read'] });
    expect(event?.data).toEqual({
      ...{ paymentId: payment?.id, loanId, userId: caller.id, direction: 'COLLECTION' },
      ...{ amountMinor: '40000', currency: 'USD', method: 'DIRECT_DEBIT' },
      ...{ counterparty: 'OWN', country: 'DE' },
    });
  });

  test('never reaches the provider while it is held, nor is anybody told', async () => {
    const { caller, loanId, paymentId } = await payout();
    await answer(paymentId, 'BLOCK');
    hours = 3;
    await chasePayments(later.ports)();
    await endPatience(later.ports)();
    hours = 0;
    await settledDown();
    expect(ordersOf(paymentId)).toEqual([]);
    expect(await checkOf(paymentId)).toBe('HELD');
    expect(await paymentsOf(caller, loanId)).toEqual({
      status: 'DISBURSING',
      payments: { edges: [{ node: { id: paymentId, status: 'PENDING', failureReason: null } }] },
    });
    await answer(paymentId, 'LET_THROUGH');
    await paymentReached(lending, paymentId, 'SETTLED');
    expect(ordersOf(paymentId)).toHaveLength(1);
  });

  test('fails where it is refused, in words that a provider might use', async () => {
    const { caller, loanId, paymentId } = await payout();
    await answer(paymentId, 'BLOCK');
    await answer(paymentId, 'REFUSE');
    expect(await paymentsOf(caller, loanId)).toEqual({
      status: 'PENDING_DISBURSEMENT',
      payments: {
        edges: [
          {
            node: {
              id: paymentId,
              status: 'FAILED',
              failureReason: 'The payment could not be made.',
            },
          },
        ],
      },
    });
    expect(ordersOf(paymentId)).toEqual([]);
    const again = await disburse(lending, officer(), loanId);
    expect(again.userErrors).toEqual([]);
    await answer(again.payment?.id ?? '', 'LET_THROUGH');
    await paymentReached(lending, again.payment?.id ?? '', 'SETTLED');
  });

  test('is refused to come in by a code that the provider has, too', async () => {
    const { caller, loanId } = await activeLoan();
    const { payment } = await collect(caller, loanId);
    const paymentId = payment?.id ?? '';
    await answer(paymentId, 'REFUSE');
    await paymentReached(lending, paymentId, 'FAILED');
    const failed = await lending.events('lending.payment.failed');
    const event = failed.find(({ data }) => data['paymentId'] === paymentId);
    expect(event?.data).toEqual({ paymentId, loanId, code: 'COLLECTION_REFUSED' });
    expect(ordersOf(paymentId)).toEqual([]);
  });
});

describe('without an answer', () => {
  test('what comes in goes on when patience ends, and a later answer changes nothing', async () => {
    const { caller, loanId } = await activeLoan();
    const { payment } = await collect(caller, loanId);
    const paymentId = payment?.id ?? '';
    expect((await endPatience(later.ports)()).wentOn).toBe(0);
    hours = 1;
    expect((await endPatience(later.ports)()).wentOn).toBe(1);
    expect((await endPatience(later.ports)()).wentOn).toBe(0);
    hours = 0;
    await paymentReached(lending, paymentId, 'SETTLED');
    await answer(paymentId, 'BLOCK');
    expect(await checkOf(paymentId)).toBe('WENT_ON');
    expect(ordersOf(paymentId)).toHaveLength(1);
    const told = await lending.events('lending.payment_check.lapsed');
    expect(told.filter(({ data }) => data['paymentId'] === paymentId)).toHaveLength(1);
  });

  test('what goes out is asked about again, ever less often, and moves once', async () => {
    const { paymentId } = await payout();
    const questions = async () => {
      const told = await lending.events('lending.payment_check.requested');
      return told.filter(({ data }) => data['paymentId'] === paymentId);
    };
    const first = Date.now();
    const { payoutPatienceMs } = later.ports.rules.paymentChecks;
    const counts: number[] = [];
    // In units of the patience; the time that the test itself takes is little of it.
    for (const passed of [0.5, 1.2, 1.4, 2.5, 3, 5.1, 6]) {
      const clock = () => new Date(first + passed * payoutPatienceMs);
      await endPatience({ ...later.ports, clock })();
      counts.push((await questions()).length);
    }
    expect(counts).toEqual([1, 2, 2, 3, 3, 4, 4]);
    expect(new Set((await questions()).map(({ data }) => JSON.stringify(data))).size).toBe(1);
    await answer(paymentId, 'LET_THROUGH');
    await answer(paymentId, 'LET_THROUGH');
    await paymentReached(lending, paymentId, 'SETTLED');
    await settledDown();
    expect(ordersOf(paymentId)).toHaveLength(1);
    const end = () => new Date(first + 100 * payoutPatienceMs);
    await endPatience({ ...later.ports, clock: end })();
    expect(await questions()).toHaveLength(4);
  });

  test('what goes out waits, and is counted', async () => {
    const { paymentId } = await payout();
    hours = 1;
    const { waiting } = await endPatience(later.ports)();
    expect(waiting).toBeGreaterThan(0);
    const off = { ...later.ports.rules.paymentChecks, enabled: false };
    expect(await checkOf(paymentId)).toBe('ASKED');
    expect(ordersOf(paymentId)).toEqual([]);
    // Switched off, all goes on that nobody holds.
    const rules = { ...later.ports.rules, paymentChecks: off };
    expect((await endPatience({ ...later.ports, rules })()).wentOn).toBeGreaterThan(0);
    hours = 0;
    await paymentReached(lending, paymentId, 'SETTLED');
  });
});

describe('a payment that was received elsewhere', () => {
  const recorded = async (paymentId: string) => {
    const told = await lending.events('lending.payment.recorded');
    return told.find(({ data }) => data['paymentId'] === paymentId)?.data;
  };

  test('is told of with who paid, and asked about by nobody', async () => {
    const { loanId } = await activeLoan();
    const paid = { method: 'CASH', payer: 'OTHER', payerCountry: 'CA' };
    const { payment } = await collect(officer(), loanId, paid);
    expect(payment?.status).toBe('SETTLED');
    expect(await recorded(payment?.id ?? '')).toMatchObject({
      ...{ method: 'CASH', counterparty: 'OTHER', country: 'CA', amountMinor: '40000' },
    });
    expect(await checkOf(payment?.id ?? '')).toBeUndefined();
  });

  test('has a payer whom officers alone name', async () => {
    const { caller, loanId } = await activeLoan();
    const own = await collect(caller, loanId, { payer: 'OWN' });
    expect(own.userErrors).toMatchObject([{ code: 'INPUT_INVALID', path: ['input', 'payer'] }]);
    for (const payerCountry of ['Canada', 'XX']) {
      const nowhere = await collect(officer(), loanId, { payerCountry });
      expect(nowhere.userErrors).toMatchObject([
        { code: 'INPUT_INVALID', path: ['input', 'payerCountry'] },
      ]);
    }
  });

  test('and taken back is told of, too', async () => {
    const { caller, loanId } = await activeLoan();
    const { payment } = await collect(officer(), loanId, { method: 'CASH' });
    await post(lending, payment?.id ?? '');
    const input = { paymentId: payment?.id, note: 'Another borrower.', idempotencyKey: newKey() };
    await mutate(lending, officer(), 'reverseRepayment', input, 'loan { id }');
    const told = await lending.events('lending.payment.reversed');
    expect(told.map(({ data }) => data)).toContainEqual({
      ...{ paymentId: payment?.id, loanId, userId: caller.id },
    });
  });
});

test('an answer about a payment that nobody asked about changes nothing', async () => {
  const paymentId = newId('pay');
  const about = { paymentId, userId: newId('user'), decidedAt: new Date().toISOString() };
  const seq = await lending.hear('compliance.payment.decided', { ...about, decision: 'REFUSE' });
  await eventually(async () => {
    const [row] = await lending.sql`
      select 1 from lending.inbox where stream = 'compliance' and seq >= ${seq}`;
    return row;
  });
  expect(await checkOf(paymentId)).toBeUndefined();
});

test('whatever lending tells of a payment or a loan says whose it is', async () => {
  const told = await lending.events();
  const about = told.filter(({ data }) => 'paymentId' in data || 'loanId' in data);
  const nameless = about.filter(
    ({ data, audience }) => data['userId'] === undefined && audience.subject === undefined,
  );
  expect(nameless.map(({ type }) => type)).toEqual([]);
  expect(about.map(({ type }) => type)).toContain('lending.payment_check.passed');
  expect(about.map(({ type }) => type)).toContain('lending.payment_check.lapsed');
});
