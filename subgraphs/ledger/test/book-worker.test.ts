import { userCaller } from '@blockscore/caller';
import { connect } from '@blockscore/database';
import { newId } from '@blockscore/ids';
import { createLogger } from '@blockscore/service';
import { eventually } from '@blockscore/testkit';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBookKeeping } from '../src/adapters/book-keeping.ts';
import { startBookWorker } from '../src/adapters/book-worker.ts';
import { expirePendings } from '../src/app/expire-pendings.ts';
import { foldBalances } from '../src/app/fold-balances.ts';
import { postTransactions } from '../src/app/post-transactions.ts';
import { openTestLedger, type TestLedger, writtenOf } from './ledger.ts';

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openTestLedger(null);
});
afterAll(async () => {
  await ledger?.close();
});

const amount = { amount: '1.00', currency: 'USD' };
const LINES = [
  { account: 'CASH', side: 'DEBIT' as const, amount },
  { account: 'SUSPENSE', side: 'CREDIT' as const, amount },
];

/** Ids of transactions that hold for a minute. */
async function hold(count: number): Promise<string[]> {
  const expiresAt = new Date(ledger.clock().getTime() + 60_000);
  const transactions = Array.from({ length: count }, () => ({
    ...{ pending: true, expiresAt, lines: LINES },
  }));
  const staff = userCaller(newId('user'), ['ADMIN']);
  const input = { idempotencyKey: newId('req'), transactions };
  const written = await postTransactions(ledger.ports)(staff, input);
  if (!written.ok) throw new Error(`It was refused: ${written.error[0]?.message}`);
  return writtenOf(written.value).map(({ id }) => id);
}

test('a round of folding ends while others go on posting, or when it is told to', async () => {
  let batches = 0;
  const steady = foldBalances({
    fold: async (atMost) => {
      batches += 1;
      return batches < 3 ? atMost : 7;
    },
  });
  expect(await steady()).toBe(10_007);
  const backlog = foldBalances({ fold: async (atMost) => atMost });
  expect(await backlog(AbortSignal.abort())).toBe(5_000);
});

test('letting go ends when it is told to, and the next one does the rest', async () => {
  for (const _ of [1, 2, 3]) await hold(100);
  ledger.advance(60_000);
  const expire = expirePendings(ledger.ports);
  expect(await expire(AbortSignal.abort())).toBe(200);
  expect(await expire()).toBe(100);
});

test('what has run out is let go while folding fails, which is told again and again', async () => {
  const told: string[] = [];
  const logger = createLogger('ledger', 'error', { write: (row) => void told.push(row) });
  const keeping = {
    fold: async () => {
      throw new Error('The sums cannot be written.');
    },
  };
  const [held = ''] = await hold(1);
  const worker = startBookWorker(
    { connection: ledger.connection, clock: ledger.clock, logger },
    { ...ledger.ports, keeping },
    { LEDGER_DATABASE_URL: ledger.database.appUrl },
    1,
  );
  try {
    ledger.advance(60_000);
    await eventually(async () => (await ledger.books.resolutions([held])).length || undefined);
    await eventually(async () => told.length > 1 || undefined);
    expect(told.every((row) => row.includes('folding balances failed'))).toBe(true);
  } finally {
    await worker.stop();
  }
});

test('folding may take longer than other statements', async () => {
  await hold(1);
  const hasty = connect(ledger.database.appUrl, {
    statementTimeoutMs: 1_000,
    name: 'ledger hasty',
  });
  const owner = postgres(ledger.database.ownerUrl, { max: 1 });
  try {
    const folding = await owner.begin(async (tx) => {
      await tx`lock table ledger.account_days in exclusive mode`;
      const fold = foldBalances(createBookKeeping(hasty.db));
      const folded = eventually(async () => (await fold()) || undefined);
      folded.catch(() => undefined);
      await tx`select pg_sleep(1.5)`;
      return { folded };
    });
    expect(await folding.folded).toBeGreaterThan(0);
  } finally {
    await owner.end();
    await hasty.close();
  }
});
