import { expect, test } from 'vitest';
import { borrower, mutate, newKey, useLending } from './lending-subgraph.ts';
import { activeLoan } from './loan-steps.ts';

const lending = useLending();

test('no more than ten payments of a loan are on their way', async () => {
  const me = borrower();
  const loanId = await activeLoan(lending, me);
  // Of this account the simulated provider never tells what came of a collection.
  const account = { account: 'ACCT-0010', holderName: 'Grace Hopper' };
  const added = await mutate<{ readonly payoutAccount: { readonly id: string } | null }>(
    lending,
    me,
    'addPayoutAccount',
    account,
    'payoutAccount { id }',
  );
  const chosen = { loanId, payoutAccountId: added.payoutAccount?.id };
  expect(
    (await mutate(lending, me, 'changePayoutAccount', chosen, 'loan { id }')).userErrors,
  ).toEqual([]);
  const repay = () => {
    const amount = { amount: '0.01', currency: 'USD' };
    const input = { loanId, amount, idempotencyKey: newKey() };
    return mutate(lending, me, 'recordRepayment', input, 'payment { id }');
  };
  for (let count = 0; count < 10; count += 1) expect((await repay()).userErrors).toEqual([]);
  expect((await repay()).userErrors).toMatchObject([
    { code: 'INVALID_STATE', path: ['input', 'loanId'] },
  ]);
});
