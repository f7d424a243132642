import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { describe, expect, test } from 'vitest';
import { answerClearance } from './application-steps.ts';
import { tell } from './callback-steps.ts';
import { mutate, newKey, officer } from './lending-subgraph.ts';
import { disburse, paymentReached, post } from './loan-steps.ts';
import { useTimedLending } from './performance-steps.ts';

const { lending, clock, at, loanOfJanuary, receive } = useTimedLending();
const analyst = userCaller(newId('user'), ['ANALYST']);
const PAID = 70_000;
const CLOSED = { code: 'ACCOUNT_CLOSED', reason: 'The account was closed.' };

async function payoutOf(loanId: string): Promise<string> {
  const [row] = await lending.sql`
    select id from lending.payments where loan_id = ${loanId} and direction = 'PAYOUT'
    order by created_at desc limit 1`;
  return String(row?.['id']);
}

const comesBack = async (loanId: string) =>
  await tell(lending, await payoutOf(loanId), 'RETURNED', {
    ...CLOSED,
    occurredAt: clock().toISOString(),
  });

/** What the ledger was asked to hold of a loan, accounts at zero left out. */
async function booksOf(loanId: string): Promise<Record<string, number>> {
  const [row] = await lending.sql`select booked from lending.loans where id = ${loanId}`;
  const booked = Object.entries(row?.['booked'] as Record<string, string>);
  return Object.fromEntries(
    booked.flatMap(([account, net]) => (net === '0' ? [] : [[account, Number(net)]])),
  );
}

interface Seen {
  readonly status: string;
  readonly balance: string;
  readonly total: string;
  readonly standing: Readonly<Record<string, string>>;
  readonly portfolio: string | undefined;
}

/** The same of a loan by every view that tells of its money. */
async function seen(caller: Caller, id: string): Promise<Seen> {
  const answer = await lending.ask(
    caller,
    `query ($id: ID!) { loan(id: $id) { status balance { amount } totalOutstanding { amount }
      standing { status balance { amount } totalOutstanding { amount } payoff { amount } credit { amount } } } }`,
    { id },
  );
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  const loan = answer.data?.['loan'] as Record<string, { readonly amount: string }> & {
    readonly status: string;
    readonly standing: Readonly<Record<string, { readonly amount: string }>>;
  };
  const day = clock().toISOString().slice(0, 10);
  const listed = await lending.ask(
    analyst,
    'query ($asOf: LocalDate!) { portfolioLoans(asOf: $asOf, first: 50) { edges { node { id outstanding { amount } } } } }',
    { asOf: day },
  );
  if (listed.errors) throw new Error(JSON.stringify(listed.errors));
  const listing = listed.data?.['portfolioLoans'] as {
    edges: { node: { id: string; outstanding: { amount: string } } }[];
  };
  const { status: _, ...amounts } = loan.standing;
  return {
    status: loan.status,
    balance: loan['balance']?.amount ?? '',
    total: loan['totalOutstanding']?.amount ?? '',
    standing: Object.fromEntries(Object.entries(amounts).map(([key, { amount }]) => [key, amount])),
    portfolio: listing.edges.find(({ node }) => node.id === id)?.node.outstanding.amount,
  };
}

const reverse = (paymentId: string) => {
  const note = 'The cheque bounced.';
  const input = { paymentId, cause: 'CHARGEBACK', note, idempotencyKey: newKey() };
  return mutate<{ loan: { status: string } | null }>(
    lending,
    officer(),
    'reverseRepayment',
    input,
    'loan { status }',
  );
};

async function refund(loanId: string): Promise<string> {
  const { payment, userErrors } = await mutate<{ payment: { id: string } | null }>(
    lending,
    officer(),
    'refundOverpayment',
    { loanId, idempotencyKey: newKey() },
    'payment { id }',
  );
  if (payment === null) throw new Error(JSON.stringify(userErrors));
  await paymentReached(lending, payment.id, 'SETTLED');
  return payment.id;
}

