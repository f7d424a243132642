import { type Caller, type Role, userCaller } from '@blockscore/caller';
import { type Id, isId, newId } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { describe, expect, test } from 'vitest';
import { answerClearance, applied, asked, decided, reached } from './application-steps.ts';
import { borrower, mutate, officer, useLending } from './lending-subgraph.ts';
import { accept, acceptedLoan, cleared, disburse } from './loan-steps.ts';

const lending = useLending();

function idOf({ id }: Caller): Id<'user'> {
  if (!isId('user', id)) throw new Error('A borrower is a user.');
  return id;
}

/** An officer of compliance resolves an alert about a likely fraud. */
const settle = (caller: Caller, resolution: 'FALSE_POSITIVE' | 'CONFIRMED' | 'NO_ACTION') =>
  lending.hear('compliance.alert.resolved', {
    ...{ alertId: newId('alert'), source: 'FRAUD', resolution, userId: idOf(caller) },
  });

async function reasonsRead(caller: Caller, id: string): Promise<readonly string[]> {
  const query = 'query ($id: ID!) { loanApplication(id: $id) { decision { reasons { code } } } }';
  const { data } = await lending.ask(caller, query, { id });
  const found = data?.['loanApplication'] as { decision: { reasons: { code: string }[] } };
  return found.decision.reasons.map(({ code }) => code);
}

const STAFF: readonly (readonly Role[])[] = [
  ['COMPLIANCE_OFFICER'],
  ['COMPLIANCE_OFFICER', 'ADMIN', 'ANALYST', 'PARTNER', 'BORROWER'],
];

test.each(STAFF)(
  'officers of compliance, whom it may name, read what the applicant does: %s, …',
  async (...roles) => {
    const caller = borrower();
    const id = await applied(lending, caller);
    await decided(
      lending,
      id,
      'UNDER_REVIEW',
      { value: 600 },
      { fraud: 'HIGH', screening: 'POTENTIAL_MATCH' },
    );
    const compliance = userCaller(newId('user'), roles);
    const query = `query ($id: ID!, $who: ID!) {
    loanApplication(id: $id) { status missing answerBy decision { outcome decidedBy reasons { code text } inputs { note } } }
    loanApplications(filter: { userId: $who }) { edges { node { decision { reasons { code text } } } } } }`;
    const read = (by: Caller) => lending.ask(by, query, { id, who: caller.id });
    const shown = await read(caller);
    expect(JSON.stringify(shown)).toContain('MANUAL_REVIEW');
    expect(await read(compliance)).toEqual(shown);
    const found = `query ($id: ID!) { loanApplication(id: $id) { decisions { reasons { code } } } }`;
    expect((await lending.ask(compliance, found, { id })).errors?.[0]?.extensions?.code).toBe(
      'FORBIDDEN',
    );
    const again = `query ($id: ID!) { decisionReplay(applicationId: $id) { status } }`;
    expect(
      (await lending.ask(compliance, again, { id })).data?.['decisionReplay'] ?? null,
    ).toBeNull();
  },
);

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
  const declined = borrower();
  const before = await applied(lending, declined);
  await decided(lending, before, 'UNDER_REVIEW', {}, { fraud: 'HIGH' });
  const rejection = { id: before, reasons: ['INCOME_NOT_VERIFIED'] };
  await mutate(lending, officer(), 'rejectApplication', rejection, 'application { status }');
  await settle(declined, 'CONFIRMED');
  // Taken back: what was decided for it stays decided.
  await settle(declined, 'FALSE_POSITIVE');
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
  await reached(lending, before, 'REJECTED');
  expect(await questions(before)).toBe(1);
  // The policy did; to the applicant it is as after each review that an officer came to the end of.
  const query = `query ($id: ID!) {
    loanApplication(id: $id) { decision { outcome decidedBy reasons { code } } } }`;
  const read = async (by: Caller) => (await lending.ask(by, query, { id })).data;
  const decision = { outcome: 'APPROVED', reasons: [] };
  const shown = (decidedBy: string) => ({
    loanApplication: { decision: { ...decision, decidedBy } },
  });
  expect(await read(caller)).toEqual(shown('OFFICER'));
  expect(await read(officer())).toEqual(shown('POLICY'));
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

