import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { expect, test } from 'vitest';
import { applied, decided } from './application-steps.ts';
import { examplesIn, follow, sectionOf } from './guide.ts';
import { borrower, officer, useLending } from './lending-subgraph.ts';
import { administrator } from './policy-steps.ts';

const lending = useLending();
const UNAFFORDABLE = { value: 700, income: '250000', debts: '50000' };

/** Somebody asks for 10,000.00 over 12 months. */
async function asked(status: string, disclosed: Record<string, unknown>) {
  const caller = borrower();
  const id = await applied(lending, caller, { termMonths: 12 });
  await decided(lending, id, status, disclosed);
  return { caller, id };
}

test('the guide tells what is answered', async () => {
  const section = sectionOf('docs/lending.md', 'Decisions');
  const [, content = ''] = section.match(/```json\n(.*?)```/s) ?? [];
  const examples = examplesIn(section);
  for (let count = 0; count < 5; count += 1) {
    await asked('APPROVED', { value: 700 });
    await asked('REJECTED', UNAFFORDABLE);
  }
  const day = (daysAgo: number) =>
    new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
  const told = (name: string, caller: Caller, id?: string) =>
    follow(lending, caller, examples.get(name), { content, from: day(1), to: day(0), id });
  await told('TryPolicy', userCaller(newId('user'), ['ANALYST']));
  await told('DeclarePolicy', administrator());
  await told('ActivatePolicy', administrator());
  const { caller, id } = await asked('APPROVED', UNAFFORDABLE);
  await told('AdverseAction', caller, id);
  await told('ReplayDecisions', officer(), id);
  await told('WhatIsMissing', officer(), id);
  await follow(lending, officer(), examples.get('DueSoon'), { day: day(-30) });
  await told('Policies', userCaller(newId('user'), ['ANALYST']));
  const referred = { value: 700, debts: '140000' };
  await told('ApproveLess', officer(), (await asked('UNDER_REVIEW', referred)).id);
  await told('Reject', officer(), (await asked('UNDER_REVIEW', referred)).id);
  expect(examples.size).toBe(10);
});
