import { drizzle } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBookReader } from '../src/adapters/book-reader.ts';
import type { JournalFilter, TransactionFilter } from '../src/app/ports.ts';
import { openTestLedger, type TestLedger } from './ledger.ts';
import { fillYears, rowsRead } from './years.ts';

/** As many as there are; YEARS_TRANSACTIONS=200000 YEARS_DAYS=3650 is ten years of 55 a day. */
const TRANSACTIONS = Number(process.env['YEARS_TRANSACTIONS'] ?? 20_000);
const DAYS = Number(process.env['YEARS_DAYS'] ?? 730);
/** Rows that a page of 20 may cost, whatever there is. */
const FEW = 400;
const SINCE = new Date(Date.parse('2026-11-20') - DAYS * 86_400_000).toISOString().slice(0, 10);

let ledger: TestLedger;
let sql: Sql;
beforeAll(async () => {
  ledger = await openTestLedger(null);
  await fillYears(ledger, { transactions: TRANSACTIONS, days: DAYS, since: SINCE });
  sql = postgres(ledger.database.appUrl, { max: 1, onnotice: () => undefined });
}, 300_000);
afterAll(async () => {
  await sql?.end();
  await ledger?.close();
});

interface Asked {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What the books' reader says to Postgres. */
async function askedBy(
  run: (books: ReturnType<typeof createBookReader>) => Promise<unknown>,
): Promise<Asked> {
  const asked: Asked[] = [];
  const logger = {
    logQuery: (text: string, values: unknown[]) => void asked.push({ text, values }),
  };
  await run(createBookReader(drizzle(sql, { logger })));
  const [only] = asked;
  if (only === undefined) throw new Error('Nothing was asked.');
  return only;
}

/** Tables that a statement goes through whole: with its values, and as prepared for any. */
async function goneThrough({ text, values }: Asked): Promise<string[]> {
  const plans = await Promise.all([
    sql.unsafe(`explain ${text}`, [...values] as never[]),
    sql.unsafe(`explain (generic_plan) ${text}`),
  ]);
  const lines = plans.flatMap((rows) => rows.map((row) => String(row['QUERY PLAN'])));
  return lines.filter((each) => /Seq Scan on (transactions|entries)/.test(each));
}

async function costOf(asked: Asked): Promise<number> {
  const run = (tx: Sql) => tx.unsafe(asked.text, [...asked.values] as never[]);
  return (await rowsRead(sql, 'transactions', run)) + (await rowsRead(sql, 'entries', run));
}

const id = (prefix: string, place: number) => `${prefix}_${String(place).padStart(26, '0')}`;

describe('of many transactions, a page', () => {
  const filters: readonly [string, TransactionFilter][] = [
    ['all', {}],
    ['of a kind that there are few of', { kind: 'RECOVERY' }],
    ['of a kind that there is none of', { kind: 'OPENING_CAPITAL' }],
    ['of a kind that there are many of', { kind: 'REPAYMENT' }],
    ['of what is pending', { status: 'PENDING' }],
    ['of what was let go', { status: 'VOIDED' }],
    ['of what is posted', { status: 'POSTED' }],
    ['of what staff holds', { kind: 'JOURNAL', status: 'PENDING' }],
    ['of a borrower', { userId: id('user', 77) }],
    ['of a borrower, of a kind', { userId: id('user', 77), kind: 'RECOVERY' }],
    ['of nobody that there is', { userId: id('user', 9_999_999) }],
    ['of a loan', { loanId: id('loan', 77) }],
    ['of loans', { ofLoans: true }],
    ['of loans, of a kind', { ofLoans: true, kind: 'RECOVERY' }],
    ['of a batch', { batchId: id('batch', 3) }],
    ['of no batch that there is', { batchId: id('batch', 9_999_999) }],
    ['of a day', { from: SINCE, to: SINCE }],
  ];

  test.each(filters)('%s reads few rows', async (_, filter) => {
    for (const page of [
      { size: 20, backward: false },
      { size: 20, backward: false, after: id('txn', TRANSACTIONS / 2) },
      { size: 20, backward: true },
    ]) {
      const asked = await askedBy((books) => books.transactionPage(filter, page));
      expect(await goneThrough(asked)).toEqual([]);
      expect(await costOf(asked)).toBeLessThan(FEW);
    }
  });

  const journals: readonly [string, (accountId: string) => JournalFilter][] = [
    ['of all entries', () => ({})],
    ['of an account’s entries', (accountId) => ({ accountId })],
    ['of a loan’s entries', () => ({ loanId: id('loan', 77) })],
    ['of a loan’s entries on an account', (accountId) => ({ accountId, loanId: id('loan', 77) })],
    ['of a transaction’s entries', () => ({ transactionId: id('txn', 77) })],
    ['of no loan that there is', () => ({ loanId: id('loan', 9_999_999) })],
  ];

  test.each(journals)('%s reads few rows', async (_, filterOf) => {
    const [cash] = (await ledger.books.accounts()).filter(({ code }) => code === 'CASH');
    const filter = filterOf(cash?.id ?? '');
    const page = { size: 20, backward: false };
    const asked = await askedBy((books) => books.journalPage(filter, page));
    expect(await goneThrough(asked)).toEqual([]);
    expect(await costOf(asked)).toBeLessThan(FEW);
  });
});

describe('of a statement, a page', () => {
  const look = async () => (await sql`select pg_current_snapshot()::text as look`)[0]?.['look'];
  const lastMonth = { from: '2026-10-20', to: '2026-11-20' };
  const ever = { from: SINCE, to: '2026-11-20' };

  test.each([
    ['of a month of an account that all is posted on', 'CASH', lastMonth],
    ['of years of it', 'CASH', ever],
    ['of years of an account that little is posted on', 'RECOVERY_INCOME', ever],
    ['of years of one that nothing is posted on', 'RETAINED_EARNINGS', ever],
  ])('%s reads few rows', async (_, code, days) => {
    const [account] = (await ledger.books.accounts()).filter((found) => found.code === code);
    const scope = { accountId: account?.id ?? '', look: await look(), ...days, limit: 21 };
    const asked = await askedBy((books) => books.statementEntries(scope));
    expect(await goneThrough(asked)).toEqual([]);
    expect(await costOf(asked)).toBeLessThan(FEW);
    const after = { effectiveOn: days.from, transactionId: id('txn', 1), position: 0 };
    const next = await askedBy((books) => books.statementEntries({ ...scope, after }));
    expect(await costOf(next)).toBeLessThan(FEW);
  });
});

describe('balances of years', () => {
  /** What stands on all accounts, by adding all entries. */
  const added = (asOf: string | null, knownAt: string | null) => sql`
    select account_id, sum(debits)::text as debits, sum(credits)::text as credits,
      sum(pending_debits)::text as pending_debits, sum(pending_credits)::text as pending_credits
    from ledger.movements
    where (${asOf}::date is null or effective_on <= ${asOf}::date)
      and (${knownAt}::timestamptz is null or recorded_at <= ${knownAt}::timestamptz)
    group by account_id order by account_id`;
  const stands = (tx: Sql, asOf: string | null, knownAt: string | null) => tx`
    select account_id, debits::text, credits::text, pending_debits::text, pending_credits::text
    from ledger.standing_of(array(select id from ledger.accounts), ${asOf}, ${knownAt})
    order by account_id`;
  const day = (ago: number) =>
    new Date(Date.parse('2026-11-20') - ago * 86_400_000).toISOString().slice(0, 10);
  const questions: readonly (readonly [string | null, string | null])[] = [
    ...[null, day(0), day(3), day(100), day(365), day(DAYS - 3), '1999-01-01'].map(
      (asOf) => [asOf, null] as const,
    ),
    ...[day(0), day(40), day(400)].flatMap((known) => [
      [null, `${known}T09:00:00Z`] as const,
      [day(60), `${known}T08:59:59Z`] as const,
    ]),
  ];
  const agree = async () => {
    for (const [asOf, knownAt] of questions) {
      const found = await stands(sql, asOf, knownAt);
      expect([asOf, knownAt, [...found]]).toEqual([
        asOf,
        knownAt,
        [...(await added(asOf, knownAt))],
      ]);
    }
  };
  const cost = (asOf: string | null) =>
    rowsRead(sql, 'account_days', (tx) => stands(tx, asOf, null));

  test('are what all entries come to, with days that are closed and without', async () => {
    await agree();
    const whole = await cost(null);
    const months = Math.floor(DAYS / 30) - 1;
    for (let month = months; month > 0; month -= 1) {
      await sql`insert into ledger.closed_periods values (${day(month * 30)}, now(), 'test')`;
    }
    await agree();
    expect(await sql`select * from ledger.carried_wrongly()`).toEqual([]);
    // One row for each day of each account, before; since the last closing, afterwards.
    const since = await cost(null);
    expect(whole).toBeGreaterThan(DAYS);
    expect(since).toBeLessThan(30 * 5 + (2 * TRANSACTIONS) / 1_000);
    expect(await cost(day(100))).toBeLessThan(30 * 5 + (2 * TRANSACTIONS) / 1_000);
    process.stdout.write(`rows of days that all balances read: ${whole} before, ${since} after\n`);
  });

  test('read no transaction that is folded', async () => {
    expect(await rowsRead(sql, 'transactions', (tx) => stands(tx, null, null))).toBeLessThan(10);
    expect(await rowsRead(sql, 'entries', (tx) => stands(tx, null, null))).toBeLessThan(10);
    const fold = (tx: Sql) => tx`
      select from ledger.folding
      where horizon <= (select xid from ledger.transactions order by xid desc limit 1)`;
    expect(await rowsRead(sql, 'transactions', fold)).toBeLessThan(10);
  });

  test('carried forward can be neither written nor changed', async () => {
    for (const statement of [
      'update ledger.carried_balances set debits = 0',
      'delete from ledger.carried_balances',
      "insert into ledger.carried_balances select id, '2026-11-01', 0, 0, now() from ledger.accounts",
      "select ledger.carry_forward('2026-11-01')",
    ]) {
      await expect(sql.unsafe(statement)).rejects.toThrow('permission denied');
    }
    const owner = postgres(ledger.database.ownerUrl, { max: 1, onnotice: () => undefined });
    await expect(owner`delete from ledger.carried_balances`).rejects.toThrow('append-only');
    await owner.end();
    const late = sql.begin('isolation level repeatable read', (tx) => [
      tx`insert into ledger.closed_periods values (${day(1)}, now(), 'test')`,
    ]);
    await expect(late).rejects.toThrow('isolation level read committed only');
  });
});
