import { newId } from '@blockscore/ids';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAgain } from '../src/app/compare-with-loans.ts';
import type { LoanPosting } from '../src/domain/posting.ts';
import { disbursement, line, openTestLedger, type TestLedger } from './ledger.ts';
import { says, tellingOf } from './telling.ts';

const HOUR_MS = 3_600_000;

let ledger: TestLedger;
let lending: ReturnType<typeof tellingOf>;
let sql: Sql;
beforeAll(async () => {
  ledger = await openTestLedger();
  lending = tellingOf(ledger);
  sql = postgres(ledger.database.adminUrl, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await sql?.end();
  await ledger?.close();
});

/** A loan of 1,000.00 that is in the books. */
async function paidOut(): Promise<`loan_${string}`> {
  const posting = disbursement();
  await ledger.post(posting);
  return posting.loanId;
}
const HELD = { LOAN_PRINCIPAL: 100_000, CASH: -100_000 };
const repayment = (loanId: `loan_${string}`): LoanPosting =>
  disbursement({
    ...{ loanId, kind: 'REPAYMENT' },
    lines: [line('CASH', 'DEBIT', 40_000n), line('LOAN_PRINCIPAL', 'CREDIT', 40_000n)],
  });
/** The interest of a day, of many loans. */
const accrual = (minor: bigint): LoanPosting => ({
  ...disbursement(),
  ...{ kind: 'ACCRUAL', userId: null, loanId: null, paymentId: null },
  lines: [line('ACCRUED_INTEREST', 'DEBIT', minor), line('INTEREST_INCOME', 'CREDIT', minor)],
});
const TOGETHER = (minor: number) => ({ ACCRUED_INTEREST: minor, INTEREST_INCOME: -minor });

describe('what loans say and what the books hold', () => {
  test('agree without a word', async () => {
    const loanId = await paidOut();
    await lending.tell([says(loanId, 1, HELD)]);
    await lending.total({ postings: 0, nets: {} });
    expect([await lending.questions(), await lending.alerts(), ledger.warnings]).toEqual([
      [],
      [],
      [],
    ]);
  });

  test('is asked about where it differs, and alerted once where the answer differs too', async () => {
    const loanId = await paidOut();
    await lending.tell([says(loanId, 1, { LOAN_PRINCIPAL: 90_000, CASH: -90_000 })]);
    expect((await lending.questions()).at(-1)).toEqual([loanId]);
    expect(await lending.open()).toEqual([]);
    for (const _ of ['the answer', 'another one']) {
      await lending.tell([says(loanId, 1, { LOAN_PRINCIPAL: 90_000, CASH: -90_000 })], true);
    }
    await lending.total();
    await lending.tell([says(loanId, 1, { LOAN_PRINCIPAL: 80_000, CASH: -80_000 })]);
    expect(await lending.open()).toEqual([
      {
        ...{ kind: 'LOAN_DIFFERS', subject: loanId },
        expected: 'CASH -900.00, LOAN_PRINCIPAL 900.00, 1 postings',
        found: 'CASH -1000.00, LOAN_PRINCIPAL 1000.00, 1 postings',
      },
    ]);
    expect(await lending.alerts()).toEqual([['LOAN_DIFFERS', loanId]]);
    expect(ledger.warnings).toHaveLength(1);
    // What is right again is no difference any more, and what differs then is another one.
    await lending.tell([says(loanId, 1, HELD)]);
    expect(await lending.open()).toEqual([]);
    await lending.tell([says(loanId, 1, {})], true);
    expect(await lending.alerts()).toHaveLength(2);
    await lending.tell([says(loanId, 1, HELD)]);
  });

  test('is no difference while the books have more since, or an answer comes late', async () => {
    const loanId = await paidOut();
    await lending.tell([says(loanId, 1, HELD)]);
    await ledger.post(repayment(loanId));
    const alerts = (await lending.alerts()).length;
    await lending.total();
    expect((await lending.questions()).at(-1)).toEqual([loanId]);
    const late = new Date(ledger.clock().getTime() - HOUR_MS);
    await lending.tell([says(loanId, 1, HELD)], true, late);
    expect((await lending.questions()).at(-1)).toEqual([loanId]);
    const [principal, cash] = [60_000, -60_000];
    await lending.tell([says(loanId, 2, { LOAN_PRINCIPAL: principal, CASH: cash })], true);
    expect(await lending.open()).toEqual([]);
    expect(await lending.alerts()).toHaveLength(alerts);
  });

  test('is asked about again only after a pause, while answers come late', async () => {
    const loanId = await paidOut();
    const asked = async () =>
      (await lending.questions()).filter((loans) => loans.includes(loanId)).length;
    const wrong = says(loanId, 1, {});
    await lending.tell([wrong]);
    expect(await asked()).toBe(1);
    const late = () => new Date(ledger.clock().getTime() - HOUR_MS);
    for (const _ of ['an answer', 'another one']) await lending.tell([wrong], true, late());
    await lending.total();
    expect(await asked()).toBe(1);
    ledger.advance(10 * 60_000);
    await lending.tell([wrong], true, late());
    await lending.tell([wrong], true, late());
    expect(await asked()).toBe(2);
    ledger.advance(10 * 60_000);
    // Of what nothing is heard at all, the next comparison asks.
    await lending.total();
    expect(await asked()).toBe(3);
    await lending.tell([says(loanId, 1, HELD)], true);
    expect(await lending.open()).toEqual([]);
  });

  test('waits for postings that are under way, and tells of those that do not come within hours', async () => {
    const loanId = await paidOut();
    const later = repayment(loanId);
    await lending.tell([says(loanId, 2, { LOAN_PRINCIPAL: 60_000, CASH: -60_000 })], true);
    const look = lookAgain(ledger.ports);
    ledger.advance(5 * HOUR_MS);
    await look();
    expect(await lending.open()).toEqual([]);
    ledger.advance(2 * HOUR_MS);
    await look();
    await look();
    expect(await lending.open()).toMatchObject([{ kind: 'POSTINGS_MISSING', subject: loanId }]);
    expect((await lending.alerts()).filter(([kind]) => kind === 'POSTINGS_MISSING')).toHaveLength(
      1,
    );
    await ledger.post(later);
    await look();
    expect(await lending.open()).toEqual([]);
  });

  test('shows what was written by hand, for a loan or for one that lending never heard of', async () => {
    const [loanId, stranger] = [await paidOut(), newId('loan')];
    await lending.tell([says(loanId, 1, HELD)]);
    await ledger.post({ ...repayment(loanId), paymentId: null });
    await ledger.post({ ...repayment(stranger), paymentId: null });
    await lending.total();
    const asked = (await lending.questions()).slice(-2).flat();
    expect(new Set(asked)).toEqual(new Set([loanId, stranger]));
    await lending.tell([says(loanId, 1, HELD), says(stranger, 0, {})], true);
    const open = await lending.open();
    expect(new Set(open.map(({ subject }) => subject))).toEqual(new Set([loanId, stranger]));
    // Whoever takes out of the books what was written by hand has it right again the next day.
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      for (const id of [loanId, stranger]) {
        await tx`delete from ledger.entries where transaction_id in (
          select id from ledger.transactions where loan_id = ${id} and kind = 'REPAYMENT')`;
        await tx`delete from ledger.transactions where loan_id = ${id} and kind = 'REPAYMENT'`;
      }
    });
    await lending.total();
    expect(await lending.open()).toEqual([]);
  });

  test('compares what is of many loans together in sum', async () => {
    await ledger.post(accrual(700n));
    await lending.total({ postings: 1, nets: TOGETHER(700) });
    expect(await lending.open()).toEqual([]);
    // A day more was posted meanwhile: what was told of is older than the books.
    await ledger.post(accrual(10n));
    await lending.total({ postings: 2, nets: TOGETHER(710) });
    expect(await lending.open()).toEqual([]);
    // On CASH others post as well; on what lending controls nobody does.
    const other = { ...accrual(5n), kind: 'ADJUSTMENT' as const };
    const cash = [line('CASH', 'DEBIT', 9n), line('INTEREST_INCOME', 'CREDIT', 9n)];
    await ledger.post({ ...other, lines: cash });
    await lending.total({ postings: 2, nets: TOGETHER(710) });
    expect(await lending.open()).toEqual([
      {
        ...{ kind: 'TOGETHER_DIFFERS', subject: 'TOGETHER' },
        expected: 'INTEREST_INCOME -7.10, 2 postings',
        found: 'INTEREST_INCOME -7.19, 2 postings',
      },
    ]);
    expect((await lending.alerts()).at(-1)).toEqual(['TOGETHER_DIFFERS', undefined]);
    await lending.total({ postings: 2, nets: { ...TOGETHER(710), INTEREST_INCOME: -719 } });
    expect(await lending.open()).toEqual([]);
  });

  test('goes through all loans, page after page', async () => {
    const runs = await ledger.ports.reconciliations.runs({ size: 10, backward: false });
    expect(runs.every(({ finishedAt }) => finishedAt !== null)).toBe(true);
    const told =
      await sql`select count(*)::int as n from ledger.told_books where subject <> 'TOGETHER'`;
    expect(runs[0]?.compared).toBe(told[0]?.['n']);
  });

  test('keeps what was found: nobody changes or removes it', async () => {
    const app = postgres(ledger.database.appUrl, { max: 1 });
    try {
      for (const statement of [
        'delete from ledger.reconciliation_differences',
        `update ledger.reconciliation_differences set found = ''`,
        'update ledger.reconciliation_differences set resolved_at = null',
      ]) {
        await expect(app.unsafe(statement)).rejects.toThrow(/permission denied|append-only/);
      }
    } finally {
      await app.end();
    }
  });
});

describe('many loans', () => {
  /** How often the database is asked while so many loans are told of and compared. */
  async function asked(loans: number): Promise<number> {
    const own = await openTestLedger();
    let calls = 0;
    const transact: typeof own.transact = (run) =>
      own.transact((work, tx) => {
        const reconciliation = new Proxy(work.reconciliation, {
          get: (target, name) => {
            calls += 1;
            return Reflect.get(target, name);
          },
        });
        return run({ ...work, reconciliation }, tx);
      });
    try {
      const ids = Array.from({ length: loans }, () => newId('loan'));
      for (const loanId of ids) await own.post(disbursement({ loanId }));
      const telling = tellingOf({ ...own, transact, ports: { ...own.ports, transact } }, 200);
      await telling.tell(ids.map((loanId) => says(loanId, 1, HELD)));
      await telling.total();
      const [run] = await own.ports.reconciliations.runs({ size: 1, backward: false });
      expect([run?.compared, await telling.open()]).toEqual([loans, []]);
      return calls;
    } finally {
      await own.close();
    }
  }

  test('take no more questions to the database than few, up to 200', async () => {
    expect(await asked(60)).toBe(await asked(2));
  });
});
