import { randomUUID } from 'node:crypto';
import type { Caller } from '@blockscore/caller';
import { describe, expect, test } from 'vitest';
import { borrower, mutate, newKey, officer, useLending } from './lending-subgraph.ts';
import { activeLoan, largeLoan, paymentReached, post } from './loan-steps.ts';

const lending = useLending();
const DAY = 86_400_000;

interface Answer {
  readonly loan: Readonly<Record<string, unknown>> | null;
  readonly awaitsSecondOfficer?: boolean;
  readonly payment?: { readonly id: string; readonly status: string } | null;
}

const SHOWN = `loan {
  id status balance { amount } annualRate
  delinquency { daysPastDue amountPastDue { amount } }
  schedule { number dueDate payment { amount } fee { amount } penalty { amount } paid }
  servicingProposals { mutation amount { amount } officer { id } }
  standing { payoff { amount } credit { amount } chargedOff { amount } recovered { amount } }
}`;

function service(caller: Caller, field: string, input: Record<string, unknown>) {
  const keyed = { note: 'As agreed on the phone.', idempotencyKey: newKey(), ...input };
  return mutate<Answer>(lending, caller, field, keyed, `${SHOWN} awaitsSecondOfficer`);
}

const dayIn = (days: number): string =>
  new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

interface Shown {
  readonly status: string;
  readonly balance: { readonly amount: string };
  readonly delinquency: { readonly daysPastDue: number };
  readonly schedule: readonly {
    readonly number: number;
    readonly dueDate: string;
    readonly paid: boolean;
    readonly payment: { readonly amount: string };
    readonly fee: { readonly amount: string };
  }[];
  readonly standing: Readonly<
    Record<'payoff' | 'credit' | 'chargedOff' | 'recovered', { amount: string }>
  >;
  readonly entries: { readonly edges: readonly { readonly node: { readonly kind: string } }[] };
}

