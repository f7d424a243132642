import { serviceCaller, userCaller } from '@blockscore/caller';
import { connect } from '@blockscore/database';
import { newId } from '@blockscore/ids';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTransact } from '../src/adapters/work.ts';
import { changeLimit } from '../src/app/change-limit.ts';
import { closePeriod } from '../src/app/close-period.ts';
import { expirePendings } from '../src/app/expire-pendings.ts';
import { foldBalances } from '../src/app/fold-balances.ts';
import { postTransaction } from '../src/app/post-transaction.ts';
import { postTransactions } from '../src/app/post-transactions.ts';
import { balanceOf, NO_STANDING } from '../src/domain/account.ts';
import { writeByHand } from './by-hand.ts';
import { disbursement, line, openTestLedger, type TestLedger, writtenOf } from './ledger.ts';

const WRITERS = 64;
const staff = userCaller(newId('user'), ['ADMIN']);

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openTestLedger(null);
});
afterAll(async () => {
  await ledger?.close();
});

async function accountOf(code: string) {
  const found = (await ledger.books.accounts()).find((account) => account.code === code);
  if (found === undefined) throw new Error(`There is no account ${code}.`);
  return found;
}

async function balance(code: string, asOf?: string): Promise<bigint> {
  const account = await accountOf(code);
  const standings = await ledger.books.standings([account.id], asOf === undefined ? {} : { asOf });
  return balanceOf(account.normalSide, standings.get(account.id) ?? NO_STANDING);
}

const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('64 writers on the same two accounts', () => {
  /** Each on a connection of its own, every other one the other way round. */
  async function writeAll(): Promise<string[]> {
    const connection = connect(ledger.database.appUrl, { max: WRITERS, name: 'ledger writers' });
    try {
      const transact = createTransact(connection, ledger.clock);
      const outcomes = await Promise.all(
        Array.from({ length: WRITERS }, (_, index) => {
          const lines = [line('SUSPENSE', 'DEBIT', 3n), line('RETAINED_EARNINGS', 'CREDIT', 3n)];
          const posting = disbursement({ lines: index % 2 === 0 ? lines : lines.toReversed() });
          return transact((work) =>
            postTransaction(work, ledger.ports, serviceCaller('test'), posting),
          );
        }),
      );
      return outcomes.map((outcome) => (outcome.ok ? 'OK' : (outcome.error[0]?.code ?? '')));
    } finally {
      await connection.close();
    }
  }

  test('all get through', async () => {
    const before = await balance('RETAINED_EARNINGS');
    expect(new Set(await writeAll())).toEqual(new Set(['OK']));
    expect(await balance('RETAINED_EARNINGS')).toBe(before + BigInt(3 * WRITERS));
  });

  test('with limits on both take turns, and exactly those get through that there is room for', async () => {
    const [suspense, earnings] = [
      await accountOf('SUSPENSE'),
      await accountOf('RETAINED_EARNINGS'),
    ];
    const most = Number(await balance('RETAINED_EARNINGS')) + 3 * 20 + 1;
    const change = changeLimit(ledger.ports);
    const of = ({ id: accountId, version }: typeof suspense) => ({ accountId, version });
    await change(staff, { ...of(suspense), least: usd('-1000000.00') });
    await change(staff, { ...of(earnings), most: usd((most / 100).toFixed(2)) });
    const outcomes = await writeAll();
    expect(outcomes.filter((code) => code === 'OK')).toHaveLength(20);
    expect(outcomes.filter((code) => code === 'LIMIT_EXCEEDED')).toHaveLength(WRITERS - 20);
    for (const { code } of [suspense, earnings]) await change(staff, of(await accountOf(code)));
  });
});

