import type { Caller } from '@blockscore/caller';
import { type Id, isId, newId } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { expect, test } from 'vitest';
import { answerClearance, applied, asked, decided, reached } from './application-steps.ts';
import { borrower, mutate, officer, useLending } from './lending-subgraph.ts';
import { acceptedLoan, disburse } from './loan-steps.ts';

const lending = useLending();

function idOf({ id }: Caller): Id<'user'> {
  if (!isId('user', id)) throw new Error('A borrower is a user.');
  return id;
}

/** An officer of compliance resolves an alert about a likely fraud. */
const settle = (caller: Caller, resolution: 'FALSE_POSITIVE' | 'CONFIRMED') =>
  lending.hear('compliance.alert.resolved', {
    ...{ alertId: newId('alert'), source: 'FRAUD', resolution, userId: idOf(caller) },
  });

async function reasonsRead(caller: Caller, id: string): Promise<readonly string[]> {
  const query = 'query ($id: ID!) { loanApplication(id: $id) { decision { reasons { code } } } }';
  const { data } = await lending.ask(caller, query, { id });
  const found = data?.['loanApplication'] as { decision: { reasons: { code: string }[] } };
  return found.decision.reasons.map(({ code }) => code);
}

const questions = async (id: string) =>
  (await asked(lending, 'lending.clearance.requested', id)).length;

test('a likely fraud is left to officers, and looks like any other review to the applicant', async () => {
  const caller = borrower();
  const id = await applied(lending, caller);
  await decided(lending, id, 'UNDER_REVIEW', {}, { fraud: 'HIGH' });
  expect(await reasonsRead(officer(), id)).toEqual(['FRAUD_SUSPECTED']);
  expect(await reasonsRead(caller, id)).toEqual(['MANUAL_REVIEW']);
  const approve = await mutate(
    lending,
    officer(),
    'approveApplication',
    { id },
    'application { id }',
  );
  expect(approve.userErrors).toMatchObject([{ code: 'CLEARANCE_REQUIRED' }]);
});

test('an application that is only conspicuous is decided by itself', async () => {
  const id = await applied(lending, borrower());
  await decided(lending, id, 'APPROVED', {}, { fraud: 'ELEVATED' });
});

test('what compliance found to be none is asked about anew and decided; what it confirmed stays', async () => {
  const caller = borrower();
  const id = await applied(lending, caller);
  await decided(lending, id, 'UNDER_REVIEW', {}, { fraud: 'HIGH' });
  // Of another source, which says nothing of this.
  await lending.hear('compliance.alert.resolved', {
    ...{ alertId: newId('alert'), source: 'MONITORING', resolution: 'NO_ACTION' },
    userId: idOf(caller),
  });
  await settle(caller, 'CONFIRMED');
  await settle(caller, 'FALSE_POSITIVE');
  await eventually(async () => ((await questions(id)) === 2 ? true : undefined));
  await answerClearance(lending, id, { fraud: 'LOW' });
  await reached(lending, id, 'APPROVED');
});

test('nothing is paid out on a clearance that suspects a fraud', async () => {
  const caller = borrower();
  const loanId = await acceptedLoan(lending, caller);
  const [loan] = await lending.sql<{ application: string }[]>`
    select application_id as application from lending.loans where id = ${loanId}`;
  const id = loan?.application ?? '';
  await settle(caller, 'FALSE_POSITIVE');
  await eventually(async () => {
    const [row] = await lending.sql`
      select 1 from lending.clearances where application_id = ${id} and voided_at is not null`;
    return row;
  });
  expect((await disburse(lending, officer(), loanId)).userErrors).toMatchObject([
    { code: 'CLEARANCE_STALE' },
  ]);
  await answerClearance(lending, id, { fraud: 'HIGH' });
  await eventually(async () => {
    const { userErrors } = await disburse(lending, officer(), loanId);
    return userErrors[0]?.code === 'CLEARANCE_REQUIRED' ? true : undefined;
  });
});
