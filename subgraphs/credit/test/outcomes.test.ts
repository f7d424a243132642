import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { newSealKeyPair } from '@blockscore/vault';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyst, officer, person, startTestCredit, submitted } from './credit-subgraph.ts';
import { lendFifty } from './lent-loans.ts';
import { openWatching, type Watching } from './watched-scores.ts';

let credit: TestSubgraph;
let watching: Watching;
beforeAll(async () => {
  credit = await startTestCredit();
  watching = await openWatching(credit, new Date().toISOString());
});
afterAll(async () => {
  await watching?.close();
  await credit?.close();
  await credit?.drop();
});

interface Application {
  readonly userId: `user_${string}`;
  readonly applicationId: `app_${string}`;
  readonly loanId: `loan_${string}`;
}

const application = (userId: string = newId('user')): Application => ({
  userId: userId as `user_${string}`,
  applicationId: newId('app'),
  loanId: newId('loan'),
});

async function assessed({ userId, applicationId }: Application): Promise<void> {
  const { publicKey } = await newSealKeyPair();
  const requestId = newId('req');
  await credit.hear('lending.assessment.requested', {
    requestId,
    applicationId,
    userId,
    publicKey,
  });
}

const decided = (
  { userId, applicationId }: Application,
  outcome: 'APPROVED' | 'REJECTED' | 'REFERRED' = 'APPROVED',
) =>
  credit.hear('lending.decision.made', {
    applicationId,
    userId,
    outcome,
    policyVersion: 'v1',
    decidedBy: 'POLICY',
    reasonCodes: [],
  });

const became = (
  { applicationId, loanId }: Application,
  from: 'DISBURSING' | 'PENDING_DISBURSEMENT' | 'ACTIVE' | 'DELINQUENT',
  to: 'ACTIVE' | 'DELINQUENT' | 'PAID_OFF' | 'CHARGED_OFF' | 'CANCELLED',
) => credit.hear('lending.status.changed', { applicationId, loanId, entity: 'LOAN', from, to });

const reported = (
  { userId, loanId }: Application,
  number: number,
  worstDaysPastDue: number,
  periodEnd: string,
  revision?: number,
) =>
  credit.hear('lending.performance.reported', {
    userId,
    loanId,
    number,
    periodEnd,
    currency: 'USD',
    dueMinor: '10000',
    paidMinor: '10000',
    daysPastDue: worstDaysPastDue,
    worstDaysPastDue,
    status: 'ACTIVE',
    ...(revision !== undefined && { revision }),
  });

const outcomeOf = async ({ loanId }: Application) =>
  (
    await credit.sql`
      select user_id, application_id, score_id, opened_on::text, months_on_book,
        defaulted_on::text, closed_on::text
      from credit.loan_outcomes where loan_id = ${loanId}`
  )[0];

/** Waits until credit has heard everything that was said. */
async function heard(seq: number): Promise<void> {
  await eventually(async () => {
    const [row] = await credit.sql`
      select 1 from credit.inbox where consumer = 'credit' and stream = 'lending' and seq >= ${seq}`;
    return row;
  });
}

