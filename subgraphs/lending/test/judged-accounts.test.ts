import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '@blockscore/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
import { MIGRATIONS } from './migrations-before.ts';
import { answerAs } from './payment-check-steps.ts';
import { portsOn } from './ports.ts';

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

let lending: TestLending;
beforeAll(async () => {
  lending = await startTestLending({ paymentProvider }, { ENABLE_PAYMENT_MONITORING: 'true' });
});
afterAll(async () => {
  await lending.close();
  await lending.drop();
});

test('a payment goes by the account that compliance judged, though another is chosen meanwhile', async () => {
  const caller = borrower();
  const loanId = await acceptedLoan(lending, caller);
  const payout = (await disburse(lending, officer(), loanId)).payment?.id ?? '';
  await answerAs(lending, payout, 'LET_THROUGH');
  await paymentReached(lending, payout, 'SETTLED');
  await post(lending, payout);

  const amount = { amount: '400.00', currency: 'USD' };
  const input = { loanId, amount, idempotencyKey: newKey(), method: 'DIRECT_DEBIT' };
  const { payment } = await mutate<{ readonly payment: { readonly id: string } }>(
    ...([lending, caller, 'recordRepayment', input, 'payment { id }'] as const),
  );
  await answerAs(lending, payment.id, 'BLOCK');
  const [former] = await lending.sql`
    select payout_account_id as id from lending.loans where id = ${loanId}`;

  const other = { account: 'BG80BNBG96611020345678', holderName: 'A. Borrower' };
  const { payoutAccount } = await mutate<{ readonly payoutAccount: { readonly id: string } }>(
    ...([lending, caller, 'addPayoutAccount', other, 'payoutAccount { id }'] as const),
  );
  const choice = { loanId, payoutAccountId: payoutAccount.id };
  const chosen = await mutate(lending, caller, 'changePayoutAccount', choice, 'loan { id }');
  expect(chosen.userErrors).toEqual([]);
  const remove = async () =>
    (await mutate(lending, caller, 'removePayoutAccount', { id: former?.['id'] }, '')).userErrors;
  expect(await remove()).toMatchObject([{ code: 'INVALID_STATE' }]);

  await answerAs(lending, payment.id, 'LET_THROUGH');
  await paymentReached(lending, payment.id, 'SETTLED');
  const accountOf = (id: string) => orders.find((order) => order.id === id)?.account;
  expect(accountOf(payment.id)).toBe(accountOf(payout));
  expect(accountOf(payment.id)).not.toBe(other.account);
  expect(await remove()).toEqual([]);
});

test('what waits for compliance is asked about again by the account that it was ordered for, from before the upgrade, too', async () => {
  const caller = borrower();
  const loanId = await acceptedLoan(lending, caller);
  const payout = (await disburse(lending, officer(), loanId)).payment?.id ?? '';
  const questions = async () => {
    const told = await lending.events('lending.payment_check.requested');
    return told.filter(({ data }) => data['paymentId'] === payout).map(({ data }) => data);
  };
  const first = await eventually(async () => (await questions())[0]);
  const other = { account: 'BG80BNBG96611020345678', holderName: 'A. Borrower' };
  const { payoutAccount } = await mutate<{ readonly payoutAccount: { readonly id: string } }>(
    ...([lending, caller, 'addPayoutAccount', other, 'payoutAccount { id }'] as const),
  );
  // As payments were before they named their account.
  await lending.sql`update lending.payments set payout_account_id = null where id = ${payout}`;
  const migration = join(MIGRATIONS, '0038_accounts-of-pending-payments.sql');
  await lending.sql.unsafe(await readFile(migration, 'utf8'));
  await lending.sql`
    update lending.loans set payout_account_id = ${payoutAccount.id} where id = ${loanId}`;
  const later = await portsOn(lending, () => new Date(Date.now() + 86_400_000));
  await endPatience(later.ports)();
  await later.close();
  expect(first).toMatchObject({ country: 'DE' });
  expect(await questions()).toEqual([first, first]);
});
