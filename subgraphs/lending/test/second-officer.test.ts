import type { Caller } from '@blockscore/caller';
import { describe, expect, test } from 'vitest';
import { borrower, mutate, newKey, officer, useLending } from './lending-subgraph.ts';
import { activeLoan, largeLoan } from './loan-steps.ts';
import { created, rates } from './product-steps.ts';

const lending = useLending();
const DAY = 86_400_000;
const dayIn = (days: number): string =>
  new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

interface Answer {
  readonly loan: { readonly id: string } | null;
  readonly payment?: { readonly status: string } | null;
  readonly awaitsSecondOfficer: boolean;
}

const WAITS = { awaitsSecondOfficer: true, userErrors: [] };
const DONE = { awaitsSecondOfficer: false, userErrors: [] };

function service(caller: Caller, field: string, input: Record<string, unknown>) {
  const keyed = { idempotencyKey: newKey(), ...input };
  const shown = field === 'refundOverpayment' ? 'payment { status }' : '';
  return mutate<Answer>(lending, caller, field, keyed, `loan { id } awaitsSecondOfficer ${shown}`);
}

/** Takes down that so much came in, far more than is owed. */
async function overpaid(by: Caller, amount: string): Promise<string> {
  const loanId = await activeLoan(lending, borrower());
  const input = { loanId, amount: { amount, currency: 'USD' }, idempotencyKey: newKey() };
  const { userErrors } = await mutate(lending, by, 'recordRepayment', input, 'payment { id }');
  expect(userErrors).toEqual([]);
  return loanId;
}

/** A loan of which a year's interest comes to more than one officer may forgive. */
async function dearLoan(): Promise<string> {
  const { id } = await created(lending, {
    maxAmount: { amount: '50000', currency: 'USD' },
    maxTermMonths: 60,
    every: { count: 1, unit: 'MONTH' },
    rates: rates(3, 60, 100),
  });
  return await largeLoan(lending, borrower(), { productId: id });
}

