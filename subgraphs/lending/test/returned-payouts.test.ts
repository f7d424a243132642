import type { Caller } from '@blockscore/caller';
import { describe, expect, test } from 'vitest';
import { callbackOf, tell, tellSigned } from './callback-steps.ts';
import { closeDays } from './end-of-day-steps.ts';
import { mutate, newKey, officer } from './lending-subgraph.ts';
import { disburse, paymentReached, post } from './loan-steps.ts';
import { loanOf } from './loan-view.ts';
import { INSTALMENT, useTimedLending } from './performance-steps.ts';

const { lending, clock, at, loanOfJanuary, receive, report, revisionsOf } = useTimedLending();

async function payoutOf(loanId: string): Promise<string> {
  const [row] = await lending.sql`
    select id from lending.payments where loan_id = ${loanId} and direction = 'PAYOUT'
    order by created_at desc limit 1`;
  return String(row?.['id']);
}

const CLOSED = { code: 'ACCOUNT_CLOSED', reason: 'The account was closed.' };
const back = () => ({ ...CLOSED, occurredAt: clock().toISOString() });

/** What the ledger was asked to hold of a loan, accounts at zero left out. */
async function booksOf(loanId: string): Promise<Record<string, number>> {
  const [row] = await lending.sql`select booked from lending.loans where id = ${loanId}`;
  const booked = Object.entries(row?.['booked'] as Record<string, string>);
  return Object.fromEntries(
    booked.flatMap(([account, net]) => (net === '0' ? [] : [[account, Number(net)]])),
  );
}

async function standingOf(caller: Caller, id: string) {
  const answer = await lending.ask(
    caller,
    `query ($id: ID!) { loan(id: $id) { standing { status credit { amount } payoff { amount } balance { amount } }
      entries { edges { node { kind cause reverses effectiveOn } } } } }`,
    { id },
  );
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['loan'] as {
    readonly standing: Record<string, unknown> | null;
    readonly entries: { readonly edges: readonly { readonly node: Record<string, unknown> }[] };
  };
}

