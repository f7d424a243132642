import type { Id } from '@blockscore/ids';
import type { TestSubgraph } from '@blockscore/testkit';
import { expect } from 'vitest';
import type { EndOfDay } from '../src/app/end-of-day-ports.ts';
import type { Clock } from '../src/app/ports.ts';
import { type EndOfDayOptions, type EndOfDayRun, runEndOfDay } from '../src/app/run-end-of-day.ts';
import { booksOf } from '../src/domain/servicing/books.ts';
import { replayLoan } from '../src/domain/servicing/replay.ts';
import { standingOf } from '../src/domain/servicing/standing.ts';
import { portsOn } from './ports.ts';

/** What the job does, by another process. */
export async function closeDays(
  lending: TestSubgraph,
  clock: Clock,
  options?: EndOfDayOptions,
  onProgress?: (progress: EndOfDay) => void,
): Promise<EndOfDayRun> {
  const { ports, close } = await portsOn(lending, clock);
  try {
    return await runEndOfDay(ports, options)(undefined, onProgress);
  } finally {
    await close();
  }
}

/** What is kept of a loan is what a replay to the day tells that it was written through. */
export async function expectReplayed(
  lending: TestSubgraph,
  clock: Clock,
  loanId: Id<'loan'>,
): Promise<void> {
  const { ports, close } = await portsOn(lending, clock);
  try {
    const [loan, entries] = await ports.transact(async (work) => [
      (await work.loans.findMany([loanId]))[0],
      (await work.servicing.entries([loanId])).get(loanId) ?? [],
    ]);
    if (!loan?.bookedThrough) throw new Error(`Loan ${loanId} is not written through any day.`);
    const state = replayLoan(loan.contract, entries, loan.bookedThrough);
    const standing = standingOf(state);
    expect(loan.booked).toEqual(booksOf(state));
    const [row] = await lending.sql`
      select status, earned_interest::text, principal_outstanding::text, past_due_principal::text,
        past_due_interest::text, past_due_fees::text, oldest_due_on::text, days_past_due
      from lending.loans where id = ${loanId}`;
    expect(row).toEqual({
      status: state.status,
      earned_interest: state.earnedInterest.toString(),
      principal_outstanding: standing.principal.toString(),
      past_due_principal: standing.pastDuePrincipal.toString(),
      past_due_interest: standing.pastDueInterest.toString(),
      past_due_fees: standing.pastDueFees.toString(),
      oldest_due_on: standing.oldestDueOn,
      days_past_due: standing.daysPastDue,
    });
  } finally {
    await close();
  }
}

/** The same, with how many transactions it took. */
export async function countedRun(lending: TestSubgraph, clock: Clock) {
  const { ports, close } = await portsOn(lending, clock);
  let transactions = 0;
  const transact: typeof ports.transact = (run) => {
    transactions += 1;
    return ports.transact(run);
  };
  try {
    return { ...(await runEndOfDay({ ...ports, transact })()), transactions };
  } finally {
    await close();
  }
}

export interface ClosedDay {
  readonly day: string;
  readonly finished: boolean;
  readonly loans: number;
  readonly done: number;
  readonly replayed: number;
  readonly failed: number;
}

export async function closedDays({ sql }: TestSubgraph): Promise<readonly ClosedDay[]> {
  const rows = await sql`
    select day::text, finished_at is not null as finished, loans, done, replayed, failed
    from lending.end_of_days order by day`;
  return [...rows] as unknown as readonly ClosedDay[];
}

/** Versions of all loans, by which it is told how often each was written. */
export async function versionsOf({ sql }: TestSubgraph): Promise<ReadonlyMap<string, number>> {
  const rows = await sql`select id, version from lending.loans order by id`;
  return new Map(rows.map(({ id, version }) => [String(id), Number(version)]));
}
