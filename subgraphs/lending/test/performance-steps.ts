import type { Caller } from '@blockscore/caller';
import type { Id } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { reportPerformance } from '../src/app/report-performance.ts';
import { borrower, mutate, newKey, officer, useLending } from './lending-subgraph.ts';
import { activeLoan } from './loan-steps.ts';
import { portsOn } from './ports.ts';

/** Before now, so that what the tests' other subgraphs answer is fresh. */
const START = '2026-01-31T12:00:00.000Z';
/** 10,000.00 over 24 months at 10.9 % is 465.61 a month. */
export const INSTALMENT = 46_561;
/** Charged for an instalment that is not paid ten days after it fell due: 5 % of it. */
export const LATE_FEE = 2_328;
export const amountOf = (minor: number) => (minor / 100).toFixed(2);

/** A lending subgraph with a clock that is set by hand, and what is done with loans as it goes. */
export function useTimedLending() {
  let now = new Date(START);
  const clock = () => now;
  const at = (day: string, time = '12:00'): void => {
    now = new Date(`${day}T${time}:00.000Z`);
  };
  const lending = useLending({ clock });

  /** A loan that was paid out on 31 January and falls due at the end of each month. */
  async function loanOfJanuary(): Promise<{ loanId: Id<'loan'>; caller: Caller }> {
    now = new Date(START);
    const caller = borrower();
    return { caller, loanId: (await activeLoan(lending, caller)) as Id<'loan'> };
  }

  async function receive(loanId: string, minor: number, receivedOn?: string): Promise<string> {
    const amount = { amount: amountOf(minor), currency: 'USD' };
    const input = { loanId, amount, receivedOn, idempotencyKey: newKey() };
    const { payment, userErrors } = await mutate<{ payment: { id: string } | null }>(
      lending,
      officer(),
      'recordRepayment',
      input,
      'payment { id }',
    );
    if (payment === null) throw new Error(JSON.stringify(userErrors));
    return payment.id;
  }

  /** What the job does, by another process. */
  async function report(signal?: AbortSignal, batch?: number): Promise<number> {
    const { ports, close } = await portsOn(lending, clock);
    try {
      return await reportPerformance(ports, batch)(signal);
    } finally {
      await close();
    }
  }

  /** number, due, paid, days past due, the most of them, status. */
  async function rowsOf(loanId: string): Promise<readonly unknown[][]> {
    const rows = await lending.sql`
      select number, due_minor::int, paid_minor::int, days_past_due, worst_days_past_due, status
      from lending.loan_performance where loan_id = ${loanId} order by number`;
    return rows.map((row) => Object.values(row));
  }

  /** As `rowsOf`, each row with its revision first; once there are so many. */
  const revisionsOf = (loanId: string, count: number) =>
    eventually(async () => {
      const rows = await lending.sql`
        select revision, number, due_minor::int, paid_minor::int, days_past_due, worst_days_past_due, status
        from lending.loan_performance where loan_id = ${loanId} order by revision, number`;
      return rows.length === count ? rows.map((row) => Object.values(row)) : undefined;
    });

  const eventsOf = async (loanId: string) =>
    (await lending.events('lending.performance.reported')).filter(
      ({ data }) => data['loanId'] === loanId,
    );

  return { lending, clock, at, loanOfJanuary, receive, report, rowsOf, revisionsOf, eventsOf };
}
