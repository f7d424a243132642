import type { TestSubgraph } from '@blockscore/testkit';
import type { Sql, TransactionSql } from 'postgres';
import type { LocalDate } from '../src/domain/calendar.ts';

const TABLES = ['loans', 'instalments', 'loan_standings', 'postings', 'outbox'] as const;

/** Copies of the tables as they are before a day's end, with the same columns, keys and indexes. */
export async function copyTables({ sql }: TestSubgraph): Promise<void> {
  await sql`create schema peer`;
  await sql`grant usage, create on schema peer to lending_app`;
  for (const table of TABLES) {
    await sql.unsafe(
      `create table peer.${table} (like lending.${table} including all excluding indexes)`,
    );
    await sql.unsafe(
      `insert into peer.${table} overriding system value select * from lending.${table} order by 1`,
    );
    // Made at once they take a fraction of the time.
    const indexes = await sql`
      select replace(pg_get_indexdef(indexrelid), ' ON lending.', ' ON peer.') as definition
      from pg_index where indrelid = ${`lending.${table}`}::regclass`;
    for (const { definition } of indexes) await sql.unsafe(String(definition));
    await sql.unsafe(`grant all on peer.${table} to lending_app`);
  }
  await sql`create table peer.changed (id text primary key)`;
  await sql`grant all on peer.changed to lending_app`;
  await sql`alter table peer.loans add primary key using index loans_pkey`;
  await sql`alter table peer.instalments add foreign key (loan_id) references peer.loans`;
  await sql`alter table peer.loan_standings add foreign key (loan_id) references peer.loans`;
  await sql`alter table peer.postings add foreign key (loan_id) references peer.loans`;
  await sql`vacuum analyze`;
}

/** Looks up what is to be written: of most instalments a day changes nothing, and takes none away. */
export async function prepareByHand(sql: Sql): Promise<void> {
  await sql`create table peer.written as
    select n.* from lending.instalments n left join peer.instalments i using (loan_id, number)
    where i is distinct from n`;
  await sql`analyze peer.written`;
}

/**
 * The day's end by hand, in one statement a table: the loans on which time does nothing else get their
 * interest by a formula in SQL; the rows of the others, and the events, are there to be copied, so that
 * nothing is worked out. What every loan's books moved by is summed.
 *
 * @returns milliseconds
 */
export async function closeByHand(sql: Sql, day: LocalDate): Promise<number> {
  const began = performance.now();
  await sql.begin(async (tx) => {
    await tx`
      update peer.loans l set version = l.version + 1, booked_through = ${day},
        days_past_due = l.days_past_due + case when l.ages then ${day}::date - l.booked_through else 0 end,
        earned_interest = e.earned,
        booked = l.booked || jsonb_build_object(
          'ACCRUED_INTEREST', ((l.booked->>'ACCRUED_INTEREST')::bigint + e.income - e.prepaid)::text,
          'UNEARNED_INTEREST', ((l.booked->>'UNEARNED_INTEREST')::bigint + e.prepaid)::text,
          'INTEREST_INCOME', ((l.booked->>'INTEREST_INCOME')::bigint - e.income)::text)
      from (
        select id, earned, earned - earned_interest as income,
          greatest(settled_interest - earned_interest, 0) - greatest(settled_interest - earned, 0) as prepaid
        from (
          select id, earned_interest, settled_interest, (accrual->>'base')::bigint + coalesce(round(
            (accrual->'period'->>'earned')::numeric * (${day}::date - (accrual->'period'->>'from')::date)
              / ((accrual->'period'->>'dueOn')::date - (accrual->'period'->>'from')::date)), 0)::bigint as earned
          from peer.loans
          where status in ('ACTIVE', 'DELINQUENT') and booked_through < ${day} and changes_on > ${day}
            and coalesce(accrual->'overdue'->>'principal', '0') = '0'
          for update
        ) as quiet
      ) as e
      where l.id = e.id`;
    await tx`
      insert into peer.changed select l.id from peer.loans l
      where status in ('ACTIVE', 'DELINQUENT') and booked_through < ${day} for update`;
    await tx.unsafe(
      `update peer.instalments i set ${await settingOf(tx, 'instalments')} from peer.written n
       where n.loan_id = i.loan_id and n.number = i.number`,
    );
    await tx`insert into peer.instalments select n.* from peer.written n where not exists (
      select from peer.instalments i where i.loan_id = n.loan_id and i.number = n.number)`;
    await tx`update peer.loan_standings s set until = ${day}::date - 1 from peer.changed c
      where s.loan_id = c.id and s.until is null`;
    await tx`insert into peer.loan_standings
      select s.* from lending.loan_standings s join peer.changed c on c.id = s.loan_id where s.since = ${day}`;
    await tx.unsafe(
      `update peer.loans l set ${await settingOf(tx, 'loans')} from lending.loans n, peer.changed c
       where n.id = c.id and l.id = c.id`,
    );
    await tx`insert into peer.postings select * from lending.postings where effective_on = ${day}`;
    await tx`insert into peer.outbox overriding system value
      select o.* from lending.outbox o left join peer.outbox p using (id) where p.id is null`;
  });
  return performance.now() - began;
}

/** All columns of a table, set to those of `n`. */
async function settingOf(tx: TransactionSql, table: string): Promise<string> {
  const [columns] = await tx`
    select string_agg(format('%1$I = n.%1$I', column_name), ', ') as list from information_schema.columns
    where table_schema = 'lending' and table_name = ${table} and column_name not in ('id', 'loan_id')`;
  return String(columns?.['list']);
}
