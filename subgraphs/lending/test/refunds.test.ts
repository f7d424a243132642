import { expect, test } from 'vitest';
import { borrower, mutate, newKey, officer, useLending } from './lending-subgraph.ts';
import { activeLoan, paymentReached } from './loan-steps.ts';

const lending = useLending();
const USD = 'USD';

interface Answer {
  readonly payment: { readonly id: string } | null;
}

test('an overpayment goes back to a verified account that the borrower still has', async () => {
  const me = borrower();
  const loanId = await activeLoan(lending, me);
  const received = { loanId, amount: { amount: '90000', currency: USD }, idempotencyKey: newKey() };
  await mutate(lending, officer(), 'recordRepayment', received, 'payment { id }');
  const refund = () => {
    const amount = { amount: '100', currency: USD };
    const input = { loanId, amount, idempotencyKey: newKey() };
    return mutate<Answer>(lending, officer(), 'refundOverpayment', input, 'payment { id }');
  };
  const [account] = await lending.sql`
    select payout_account_id as id from lending.loans where id = ${loanId}`;
  const removed = { id: String(account?.['id']) };
  const { userErrors } = await mutate(
    lending,
    me,
    'removePayoutAccount',
    removed,
    'payoutAccount { id }',
  );
  expect(userErrors).toEqual([]);
  expect((await refund()).userErrors).toMatchObject([{ code: 'PAYOUT_ACCOUNT_UNVERIFIED' }]);
  const added = await mutate<{ readonly payoutAccount: { readonly id: string } | null }>(
    lending,
    me,
    'addPayoutAccount',
    { account: 'GB29 NWBK 6016 1331 9268 19', holderName: 'A. Borrower' },
    'payoutAccount { id }',
  );
  const chosen = { loanId, payoutAccountId: added.payoutAccount?.id };
  const change = await mutate(lending, me, 'changePayoutAccount', chosen, 'loan { id }');
  expect(change.userErrors).toEqual([]);
  const { payment } = await refund();
  await paymentReached(lending, payment?.id ?? '', 'SETTLED');
});
