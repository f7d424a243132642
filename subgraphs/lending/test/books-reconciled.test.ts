import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { provisionEventLog } from '@blockscore/events';
import type { Id } from '@blockscore/ids';
import {
  checkout,
  createTestDatabase,
  eventually,
  startTestSubgraph,
  type TestSubgraph,
} from '@blockscore/testkit';
import type { Sql, TransactionSql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tell as callBack } from './callback-steps.ts';
import { closeDays } from './end-of-day-steps.ts';
import { borrower, mutate, newKey, officer, useLending } from './lending-subgraph.ts';
import { acceptedLoan, disburse, paymentReached } from './loan-steps.ts';
import { tell } from './telling-steps.ts';

const DAY_MS = 86_400_000;
/** Lending lives this long until it is now, as the ledger's clock has it. */
const DAYS = 100;

let offset = -DAYS * DAY_MS;
const clock = () => new Date(Date.now() + offset);
const daysAgo = (days: number): string => {
  offset = -days * DAY_MS;
  return new Date(Date.now() + offset).toISOString().slice(0, 10);
};
const lending = useLending({ clock });

/** Lending's log, as another subgraph that may append to its own stream there. */
function logFor(subgraph: string): string {
  const url = new URL(String(lending.environment['EVENTS_DATABASE_URL']));
  url.username = url.username.replace('lending', subgraph);
  return url.href;
}

/** The ledger's program, on the same log. */
let ledger: TestSubgraph;
beforeAll(async () => {
  // Its role is there with its first database.
  const database = await createTestDatabase('ledger');
  await provisionEventLog(lending.database.adminUrl);
  ledger = await startTestSubgraph({
    name: 'ledger',
    database,
    environment: {
      ENABLE_BLOCKCHAIN: 'false',
      EVENTS_DATABASE_URL: logFor('ledger'),
    },
    async start(environment) {
      const program = join(checkout(), 'subgraphs/ledger/src/main.ts');
      const { PATH } = process.env;
      const child = spawn(process.execPath, [program], {
        env: { ...environment, ...(PATH !== undefined && { PATH }) },
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      return {
        url: 'http://unused.invalid',
        async close() {
          const ended = once(child, 'exit');
          child.kill('SIGTERM');
          await ended;
        },
      };
    },
  });
});
afterAll(async () => {
  await ledger?.close();
  await ledger?.drop();
});

async function posted(paymentId: string | undefined): Promise<string> {
  await paymentReached(lending, paymentId ?? '', 'POSTED');
  return paymentId ?? '';
}

async function begun(): Promise<{ loanId: Id<'loan'>; payout: string }> {
  const loanId = (await acceptedLoan(lending, borrower())) as Id<'loan'>;
  const { payment } = await disburse(lending, officer(), loanId);
  return { loanId, payout: await posted(payment?.id) };
}

async function receive(loanId: string, minor: number, receivedOn?: string): Promise<string> {
  const amount = { amount: (minor / 100).toFixed(2), currency: 'USD' };
  const input = { loanId, amount, receivedOn, idempotencyKey: newKey() };
  const { payment } = await mutate<{ payment: { id: string } | null }>(
    ...[lending, officer(), 'recordRepayment', input, 'payment { id }'],
  );
  return payment?.id ?? '';
}

const serve = (field: string, input: Record<string, unknown>) =>
  mutate(lending, officer(), field, { ...input, idempotencyKey: newKey() }, 'loan { id }');

/** Has everything compared, and waits until that is over; gives what is open then. */
async function compared(): Promise<readonly (readonly unknown[])[]> {
  const [before] = await ledger.sql`
    select count(*)::int as n from ledger.reconciliations where finished_at is not null`;
  await tell(lending, clock, { again: true });
  await eventually(async () => {
    const [now] = await ledger.sql`
      select count(*) filter (where finished_at is not null)::int as n,
        count(*) filter (where finished_at is null)::int as open,
        (select count(*) from ledger.told_books where state = 'ASKED')::int as asked
      from ledger.reconciliations`;
    const over = Number(now?.['n']) > Number(before?.['n']) && now?.['open'] === 0;
    return over && now?.['asked'] === 0 ? true : undefined;
  }, 100_000);
  const rows = await ledger.sql`
    select kind, subject from ledger.reconciliation_differences where resolved_at is null
    order by kind, subject`;
  return rows.map(({ kind, subject }) => [kind, subject]);
}
const alerts = async () => (await ledger.events('ledger.reconciliation.alerted')).length;

/** What nobody may do: changes rows behind the triggers that refuse it. */
async function tamper(sql: Sql, change: (tx: TransactionSql) => Promise<unknown>): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await change(tx);
  });
}

