import type { Id } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { describe, expect, test } from 'vitest';
import { type NewEntry, recordEntry } from '../src/app/record-entry.ts';
import { pendingPayment } from '../src/app/request-payment.ts';
import { borrower, officer } from './lending-subgraph.ts';
import { paymentReached, post } from './loan-steps.ts';
import { INSTALMENT, useTimedLending } from './performance-steps.ts';
import { portsOn } from './ports.ts';

const { lending, clock, at, loanOfJanuary, receive, report, revisionsOf } = useTimedLending();

/** Writes an entry down as a use case does: under the loan's lock. */
async function enter(loanId: Id<'loan'>, entry: NewEntry): Promise<void> {
  const { ports, close } = await portsOn(lending, clock);
  try {
    await ports.transact(async (work) => {
      const loan = await work.loans.lock(loanId);
      if (loan === undefined) throw new Error('gone');
      await recordEntry(work, officer(), loan, entry, clock());
    });
  } finally {
    await close();
  }
}

const STANDING = `status annualRate balance { amount } totalOutstanding { amount } payoff { amount }
  accruedInterest { amount } pastDue { amount } daysPastDue bucket credit { amount }
  instalments { number dueDate interest { amount } principal { amount } penalty { amount }
    paidInterest { amount } paidPrincipal { amount } paidPenalty { amount } paid }`;