describe('a payout that comes back after the loan has begun', () => {
  test('makes it a loan that never did, with interest and fees taken back, to be paid out again', async () => {
    const { caller, loanId } = await loanOfJanuary();
    const payout = await payoutOf(loanId);
    at('2026-03-20');
    await closeDays(lending, clock);
    const amount = { amount: '10', currency: 'USD' };
    const charged = { loanId, amount, note: 'A letter.', idempotencyKey: newKey() };
    await mutate(lending, officer(), 'chargeFee', charged, 'loan { id }');
    expect(await booksOf(loanId)).toHaveProperty('FEE_INCOME');
    expect((await loanOf(lending, caller, loanId)).status).toBe('DELINQUENT');
    const body = callbackOf(payout, 'RETURNED', back());
    expect((await tellSigned(lending, body)).body.outcome).toBe('APPLIED');
    expect((await tellSigned(lending, body)).body.outcome).toBe('DUPLICATE');
    expect((await tell(lending, payout, 'RETURNED', back())).body.outcome).toBe('KNOWN');
    expect(await loanOf(lending, caller, loanId)).toMatchObject({
      status: 'PENDING_DISBURSEMENT',
      disbursedOn: null,
      schedule: [],
      nextInstalment: null,
      balance: { amount: '0.00' },
      delinquency: { daysPastDue: 0 },
      payments: { edges: [{ node: { status: 'RETURNED', failureReason: CLOSED.reason } }] },
    });
    const { standing, entries } = await standingOf(caller, loanId);
    expect(standing).toBeNull();
    expect(entries.edges.map(({ node }) => node)).toEqual([
      { kind: 'REVERSED', cause: 'CHARGEBACK', reverses: 2, effectiveOn: '2026-03-20' },
      { kind: 'REVERSED', cause: 'CHARGEBACK', reverses: 1, effectiveOn: '2026-03-20' },
      { kind: 'FEE_CHARGED', cause: null, reverses: null, effectiveOn: '2026-03-20' },
      { kind: 'DISBURSED', cause: null, reverses: null, effectiveOn: '2026-01-31' },
    ]);
    const notices = await lending.events('lending.notice.issued');
    expect(notices.at(-1)?.data).toMatchObject({
      kind: 'PAYMENT_FAILED',
      facts: { direction: 'PAYOUT', failure: 'ACCOUNT_CLOSED' },
    });
    const [kept] = await lending.sql`
      select (select count(*)::int from lending.loan_standings where loan_id = ${loanId}) as standings,
        (select count(*)::int from lending.instalments where loan_id = ${loanId}) as instalments,
        earned_interest::int, principal_outstanding::int from lending.loans where id = ${loanId}`;
    expect(kept).toEqual({
      standings: 0,
      instalments: 0,
      earned_interest: 0,
      principal_outstanding: 0,
    });
    at('2026-03-24');
    const { payment } = await disburse(lending, officer(), loanId);
    await post(lending, payment?.id ?? '');
    const again = await loanOf(lending, caller, loanId);
    expect(again).toMatchObject({ status: 'ACTIVE', disbursedOn: '2026-03-24' });
    expect(again.schedule[0]).toMatchObject({ number: 1, dueDate: '2026-04-24' });
    expect(await booksOf(loanId)).toEqual({ CASH: -1_000_000, LOAN_PRINCIPAL: 1_000_000 });
  });

  test('leaves what was repaid to the borrower until it is paid out again, and then counts it', async () => {
    const { caller, loanId } = await loanOfJanuary();
    const payout = await payoutOf(loanId);
    at('2026-02-28');
    await receive(loanId, INSTALMENT);
    at('2026-03-02');
    await tell(lending, payout, 'RETURNED', back());
    expect(await booksOf(loanId)).toEqual({ CASH: INSTALMENT, BORROWER_CREDIT: -INSTALMENT });
    expect((await standingOf(caller, loanId)).standing).toEqual({
      status: 'PENDING_DISBURSEMENT',
      credit: { amount: '465.61' },
      payoff: { amount: '0.00' },
      balance: { amount: '0.00' },
    });
    const refund = async (amount: string) => {
      const input = { loanId, amount: { amount, currency: 'USD' }, idempotencyKey: newKey() };
      const { payment, userErrors } = await mutate<{ payment: { id: string } | null }>(
        lending,
        officer(),
        'refundOverpayment',
        input,
        'payment { id }',
      );
      if (payment === null) throw new Error(JSON.stringify(userErrors));
      await paymentReached(lending, payment.id, 'SETTLED');
    };
    await refund('65.61');
    const { payment } = await disburse(lending, officer(), loanId);
    await paymentReached(lending, payment?.id ?? '', 'SETTLED');
    // Its payout is in the books already, and the loan begins once the ledger says so.
    await refund('100.00');
    expect((await loanOf(lending, caller, loanId)).status).toBe('DISBURSING');
    expect(await booksOf(loanId)).toEqual({
      CASH: -970_000,
      LOAN_PRINCIPAL: 1_000_000,
      BORROWER_CREDIT: -30_000,
    });
    await post(lending, payment?.id ?? '');
    // What is left of it counts for the loan, of its first instalment: 90.83 of it is interest.
    expect((await standingOf(caller, loanId)).standing).toEqual({
      status: 'ACTIVE',
      credit: { amount: '0.00' },
      payoff: { amount: '9700.00' },
      balance: { amount: '9790.83' },
    });
    // The second one comes back too, before and after the books have it.
    await tell(lending, payment?.id ?? '', 'RETURNED', back());
    expect(await booksOf(loanId)).toEqual({ CASH: 30_000, BORROWER_CREDIT: -30_000 });
    const third = (await disburse(lending, officer(), loanId)).payment?.id ?? '';
    await paymentReached(lending, third, 'SETTLED');
    await tell(lending, third, 'RETURNED', back());
    expect((await loanOf(lending, caller, loanId)).status).toBe('PENDING_DISBURSEMENT');
    expect(await booksOf(loanId)).toEqual({ CASH: 30_000, BORROWER_CREDIT: -30_000 });
  });

  test('opens a loan that was given up, and takes back what its months told', async () => {
    const { caller, loanId } = await loanOfJanuary();
    const payout = await payoutOf(loanId);
    at('2026-04-01');
    await closeDays(lending, clock);
    await report();
    const given = { loanId, note: 'Nobody answers.', idempotencyKey: newKey() };
    for (const each of [officer(), officer()]) {
      await mutate(lending, each, 'chargeOffLoan', given, 'loan { id }');
    }
    expect((await loanOf(lending, caller, loanId)).status).toBe('CHARGED_OFF');
    await tell(lending, payout, 'RETURNED', back());
    expect((await loanOf(lending, caller, loanId)).status).toBe('PENDING_DISBURSEMENT');
    expect(await booksOf(loanId)).toEqual({});
    const told = (await revisionsOf(loanId, 4)).slice(2);
    expect(told).toEqual([
      [1, 1, 0, 0, 0, 0, 'ACTIVE'],
      [1, 2, 0, 0, 0, 0, 'ACTIVE'],
    ]);
    await disburse(lending, officer(), loanId).then(({ payment }) =>
      post(lending, payment?.id ?? ''),
    );
    at('2026-05-01');
    await receive(loanId, INSTALMENT);
    at('2026-05-02', '00:30');
    await closeDays(lending, clock);
    await report();
    const months = await revisionsOf(loanId, 5);
    expect(months.at(-1)).toEqual([2, 1, INSTALMENT, INSTALMENT, 0, 0, 'ACTIVE']);
  });
});
