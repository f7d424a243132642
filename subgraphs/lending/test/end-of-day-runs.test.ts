import type { Caller } from '@blockscore/caller';
import type { Id } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../src/adapters/job-catalogue.ts';
import { runEndOfDay } from '../src/app/run-end-of-day.ts';
import { applied, decided, reached } from './application-steps.ts';
import { closeDays, closedDays, expectReplayed, versionsOf } from './end-of-day-steps.ts';
import { examplesIn, follow, sectionOf } from './guide.ts';
import { borrower, officer } from './lending-subgraph.ts';
import { useTimedLending } from './performance-steps.ts';
import { portsOn } from './ports.ts';

const { lending, clock, at, loanOfJanuary } = useTimedLending();
const loans: Id<'loan'>[] = [];

/** How often each loan was written since. */
async function writtenSince(before: ReadonlyMap<string, number>): Promise<readonly number[]> {
  const after = await versionsOf(lending);
  return loans.map((id) => (after.get(id) ?? 0) - (before.get(id) ?? 0));
}

function shownDays(caller: Caller, after?: string) {
  return lending.ask(
    caller,
    `query ($after: String) { endOfDays(first: 2, after: $after) {
      edges { node { day startedAt finishedAt loans done replayed failed failedLoans { id } } }
      pageInfo { hasNextPage }
    } }`,
    { after },
  );
}

describe('runs of the end of the day', () => {
  test('go on where the last one was killed', async () => {
    for (let count = 0; count < 4; count++) loans.push((await loanOfJanuary()).loanId);
    loans.sort();
    at('2026-02-02', '00:30');
    const before = await versionsOf(lending);
    const told: number[] = [];
    const alone = { size: 1, lanes: 1 };
    const killed = closeDays(lending, clock, alone, ({ done }) => {
      told.push(done);
      if (done === 2) throw new Error('Killed.');
    });
    await expect(killed).rejects.toThrow('Killed.');
    expect(told).toEqual([1, 2]);
    expect(await closedDays(lending)).toMatchObject([
      { day: '2026-02-01', finished: false, loans: 4, done: 2 },
    ]);
    expect(await writtenSince(before)).toEqual([1, 1, 0, 0]);
    await closeDays(lending, clock, alone, ({ done }) => told.push(done));
    expect(told).toEqual([1, 2, 3, 4]);
    expect(await writtenSince(before)).toEqual([1, 1, 1, 1]);
    expect(await closedDays(lending)).toMatchObject([{ finished: true, done: 4, failed: 0 }]);
    const [left] = await lending.sql`select count(*)::int as n from lending.end_of_day_chunks`;
    expect(left?.['n']).toBe(0);
  });

  test('that come at once share the loans and write none twice', async () => {
    at('2026-03-01', '00:30');
    const before = await versionsOf(lending);
    const size = 1;
    const runs = await Promise.all([
      closeDays(lending, clock, { size }),
      closeDays(lending, clock, { size }),
    ]);
    expect(runs[0].days + runs[1].days).toBeGreaterThanOrEqual(27);
    const days = (await closedDays(lending)).slice(1);
    expect(days).toHaveLength(27);
    expect(
      days.every(({ finished, done, loans: all }) => finished && done === 4 && all === 4),
    ).toBe(true);
    expect(days.reduce((sum, { replayed }) => sum + replayed, 0)).toBe(4);
    expect(await writtenSince(before)).toEqual([27, 27, 27, 27]);
    for (const loanId of loans) await expectReplayed(lending, clock, loanId);
  });

  test('work on two pieces of a day at once, and end it once', async () => {
    at('2026-03-02', '00:30');
    const before = await versionsOf(lending);
    const { ports, close } = await portsOn(lending, clock);
    let [now, most] = [0, 0];
    const transact: typeof ports.transact = async (run) => {
      now += 1;
      most = Math.max(most, now);
      return await ports.transact(run).finally(() => {
        now -= 1;
      });
    };
    const told: number[] = [];
    const run = runEndOfDay({ ...ports, transact }, { size: 1, lanes: 2 });
    expect(await run(undefined, ({ done }) => told.push(done))).toEqual({ days: 1, expired: 0 });
    await close();
    expect(most).toBe(2);
    expect(told.toSorted()).toEqual([1, 2, 3, 4]);
    expect(await writtenSince(before)).toEqual([1, 1, 1, 1]);
    expect((await closedDays(lending)).at(-1)).toMatchObject({ finished: true, done: 4, loans: 4 });
  });

  test('stop both where one of them fails', async () => {
    at('2026-03-03', '00:30');
    const failing = closeDays(lending, clock, { size: 1, lanes: 2 }, ({ done }) => {
      if (done === 2) throw new Error('Killed.');
    });
    await expect(failing).rejects.toThrow('Killed.');
    const [day] = (await closedDays(lending)).slice(-1);
    expect(day?.done).toBeLessThan(4);
    expect(await closeDays(lending, clock)).toEqual({ days: 1, expired: 0 });
    for (const loanId of loans) await expectReplayed(lending, clock, loanId);
  });

  test('write all others where one loan fails, name it and try it again', async () => {
    const [broken = '', ...others] = loans;
    const [kept] = await lending.sql`select contract from lending.loans where id = ${broken}`;
    await lending.sql`update lending.loans set accrual = null, contract = '{}' where id = ${broken}`;
    at('2026-03-05', '00:30');
    const run = closeDays(lending, clock);
    await expect(run).rejects.toThrow(new RegExp(`cannot be written: 1, among them ${broken}\\.`));
    expect((await closedDays(lending)).slice(-2)).toMatchObject([
      { day: '2026-03-03', finished: true, loans: 4, done: 4, failed: 1 },
      { day: '2026-03-04', finished: true, loans: 4, done: 4, failed: 1 },
    ]);
    for (const loanId of others) await expectReplayed(lending, clock, loanId);
    const example = examplesIn(sectionOf('docs/lending.md', 'End of day')).get('EndOfDays');
    const shown = await follow(lending, officer(), example);
    expect(shown).toMatchObject({
      endOfDays: { edges: [{ node: { failedLoans: [{ id: broken }] } }, { node: { failed: 1 } }] },
    });
    expect((await shownDays(borrower())).errors).toBeDefined();
    expect((await shownDays(officer(), 'yesterday')).errors).toMatchObject([
      { extensions: { code: 'CURSOR_INVALID' } },
    ]);
    await lending.sql`
      update lending.loans set contract = ${lending.sql.json(kept?.['contract'])} where id = ${broken}`;
    expect(await closeDays(lending, clock)).toEqual({ days: 1, expired: 0 });
    expect((await closedDays(lending)).at(-1)).toMatchObject({
      finished: true,
      done: 4,
      failed: 0,
    });
    await expectReplayed(lending, clock, broken as Id<'loan'>);
  });

  test('are started by the clock, half an hour after midnight, and let offers expire', async () => {
    expect(CATALOGUE['end-of-day'].schedule?.cron).toBe('30 0 * * *');
    const id = await applied(lending, borrower());
    await decided(lending, id, 'APPROVED');
    at('2026-04-01', '00:30');
    const { ports, close } = await portsOn(lending, clock);
    await ports.transact((work) => work.jobs.enqueue('end-of-day', {}));
    await close();
    await reached(lending, id, 'EXPIRED');
    await eventually(async () => {
      const last = (await closedDays(lending)).at(-1);
      return last?.day === '2026-03-31' && last.finished ? true : undefined;
    });
  });
});
