import type { Id } from '@blockscore/ids';
import { describe, expect, test } from 'vitest';
import {
  closeDays,
  closedDays,
  countedRun,
  expectReplayed,
  versionsOf,
} from './end-of-day-steps.ts';
import { mutate, newKey, officer } from './lending-subgraph.ts';
import { INSTALMENT, LATE_FEE, useTimedLending } from './performance-steps.ts';

const { lending, clock, at, loanOfJanuary, receive } = useTimedLending();
const rowOf = async (loanId: string) => {
  const [row] = await lending.sql`
    select status, booked_through::text, days_past_due, past_due_fees::int, earned_interest::int
    from lending.loans where id = ${loanId}`;
  return row;
};
let loanId: Id<'loan'>;

describe('the end of the day', () => {
  test('makes up for days on which nobody ran it, each as of that day', async () => {
    ({ loanId } = await loanOfJanuary());
    at('2026-03-15', '00:30');
    expect(await closeDays(lending, clock)).toEqual({ days: 42, expired: 0 });
    const days = await closedDays(lending);
    expect([days[0]?.day, days.at(-1)?.day]).toEqual(['2026-02-01', '2026-03-14']);
    expect(
      days.filter(({ finished, done, failed }) => finished && done === 1 && failed === 0),
    ).toEqual(days);
    // The day that it fell due, the next one, and the one on which the late fee was charged.
    const replayed = days.filter((each) => each.replayed > 0).map(({ day }) => day);
    expect(replayed).toEqual(['2026-02-28', '2026-03-01', '2026-03-11']);
    expect(await rowOf(loanId)).toMatchObject({
      status: 'DELINQUENT',
      booked_through: '2026-03-14',
      days_past_due: 14,
      past_due_fees: LATE_FEE,
    });
    await expectReplayed(lending, clock, loanId);
    const moves = (await lending.events('lending.status.changed')).filter(
      ({ data }) => data['loanId'] === loanId && data['to'] === 'DELINQUENT',
    );
    expect(moves).toHaveLength(1);
    const standings = await lending.sql`
      select since::text, status, days_past_due, past_due_fees::int from lending.loan_standings
      where loan_id = ${loanId} and since > '2026-02-28' order by since`;
    expect([...standings]).toEqual([
      { since: '2026-03-01', status: 'DELINQUENT', days_past_due: 1, past_due_fees: 0 },
      { since: '2026-03-11', status: 'DELINQUENT', days_past_due: 11, past_due_fees: LATE_FEE },
    ]);
  });

  test('is done once', async () => {
    const before = await versionsOf(lending);
    expect(await closeDays(lending, clock)).toEqual({ days: 0, expired: 0 });
    expect(await versionsOf(lending)).toEqual(before);
  });

  test('finds what was paid today written through today, and goes on after it', async () => {
    at('2026-03-16', '00:10');
    await receive(loanId, INSTALMENT + LATE_FEE);
    expect(await rowOf(loanId)).toMatchObject({ status: 'ACTIVE', booked_through: '2026-03-16' });
    at('2026-03-16', '00:30');
    await closeDays(lending, clock);
    expect((await closedDays(lending)).at(-1)).toMatchObject({ day: '2026-03-15', loans: 0 });
    at('2026-03-18', '00:30');
    await closeDays(lending, clock);
    expect(await rowOf(loanId)).toMatchObject({ booked_through: '2026-03-17', days_past_due: 0 });
    await expectReplayed(lending, clock, loanId);
  });

  test('counts nobody later while a loan is paused', async () => {
    at('2026-04-05');
    const pause = { loanId, until: '2026-04-24', interest: 'ACCRUES', note: 'In hospital.' };
    const { userErrors } = await mutate(
      lending,
      officer(),
      'pauseLoan',
      { ...pause, idempotencyKey: newKey() },
      'loan { id }',
    );
    expect(userErrors).toEqual([]);
    const late = await rowOf(loanId);
    at('2026-04-20', '00:30');
    await closeDays(lending, clock);
    expect(await rowOf(loanId)).toMatchObject({
      booked_through: '2026-04-19',
      days_past_due: late?.['days_past_due'],
    });
    at('2026-04-30', '00:30');
    await closeDays(lending, clock);
    expect(await rowOf(loanId)).toMatchObject({
      booked_through: '2026-04-29',
      days_past_due: Number(late?.['days_past_due']) + 5,
    });
    await expectReplayed(lending, clock, loanId);
  });

  test('takes one transaction for what little there is, one to begin and one for offers', async () => {
    at('2026-05-01', '00:30');
    const run = await countedRun(lending, clock);
    expect(run).toEqual({ days: 1, expired: 0, transactions: 3 });
    expect((await closedDays(lending)).at(-1)).toMatchObject({ finished: true, done: 1 });
  });

  test('leaves alone what is paid off', async () => {
    await receive(loanId, 1_100_000);
    const row = await rowOf(loanId);
    expect(row).toMatchObject({ status: 'PAID_OFF', booked_through: '2026-05-01' });
    const before = await versionsOf(lending);
    at('2026-05-10', '00:30');
    await closeDays(lending, clock);
    expect((await closedDays(lending)).at(-1)).toMatchObject({
      day: '2026-05-09',
      finished: true,
      loans: 0,
    });
    expect(await rowOf(loanId)).toEqual(row);
    expect(await versionsOf(lending)).toEqual(before);
  });
});
