import { type Id, newId } from '@blockscore/ids';
import { describe, expect, test } from 'vitest';
import { answerClearance, applied, asked, decided } from './application-steps.ts';
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

test('an applicant of whom a document is missing again is told so', async () => {
  const caller = borrower();
  const id = await applied(lending, caller, USD('9000.00'));
  await decided(lending, id, 'UNDER_REVIEW', {}, { kyc: 'NOT_STARTED' });
  const missing = async () => {
    const query = 'query ($id: ID!) { loanApplication(id: $id) { missing } }';
    const { data } = await lending.ask(caller, query, { id });
    const found = data?.['loanApplication'] as { missing: readonly string[] };
    return found.missing;
  };
  await expect.poll(missing).toEqual(['IDENTITY']);
  const kyc = { userId: caller.id as Id<'user'>, kycId: newId('kyc'), from: 'PENDING' } as const;
  await lending.hear('compliance.kyc.changed', { ...kyc, to: 'PENDING' });
  await expect.poll(missing).toEqual([]);
  await lending.hear('compliance.kyc.changed', { ...kyc, to: 'PENDING', awaitsPerson: true });
  await expect
    .poll(async () => (await asked(lending, 'lending.clearance.requested', id)).length)
    .toBe(2);
  await answerClearance(lending, id, { kyc: 'NOT_STARTED' });
  await expect.poll(missing).toEqual(['IDENTITY']);
});
