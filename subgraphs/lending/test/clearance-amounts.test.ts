import { describe, expect, test } from 'vitest';
import { applied, asked, decided } from './application-steps.ts';
import { borrower, mutate, officer, useLending } from './lending-subgraph.ts';
import { activeLoan } from './loan-steps.ts';

const lending = useLending();
const USD = (amount: string) => ({ amount: { amount, currency: 'USD' } });

const approve = (id: string) =>
  mutate(lending, officer(), 'approveApplication', { id }, 'application { status }');

const amountAsked = async (id: string) =>
  (await asked(lending, 'lending.clearance.requested', id)).at(-1)?.['amountMinor'];

describe('a question for clearance', () => {
  test('tells what the person would owe in all, however it is divided into loans', async () => {
    const caller = borrower();
    await activeLoan(lending, caller, undefined, USD('3000.00'));
    const id = await applied(lending, caller, USD('2000.00'));
    expect(await amountAsked(id)).toBe('500000');
  });

  test('that was answered for less lets nobody approve more', async () => {
    const caller = borrower();
    const large = await applied(lending, caller, USD('9000.00'));
    await decided(lending, large, 'UNDER_REVIEW', {}, { kyc: 'PENDING' });
    const small = await applied(lending, caller, USD('1000.00'));
    await decided(lending, small, 'APPROVED');
    const { userErrors } = await approve(large);
    expect(userErrors).toMatchObject([{ code: 'CLEARANCE_REQUIRED' }]);
  });
});
