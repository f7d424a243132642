import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { expect, test } from 'vitest';
import { tell } from './callback-steps.ts';
import { closeDays } from './end-of-day-steps.ts';
import { borrower, mutate, newKey, officer } from './lending-subgraph.ts';
import { activeLoan, paymentReached } from './loan-steps.ts';
import { INSTALMENT, useTimedLending } from './performance-steps.ts';

const { lending, clock, at, loanOfJanuary, receive } = useTimedLending();
const CLOSED = { code: 'ACCOUNT_CLOSED', reason: 'The account of A. Borrower was closed.' };

/** The notices of a loan and a kind, each with whom it went to and its facts. */
async function noticesOf(loanId: string, kind: string) {
  return (await lending.events('lending.notice.issued'))
    .map(({ data }) => data)
    .filter((data) => data['loanId'] === loanId && data['kind'] === kind)
    .map(({ partnerId, facts }) => ({ to: partnerId ?? 'BORROWER', facts }));
}

test('a payout that comes back is told to borrower and partner, who is not told why', async () => {
  at('2026-01-31');
  const partnerId = newId('partner');
  const partner = userCaller(newId('user'), ['PARTNER'], partnerId);
  await mutate(
    lending,
    partner,
    'createWebhookEndpoint',
    { url: 'https://partner.example/hooks', kinds: ['LOAN_STATUS_CHANGED'] },
    'endpoint { id }',
  );
  const loanId = await activeLoan(lending, borrower(partnerId));
  const [payout] = await lending.sql`select id from lending.payments where loan_id = ${loanId}`;
  at('2026-03-10');
  const occurredAt = clock().toISOString();
  await tell(lending, String(payout?.['id']), 'RETURNED', { ...CLOSED, occurredAt });
  const facts = { amountMinor: '1000000', currency: 'USD', direction: 'PAYOUT' };
  expect(await noticesOf(loanId, 'PAYMENT_FAILED')).toEqual([
    { to: 'BORROWER', facts: { ...facts, failure: 'ACCOUNT_CLOSED' } },
    { to: partnerId, facts },
  ]);
  const { data, errors } = await lending.ask(
    partner,
    '{ partnerNotices(first: 5) { edges { node { kind failure amount { amount } loan { id status } } } } }',
  );
  expect(errors).toBeUndefined();
  expect(data?.['partnerNotices']).toMatchObject({
    edges: expect.arrayContaining([
      {
        node: {
          kind: 'PAYMENT_FAILED',
          failure: null,
          amount: { amount: '10000.00' },
          loan: { id: loanId, status: 'PENDING_DISBURSEMENT' },
        },
      },
    ]),
  });
  await eventually(async () => {
    const rows = await lending.sql`select body from lending.webhook_deliveries`;
    const bodies = rows.map((row) => String(row['body'])).filter((body) => body.includes(loanId));
    return bodies.some((body) => body.includes('"from":"ACTIVE","to":"PENDING_DISBURSEMENT"'))
      ? true
      : undefined;
  });
});

test('of a repayment that comes back a partner is not told', async () => {
  at('2026-01-31');
  const partnerId = newId('partner');
  const caller = borrower(partnerId);
  const loanId = await activeLoan(lending, caller);
  const amount = { amount: '100', currency: 'USD' };
  const { payment } = await mutate<{ payment: { id: string } }>(
    lending,
    caller,
    'recordRepayment',
    { loanId, amount, idempotencyKey: newKey() },
    'payment { id }',
  );
  await paymentReached(lending, payment.id, 'SETTLED');
  const occurredAt = clock().toISOString();
  await tell(lending, payment.id, 'RETURNED', { code: 'DISPUTED', occurredAt });
  const told = await noticesOf(loanId, 'PAYMENT_FAILED');
  expect(told.map(({ to }) => to)).toEqual(['BORROWER']);
});

test('a loan that is given up tells what was lost of it, and not what was lent', async () => {
  const { loanId } = await loanOfJanuary();
  at('2026-02-28');
  await receive(loanId, INSTALMENT);
  at('2026-08-01');
  await closeDays(lending, clock);
  const given = { loanId, note: 'Nobody answers.', idempotencyKey: newKey() };
  const { loan } = await mutate<{
    loan: { standing: { chargedOff: { amount: string } } };
  }>(lending, officer(), 'chargeOffLoan', given, 'loan { standing { chargedOff { amount } } }');
  const lost = Math.round(Number(loan.standing.chargedOff.amount) * 100);
  expect(lost).not.toBe(1_000_000);
  expect(await noticesOf(loanId, 'LOAN_CHARGED_OFF')).toEqual([
    { to: 'BORROWER', facts: { amountMinor: String(lost), currency: 'USD', termMonths: 24 } },
  ]);
});

// 2024 is a leap year: a year from June 2023 has 366 days, and from June 2025 it has 365.
test.each([2023, 2025])('a year ahead of June %d is a year', async (year) => {
  at(`${year}-06-15`);
  const loanId = await activeLoan(lending, borrower());
  const refused = async (field: string, input: Record<string, unknown>) => {
    const asked = { loanId, note: 'So.', ...input, idempotencyKey: newKey() };
    const { userErrors } = await mutate(lending, officer(), field, asked, 'loan { id }');
    return userErrors.map(({ code, path }) => [code, path?.at(-1)]);
  };
  const [last, tooLate] = [`${year + 1}-06-15`, `${year + 1}-06-16`];
  const dated = [['DATE_INVALID', 'nextDueDate']];
  expect(await refused('rescheduleLoan', { nextDueDate: tooLate })).toEqual(dated);
  const plan = { nextDueDate: tooLate, instalments: 12 };
  expect(await refused('restructureLoan', plan)).toEqual(dated);
  expect(await refused('pauseLoan', { until: tooLate })).toEqual([['DATE_INVALID', 'until']]);
  expect(await refused('rescheduleLoan', { nextDueDate: last })).toEqual([]);
  expect(await refused('pauseLoan', { until: last })).toEqual([]);
});