async function loanOf(loanId: string): Promise<Shown> {
  const { data, errors } = await lending.ask(
    officer(),
    `query ($id: ID!) { loan(id: $id) { status balance { amount } delinquency { daysPastDue }
      schedule { number dueDate paid payment { amount } fee { amount } }
      standing { payoff { amount } credit { amount } chargedOff { amount } recovered { amount } }
      entries(first: 50) { edges { node { kind } } } } }`,
    { id: loanId },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.['loan'] as Shown;
}

async function received(loanId: string, amount: string): Promise<string> {
  const input = { loanId, amount: { amount, currency: 'USD' }, idempotencyKey: newKey() };
  const { payment, userErrors } = await mutate<Answer>(
    lending,
    officer(),
    'recordRepayment',
    input,
    'payment { id status }',
  );
  expect(userErrors).toEqual([]);
  return payment?.id ?? '';
}

describe('servicing a loan', () => {
  test('charges a fee with the next instalment and gives it up again', async () => {
    const loanId = await activeLoan(lending, borrower());
    const money = { amount: '12.50', currency: 'USD' };
    const charged = await service(officer(), 'chargeFee', { loanId, amount: money });
    expect(charged.userErrors).toEqual([]);
    expect((await loanOf(loanId)).schedule[0]?.fee.amount).toBe('12.50');
    const waived = await service(officer(), 'waiveFee', { loanId, component: 'FEE' });
    expect(waived.userErrors).toEqual([]);
    const again = await service(officer(), 'waiveFee', { loanId, component: 'FEE' });
    expect(again.userErrors).toMatchObject([{ code: 'AMOUNT_OUT_OF_RANGE' }]);
    const kinds = (await loanOf(loanId)).entries.edges.map(({ node }) => node.kind);
    expect(kinds).toEqual(['WAIVED', 'FEE_CHARGED', 'DISBURSED']);
  });

  test('moves the instalments of a hardship pause to after it, and refuses a second one within', async () => {
    const loanId = await activeLoan(lending, borrower());
    const [first] = (await loanOf(loanId)).schedule;
    const pause = { loanId, until: dayIn(45), interest: 'FORGIVEN' };
    expect((await service(officer(), 'pauseLoan', pause)).userErrors).toEqual([]);
    const [moved] = (await loanOf(loanId)).schedule;
    expect((moved?.dueDate ?? '') > (first?.dueDate ?? '')).toBe(true);
    expect((moved?.dueDate ?? '') > dayIn(45)).toBe(true);
    const second = await service(officer(), 'pauseLoan', { loanId, until: dayIn(10) });
    expect(second.userErrors).toMatchObject([{ code: 'INVALID_STATE', path: ['input', 'from'] }]);
  });

  test('reschedules, changes the rate and restructures', async () => {
    const loanId = await activeLoan(lending, borrower());
    const nextDueDate = dayIn(20);
    const moved = await service(officer(), 'rescheduleLoan', {
      loanId,
      nextDueDate,
      instalments: 30,
    });
    expect(moved.userErrors).toEqual([]);
    const { schedule } = await loanOf(loanId);
    expect([schedule.length, schedule[0]?.dueDate]).toEqual([30, nextDueDate]);
    const changed = await service(officer(), 'changeLoanRate', { loanId, annualRate: '4.5' });
    expect(changed.userErrors).toEqual([]);
    const cheaper = (await loanOf(loanId)).schedule[1]?.payment.amount;
    expect(Number(cheaper)).toBeLessThan(Number(schedule[1]?.payment.amount));
    const plan = { loanId, instalments: 12, nextDueDate };
    expect((await service(officer(), 'restructureLoan', plan)).userErrors).toEqual([]);
    expect((await loanOf(loanId)).schedule).toHaveLength(12);
  });

  test('goes no further than the product and what was lent', async () => {
    const loanId = await activeLoan(lending, borrower());
    const refused = async (field: string, input: Record<string, unknown>) => {
      const { userErrors } = await service(officer(), field, { loanId, ...input });
      return userErrors.map(({ code, path, message }) => [code, path?.[1], message]);
    };
    const fee = (amount: string) => ({ amount: { amount, currency: 'USD' } });
    expect((await service(officer(), 'chargeFee', { loanId, ...fee('9000') })).userErrors).toEqual(
      [],
    );
    const most =
      'All fees of a loan come to no more than was lent, which is 10000.00 USD: charge at most 1000.00 USD.';
    const tooMuch = [['AMOUNT_OUT_OF_RANGE', 'amount', most]];
    expect(await refused('chargeFee', fee('1000.01'))).toEqual(tooMuch);
    const range = 'The rate must be 0 to 21.9 percent a year.';
    const tooDear = [['RATE_OUT_OF_RANGE', 'annualRate', range]];
    expect(await refused('changeLoanRate', { annualRate: '22' })).toEqual(tooDear);
    const plan = { instalments: 12, nextDueDate: dayIn(30) };
    expect(await refused('restructureLoan', { ...plan, annualRate: '22' })).toEqual(tooDear);
    const longest = 'Give 1 to 60 instalments to come: the product lends for at most 60 months.';
    const tooLong = [['TERM_OUT_OF_RANGE', 'instalments', longest]];
    for (const field of ['restructureLoan', 'rescheduleLoan']) {
      expect(await refused(field, { ...plan, instalments: 61 })).toEqual(tooLong);
    }
  });

  test('takes a repayment back, also one that had paid the loan off', async () => {
    const loanId = await activeLoan(lending, borrower());
    const { payoff } = (await loanOf(loanId)).standing;
    const paymentId = await received(loanId, payoff.amount);
    expect((await loanOf(loanId)).status).toBe('PAID_OFF');
    const early = await service(officer(), 'reverseRepayment', { paymentId });
    expect(early.userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
    await post(lending, paymentId);
    const reversal = await service(officer(), 'reverseRepayment', {
      paymentId,
      cause: 'CHARGEBACK',
    });
    expect(reversal.userErrors).toEqual([]);
    expect(await loanOf(loanId)).toMatchObject({ status: 'ACTIVE', standing: { payoff } });
    const [row] = await lending.sql`select status from lending.payments where id = ${paymentId}`;
    expect(row?.['status']).toBe('RETURNED');
    const twice = await service(officer(), 'reverseRepayment', { paymentId });
    expect(twice.userErrors).toMatchObject([
      { code: 'INVALID_STATE', path: ['input', 'paymentId'] },
    ]);
  });

  test('gives a loan up, and recovers what comes in later', async () => {
    const loanId = await activeLoan(lending, borrower());
    const { payoff } = (await loanOf(loanId)).standing;
    const lost = await service(officer(), 'chargeOffLoan', { loanId });
    expect(lost.userErrors).toEqual([]);
    const { status, balance, standing } = await loanOf(loanId);
    expect([status, balance.amount, standing.chargedOff]).toEqual(['CHARGED_OFF', '0.00', payoff]);
    const unwritten = await service(officer(), 'pauseLoan', { loanId, until: dayIn(5) });
    expect(unwritten.userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
    await received(loanId, '40');
    expect((await loanOf(loanId)).standing.recovered.amount).toBe('40.00');
  });

  test('sends back what was paid too much, once', async () => {
    const loanId = await activeLoan(lending, borrower());
    const { payoff } = (await loanOf(loanId)).standing;
    const most = (Number(payoff.amount) + 25).toFixed(2);
    await received(loanId, most);
    expect(await loanOf(loanId)).toMatchObject({
      status: 'PAID_OFF',
      standing: { credit: { amount: '25.00' } },
    });
    const input = { loanId, idempotencyKey: newKey() };
    const ask = () =>
      mutate<Answer>(lending, officer(), 'refundOverpayment', input, 'payment { id status }');
    const { payment, userErrors } = await ask();
    expect(userErrors).toEqual([]);
    await paymentReached(lending, payment?.id ?? '', 'SETTLED');
    expect((await loanOf(loanId)).standing.credit.amount).toBe('0.00');
    const next = { ...input, idempotencyKey: newKey() };
    const more = await mutate<Answer>(lending, officer(), 'refundOverpayment', next, 'loan { id }');
    expect(more.userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
  });
});

describe('who may service', () => {
  test('nobody their own loan, nobody without the right, nothing unknown', async () => {
    const me = officer();
    const loanId = await activeLoan(lending, me);
    const own = await service(me, 'chargeOffLoan', { loanId });
    expect(own.userErrors).toMatchObject([{ code: 'OWN_APPLICATION' }]);
    const stranger = await lending.ask(
      borrower(),
      'mutation ($input: ChargeOffLoanInput!) { chargeOffLoan(input: $input) { loan { id } } }',
      { input: { loanId, note: 'x', idempotencyKey: randomUUID() } },
    );
    expect(stranger.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const unknown = await service(officer(), 'chargeOffLoan', { loanId: 'loan_x' });
    expect(unknown.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  test('one officer up to the configured amount, two above it who ask for the same', async () => {
    const loanId = await largeLoan(lending, borrower());
    const [one, other] = [officer(), officer()];
    const fee = (caller: Caller, amount: string) =>
      service(caller, 'chargeFee', { loanId, amount: { amount, currency: 'USD' } });
    const asked = await fee(one, '29000');
    expect(asked).toMatchObject({ awaitsSecondOfficer: true, userErrors: [] });
    expect(asked.loan?.['servicingProposals']).toMatchObject([
      { mutation: 'chargeFee', amount: { amount: '29000.00' }, officer: { id: one.id } },
    ]);
    expect((await fee(one, '29000')).userErrors).toMatchObject([
      { code: 'SECOND_OFFICER_REQUIRED' },
    ]);
    expect((await fee(other, '29001')).userErrors).toMatchObject([{ code: 'TERMS_DIFFER' }]);
    expect((await loanOf(loanId)).schedule[0]?.fee.amount).toBe('0.00');
    const done = await fee(other, '29000');
    expect(done).toMatchObject({ awaitsSecondOfficer: false, userErrors: [] });
    expect((await loanOf(loanId)).schedule[0]?.fee.amount).toBe('29000.00');
  });

  test('a change that was asked for twice is made once', async () => {
    const loanId = await activeLoan(lending, borrower());
    const idempotencyKey = newKey();
    const fee = { loanId, amount: { amount: '5', currency: 'USD' }, idempotencyKey };
    const me = officer();
    await service(me, 'chargeFee', fee);
    await service(me, 'chargeFee', fee);
    expect((await loanOf(loanId)).schedule[0]?.fee.amount).toBe('5.00');
  });
});