test('nothing is paid out on what was said before a likely fraud came to light', async () => {
  const caller = borrower();
  const loanId = await acceptedLoan(lending, caller);
  const raised = (severity: 'MEDIUM' | 'HIGH', source: 'FRAUD' | 'MONITORING' = 'FRAUD') =>
    lending.hear('compliance.alert.raised', {
      ...{ alertId: newId('alert'), source, rule: 'APPLICATION_FRAUD', severity },
      userId: idOf(caller),
    });
  const voided = async () =>
    (
      await lending.sql`
        select 1 from lending.clearances where loan_id = ${loanId} and voided_at is not null`
    ).length;
  await raised('MEDIUM');
  await raised('HIGH', 'MONITORING');
  // Events of a stream are heard in their order: another person's is dealt with after these.
  const other = borrower();
  const waiting = await applied(lending, other);
  await decided(lending, waiting, 'UNDER_REVIEW', {}, { fraud: 'HIGH' });
  await settle(other, 'NO_ACTION');
  await eventually(async () => ((await questions(waiting)) === 2 ? true : undefined));
  expect(await voided()).toBe(0);
  await raised('HIGH');
  await expect.poll(voided).toBeGreaterThan(0);
  expect((await disburse(lending, officer(), loanId)).userErrors).toMatchObject([
    { code: 'CLEARANCE_STALE' },
  ]);
});

describe('while compliance has not answered about the payout', () => {
  /** An approved application whose offer was accepted just now. */
  async function justAccepted(caller: Caller) {
    const id = await applied(lending, caller);
    await decided(lending, id, 'APPROVED');
    const { loan } = await accept(lending, caller, id);
    await expect.poll(() => questions(id)).toBe(2);
    return { id, loanId: loan?.id ?? '' };
  }

  const codes = async (loanId: string) =>
    (await disburse(lending, officer(), loanId)).userErrors.map(({ code }) => code);

  test('nothing is paid out, though what it said of the application is fresh', async () => {
    const { id, loanId } = await justAccepted(borrower());
    expect(await codes(loanId)).toEqual(['CLEARANCE_STALE']);
    // The question of a moment ago is enough; one that was lost is asked again.
    expect(await questions(id)).toBe(2);
    lending.travel(6 * 60_000);
    try {
      expect(await codes(loanId)).toEqual(['CLEARANCE_STALE']);
      await expect.poll(() => questions(id)).toBe(3);
      await cleared(lending, loanId);
      expect(await codes(loanId)).toEqual([]);
    } finally {
      lending.travel(-6 * 60_000);
    }
  });

  test('nor once it suspects a fraud of it alone', async () => {
    const { id, loanId } = await justAccepted(borrower());
    await answerClearance(lending, id, { fraud: 'HIGH' });
    await expect.poll(() => codes(loanId)).toEqual(['CLEARANCE_REQUIRED']);
  });

  test('a loan of a former release, which nobody asked about, is asked about first', async () => {
    const { id, loanId } = await justAccepted(borrower());
    await lending.sql`delete from lending.clearances where loan_id = ${loanId}`;
    expect(await codes(loanId)).toEqual(['CLEARANCE_STALE']);
    await expect.poll(() => questions(id)).toBe(3);
    await cleared(lending, loanId);
    expect(await codes(loanId)).toEqual([]);
  });
});

test('what another application of theirs was cleared by says nothing of one that is suspected', async () => {
  const caller = borrower();
  const suspected = await applied(lending, caller);
  await decided(lending, suspected, 'UNDER_REVIEW', {}, { fraud: 'HIGH' });
  const large = { amount: { amount: '30000.00', currency: 'USD' }, termMonths: 60 };
  const other = await applied(lending, caller, large);
  await decided(lending, other, 'UNDER_REVIEW', { value: 720, income: '2000000' });
  const { userErrors } = await mutate(
    lending,
    officer(),
    'approveApplication',
    { id: suspected },
    'application { id }',
  );
  expect(userErrors).toMatchObject([{ code: 'CLEARANCE_REQUIRED' }]);
});

test('what is suspected of a small loan lets nobody approve a larger one that was cleared before', async () => {
  const caller = borrower();
  const large = { amount: { amount: '30000.00', currency: 'USD' }, termMonths: 60 };
  const id = await applied(lending, caller, large);
  await decided(lending, id, 'UNDER_REVIEW', { value: 720, income: '2000000' });
  const small = await applied(lending, caller, { amount: { amount: '2000.00', currency: 'USD' } });
  await decided(lending, small, 'UNDER_REVIEW', {}, { fraud: 'HIGH' });
  const approve = () =>
    mutate(lending, officer(), 'approveApplication', { id }, 'application { id }');
  expect((await approve()).userErrors).toMatchObject([{ code: 'CLEARANCE_REQUIRED' }]);
});