/** The borrower would owe more in all than they were cleared for: compliance is asked, and clears them. */
async function clearAnew(loanId: string): Promise<void> {
  const { userErrors } = await disburse(lending, officer(), loanId);
  expect(userErrors).toMatchObject([{ code: 'CLEARANCE_STALE' }]);
  const [loan] = await lending.sql`
    select application_id from lending.loans where id = ${loanId}`;
  await answerClearance(lending, String(loan?.['application_id']), { decidedAt: clock() });
  await eventually(async () => {
    const [row] = await lending.sql`
      select cleared from lending.clearances
      where loan_id = ${loanId} order by request_id desc limit 1`;
    return row?.['cleared'] === true ? true : undefined;
  });
}

/** A borrower's own payment, whose money has moved. */
async function payIn(caller: Caller, loanId: string, amount: string): Promise<string> {
  const { payment, userErrors } = await mutate<{ payment: { id: string } | null }>(
    lending,
    caller,
    'recordRepayment',
    { loanId, amount: { amount, currency: 'USD' }, idempotencyKey: newKey() },
    'payment { id }',
  );
  if (payment === null) throw new Error(JSON.stringify(userErrors));
  await paymentReached(lending, payment.id, 'SETTLED');
  return payment.id;
}

/** Has a loan paid out to another account: how the simulated provider treats that shows by its end. */
async function payTo(caller: Caller, loanId: string, account: string): Promise<void> {
  const added = await mutate<{ payoutAccount: { id: string } | null }>(
    lending,
    caller,
    'addPayoutAccount',
    { account, holderName: 'A. Borrower' },
    'payoutAccount { id }',
  );
  const chosen = { loanId, payoutAccountId: added.payoutAccount?.id };
  const { userErrors } = await mutate(
    lending,
    caller,
    'changePayoutAccount',
    chosen,
    'loan { id }',
  );
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
}

/** A loan whose payout came back after 700.00 had been paid in. */
async function paidBefore() {
  const { caller, loanId } = await loanOfJanuary();
  at('2026-02-28');
  const paymentId = await receive(loanId, PAID);
  await post(lending, paymentId);
  at('2026-03-02');
  await comesBack(loanId);
  return { caller, loanId, paymentId };
}

