import type { TestSubgraph } from '@blockscore/testkit';
import { expect } from 'vitest';

/**
 * Holds what lending says that the ledger was asked to hold against what it asked: of each loan, or, where
 * some of it was asked for many of them together, of all. Each posting balances, was asked by an event
 * with the same lines, and one that was refused counts not, since it is asked again under another id.
 */
export async function expectBooksToAgree({ sql }: TestSubgraph): Promise<void> {
  const rows = await sql`
    with booked as (
      select l.id as loan_id, b.key as account, b.value::bigint as net
      from lending.loans l, jsonb_each_text(l.booked) as b
    ), lines as (
      select p.loan_id, p.id, l.account,
        case l.side when 'DEBIT' then l.minor else -l.minor end as net,
        p.rejection is null as counts
      from lending.postings p,
        jsonb_to_recordset(p.lines) as l(account text, side text, minor bigint)
    ), asked as (
      select loan_id, account, sum(net) as net from lines where counts group by loan_id, account
    ), together as (select count(*) as n from asked where loan_id is null)
    select 'a loan''s books differ from its postings' as wrong, b.loan_id as of,
      b.account || ' ' || b.net || ' ' || coalesce(a.net, 0) as detail
    from booked b left join asked a using (loan_id, account), together t
    where b.net <> coalesce(a.net, 0) and t.n = 0
    union all
    select 'the books of all loans differ from all postings', account,
      coalesce(b.net, 0) || ' ' || coalesce(a.net, 0)
    from (select account, sum(net) as net from booked group by account) b
      full join (select account, sum(net) as net from asked group by account) a using (account)
    where coalesce(b.net, 0) <> coalesce(a.net, 0)
    union all
    select 'a posting does not balance', id, sum(net)::text from lines group by id having sum(net) <> 0
    union all
    select 'a posting was not asked so', p.id, p.lines::text from lending.postings p
    where not exists (select 1 from lending.outbox o
      where o.event->>'type' = 'lending.posting.requested'
        and o.event->'data'->>'postingId' = p.id and o.event->'data'->'lines' = p.lines)`;
  expect([...rows]).toEqual([]);
}
