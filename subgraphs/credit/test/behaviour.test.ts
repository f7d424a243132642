import type { Caller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually, type TestSubgraph } from '@blockscore/testkit';
import { newSealKeyPair, openSealed } from '@blockscore/vault';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyst, officer, person, startTestCredit, submitted } from './credit-subgraph.ts';

let credit: TestSubgraph;
beforeAll(async () => {
  credit = await startTestCredit();
});
afterAll(async () => {
  await credit?.close();
  await credit?.drop();
});

interface Joined {
  readonly id: string;
  readonly value: number;
  readonly band: string;
  readonly reasons: readonly { code: string; text: string; points: number }[];
  readonly behaviour: {
    readonly value: number;
    readonly probabilityOfDefault: string;
    readonly model: { readonly id: string };
    readonly reasons: readonly { code: string; points: number }[];
    readonly factors: readonly { characteristic: string; points: number }[];
  } | null;
  readonly overall: { value: number; band: string; matrixVersion: string | null };
}

const JOINED = `id value band reasons { code text points } overall { value band matrixVersion }
  behaviour { value probabilityOfDefault model { id } reasons { code points } factors { characteristic points } }`;

async function calculate(caller: Caller, userId = caller.id): Promise<Joined> {
  const answer = await credit.ask(
    caller,
    `mutation ($input: CalculateCreditScoreInput!) { calculateCreditScore(input: $input) {
      score { ${JOINED} } userErrors { code } } }`,
    { input: { userId } },
  );
  expect(answer.errors).toBeUndefined();
  const { calculateCreditScore } = answer.data as { calculateCreditScore: { score: Joined } };
  return calculateCreditScore.score;
}

/** The last day of the month before so many full months. */
function monthEnd(monthsAgo: number): string {
  const now = new Date();
  const end = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - monthsAgo, 0));
  return end.toISOString().slice(0, 10);
}

interface Month {
  readonly paid?: number;
  readonly daysLate?: number;
  readonly revision?: number;
}

/** Reports months of a new loan, oldest first, and waits until the last one is kept. */
async function repaid(caller: Caller, months: readonly Month[]): Promise<`loan_${string}`> {
  const loanId = newId('loan');
  for (const [i, month] of months.entries()) {
    await report(caller, loanId, i + 1, monthEnd(months.length - 1 - i), month);
  }
  await eventually(async () => (await keptMonths(loanId)).length === months.length || undefined);
  return loanId;
}

function report(
  caller: Caller,
  loanId: `loan_${string}`,
  number: number,
  periodEnd: string,
  { paid = 25_000, daysLate = 0, revision = 0 }: Month,
): Promise<number> {
  return credit.hear('lending.performance.reported', {
    ...{ userId: caller.id as `user_${string}`, loanId, number, periodEnd, currency: 'USD' },
    ...{ dueMinor: '25000', paidMinor: String(paid) },
    ...{ daysPastDue: daysLate, worstDaysPastDue: daysLate, status: 'ACTIVE', revision },
  });
}

const keptMonths = (loanId: string) =>
  credit.sql`select number, due, paid from credit.loan_months where loan_id = ${loanId} order by number`;

const GOOD: Month = {};
const UNPAID: Month = { paid: 0, daysLate: 45 };

describe('a person with six months on the platform', () => {
  test('is scored by behaviour as well, and a faultless one moves up by a band', async () => {
    const caller = person();
    await submitted(credit, caller);
    const before = await calculate(caller);
    expect(before).toMatchObject({
      behaviour: null,
      overall: { value: before.value, band: before.band, matrixVersion: null },
    });
    await repaid(caller, [GOOD, GOOD, GOOD, GOOD, GOOD, GOOD]);
    const score = await calculate(caller);
    expect([score.value, score.band]).toEqual([before.value, before.band]);
    expect([score.band, score.overall.band]).toEqual(['GOOD', 'VERY_GOOD']);
    expect(score.overall).toMatchObject({ value: 700, matrixVersion: 'matrix-v1' });
    expect(score.reasons).toEqual(before.reasons);
    const { behaviour } = score;
    expect(behaviour?.model.id).toBe('behaviour-v1');
    expect(behaviour?.reasons).toEqual([]);
    expect(behaviour?.value).toBeGreaterThanOrEqual(605);
    expect(Number(behaviour?.probabilityOfDefault)).toBeLessThan(0.125);
    const points = behaviour?.factors.map((factor) => factor.points) ?? [];
    expect(points.reduce((sum, some) => sum + some, 0)).toBe(behaviour?.value);
  });

  test('moves down where payments are open, and is told so first of all', async () => {
    const caller = person();
    await submitted(credit, caller);
    await repaid(caller, [GOOD, GOOD, GOOD, GOOD, UNPAID, { paid: 0, daysLate: 75 }]);
    const score = await calculate(caller);
    expect([score.band, score.overall]).toEqual([
      'GOOD',
      { value: 579, band: 'POOR', matrixVersion: 'matrix-v1' },
    ]);
    const [arrears, ...others] = score.reasons;
    expect(arrears).toEqual({
      code: 'ARREARS_HERE',
      text: 'Payments on a loan here are overdue now.',
      points: score.value - 579,
    });
    expect(others[0]).toEqual({
      code: 'RECENT_DELAY_HIGH',
      text: 'A payment on a loan here was late in the latest month.',
      points: score.behaviour?.reasons[0]?.points,
    });
    expect(others.length).toBeLessThanOrEqual(3);
    const points = others.map((reason) => reason.points);
    expect(points).toEqual([...points].sort((a, b) => b - a));
  });

  test('is scored by what lending put right, in whatever order it is heard of', async () => {
    const caller = person();
    await submitted(credit, caller);
    const paid = { ...GOOD, revision: 1 };
    const loanId = await repaid(caller, [GOOD, GOOD, GOOD, GOOD, UNPAID, paid]);
    const late = { paid: 0, daysLate: 75 };
    await report(caller, loanId, 5, monthEnd(1), paid);
    await report(caller, loanId, 6, monthEnd(0), late);
    await eventually(async () => (await keptMonths(loanId)).length === 8 || undefined);
    expect((await calculate(caller)).overall.band).toBe('VERY_GOOD');
  });

  test('has no behavioural score where a month is missing', async () => {
    const caller = person();
    await submitted(credit, caller);
    await repaid(caller, [GOOD, GOOD, GOOD, GOOD, GOOD]);
    expect((await calculate(caller)).behaviour).toBeNull();
  });

  test('who is overdue for months is held down without one, and what-if says so', async () => {
    const caller = person();
    await submitted(credit, caller);
    await repaid(
      caller,
      [0, 31, 61, 92, 150].map((daysLate) => ({ paid: 0, daysLate })),
    );
    expect(await calculate(caller)).toMatchObject({
      ...{ behaviour: null, band: 'GOOD', reasons: [{ code: 'ARREARS_HERE' }, {}] },
      overall: { value: 579, band: 'POOR', matrixVersion: 'matrix-v1' },
    });
    const { data } = await credit.ask(
      caller,
      `{ simulateScore(input: { changes: { timesLate30Days: 0 } }) { simulation {
        simulated { band overall { value } } difference suggestions { points } notes } } }`,
    );
    expect(data?.['simulateScore']).toMatchObject({
      simulation: {
        ...{ simulated: { overall: { value: 579 } }, difference: 0, suggestions: [] },
        notes: [expect.stringMatching(/overdue now: the overall score is 579 at most/)],
      },
    });
  });

  test('is shown to an officer with an entry on the audit trail', async () => {
    const caller = person();
    await submitted(credit, caller);
    await repaid(caller, [GOOD, GOOD, GOOD, GOOD, GOOD, GOOD]);
    expect((await calculate(officer, caller.id)).behaviour).not.toBeNull();
    const read = (await credit.events('credit.personal_data.read')).filter(
      ({ actor, data }) => actor.id === officer.id && data['userId'] === caller.id,
    );
    expect(read.flatMap(({ data }) => data['fields'])).toEqual(
      expect.arrayContaining(['creditScore.behaviour', 'creditScore.overall']),
    );
  });
});

