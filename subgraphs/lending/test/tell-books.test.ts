import type { Id } from '@blockscore/ids';
import { newId } from '@blockscore/ids';
import { describe, expect, test } from 'vitest';
import { tellBooks } from '../src/app/tell-books.ts';
import { tell as callBack } from './callback-steps.ts';
import { closeDays } from './end-of-day-steps.ts';
import { borrower, mutate, newKey, officer } from './lending-subgraph.ts';
import { acceptedLoan, disburse } from './loan-steps.ts';
import { INSTALMENT, useTimedLending } from './performance-steps.ts';
import { portsOn } from './ports.ts';
import { answer, askedOf, tell, toldSince, toldTogether } from './telling-steps.ts';

const { lending, clock, at, loanOfJanuary, receive } = useTimedLending();

const usd = (amount: string) => ({ amount, currency: 'USD' });
const serve = (field: string, input: Record<string, unknown>) =>
  mutate(lending, officer(), field, { ...input, idempotencyKey: newKey() }, 'loan { id }');
const toldEvents = async () => (await lending.events('lending.books.told')).length;

/** All that is told is what was asked for: of each loan alone, and of all of them together. */
async function expectToldAsAsked(): Promise<void> {
  for (const [loanId, told] of await toldSince(lending)) {
    expect([loanId, told]).toEqual([loanId, await askedOf(lending, loanId)]);
  }
  expect(await toldTogether(lending)).toEqual(await askedOf(lending));
}

let lived: Id<'loan'>[] = [];