/** Writes into the books, as the owner of the tables might, what another transaction moved, the other way round. */
const mirror = (of: string, id: string, loanId: string | null) => (tx: TransactionSql) =>
  tx`
  with original as (select * from ledger.transactions where id = ${of}),
  written as (
    insert into ledger.transactions (id, kind, posting_id, input_hash, currency, amount_minor,
      entry_count, effective_on, recorded_at, loan_id)
    select ${id}, 'REVERSAL', ${id}, ${id}, currency, amount_minor, entry_count, effective_on,
      now(), ${loanId} from original returning id
  )
  insert into ledger.entries (id, transaction_id, account_id, position, side, minor, currency)
  select ${id} || position, ${id}, account_id, position,
    case side when 'DEBIT' then 'CREDIT' else 'DEBIT' end, minor, currency
  from ledger.entries where transaction_id = ${of}`;
const unwrite = (id: string) => async (tx: TransactionSql) => {
  await tx`delete from ledger.entries where transaction_id = ${id}`;
  await tx`delete from ledger.transactions where id = ${id}`;
};

/** Two subgraphs live through a hundred days beside each other: on a busy machine that takes a while. */
const LONGEST = 240_000;

describe('the books of the ledger and the loans of lending', () => {
  let loans: readonly { readonly loanId: Id<'loan'>; readonly payout: string }[];

  test(
    'agree over lives with repayments, reversals, late entries, losses and a payout that returns',
    async () => {
      loans = [await begun(), await begun(), await begun(), await begun()];
      const [regular, late, given, returned] = loans.map(({ loanId }) => loanId);
      const firstDays = daysAgo(65);
      await closeDays(lending, clock);
      await receive(String(regular), 46_561 * 3, firstDays);
      const paymentId = await receive(String(late), 46_561);
      await serve('reverseRepayment', { paymentId, note: 'It was of somebody else.' });
      daysAgo(30);
      await closeDays(lending, clock);
      await receive(String(regular), 10_000, firstDays);
      const amount = { amount: '12', currency: 'USD' };
      await serve('chargeFee', { loanId: regular, amount, note: 'A letter.' });
      await serve('chargeOffLoan', { loanId: given, note: 'Nothing is to be had there.' });
      await receive(String(given), 5_000);
      const back = { code: 'ACCOUNT_CLOSED', occurredAt: clock().toISOString() };
      await callBack(lending, loans[3]?.payout ?? '', 'RETURNED', back);
      daysAgo(0);
      await closeDays(lending, clock);
      expect(await compared()).toEqual([]);
      const told = await ledger.sql`select subject, state from ledger.told_books`;
      expect(new Set(told.map(({ subject }) => subject))).toEqual(
        new Set([regular, late, given, returned, 'TOGETHER']),
      );
      expect(new Set(told.map(({ state }) => state))).toEqual(new Set(['AGREES']));
      expect([await alerts(), await compared()]).toEqual([0, []]);
    },
    LONGEST,
  );

  test(
    'differ where somebody wrote by hand in either, each told once until it is right again',
    async () => {
      const [regular, , given] = loans.map(({ loanId }) => String(loanId));
      const [original] = await ledger.sql`
      select id from ledger.transactions where loan_id = ${String(regular)} order by id limit 1`;
      const [accrual] = await ledger.sql`
      select id from ledger.transactions where loan_id is null and kind = 'ACCRUAL' limit 1`;
      await tamper(ledger.sql, mirror(String(original?.['id']), 'txn_by_hand', String(regular)));
      await tamper(ledger.sql, mirror(String(accrual?.['id']), 'txn_of_all', null));
      const [removed] = await lending.sql`
      select body from lending.loan_entries where loan_id = ${String(given)} and kind = 'CHARGED_OFF'`;
      await tamper(
        lending.sql,
        (tx) => tx`
      update lending.loan_entries set kind = 'WAIVED',
        body = '{"component": "PENALTY", "amount": "1"}'
      where loan_id = ${String(given)} and kind = 'CHARGED_OFF'`,
      );
      const wanted = [
        ['LOAN_DIFFERS', String(regular)],
        ['LOAN_DIFFERS', String(given)],
        ['TOGETHER_DIFFERS', 'TOGETHER'],
      ];
      expect(new Set(await compared())).toEqual(new Set(wanted));
      expect(new Set(await compared())).toEqual(new Set(wanted));
      expect(await alerts()).toBe(3);
      await tamper(ledger.sql, unwrite('txn_by_hand'));
      await tamper(ledger.sql, unwrite('txn_of_all'));
      await tamper(
        lending.sql,
        (tx) => tx`
      update lending.loan_entries set kind = 'CHARGED_OFF', body = ${tx.json(removed?.['body'])}
      where loan_id = ${String(given)} and kind = 'WAIVED'`,
      );
      expect(await compared()).toEqual([]);
      expect(await alerts()).toBe(3);
    },
    LONGEST,
  );
});
