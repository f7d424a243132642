import postgres, { type Sql } from 'postgres';
import type { TestLedger } from './ledger.ts';

export interface Years {
  readonly transactions: number;
  readonly days: number;
  /** The first day, `YYYY-MM-DD`. */
  readonly since: string;
}

/** One of the kinds that there are few of in the books below, so many times rarer than the rest. */
export const RARE = { JOURNAL: 1_000, RECOVERY: 5_000, HELD: 2_000, OPEN: 40_000 } as const;

/**
 * Years of books at once, past every check: loans paid out and repaid day by day, interest that was earned,
 * now and then something by hand, and holds of which most were let go. Folded as the books' worker
 * leaves them. Written as a superuser who switches triggers off, so that it takes seconds.
 */
export async function fillYears(
  { database }: TestLedger,
  { transactions, days, since }: Years,
): Promise<void> {
  const sql = postgres(database.adminUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`set session_replication_role = replica`;
    await sql`set synchronous_commit = off`;
    await sql.begin(async (tx) => {
      // A transaction's client speaks SQL as the pool's does.
      await writeYears(tx as unknown as Sql, { transactions, days, since });
    });
    await sql`analyze ledger.transactions`;
    await sql`analyze ledger.entries`;
    await sql`analyze ledger.account_days`;
  } finally {
    await sql.end();
  }
}

async function writeYears(sql: Sql, { transactions, days, since }: Years): Promise<void> {
  // A place each in the order of time; every tenth loan is somebody else's.
  await sql`
    create temporary table places on commit drop as
    select n, 'txn_' || lpad(n::text, 26, '0') as id,
      ${since}::date + (n * ${days}::bigint / ${transactions})::int as day,
      case when n % ${RARE.RECOVERY} = 0 then 'RECOVERY'
        when n % ${RARE.JOURNAL} = 1 or n % ${RARE.HELD} in (2, 3) then 'JOURNAL'
        when n % 10 = 4 then 'ACCRUAL' when n % 10 = 5 then 'DISBURSEMENT'
        else 'REPAYMENT' end as kind,
      case when n % ${RARE.HELD} = 2 then 'PENDING'
        when n % ${RARE.HELD} = 3 and n % ${RARE.OPEN} > ${RARE.HELD} then 'VOID'
        else 'SINGLE' end as phase,
      n / 20 as loan
    from generate_series(1, ${transactions}::int) as n`;
  await sql`
    insert into ledger.transactions (id, kind, posting_id, input_hash, currency, amount_minor, phase, resolves,
      void_reason, batch_id, entry_count, effective_on, recorded_at, recorded_by_kind, recorded_by_id, xid,
      user_id, loan_id)
    select id, kind, id, '', 'USD', 100, phase,
      case phase when 'VOID' then 'txn_' || lpad((n - 1)::text, 26, '0') end,
      case phase when 'VOID' then 'VOIDED' end,
      case kind when 'JOURNAL' then 'batch_' || lpad((n / 4000)::text, 26, '0') end,
      case phase when 'VOID' then 0 else 2 end, day, day + interval '9 hours', 'SERVICE', 'test', '3',
      case when kind not in ('JOURNAL', 'ACCRUAL') then 'user_' || lpad((loan / 2)::text, 26, '0') end,
      case when kind not in ('JOURNAL', 'ACCRUAL') then 'loan_' || lpad(loan::text, 26, '0') end
    from places order by n`;
  await sql`
    insert into ledger.entries
    select 'entry_' || lpad((2 * n + position)::text, 26, '0'), p.id, a.id, position, side, 100 + n % 7, 'USD'
    from places p
    cross join lateral (values
      (0, 'DEBIT', case kind when 'JOURNAL' then 'SUSPENSE' when 'DISBURSEMENT' then 'LOAN_PRINCIPAL'
        when 'ACCRUAL' then 'ACCRUED_INTEREST' else 'CASH' end),
      (1, 'CREDIT', case kind when 'DISBURSEMENT' then 'CASH' when 'ACCRUAL' then 'INTEREST_INCOME'
        when 'RECOVERY' then 'RECOVERY_INCOME' when 'JOURNAL' then 'CASH' else 'LOAN_PRINCIPAL' end)
    ) as line (position, side, code)
    join ledger.accounts a on a.code = line.code
    where phase <> 'VOID' order by n`;
  await sql`
    insert into ledger.account_days
    select account_id, effective_on, (recorded_at at time zone 'UTC')::date,
      sum(debits), sum(credits), sum(pending_debits), sum(pending_credits)
    from ledger.movements group by 1, 2, 3`;
  await sql`update ledger.folding set horizon = '4'`;
}

/** Rows of a table that a statement read, as Postgres counts them. */
export async function rowsRead(
  sql: Sql,
  table: string,
  run: (tx: Sql) => Promise<unknown>,
): Promise<number> {
  return await sql.begin(async (tx) => {
    const read = async () => {
      const [row] = await tx<{ rows: string }[]>`
        select (seq_tup_read + coalesce(idx_tup_fetch, 0))::text as rows
        from pg_stat_xact_user_tables where schemaname = 'ledger' and relname = ${table}`;
      return Number(row?.rows ?? 0);
    };
    const before = await read();
    await run(tx as unknown as Sql);
    return (await read()) - before;
  });
}