describe('what the ledger is told of the books of loans', () => {
  test('is what it was asked for, over lives with all that may happen', async () => {
    const [regular, late, given, returned] = [
      (await loanOfJanuary()).loanId,
      (await loanOfJanuary()).loanId,
      (await loanOfJanuary()).loanId,
      (await loanOfJanuary()).loanId,
    ];
    lived = [regular, late, given, returned];
    at('2026-03-02', '00:30');
    await closeDays(lending, clock);
    at('2026-03-02');
    await receive(regular, INSTALMENT * 3, '2026-02-20');
    const paymentId = await receive(late, INSTALMENT);
    await serve('reverseRepayment', { paymentId, note: 'It was of somebody else.' });
    at('2026-04-20', '00:30');
    await closeDays(lending, clock);
    at('2026-04-20');
    await serve('chargeFee', { loanId: regular, amount: usd('12'), note: 'A letter.' });
    await serve('chargeOffLoan', { loanId: given, note: 'Nothing is to be had there.' });
    await receive(given, 5_000);
    const [payout] = await lending.sql`
      select id from lending.payments where loan_id = ${returned} and direction = 'PAYOUT'`;
    const back = { code: 'ACCOUNT_CLOSED', occurredAt: clock().toISOString() };
    await callBack(lending, String(payout?.['id']), 'RETURNED', back);
    at('2026-05-03', '00:30');
    await closeDays(lending, clock);
    expect(await tell(lending, clock)).toBeGreaterThanOrEqual(4);
    expect([...(await toldSince(lending)).keys()]).toEqual(expect.arrayContaining(lived));
    await expectToldAsAsked();
  });

  test('is told once a day, and of a loan only where that changed', async () => {
    const before = await toldEvents();
    expect(await tell(lending, clock)).toBeUndefined();
    at('2026-05-04', '02:00');
    await closeDays(lending, clock);
    expect(await tell(lending, clock)).toBeGreaterThanOrEqual(4);
    expect(await toldEvents()).toBe(before);
    await expectToldAsAsked();
    const [regular = lived[0] as Id<'loan'>] = lived;
    at('2026-05-05', '02:00');
    await receive(regular, 100);
    await closeDays(lending, clock);
    await tell(lending, clock);
    expect([...(await toldSince(lending, before)).keys()]).toEqual([regular]);
    await expectToldAsAsked();
    at('2026-06-03', '02:00');
    await closeDays(lending, clock);
    const then = await toldEvents();
    await tell(lending, clock);
    expect([...(await toldSince(lending, then)).keys()]).toEqual(expect.arrayContaining(lived));
    await expectToldAsAsked();
  });

  test('goes through pages of loans, and on where it was stopped', async () => {
    at('2026-06-04', '02:00');
    await closeDays(lending, clock);
    const killed = new Error('killed');
    const seen: number[] = [];
    const stopped = tell(lending, clock, {
      size: 1,
      onProgress: ({ loans }) => {
        seen.push(loans);
        if (loans === 2) throw killed;
      },
    });
    await expect(stopped).rejects.toThrow(killed);
    // The next day it is ended, and that day's is made as well.
    at('2026-06-04', '23:59');
    await closeDays(lending, clock);
    const tellings = async () =>
      Number((await lending.sql`select count(*) as n from lending.book_tellings`)[0]?.['n']);
    const before = await tellings();
    at('2026-06-05', '00:30');
    await closeDays(lending, clock);
    await tell(lending, clock, { size: 3, onProgress: ({ loans }) => void seen.push(loans) });
    expect(await tellings()).toBe(before + 1);
    expect(seen.slice(0, 3)).toEqual([1, 2, expect.any(Number)]);
    expect(seen.at(-1)).toBe(
      Number((await lending.sql`select count(*)::int as n from lending.loans`)[0]?.['n']),
    );
    await expectToldAsAsked();
  });

  test('leaves out what is of all loans where a day was closed meanwhile', async () => {
    at('2026-06-06', '02:00');
    const { ports, close } = await portsOn(lending, clock);
    let transactions = 0;
    const transact: typeof ports.transact = async (run) => {
      transactions += 1;
      if (transactions === 3) await closeDays(lending, clock);
      return await ports.transact(run);
    };
    try {
      await tellBooks({ ...ports, transact }, 1)();
    } finally {
      await close();
    }
    expect(await toldTogether(lending)).toBeUndefined();
    await tell(lending, clock, { again: true });
    await expectToldAsAsked();
  });

  test('counts a payout that is on its way into the books', async () => {
    const loanId = (await acceptedLoan(lending, borrower())) as Id<'loan'>;
    await disburse(lending, officer(), loanId);
    await expect
      .poll(async () => (await askedOf(lending, loanId)).postings, { timeout: 30_000 })
      .toBe(1);
    await answer(lending, clock, [loanId]);
    expect((await toldSince(lending)).get(loanId)).toEqual(await askedOf(lending, loanId));
  });

  test('is asked for by the ledger, also of loans that there are not', async () => {
    const stranger = newId('loan');
    const before = await toldEvents();
    await answer(lending, clock, [...lived, stranger]);
    const told = await toldSince(lending, before);
    expect(told.get(stranger)).toEqual({ postings: 0, balances: {} });
    await expectToldAsAsked();
    expect((await lending.events('lending.books.told')).at(-1)?.data['answers']).toBe(true);
  });

  test('does not follow what is kept of a loan, but its entries', async () => {
    const [, late = lived[1] as Id<'loan'>] = lived;
    const asked = await askedOf(lending, late);
    await lending.sql.begin(async (sql) => {
      await sql`alter table lending.loan_entries disable trigger user`;
      await sql`update lending.loan_entries set body = body || '{"amount": "900000"}'
        where loan_id = ${late} and kind = 'DISBURSED'`;
      await sql`alter table lending.loan_entries enable trigger user`;
    });
    await answer(lending, clock, [late]);
    const told = (await toldSince(lending)).get(late);
    expect(told?.postings).toBe(asked.postings);
    const cash = Number(asked.balances['CASH']);
    expect(Number(told?.balances['CASH'])).toBe(cash + 100_000);
    await lending.sql.begin(async (sql) => {
      await sql`alter table lending.loan_entries disable trigger user`;
      await sql`update lending.loan_entries set body = body || '{"amount": "1000000"}'
        where loan_id = ${late} and kind = 'DISBURSED'`;
      await sql`alter table lending.loan_entries enable trigger user`;
    });
  });

  test('takes no more questions to the database for many loans than for few', async () => {
    at('2026-07-01', '02:00');
    await closeDays(lending, clock);
    const asked = async (size: number) => {
      const { ports, close } = await portsOn(lending, clock);
      const perPage: number[] = [];
      const transact: typeof ports.transact = (run) =>
        ports.transact(async (work) => {
          let calls = 0;
          const count = <T extends object>(of: T): T =>
            new Proxy(of, {
              get: (target, name) => {
                calls += 1;
                return Reflect.get(target, name);
              },
            });
          const counted = { bookTellings: count(work.bookTellings), events: count(work.events) };
          const result = await run({ ...work, ...counted });
          perPage.push(calls);
          return result;
        });
      try {
        await tellBooks({ ...ports, transact })({ again: true });
        await tellBooks({ ...ports, transact }, size)({ again: true });
      } finally {
        await close();
      }
      return Math.max(...perPage);
    };
    expect(await asked(1)).toBeLessThanOrEqual(6);
    expect(await asked(200)).toBe(await asked(1));
  });
});