test('a month that is delivered again changes nothing, and none alone gives a score', async () => {
  const caller = person();
  await submitted(credit, caller);
  const loanId = await repaid(caller, [GOOD, GOOD, GOOD, GOOD, GOOD, GOOD]);
  const months = await keptMonths(loanId);
  await report(caller, loanId, 6, monthEnd(0), UNPAID);
  await report(caller, loanId, 7, monthEnd(-1), GOOD);
  await eventually(async () => (await keptMonths(loanId)).length === 7 || undefined);
  expect((await keptMonths(loanId)).slice(0, 6)).toEqual(months);
  const rows = await credit.sql`
    select cause from credit.credit_scores where user_id = ${caller.id}`;
  expect(rows.map((row) => row['cause'])).toEqual(['SUBMISSION']);
});

test('lending hears the overall value and band with the reasons that moved them', async () => {
  const caller = person();
  await submitted(credit, caller);
  await repaid(caller, [GOOD, GOOD, GOOD, GOOD, UNPAID, UNPAID]);
  const { publicKey, privateKey } = await newSealKeyPair();
  const requestId = newId('req');
  await credit.hear('lending.assessment.requested', {
    ...{ requestId, applicationId: newId('app'), publicKey },
    userId: caller.id as `user_${string}`,
  });
  const { data } = await eventually(async () =>
    (await credit.events('credit.assessment.disclosed')).find(
      (event) => event.data['requestId'] === requestId,
    ),
  );
  const opened = await openSealed(privateKey, String(data['sealed']), { requestId });
  if (!opened.ok) throw new Error(opened.error.code);
  const { value, band, reasons } = opened.value as Pick<Joined, 'value' | 'band' | 'reasons'>;
  const { overall } = await calculate(caller);
  expect({ value, band }).toEqual({ value: overall.value, band: overall.band });
  expect(reasons.map(({ code }) => code)).toContain('RECENT_DELAY_HIGH');
});

describe('the policy matrix', () => {
  const MATRIX = `{ creditPolicyMatrix { version reasoning behaviourBands { band from }
    maximumDaysLateToRaise arrears { monthsOverdue highest } cells { application behaviour overall } } }`;

  test('is shown to analysts as it is declared', async () => {
    const answer = await credit.ask(analyst, MATRIX);
    expect(answer.errors).toBeUndefined();
    const matrix = answer.data?.['creditPolicyMatrix'] as {
      readonly cells: readonly unknown[];
      readonly reasoning: readonly string[];
    };
    expect(matrix).toMatchObject({
      version: 'matrix-v1',
      behaviourBands: [
        { band: 'STRONG', from: 605 },
        { band: 'STEADY', from: 555 },
        { band: 'WEAK', from: 465 },
        { band: 'POOR', from: null },
      ],
      maximumDaysLateToRaise: 5,
      arrears: [
        { monthsOverdue: 2, highest: 'POOR' },
        { monthsOverdue: 1, highest: 'FAIR' },
      ],
    });
    expect(matrix.cells).toHaveLength(20);
    expect(matrix.cells).toContainEqual({
      application: 'GOOD',
      behaviour: 'WEAK',
      overall: 'FAIR',
    });
    expect(matrix.reasoning.length).toBeGreaterThan(3);
  });

  test('is for nobody else', async () => {
    const answer = await credit.ask(person(), MATRIX);
    expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
