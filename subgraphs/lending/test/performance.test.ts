import { connect } from '@blockscore/database';
import { openJobs } from '@blockscore/jobs';
import { eventually } from '@blockscore/testkit';
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../src/adapters/job-catalogue.ts';
import { recordEntry } from '../src/app/record-entry.ts';
import { officer } from './lending-subgraph.ts';
import { post } from './loan-steps.ts';
import { loanOf } from './loan-view.ts';
import { amountOf, INSTALMENT, LATE_FEE, useTimedLending } from './performance-steps.ts';
import { portsOn } from './ports.ts';

const { lending, clock, at, loanOfJanuary, receive, report, rowsOf, revisionsOf, eventsOf } =
  useTimedLending();

test('the clock has months told of, an hour after midnight', async () => {
  expect(CATALOGUE['report-performance'].schedule?.cron).toBe('0 1 * * *');
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
      [4, 2 * INSTALMENT + LATE_FEE, 0, 31, 31, 'DELINQUENT'],
    ]);
    const [all] = await lending.sql`
      select count(*)::int as n from lending.loan_performance where reported_at = ${clock()}`;
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
    // Whoever pays everything has all principal fall due on that day.
    const all = expect.toSatisfy((minor: number) => minor > 1_000_000 + INSTALMENT / 4);
    const rows = await rowsOf(loanId);
    expect(rows).toEqual([
      [1, INSTALMENT, 0, 0, 0, 'ACTIVE'],
      [2, all, all, 0, 15, 'PAID_OFF'],
    ]);
    expect(rows[1]?.[1]).toBe(rows[1]?.[2]);
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
        const entry = { body: { kind: 'CHARGED_OFF' }, effectiveOn: '2026-05-10' } as const;
        await recordEntry(work, officer(), loan, entry, clock());
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

  test('that was paid on the day and told late of it is told of again, where that changes a month', async () => {
    const { loanId, caller } = await loanOfJanuary();
    at('2026-05-02');
    await report();
    expect((await rowsOf(loanId)).at(-1)).toEqual([
      3,
      3 * INSTALMENT + 2 * LATE_FEE,
      0,
      61,
      61,
      'DELINQUENT',
    ]);
    // In its second month, so that the first stays as it was.
    await receive(loanId, INSTALMENT, '2026-03-05');
    const rows = await revisionsOf(loanId, 5);
    expect(rows.slice(3)).toEqual([
      [1, 2, 2 * INSTALMENT, INSTALMENT, 0, 5, 'ACTIVE'],
      [1, 3, 2 * INSTALMENT + LATE_FEE, 0, 30, 30, 'DELINQUENT'],
    ]);
    await receive(loanId, INSTALMENT, '2026-03-31');
    expect((await revisionsOf(loanId, 7)).slice(5)).toEqual([
      [2, 2, 2 * INSTALMENT, 2 * INSTALMENT, 0, 5, 'ACTIVE'],
      [2, 3, INSTALMENT, 0, 0, 0, 'ACTIVE'],
    ]);
    const told = (await eventsOf(loanId)).map((event) => event.data);
    expect(told.map(({ revision }) => revision)).toEqual([0, 0, 0, 1, 1, 2, 2]);
    expect(told.map(({ number }) => number)).toEqual([1, 2, 3, 2, 3, 2, 3]);
    const { data } = await lending.ask(
      caller,
      'query ($id: ID!) { loan(id: $id) { performance { number worstDaysPastDue } } }',
      { id: loanId },
    );
    expect(data).toEqual({
      loan: {
        performance: [
          { number: 1, worstDaysPastDue: 0 },
          { number: 2, worstDaysPastDue: 5 },
          { number: 3, worstDaysPastDue: 0 },
        ],
      },
    });
  });

  test('that turns out to have been paid off is told of no further, also before that is in the books', async () => {
    const { loanId, caller } = await loanOfJanuary();
    at('2026-04-02');
    await report();
    const { totalOutstanding } = await loanOf(lending, caller, loanId);
    const all = Math.round(Number(totalOutstanding.amount) * 100);
    await receive(loanId, all, '2026-02-10');
    expect((await revisionsOf(loanId, 4)).slice(2)).toEqual([
      // Principal, and interest of ten days of 30 at 90.83 a month.
      [1, 1, 1_003_028, 1_003_028, 0, 0, 'PAID_OFF'],
      [1, 2, 0, 0, 0, 0, 'PAID_OFF'],
    ]);
    at('2026-06-02');
    await report();
    expect(await rowsOf(loanId)).toHaveLength(4);
  });

  test('that was paid off in time and is not so in the books keeps no other back', async () => {
    const [paid, sound] = [await loanOfJanuary(), await loanOfJanuary()];
    at('2026-02-10');
    const { totalOutstanding } = await loanOf(lending, paid.caller, paid.loanId);
    await receive(paid.loanId, Math.round(Number(totalOutstanding.amount) * 100));
    at('2026-03-01');
    await report();
    expect((await rowsOf(paid.loanId)).at(-1)?.at(-1)).toBe('PAID_OFF');
    expect(await rowsOf(sound.loanId)).toHaveLength(1);
  });

  test.each([
    ['no day of payout', 'disbursed_on', null],
    ['a contract that cannot be read', 'contract', '{}'],
  ])('with %s keeps no other back, and is named', async (_, column, value) => {
    const [broken, sound] = [await loanOfJanuary(), await loanOfJanuary()];
    await receive(broken.loanId, INSTALMENT);
    const [was] = await lending.sql.unsafe(
      `select ${column}::text as value from lending.loans where id = $1`,
      [broken.loanId],
    );
    const change = (to: string | null) =>
      lending.sql.unsafe(
        `update lending.loans l set ${column} = r.${column}
         from jsonb_populate_record(null::lending.loans, $1::text::jsonb) r where l.id = $2`,
        [
          JSON.stringify({ [column]: column === 'contract' ? JSON.parse(to ?? '') : to }),
          broken.loanId,
        ],
      );
    await change(value);
    at('2026-03-01');
    await expect(report()).rejects.toThrow(
      `1 loans performed cannot be told, among them ${broken.loanId}`,
    );
    expect(await rowsOf(sound.loanId)).toHaveLength(1);
    expect(await rowsOf(broken.loanId)).toEqual([]);
    await change(was?.['value']);
    expect(await report()).toBe(1);
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
