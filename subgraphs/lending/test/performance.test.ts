import { connect } from '@blockscore/database';
import { type Id, newId } from '@blockscore/ids';
import { openJobs } from '@blockscore/jobs';
import { eventually } from '@blockscore/testkit';
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../src/adapters/job-catalogue.ts';
import { moveLoan } from '../src/app/change-status.ts';
import { reportPerformance } from '../src/app/report-performance.ts';
import { borrower, mutate, newKey, officer, useLending } from './lending-subgraph.ts';
import { activeLoan, post } from './loan-steps.ts';
import { loanOf } from './loan-view.ts';
import { portsOn } from './ports.ts';

/** Before now, so that what the tests' other subgraphs answer is fresh. */
const START = '2026-01-31T12:00:00.000Z';
let now = new Date(START);
const clock = () => now;
const at = (day: string, time = '12:00'): void => {
  now = new Date(`${day}T${time}:00.000Z`);
};
const lending = useLending({ clock });

/** 10,000.00 over 24 months at 10.9 % is 465.61 a month. */
const INSTALMENT = 46_561;
const amountOf = (minor: number) => (minor / 100).toFixed(2);

/** A loan that was paid out on 31 January and falls due at the end of each month. */
async function loanOfJanuary(): Promise<{
  loanId: Id<'loan'>;
  caller: ReturnType<typeof borrower>;
}> {
  now = new Date(START);
  const caller = borrower();
  return { caller, loanId: (await activeLoan(lending, caller)) as Id<'loan'> };
}