async function standing(loanId: string, asOf: string, knownAt?: string): Promise<unknown> {
  const { data, errors } = await lending.ask(
    officer(),
    `query ($id: ID!, $asOf: LocalDate, $knownAt: DateTime) {
      loan(id: $id) { standing(asOf: $asOf, knownAt: $knownAt) { ${STANDING} } } }`,
    { id: loanId, asOf, knownAt },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  const loan = data?.['loan'] as Readonly<Record<string, unknown>> | undefined;
  return loan?.['standing'];
}

const sequenceOf = async (paymentId: string): Promise<number> => {
  const [row] = await lending.sql`
    select sequence from lending.loan_entries where payment_id = ${paymentId}`;
  return Number(row?.['sequence']);
};

describe('what happens to a loan', () => {
  test('at once, two repayments and a reversal, leaves one history', async () => {
    const { loanId } = await loanOfJanuary();
    at('2026-02-10');
    const first = await receive(loanId, 10_000);
    const sequence = await sequenceOf(first);
    const reversed = {
      body: { kind: 'REVERSED', sequence, cause: 'CHARGEBACK' },
      effectiveOn: '2026-02-10',
    } as const;
    await Promise.all([receive(loanId, 20_000), enter(loanId, reversed), receive(loanId, 30_000)]);
    const rows = await lending.sql`
      select sequence, kind, (body->>'amount')::int as amount from lending.loan_entries
      where loan_id = ${loanId} order by sequence`;
    expect(rows.map((row) => row['sequence'])).toEqual([1, 2, 3, 4, 5]);
    expect(rows.map((row) => row['kind']).sort()).toEqual([
      'DISBURSED',
      'REPAID',
      'REPAID',
      'REPAID',
      'REVERSED',
    ]);
    const [paid] = await lending.sql`
      select sum(paid_interest + paid_principal)::int as paid from lending.instalments
      where loan_id = ${loanId}`;
    expect(paid).toEqual({ paid: 50_000 });
    const [undone] = await lending.sql`
      select (principal + interest + fee + penalty + credit)::int as parts from lending.payments
      where id = ${first}`;
    expect(undone).toEqual({ parts: 0 });
    const told = (await lending.events('lending.entry.recorded')).filter(
      ({ data }) => data['loanId'] === loanId,
    );
    expect(told.map(({ data }) => data['sequence'])).toEqual([1, 2, 3, 4, 5]);
  });

  test('and is written down late is the same as having come in time', async () => {
    const [punctual, late] = [await loanOfJanuary(), await loanOfJanuary()];
    at('2026-03-02');
    await receive(punctual.loanId, INSTALMENT, '2026-02-28');
    at('2026-05-20');
    await receive(punctual.loanId, 70_000, '2026-05-20');
    await receive(late.loanId, 70_000, '2026-05-20');
    const before = await standing(late.loanId, '2026-05-20');
    at('2026-05-21');
    await receive(late.loanId, INSTALMENT, '2026-02-28');
    for (const day of ['2026-02-28', '2026-04-15', '2026-05-21']) {
      expect(await standing(late.loanId, day)).toEqual(await standing(punctual.loanId, day));
    }
    const known = await standing(late.loanId, '2026-05-20', '2026-05-20T12:00:00.000Z');
    expect(known).toEqual(before);
    expect(await standing(late.loanId, '2026-01-30')).toBeNull();
    const daysOf = (id: string) => lending.sql`
      select d::date::text as day, s.status, s.principal_outstanding, s.past_due_principal,
        s.past_due_interest, s.past_due_fees, s.oldest_due_on::text,
        s.days_past_due + case when s.ages then d::date - s.since else 0 end as days_past_due
      from generate_series('2026-01-31'::date, '2026-05-21'::date, '1 day') d
        join lending.loan_standings s
          on s.loan_id = ${id} and s.since <= d and coalesce(s.until, d) >= d
      order by d`;
    const days = await daysOf(late.loanId);
    expect(days).toHaveLength(111);
    expect([...days]).toEqual([...(await daysOf(punctual.loanId))]);
    const booksOf = async (id: string) =>
      (await lending.sql`select booked from lending.loans where id = ${id}`)[0];
    at('2026-05-21');
    await receive(punctual.loanId, 1);
    await receive(late.loanId, 1);
    expect(await booksOf(late.loanId)).toEqual(await booksOf(punctual.loanId));
  });

  test('is told of two hundred days in one request, not of more', async () => {
    const { loanId } = await loanOfJanuary();
    const days = (count: number) => {
      const aliases = Array.from({ length: count }, (_, index) => `d${index}: standing { bucket }`);
      const document = `query ($id: ID!) { loan(id: $id) { ${aliases.join(' ')} } }`;
      return lending.ask(officer(), document, { id: loanId });
    };
    expect((await days(200)).errors).toBeUndefined();
    const { errors } = await days(201);
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain('200 standings of loans');
  });

  test('that was paid off and is taken back opens it again, and its months are told on', async () => {
    const { loanId } = await loanOfJanuary();
    at('2026-02-10');
    const paymentId = await receive(loanId, 1_500_000);
    const [paid] = await lending.sql`
      select l.status, l.credit::int, p.credit::int as over from lending.loans l, lending.payments p
      where l.id = ${loanId} and p.id = ${paymentId}`;
    expect(paid).toMatchObject({ status: 'PAID_OFF', credit: paid?.['over'] });
    expect(Number(paid?.['credit'])).toBeGreaterThan(450_000);
    at('2026-03-01');
    await report();
    at('2026-03-20');
    const sequence = await sequenceOf(paymentId);
    await enter(loanId, {
      body: { kind: 'REVERSED', sequence, cause: 'MISTAKE' },
      effectiveOn: '2026-03-20',
      note: 'Meant for another loan.',
    });
    const [open] =
      await lending.sql`select status, credit::int from lending.loans where id = ${loanId}`;
    expect(open).toEqual({ status: 'DELINQUENT', credit: 0 });
    expect((await revisionsOf(loanId, 2)).at(-1)).toEqual([1, 1, INSTALMENT, 0, 0, 0, 'ACTIVE']);
    await eventually(async () => {
      const [row] = await lending.sql`
        select next_month_ends_on::text as next from lending.loans where id = ${loanId}`;
      return row?.['next'] === '2026-03-31' ? true : undefined;
    });
    const asked = (await lending.events('lending.posting.requested')).filter(
      ({ data }) => data['loanId'] === loanId,
    );
    expect(asked.map(({ data }) => data['kind'])).toEqual([
      'DISBURSEMENT',
      'REPAYMENT',
      'REVERSAL',
    ]);
  });

  test('is listed, the latest first, and what was said of it is for staff alone', async () => {
    const { loanId, caller } = await loanOfJanuary();
    at('2026-02-10');
    await enter(loanId, {
      body: { kind: 'FEE_CHARGED', component: 'FEE', amount: 1_250n },
      effectiveOn: '2026-02-05',
      note: 'Copies of the contract',
    });
    const query = `query ($id: ID!, $after: String) { loan(id: $id) { entries(first: 1, after: $after) {
      edges { cursor node { sequence kind effectiveOn amount { amount } reverses note } }
      pageInfo { hasNextPage endCursor } } payoutAccount { lastCharacters } } }`;
    const ask = async (by: Parameters<typeof lending.ask>[0], after?: string) => {
      const { data } = await lending.ask(by, query, { id: loanId, after });
      return (
        data?.['loan'] as {
          entries: { edges: { node: object }[]; pageInfo: { endCursor: string } };
        } | null
      )?.entries;
    };
    const reader = officer();
    const page = await ask(reader);
    expect(page?.edges[0]?.node).toEqual({
      sequence: 2,
      kind: 'FEE_CHARGED',
      effectiveOn: '2026-02-05',
      amount: { amount: '12.50' },
      reverses: null,
      note: 'Copies of the contract',
    });
    expect(page?.pageInfo).toMatchObject({ hasNextPage: true });
    expect((await ask(officer(), page?.pageInfo.endCursor))?.edges[0]?.node).toMatchObject({
      kind: 'DISBURSED',
    });
    expect((await ask(caller))?.edges[0]?.node).toMatchObject({ sequence: 2, note: null });
    expect(await ask(borrower())).toBeUndefined();
    // Who read it is on the trail, but for the borrower.
    const reads = await lending.events('lending.personal_data.read');
    const told = reads.filter(({ data }) => data['userId'] === caller.id);
    const fields = told
      .filter(({ actor }) => actor.id === reader.id)
      .map(({ data }) => data['fields']);
    expect(new Set(fields.flat(2))).toEqual(new Set(['note', 'payoutAccount']));
    expect(told.map(({ actor }) => actor.id)).not.toContain(caller.id);
    const [row] = await lending.sql`
      select note from lending.loan_entries where loan_id = ${loanId} and sequence = 2`;
    expect(row?.['note']).toMatch(/^v1\./);
  });

  test('once it was charged off, counts as a recovery', async () => {
    const { loanId } = await loanOfJanuary();
    at('2026-06-10');
    await enter(loanId, { body: { kind: 'CHARGED_OFF' }, effectiveOn: '2026-06-10' });
    const { ports, close } = await portsOn(lending, clock);
    try {
      await ports.transact(async (work) => {
        const loan = await work.loans.lock(loanId);
        if (loan === undefined) throw new Error('gone');
        const amount = { ...loan.principal, minor: 5_000n };
        const order = { direction: 'COLLECTION', method: 'CASH', amount, excess: null } as const;
        const payment = pendingPayment(loan, order, clock());
        await work.payments.insert({ ...payment, status: 'SETTLED', effectiveOn: '2026-06-10' });
        const body = { kind: 'REPAID', paymentId: payment.id, amount: 5_000n } as const;
        const entry = {
          body: { ...body, excess: 'IN_ADVANCE' as const },
          effectiveOn: '2026-06-10',
        };
        await recordEntry(work, officer(), loan, entry, clock());
      });
    } finally {
      await close();
    }
    const [loan] = await lending.sql`
      select status, principal_outstanding::int as principal, lost > 0 as lost from lending.loans
      where id = ${loanId}`;
    expect(loan).toEqual({ status: 'CHARGED_OFF', principal: 0, lost: true });
    const last = (await lending.events('lending.posting.requested')).at(-1);
    expect(last?.data).toMatchObject({
      kind: 'RECOVERY',
      lines: [
        { account: 'CASH', side: 'DEBIT', minor: '5000' },
        { account: 'RECOVERY_INCOME', side: 'CREDIT', minor: '5000' },
      ],
    });
  });
});

test('a posting that the ledger took is marked, whatever becomes of the loan meanwhile', async () => {
  const { loanId } = await loanOfJanuary();
  at('2026-02-10');
  const paymentId = await receive(loanId, 10_000);
  const transactionId = await post(lending, paymentId);
  await paymentReached(lending, paymentId, 'POSTED');
  const [row] = await lending.sql`
    select transaction_id from lending.postings where payment_id = ${paymentId}`;
  expect(row).toEqual({ transaction_id: transactionId });
});

test('an entry is never changed or removed', async () => {
  for (const change of [
    "update lending.loan_entries set kind = 'REPAID'",
    'delete from lending.loan_entries',
    'truncate lending.loan_entries',
  ]) {
    await expect(lending.sql.unsafe(change)).rejects.toThrow('append-only');
  }
});