describe('a second officer', () => {
  test('has to ask for a high refund: who takes money down as received does not send it out', async () => {
    const [one, other] = [officer(), officer()];
    const loanId = await overpaid(one, '90000');
    const amount = { amount: '30000', currency: 'USD' };
    const input = { loanId, amount, idempotencyKey: newKey() };
    const waits = { awaitsSecondOfficer: true, payment: null, loan: { id: loanId } };
    expect(await service(one, 'refundOverpayment', input)).toMatchObject(waits);
    expect(await service(one, 'refundOverpayment', input)).toMatchObject(waits);
    const again = await service(one, 'refundOverpayment', { loanId, amount });
    expect(again.userErrors).toMatchObject([{ code: 'SECOND_OFFICER_REQUIRED' }]);
    const less = { loanId, amount: { amount: '29000', currency: 'USD' } };
    const differs = await service(other, 'refundOverpayment', less);
    expect(differs.userErrors).toMatchObject([{ code: 'TERMS_DIFFER' }]);
    const done = await service(other, 'refundOverpayment', { loanId, amount });
    expect(done).toMatchObject({ awaitsSecondOfficer: false, userErrors: [] });
    expect(done.payment).not.toBeNull();
  });

  test('has to ask for refunds that are high together', async () => {
    const one = officer();
    const loanId = await overpaid(one, '90000');
    const amount = { amount: '20000', currency: 'USD' };
    const first = await service(one, 'refundOverpayment', { loanId, amount });
    expect(first).toMatchObject({ awaitsSecondOfficer: false, userErrors: [] });
    const second = await service(one, 'refundOverpayment', { loanId, amount });
    expect(second).toMatchObject({ awaitsSecondOfficer: true, payment: null });
  });

  test('is asked for where a pause forgives much interest, and agrees on its first day too', async () => {
    const loanId = await dearLoan();
    const [one, other] = [officer(), officer()];
    const note = 'Agreed on the phone.';
    const pause = { loanId, from: dayIn(5), until: dayIn(360), note };
    const forgiven = { ...pause, interest: 'FORGIVEN' };
    expect(await service(one, 'pauseLoan', forgiven)).toMatchObject(WAITS);
    const longer = await service(other, 'pauseLoan', { ...forgiven, from: dayIn(1) });
    expect(longer.userErrors).toMatchObject([{ code: 'TERMS_DIFFER' }]);
    expect(await service(other, 'pauseLoan', forgiven)).toMatchObject(DONE);
  });

  test('is asked for where a rate goes up, and not where it falls', async () => {
    const loanId = await activeLoan(lending, borrower());
    const note = 'A covenant was broken.';
    const rate = (by: Caller, annualRate: string) =>
      service(by, 'changeLoanRate', { loanId, note, annualRate });
    expect(await rate(officer(), '2')).toMatchObject(DONE);
    expect(await rate(officer(), '21')).toMatchObject(WAITS);
    expect(await rate(officer(), '21')).toMatchObject(DONE);
    const plan = { loanId, note, instalments: 12, nextDueDate: dayIn(30) };
    expect(await service(officer(), 'restructureLoan', plan)).toMatchObject(DONE);
    const dearer = { ...plan, annualRate: '21.5' };
    expect(await service(officer(), 'restructureLoan', dearer)).toMatchObject(WAITS);
  });

  test('has to agree with what is proposed, which is withdrawn or declined before anything else is', async () => {
    const loanId = await largeLoan(lending, borrower());
    const [one, other] = [officer(), officer()];
    const fee = (by: Caller, amount: string) => {
      const input = { loanId, note: 'Collection.', amount: { amount, currency: 'USD' } };
      return service(by, 'chargeFee', input);
    };
    expect(await fee(one, '29000')).toMatchObject(WAITS);
    const own = await fee(one, '28000');
    const asked = 'asked for a fee of 29000.00 USD';
    expect(own.userErrors).toMatchObject([
      { code: 'TERMS_DIFFER', message: expect.stringContaining(`You ${asked}: withdraw`) },
    ]);
    const others = await fee(other, '28000');
    expect(others.userErrors).toMatchObject([
      { code: 'TERMS_DIFFER', message: expect.stringContaining(`Another officer ${asked}. `) },
    ]);
    const end = (by: Caller, mutation = 'chargeFee') =>
      mutate(lending, by, 'withdrawServicingProposal', { loanId, mutation }, 'loan { id }');
    expect(await end(one)).toMatchObject({ loan: { id: loanId }, userErrors: [] });
    expect((await end(one)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await end(one, 'eatLoan')).userErrors).toMatchObject([{ code: 'INPUT_INVALID' }]);
    expect(await fee(one, '28000')).toMatchObject(WAITS);
    expect((await end(other)).userErrors).toEqual([]);
    expect(await fee(other, '28000')).toMatchObject(WAITS);
    const told = (await lending.events('lending.proposal.changed')).filter(
      ({ data }) => data['loanId'] === loanId,
    );
    expect(told.map(({ data, actor }) => [data['change'], actor.id])).toEqual([
      ['PROPOSED', one.id],
      ['WITHDRAWN', one.id],
      ['PROPOSED', one.id],
      ['DECLINED', other.id],
      ['PROPOSED', other.id],
    ]);
    expect(told.map(({ audience }) => audience)).toEqual(
      told.map(() => ({ scopes: ['loans:read'] })),
    );
  });

  test('ends no proposal on a loan of their own', async () => {
    const me = officer();
    const loanId = await activeLoan(lending, me);
    const input = { loanId, mutation: 'chargeFee' };
    const own = await mutate(lending, me, 'withdrawServicingProposal', input, 'loan { id }');
    expect(own.userErrors).toMatchObject([{ code: 'OWN_APPLICATION' }]);
  });

  test('is not asked for where a pause lets interest accrue', async () => {
    const loanId = await activeLoan(lending, borrower());
    const pause = { loanId, until: dayIn(360), note: 'Hardship.' };
    expect(await service(officer(), 'pauseLoan', pause)).toMatchObject(DONE);
  });

  test('is asked for where many small amounts are given up that are much together', async () => {
    const loanId = await largeLoan(lending, borrower());
    const me = officer();
    const usd = (amount: string) => ({ amount, currency: 'USD' });
    const note = 'As a courtesy.';
    for (const _ of [1, 2]) {
      const fee = { loanId, note, amount: usd('14000') };
      expect(await service(me, 'chargeFee', fee)).toMatchObject(DONE);
    }
    const waiver = { loanId, note, component: 'FEE', amount: usd('13000') };
    expect(await service(me, 'waiveFee', waiver)).toMatchObject(DONE);
    expect(await service(me, 'waiveFee', waiver)).toMatchObject(WAITS);
  });
});