describe('money that was in when a payout came back', () => {
  test('is the borrower’s credit, and nothing once the cheque bounced', async () => {
    const { caller, loanId, paymentId } = await paidBefore();
    const nothing = { balance: '0.00', totalOutstanding: '0.00', payoff: '0.00', credit: '0.00' };
    expect(await seen(caller, loanId)).toEqual({
      status: 'PENDING_DISBURSEMENT',
      balance: '0.00',
      total: '0.00',
      standing: { ...nothing, credit: '700.00' },
      portfolio: undefined,
    });
    expect(await reverse(paymentId)).toMatchObject({
      loan: { status: 'PENDING_DISBURSEMENT' },
      userErrors: [],
    });
    expect(await booksOf(loanId)).toEqual({});
    const refused = await mutate(
      lending,
      officer(),
      'refundOverpayment',
      { loanId, idempotencyKey: newKey() },
      'payment { id }',
    );
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID_STATE' }]);
  });

  test('is owed alike by every view where it went back and the cheque bounced then, until it comes in', async () => {
    const { caller, loanId, paymentId } = await paidBefore();
    await refund(loanId);
    expect((await reverse(paymentId)).userErrors).toEqual([]);
    expect(await booksOf(loanId)).toEqual({ CASH: -PAID, LOAN_PRINCIPAL: PAID });
    expect(await seen(caller, loanId)).toEqual({
      status: 'PENDING_DISBURSEMENT',
      balance: '700.00',
      total: '700.00',
      standing: {
        balance: '700.00',
        totalOutstanding: '700.00',
        payoff: '700.00',
        credit: '0.00',
      },
      portfolio: '700.00',
    });
    const [all] = await lending.sql`
      select sum((booked->>'LOAN_PRINCIPAL')::bigint)::int as principal from lending.loans`;
    const { data } = await lending.ask(
      analyst,
      '{ portfolio(asOf: "2026-03-02") { loans outstanding { amount } statuses { status count outstanding { amount } } } }',
    );
    const portfolio = data?.['portfolio'] as { outstanding: { amount: string } };
    expect(Math.round(Number(portfolio.outstanding.amount) * 100)).toBe(all?.['principal']);
    expect(portfolio).toMatchObject({
      statuses: expect.arrayContaining([
        { status: 'PENDING_DISBURSEMENT', count: 1, outstanding: { amount: '700.00' } },
      ]),
    });
    // The borrower pays a part of it, and an officer takes down the rest, of a day before.
    await payIn(caller, loanId, '300');
    expect(await seen(caller, loanId)).toMatchObject({ balance: '400.00', portfolio: '400.00' });
    await receive(loanId, 50_000, '2026-02-20');
    expect(await seen(caller, loanId)).toMatchObject({
      balance: '0.00',
      standing: { credit: '100.00', payoff: '0.00' },
      portfolio: undefined,
    });
    expect(await booksOf(loanId)).toEqual({ CASH: 10_000, BORROWER_CREDIT: -10_000 });
  });

  test('that came in meanwhile is taken down, also while the next payout is on its way', async () => {
    const { caller, loanId, paymentId } = await paidBefore();
    at('2026-03-10');
    await receive(loanId, 5_000, '2026-03-05');
    const { payment } = await disburse(lending, officer(), loanId);
    await paymentReached(lending, payment?.id ?? '', 'SETTLED');
    const late = await receive(loanId, 2_500);
    await post(lending, late);
    expect((await reverse(late)).userErrors).toEqual([]);
    await post(lending, payment?.id ?? '');
    // It counts for the loan as if it had come in that day, and is reversed like every repayment.
    expect(await seen(caller, loanId)).toMatchObject({
      status: 'ACTIVE',
      standing: { credit: '0.00', payoff: '9250.00', balance: '9428.26' },
      balance: '9428.26',
      portfolio: '9428.26',
    });
    expect((await reverse(paymentId)).userErrors).toEqual([]);
    expect(await seen(caller, loanId)).toMatchObject({
      standing: { credit: '0.00', payoff: '9950.00', balance: '10000.00' },
      portfolio: '10000.00',
    });
  });

  test('and went back too often counts once while the next payout has not moved', async () => {
    const { caller, loanId } = await loanOfJanuary();
    at('2026-02-28');
    const [first, second] = [
      await payIn(caller, loanId, '600'),
      await payIn(caller, loanId, '100'),
    ];
    at('2026-03-02');
    await comesBack(loanId);
    await refund(loanId);
    const disputed = { code: 'DISPUTED', occurredAt: clock().toISOString() };
    await tell(lending, first, 'RETURNED', disputed);
    await payTo(caller, loanId, 'ACCT-0005');
    await clearAnew(loanId);
    const { payment } = await disburse(lending, officer(), loanId);
    await tell(lending, second, 'RETURNED', disputed);
    expect(await booksOf(loanId)).toEqual({ CASH: -PAID, LOAN_PRINCIPAL: PAID });
    await tell(lending, payment?.id ?? '', 'SETTLED', { occurredAt: clock().toISOString() });
    await paymentReached(lending, payment?.id ?? '', 'SETTLED');
    expect(await booksOf(loanId)).toEqual({
      CASH: -1_000_000 - PAID,
      LOAN_PRINCIPAL: 1_000_000 + PAID,
    });
    await post(lending, payment?.id ?? '');
    expect(await seen(caller, loanId)).toMatchObject({
      status: 'ACTIVE',
      balance: '10700.00',
      portfolio: '10700.00',
    });
  });
});
