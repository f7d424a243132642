import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { eventually } from '@blockscore/testkit';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePeriod } from '../src/app/close-period.ts';
import { expirePendings } from '../src/app/expire-pendings.ts';
import type { Work } from '../src/app/ports.ts';
import { postPending } from '../src/app/post-pending.ts';
import { postTransactions } from '../src/app/post-transactions.ts';
import { voidPending } from '../src/app/void-pending.ts';
import { voidOf } from '../src/domain/draft.ts';
import { openTestLedger, type TestLedger, writtenOf } from './ledger.ts';

const staff = userCaller(newId('user'), ['ADMIN']);
const MINUTE_MS = 60_000;

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await openTestLedger(null);
});
afterAll(async () => {
  await ledger?.close();
});

const key = () => ({ idempotencyKey: newId('req') });
const amount = { amount: '1.00', currency: 'USD' };
const LINES = [
  { account: 'CASH', side: 'DEBIT' as const, amount },
  { account: 'SUSPENSE', side: 'CREDIT' as const, amount },
];

/** A transaction that holds for a minute. */
async function hold() {
  const expiresAt = new Date(ledger.clock().getTime() + MINUTE_MS);
  const transactions = [{ pending: true, expiresAt, lines: LINES }];
  const written = await postTransactions(ledger.ports)(staff, { ...key(), transactions });
  const transaction = written.ok ? writtenOf(written.value)[0] : undefined;
  if (transaction === undefined) throw new Error('It was refused.');
  return transaction;
}

/** What comes of something that has to wait for who has the books, and does `meanwhile` at the end. */
async function waiting<T>(
  take: (work: Work) => Promise<unknown>,
  start: () => Promise<T>,
  meanwhile: (work: Work) => Promise<unknown>,
): Promise<T> {
  const started = await ledger.transact(async (work) => {
    await take(work);
    const outcome = start();
    await eventually(async () => {
      const rows = await ledger.connection.db.execute(sql`
        select from pg_locks where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database())`);
      return rows.length > 0 || undefined;
    });
    await meanwhile(work);
    return { outcome };
  });
  return await started.outcome;
}

const alone = (work: Work) => work.books.lock();
const aMinuteLater = async () => ledger.advance(MINUTE_MS);

test('what ran out while the books were waited for is not posted', async () => {
  const { id: transactionId } = await hold();
  const post = () => postPending(ledger.ports)(staff, { ...key(), transactionId });
  expect(await waiting(alone, post, aMinuteLater)).toMatchObject({
    error: [{ code: 'PENDING_EXPIRED' }],
  });
});

test('what waited for the books is recorded after what it waited for', async () => {
  const { id: transactionId } = await hold();
  const letGo = () => voidPending(ledger.ports)(staff, { ...key(), transactionId });
  const voided = await waiting(alone, letGo, aMinuteLater);
  expect(voided).toMatchObject({ value: { recordedAt: ledger.clock() } });
  const close = () => closePeriod(ledger.ports)(staff, { through: '2026-11-20' });
  const closed = await waiting((work) => work.books.share([]), close, aMinuteLater);
  expect(closed).toMatchObject({ value: { closedAt: ledger.clock() } });
});

test('who has the books alone never waits for what is let go', async () => {
  const first = await hold();
  const letItGo = (transaction: typeof first) => async (work: Work) => {
    const draft = voidOf(transaction, newId('txn'), 'VOIDED', {
      recordedAt: ledger.clock(),
      recordedBy: { kind: 'SERVICE', id: 'test' },
    });
    expect((await work.books.add([draft])).size).toBe(1);
  };
  const letGo = () => voidPending(ledger.ports)(staff, { ...key(), transactionId: first.id });
  expect(await waiting(alone, letGo, letItGo(first))).toMatchObject({
    error: [{ code: 'NOT_PENDING' }],
  });
  const second = await hold();
  await aMinuteLater();
  await waiting(alone, expirePendings(ledger.ports), letItGo(second));
  const [end] = await ledger.books.resolutions([second.id]);
  expect(end).toMatchObject({ voidReason: 'VOIDED' });
});