// First, while no other test has reported a month.
describe('calibration', () => {
  const QUERY = `query ($from: LocalDate, $to: LocalDate) { scoreCalibration(from: $from, to: $to) {
    from to horizonMonths cells { modelId isShadow vintage band loans expectedDefaultRate
      ages { monthsOnBook loans defaults expectedDefaultRate observedDefaultRate interval { low high } isComplete } } } }`;

  test('holds what was expected to what was seen, by model, age and band', async () => {
    await lendFifty(watching);
    const answer = await credit.ask(analyst, QUERY, { from: '2024-02-10', to: '2024-02-11' });
    expect(answer.errors).toBeUndefined();
    const { scoreCalibration } = answer.data as {
      scoreCalibration: { cells: { ages: { monthsOnBook: number }[] }[] };
    };
    expect(scoreCalibration).toMatchObject({
      ...{ from: '2024-01-01', to: '2024-03-31', horizonMonths: 24 },
      cells: [
        { modelId: 'application-trees-v1', isShadow: true, band: 'FAIR', loans: 50 },
        { modelId: 'application-v1', isShadow: false, band: 'GOOD', loans: 28 },
        { modelId: 'application-v1', isShadow: false, band: 'POOR', loans: 22 },
      ],
    });
    const [shadow, good, poor] = scoreCalibration.cells;
    expect(shadow).toMatchObject({ expectedDefaultRate: expect.closeTo(0.12, 9) });
    // One of those that still run is eight months old; another one defaulted in the eighth month.
    // By the newest month that was reported, those that ended were eighteen months old, not more.
    expect(good?.ages).toMatchObject([
      { monthsOnBook: 3, loans: 28, defaults: 0 },
      { monthsOnBook: 6, loans: 28, defaults: 0 },
      { monthsOnBook: 12, loans: 27, defaults: 1, observedDefaultRate: 1 / 27 },
      { monthsOnBook: 18, loans: 27, defaults: 1, isComplete: false },
    ]);
    expect(good?.ages).toHaveLength(4);
    expect(shadow?.ages).toMatchObject([
      { loans: 50 },
      { loans: 50 },
      { loans: 27 },
      { loans: 27 },
    ]);
    expect(poor?.ages.map(({ monthsOnBook }) => monthsOnBook)).toEqual([3, 6]);
  });

  test('is for those who read models, and for two years at most', async () => {
    for (const field of [
      'scoreCalibration { from }',
      'scoreDrift { week }',
      'scoreFairness { from }',
    ]) {
      const refused = await credit.ask(officer, `{ ${field} }`);
      expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    }
    const long = await credit.ask(analyst, QUERY, { from: '2024-01-01', to: '2026-01-02' });
    expect(long.errors?.[0]).toMatchObject({
      message: 'from: at most 2 years at once: give 2024-01-02 or later, or an earlier `to`.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
    const reversed = await credit.ask(analyst, QUERY, { from: '2024-01-02', to: '2024-01-01' });
    expect(reversed.errors?.[0]?.message).toContain('is after 2024-01-01');
  });
});

describe('what becomes of an application', () => {
  test('is kept beside the score that it was decided by', async () => {
    const caller = person();
    const score = await submitted(credit, caller);
    const one = application(caller.id);
    await assessed(one);
    await decided(one, 'REFERRED');
    await decided(one);
    await became(one, 'DISBURSING', 'ACTIVE');
    await reported(one, 1, 0, '2026-12-22');
    await reported(one, 2, 95, '2027-01-22');
    await reported(one, 3, 120, '2027-02-22');
    // A redelivery of an earlier month makes nobody younger.
    await heard(await reported(one, 1, 0, '2026-12-22'));
    expect(await outcomeOf(one)).toMatchObject({
      user_id: caller.id,
      application_id: one.applicationId,
      score_id: score.id,
      opened_on: new Date().toISOString().slice(0, 10),
      months_on_book: 3,
      defaulted_on: '2027-01-22',
      closed_on: null,
    });
    const decisions = await credit.sql`
      select outcome from credit.decisions where application_id = ${one.applicationId}`;
    expect(decisions.map((row) => row['outcome'])).toEqual(['APPROVED']);
  });

  test('ends when the loan is paid off, or charged off in default', async () => {
    const [good, bad] = [application(), application()];
    for (const one of [good, bad]) {
      await assessed(one);
      await became(one, 'DISBURSING', 'ACTIVE');
    }
    await became(good, 'ACTIVE', 'PAID_OFF');
    await heard(await became(bad, 'DELINQUENT', 'CHARGED_OFF'));
    const today = new Date().toISOString().slice(0, 10);
    // Nobody stated anything, so there was no score to decide by.
    expect(await outcomeOf(good)).toMatchObject({ score_id: null, closed_on: today });
    expect(await outcomeOf(good)).toMatchObject({ defaulted_on: null });
    expect(await outcomeOf(bad)).toMatchObject({ defaulted_on: today, closed_on: today });
  });

  test('says nothing of a score where the loan was cancelled, whatever is heard of it later', async () => {
    const caller = person();
    await submitted(credit, caller);
    const [lent, gone] = [application(caller.id), application(caller.id)];
    const counted = async () => {
      // As if they had been paid out then.
      await credit.sql`
        update credit.loan_outcomes set opened_on = '2025-02-10' where user_id = ${caller.id}`;
      const rows = await watching.ports.transact(({ outcomes }) =>
        outcomes.agedLoans('2025-01-01', '2025-03-31', '2026-01-01', []),
      );
      return rows.reduce((sum, { loans }) => sum + loans, 0);
    };
    const before = await counted();
    for (const one of [lent, gone]) {
      await assessed(one);
      await heard(await became(one, 'DISBURSING', 'ACTIVE'));
    }
    const both = await counted();
    expect(both).toBeGreaterThan(before);
    await became(gone, 'PENDING_DISBURSEMENT', 'CANCELLED');
    await heard(await reported(gone, 1, 0, '2026-12-22', 1));
    expect((await counted()) - before).toBe((both - before) / 2);
  });

  test('is the same in whatever order it is heard of', async () => {
    const caller = person();
    const score = await submitted(credit, caller);
    const [late, aged] = [application(caller.id), application(caller.id)];
    for (const one of [late, aged]) await assessed(one);
    await heard(await became(late, 'DELINQUENT', 'CHARGED_OFF'));
    await reported(aged, 3, 0, '2026-03-31');
    await became(aged, 'DELINQUENT', 'ACTIVE');
    await heard(await reported(late, 2, 30, '2026-02-28'));
    // Nothing of it was the payout.
    expect(await outcomeOf(aged)).toMatchObject({ application_id: null, opened_on: '2025-12-31' });
    await became(late, 'DISBURSING', 'ACTIVE');
    await heard(await became(aged, 'DISBURSING', 'ACTIVE'));
    const today = new Date().toISOString().slice(0, 10);
    const opened = { opened_on: today, score_id: score.id };
    expect(await outcomeOf(late)).toMatchObject({
      ...opened,
      application_id: late.applicationId,
      months_on_book: 2,
      defaulted_on: today,
      closed_on: today,
    });
    expect(await outcomeOf(aged)).toMatchObject({
      ...opened,
      application_id: aged.applicationId,
      months_on_book: 3,
    });
  });

  test('is no default any more once lending puts the month right, in whatever order it is heard of', async () => {
    const [one, other, lost] = [application(), application(), application()];
    await assessed(lost);
    await reported(one, 3, 92, '2026-03-31');
    await reported(one, 4, 123, '2026-04-30');
    await reported(one, 3, 0, '2026-03-31', 1);
    await reported(other, 3, 30, '2026-03-31', 1);
    await reported(other, 3, 92, '2026-03-31', 0);
    await reported(lost, 3, 92, '2026-03-31');
    await became(lost, 'DELINQUENT', 'CHARGED_OFF');
    await heard(await reported(lost, 3, 0, '2026-03-31', 1));
    const today = new Date().toISOString().slice(0, 10);
    // The next month is in default still, until it is put right as well.
    expect(await outcomeOf(one)).toMatchObject({ months_on_book: 4, defaulted_on: '2026-04-30' });
    expect(await outcomeOf(other)).toMatchObject({ months_on_book: 3, defaulted_on: null });
    expect(await outcomeOf(lost)).toMatchObject({ defaulted_on: today });
    await heard(await reported(one, 4, 0, '2026-04-30', 1));
    expect(await outcomeOf(one)).toMatchObject({ defaulted_on: null });
  });

  test('keeps the newer decision when an older one is heard of again', async () => {
    const { userId, applicationId } = application();
    const save = (outcome: 'APPROVED' | 'REFERRED', day: string) =>
      watching.ports.transact(({ outcomes }) =>
        outcomes.saveDecision({ applicationId, userId, outcome, decidedAt: new Date(day) }),
      );
    expect(await save('APPROVED', '2026-03-02')).toBe(true);
    expect(await save('REFERRED', '2026-03-01')).toBe(false);
    const [row] = await credit.sql`
      select outcome from credit.decisions where application_id = ${applicationId}`;
    expect(row).toEqual({ outcome: 'APPROVED' });
  });

  test('is followed of loans of before, as long ago as they say', async () => {
    const one = application();
    await heard(await reported(one, 7, 0, '2026-10-31'));
    expect(await outcomeOf(one)).toMatchObject({
      months_on_book: 7,
      opened_on: '2026-03-31',
      score_id: null,
    });
  });
});
