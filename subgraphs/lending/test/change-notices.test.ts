import { newId } from '@blockscore/ids';
import { expect, test } from 'vitest';
import { mutate, officer } from './lending-subgraph.ts';
import { post } from './loan-steps.ts';
import { useTimedLending } from './performance-steps.ts';

const { lending, clock, loanOfJanuary, receive } = useTimedLending();

test('a borrower is told what officers change of the loan, and what they take back', async () => {
  const { caller, loanId } = await loanOfJanuary();
  const by = officer();
  const service = async (field: string, input: Record<string, unknown>) => {
    const keyed = { note: 'As agreed.', idempotencyKey: newId('req'), ...input };
    const { userErrors } = await mutate(lending, by, field, keyed, 'loan { id }');
    expect(userErrors).toEqual([]);
  };
  await service('chargeFee', { loanId, amount: { amount: '25', currency: 'USD' } });
  await service('changeLoanRate', { loanId, annualRate: '8.5' });
  await service('rescheduleLoan', { loanId, nextDueDate: '2026-03-15' });
  await service('restructureLoan', { loanId, instalments: 12, nextDueDate: '2026-03-20' });
  await service('pauseLoan', { loanId, until: '2026-04-30' });
  const paymentId = await receive(loanId, 5_000);
  await post(lending, paymentId);
  await service('reverseRepayment', { paymentId });
  const told = (await lending.events('lending.notice.issued'))
    .map(({ data }) => data)
    .filter(({ userId }) => userId === caller.id)
    .slice(3);
  const effectiveOn = clock().toISOString().slice(0, 10);
  expect(told.map(({ kind, facts }) => [kind, facts])).toEqual([
    ['FEE_CHARGED', { amountMinor: '2500', currency: 'USD', effectiveOn }],
    ['TERMS_CHANGED', { change: 'RATE', annualRate: '8.5', effectiveOn }],
    ['TERMS_CHANGED', { change: 'RESCHEDULE', dueOn: '2026-03-15', effectiveOn }],
    [
      'TERMS_CHANGED',
      {
        change: 'RESTRUCTURE',
        dueOn: '2026-03-20',
        annualRate: '8.5',
        instalments: 12,
        effectiveOn,
      },
    ],
    ['TERMS_CHANGED', { change: 'PAUSE', pausedUntil: '2026-04-30', effectiveOn }],
    ['REPAYMENT_REVERSED', { amountMinor: '5000', currency: 'USD', effectiveOn }],
  ]);
  const switchOff = async (kind: string) => {
    const input = { preferences: [{ kind, email: false }] };
    const answer = await mutate(lending, caller, 'updateNoticePreferences', input, '');
    return answer.userErrors.map(({ code }) => code);
  };
  expect(await switchOff('TERMS_CHANGED')).toEqual(['NOTICE_REQUIRED']);
  expect(await switchOff('REPAYMENT_REVERSED')).toEqual(['NOTICE_REQUIRED']);
  expect(await switchOff('FEE_CHARGED')).toEqual([]);
});