describe('a hot control account', () => {
  test('keeps no posting waiting for another that is under way', async () => {
    const sql = postgres(ledger.database.appUrl, { max: 4, onnotice: () => undefined });
    const before = await balance('LOAN_PRINCIPAL');
    // Each is written while all before it have not committed, on the same two accounts.
    const within = async (depth: number): Promise<void> => {
      if (depth === 0) {
        const outcome = await ledger.post(
          disbursement({
            lines: [line('LOAN_PRINCIPAL', 'DEBIT', 7n), line('CASH', 'CREDIT', 7n)],
          }),
        );
        expect(outcome.ok).toBe(true);
        return;
      }
      await writeByHand(sql, {
        lines: [
          ['LOAN_PRINCIPAL', 'DEBIT', 7],
          ['CASH', 'CREDIT', 7],
        ],
        after: async (tx) => {
          // As at the end: whatever locks there are, are held now.
          await tx`set constraints all immediate`;
          await within(depth - 1);
        },
      });
    };
    await within(3);
    expect(await balance('LOAN_PRINCIPAL')).toBe(before + 28n);
    await sql.end();
  });

  test('shows the same balance before and while it is folded', async () => {
    const wanted = await balance('LOAN_PRINCIPAL');
    const reading = Array.from({ length: 40 }, () => balance('LOAN_PRINCIPAL'));
    const folding = Array.from({ length: 4 }, () => foldBalances(ledger.ports.keeping)());
    expect(new Set(await Promise.all(reading))).toEqual(new Set([wanted]));
    await Promise.all(folding);
    expect(await balance('LOAN_PRINCIPAL')).toBe(wanted);
  });

  test('counts what was written before the fold and commits after it', async () => {
    const sql = postgres(ledger.database.appUrl, { max: 2, onnotice: () => undefined });
    const before = await balance('CASH');
    await writeByHand(sql, {
      lines: [
        ['CASH', 'DEBIT', 9],
        ['SUSPENSE', 'CREDIT', 9],
      ],
      after: async () => {
        await ledger.post(disbursement());
        await foldBalances(ledger.ports.keeping)();
      },
    });
    expect(await balance('CASH')).toBe(before + 9n - 100_000n);
    await foldBalances(ledger.ports.keeping)();
    expect(await balance('CASH')).toBe(before + 9n - 100_000n);
    await sql.end();
  });
});

describe('closed days', () => {
  test('move what lending asks for to the first open one, which keeps the day it asked for', async () => {
    expect(await closePeriod(ledger.ports)(staff, { through: '2026-11-20' })).toMatchObject({
      ok: true,
      value: { through: '2026-11-20', closedBy: staff.id },
    });
    const posting = disbursement({ effectiveOn: '2026-11-18' });
    const outcome = await ledger.post(posting);
    expect(outcome).toMatchObject({
      value: { effectiveOn: '2026-11-21', valueOn: '2026-11-18' },
    });
    expect(await ledger.post(posting)).toEqual(outcome);
  });

  test('are refused to people, and to another day that is not over', async () => {
    const journal = {
      effectiveOn: '2026-11-20',
      lines: [
        { account: 'CASH', side: 'DEBIT' as const, amount: usd('1.00') },
        { account: 'SUSPENSE', side: 'CREDIT' as const, amount: usd('1.00') },
      ],
    };
    const input = { idempotencyKey: newId('req'), transactions: [journal] };
    expect(await postTransactions(ledger.ports)(staff, input)).toMatchObject({
      error: [{ code: 'PERIOD_CLOSED', path: ['input', 'transactions', '0', 'effectiveOn'] }],
    });
    const close = closePeriod(ledger.ports);
    expect(await close(staff, { through: '2026-11-22' })).toMatchObject({
      error: [{ code: 'INVALID_DATE' }],
    });
    expect(await close(staff, { through: '2026-11-19' })).toMatchObject({
      error: [{ code: 'PERIOD_CLOSED' }],
    });
  });
});

test('what is held runs out once, however many processes look', async () => {
  const pending = {
    pending: true,
    expiresAt: new Date(ledger.clock().getTime() + 60_000),
    lines: [
      { account: 'CASH', side: 'DEBIT' as const, amount: usd('1.00') },
      { account: 'SUSPENSE', side: 'CREDIT' as const, amount: usd('1.00') },
    ],
  };
  const transactions = Array.from({ length: 5 }, () => pending);
  const written = await postTransactions(ledger.ports)(staff, {
    idempotencyKey: newId('req'),
    transactions,
  });
  if (!written.ok) throw new Error(`It was refused: ${written.error[0]?.message}`);
  const ids = writtenOf(written.value).map(({ id }) => id);
  const expire = expirePendings(ledger.ports);
  expect(await expire()).toBe(0);
  ledger.advance(60_000);
  await Promise.all([expire(), expirePendings(ledger.ports)(), expirePendings(ledger.ports)()]);
  const ends = await ledger.books.resolutions(ids);
  expect(ends.map(({ voidReason }) => voidReason)).toEqual(ids.map(() => 'EXPIRED'));
  const told = (await ledger.events()).filter(({ type }) => type === 'ledger.transaction.voided');
  expect(told.map(({ data }) => data)).toEqual(
    expect.arrayContaining(ids.map((transactionId) => ({ transactionId, reason: 'EXPIRED' }))),
  );
  expect(told).toHaveLength(ids.length);
});