async function receive(loanId: string, minor: number): Promise<string> {
  const amount = { amount: amountOf(minor), currency: 'USD' };
  const input = { loanId, amount, idempotencyKey: newKey() };
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

const eventsOf = async (loanId: string) =>
  (await lending.events('lending.performance.reported')).filter(
    ({ data }) => data['loanId'] === loanId,
  );

test('the clock has months told of, half an hour after midnight', async () => {
  expect(CATALOGUE['report-performance'].schedule?.cron).toBe('30 0 * * *');
  const { loanId } = await loanOfJanuary();
  at('2026-02-28', '23:59');
  expect(await report()).toBe(0);
  at('2026-03-01', '00:30');
  const connection = connect(lending.database.appUrl, { max: 1 });
  try {
    const queue = await openJobs({ subgraph: 'lending', connection, catalogue: CATALOGUE });
    await connection.db.transaction((tx) => queue.recorder(tx).enqueue('report-performance', {}));
  } finally {
    await connection.close();
  }
  await eventually(async () => ((await rowsOf(loanId)).length > 0 ? true : undefined));
  expect(await rowsOf(loanId)).toEqual([[1, INSTALMENT, 0, 0, 0, 'ACTIVE']]);
  const ready = await fetch(`${lending.url}/health/ready`);
  expect(await ready.json()).toMatchObject({ checks: { jobs: 'up' } });
});

describe('a loan', () => {
  test('that is paid on time, late and not at all is told of month by month, once', async () => {
    const { loanId, caller } = await loanOfJanuary();
    at('2026-02-28');
    await receive(loanId, INSTALMENT);
    at('2026-03-01', '00:30');
    await report();
    at('2026-04-10');
    await post(lending, await receive(loanId, INSTALMENT));
    // Nobody reported in April and May; now two processes do at once.
    at('2026-06-01', '00:30');
    const counts = await Promise.all([report(undefined, 1), report(undefined, 2)]);
    expect(await report()).toBe(0);
    const rows = await rowsOf(loanId);
    expect(rows).toEqual([
      [1, INSTALMENT, INSTALMENT, 0, 0, 'ACTIVE'],
      [2, INSTALMENT, 0, 0, 0, 'ACTIVE'],
      [3, 2 * INSTALMENT, INSTALMENT, 0, 10, 'ACTIVE'],
      [4, 2 * INSTALMENT, 0, 31, 31, 'DELINQUENT'],
    ]);
    const [all] = await lending.sql`
      select count(*)::int as n from lending.loan_performance where reported_at = ${now}`;
    expect(counts[0] + counts[1]).toBe(all?.['n']);

    const events = await eventsOf(loanId);
    expect(events.map(({ data }) => data['number'])).toEqual([1, 2, 3, 4]);
    expect(events[2]).toMatchObject({
      aggregate: { type: 'loan', id: loanId },
      audience: { subject: caller.id, scopes: ['loans:read'] },
      actor: { kind: 'SERVICE', id: 'lending' },
      data: {
        userId: caller.id,
        loanId,
        number: 3,
        periodEnd: '2026-04-30',
        currency: 'USD',
        dueMinor: String(2 * INSTALMENT),
        paidMinor: String(INSTALMENT),
        daysPastDue: 0,
        worstDaysPastDue: 10,
        status: 'ACTIVE',
      },
    });
    const { data, errors } = await lending.ask(
      caller,
      `query ($id: ID!) { loan(id: $id) { performance {
        number periodEnd due { amount currency } paid { amount } daysPastDue worstDaysPastDue } } }`,
      { id: loanId },
    );
    expect(errors).toBeUndefined();
    const shown = data?.['loan'] as { performance: unknown[] } | undefined;
    expect(shown?.performance).toHaveLength(4);
    expect(shown?.performance[2]).toEqual({
      number: 3,
      periodEnd: '2026-04-30',
      due: { amount: amountOf(2 * INSTALMENT), currency: 'USD' },
      paid: { amount: amountOf(INSTALMENT) },
      daysPastDue: 0,
      worstDaysPastDue: 10,
    });
  });

  test('that was paid off is told of to the end of that month, and no longer', async () => {
    const { loanId, caller } = await loanOfJanuary();
    at('2026-03-15');
    const { totalOutstanding } = await loanOf(lending, caller, loanId);
    await post(lending, await receive(loanId, Math.round(Number(totalOutstanding.amount) * 100)));
    expect((await loanOf(lending, caller, loanId)).status).toBe('PAID_OFF');
    at('2026-09-01');
    await report();
    expect(await rowsOf(loanId)).toEqual([
      [1, INSTALMENT, 0, 0, 0, 'ACTIVE'],
      [2, 2 * INSTALMENT, 2 * INSTALMENT, 0, 15, 'PAID_OFF'],
    ]);
    const [row] = await lending.sql`
      select next_month_ends_on as next from lending.loans where id = ${loanId}`;
    expect(row).toEqual({ next: null });
  });

  test('that was charged off likewise', async () => {
    const { loanId } = await loanOfJanuary();
    at('2026-05-10');
    const { ports, close } = await portsOn(lending, clock);
    try {
      await ports.transact(async (work) => {
        const loan = await work.loans.lock(loanId);
        if (loan === undefined) throw new Error('gone');
        const actor = { kind: 'SERVICE', id: 'lending' } as const;
        await moveLoan(work, actor, loan, 'CHARGED_OFF', { chargedOffOn: '2026-05-10' });
      });
    } finally {
      await close();
    }
    at('2026-09-01');
    await report();
    const rows = await rowsOf(loanId);
    expect(rows.map(([number, , , , , status]) => [number, status])).toEqual([
      [1, 'ACTIVE'],
      [2, 'DELINQUENT'],
      [3, 'DELINQUENT'],
      [4, 'CHARGED_OFF'],
    ]);
    expect(await report()).toBe(0);
  });

  test('whose repayments make no sense keeps no other back, and is named', async () => {
    const [broken, sound] = [await loanOfJanuary(), await loanOfJanuary()];
    await lending.sql`
      insert into lending.payments (id, version, loan_id, user_id, direction, method, amount,
        currency, status, effective_on, created_at)
      values (${newId('pay')}, 1, ${broken.loanId}, ${broken.caller.id}, 'COLLECTION', 'CASH',
        2000000, 'USD', 'SETTLED', '2026-02-01', ${now})`;
    at('2026-03-01');
    await expect(report()).rejects.toThrow(
      `1 loans performed cannot be told, among them ${broken.loanId}`,
    );
    expect(await rowsOf(sound.loanId)).toHaveLength(1);
    expect(await rowsOf(broken.loanId)).toEqual([]);
    await lending.sql`
      update lending.payments set status = 'FAILED' where loan_id = ${broken.loanId} and amount = 2000000`;
    await report();
    expect(await rowsOf(broken.loanId)).toHaveLength(1);
  });
});

test('a process that has to stop leaves the rest to the next', async () => {
  const { loanId } = await loanOfJanuary();
  at('2026-03-01');
  await expect(report(AbortSignal.abort())).rejects.toThrow('aborted');
  expect(await rowsOf(loanId)).toEqual([]);
  await report();
  expect(await rowsOf(loanId)).toHaveLength(1);
});

test('what was told of is never changed', async () => {
  for (const change of [
    'update lending.loan_performance set days_past_due = 0',
    'delete from lending.loan_performance',
    'truncate lending.loan_performance',
  ]) {
    await expect(lending.sql.unsafe(change)).rejects.toThrow('append-only');
  }
});
