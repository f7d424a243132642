import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { anchorNow } from '../src/app/anchor-now.ts';
import { destroySalts } from '../src/app/destroy-salts.ts';
import { enqueueMissing } from '../src/app/enqueue-missing.ts';
import type { Transact } from '../src/app/ports.ts';
import { postTransaction } from '../src/app/post-transaction.ts';
import { expectWhole, leavesOf, signAnchors, untilEverybodySees } from './leaves.ts';
import { disbursement, openTestLedger, type TestLedger } from './ledger.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await openTestLedger(3);
});
afterEach(async () => {
  await ledger?.close();
});

const admin = userCaller(newId('user'), ['ADMIN']);
const person = newId('user');

async function post(userId = person, kind: 'DISBURSEMENT' | 'REPAYMENT' = 'DISBURSEMENT') {
  const outcome = await ledger.post(disbursement({ userId, kind }));
  if (!outcome.ok) throw new Error('It was refused.');
  ledger.advance(1_000);
  return outcome.value.id;
}

/** A tree of everything that was posted. */
async function anchor(): Promise<void> {
  await untilEverybodySees(ledger);
  await signAnchors(ledger);
  const made = await anchorNow(ledger.ports)(admin, { idempotencyKey: newId('req') });
  expect(made).toMatchObject({ ok: true });
}

const destroy = (userId: string = person) => destroySalts(ledger.ports)(admin, { userId });

/** Those transactions of which there is a salt. */
async function salted(): Promise<readonly string[]> {
  return (await leavesOf(ledger)).flatMap(({ id, salt }) => (salt === null ? [] : [id]));
}

test('are gone for all transactions of the person and of nobody else; leaves and books stay', async () => {
  const [paidOut, repaid] = [await post(), await post(person, 'REPAYMENT')];
  const others = await post(newId('user'));
  await anchor();
  const before = await leavesOf(ledger);
  expect(await salted()).toEqual([paidOut, repaid, others]);
  expect(await destroy()).toEqual({ ok: true, value: 2 });
  expect(await salted()).toEqual([others]);
  const withoutSalts = (rows: typeof before) => rows.map(({ salt: _, ...row }) => row);
  expect(withoutSalts(await leavesOf(ledger))).toEqual(withoutSalts(before));
  expect(await expectWhole(ledger)).toEqual({ transactions: 3, anchors: 1 });
  const told = (await ledger.events()).filter(({ type }) => type === 'ledger.salts.destroyed');
  expect(told).toMatchObject([
    {
      data: { userId: person, count: 2 },
      actor: { kind: 'USER', id: admin.id },
      audience: { scopes: ['ledger:read'] },
    },
  ]);
  expect(told[0]?.audience).not.toHaveProperty('subject');
  const { sql } = ledger.connection;
  const kept = await sql`select user_id, destroyed_by, count from ledger.salt_destructions`;
  expect(kept).toEqual([{ user_id: person, destroyed_by: admin.id, count: 2 }]);
});

test('are not made again for what had been posted by then and had no leaf', async () => {
  const [paidOut, repaid] = [await post(), await post(person, 'REPAYMENT')];
  expect(await destroy()).toEqual({ ok: true, value: 1 });
  const later = await post();
  await anchor();
  expect(await salted()).toEqual([later]);
  const leafless = (await leavesOf(ledger)).filter(({ commitment }) => commitment === null);
  expect(leafless).toEqual([]);
  await expectWhole(ledger);
  const [first, second] = await ledger.ports.anchors.transactionLeaves([paidOut, repaid]);
  expect([first?.salt, second?.salt]).toEqual([null, null]);
  // What came later is destroyed by asking again.
  expect(await destroy()).toEqual({ ok: true, value: 1 });
  expect(await salted()).toEqual([]);
  expect(await destroy()).toEqual({ ok: true, value: 0 });
});

test('are not made again either by a chain that is switched on later', async () => {
  const off = { ...ledger.ports, chain: null };
  const posting = disbursement({ userId: person });
  const outcome = await ledger.transact((work) => postTransaction(work, off, admin, posting));
  expect(outcome.ok).toBe(true);
  expect(await destroy()).toEqual({ ok: true, value: 0 });
  expect(await enqueueMissing(ledger.ports)()).toBe(1);
  expect(await salted()).toEqual([]);
  await anchor();
  expect(await salted()).toEqual([]);
  await expectWhole(ledger);
});

test('a disbursement and its leaf share one, whichever was made first', async () => {
  const off = { ...ledger.ports, chain: null };
  await ledger.transact((work) => postTransaction(work, off, admin, disbursement()));
  await anchor();
  const [row] = await leavesOf(ledger);
  expect(row?.salt).toMatch(/^[0-9a-f]{64}$/);
  expect(await enqueueMissing(ledger.ports)()).toBe(1);
  expect(await leavesOf(ledger)).toEqual([row]);
  await expectWhole(ledger);
});

test('wait for a tree that is being made, whose salts nobody sees yet', async () => {
  await post();
  await post(person, 'REPAYMENT');
  await untilEverybodySees(ledger);
  const { transact, ports } = ledger;
  let destroying: ReturnType<typeof destroy> | undefined;
  const slowly: Transact = (action) =>
    transact((work) => {
      const add: typeof work.leaves.add = async (leaves) => {
        await work.leaves.add(leaves);
        destroying = destroy();
        await ledger.connection.sql`select pg_sleep(0.05)`;
      };
      return action({ ...work, leaves: { ...work.leaves, add } });
    });
  const slow = { ...ports, transact: slowly };
  const made = await anchorNow(slow)(admin, { idempotencyKey: 'slow' });
  expect(made).toMatchObject({ ok: true, value: { leafCount: 3 } });
  expect(await destroying).toEqual({ ok: true, value: 2 });
  expect(await salted()).toEqual([]);
  await expectWhole(ledger);
});

test('of the states of their loans in a LoanRegistry go with them', async () => {
  const loanId = newId('loan');
  const now = ledger.clock();
  const salt = ledger.ports.newSalt();
  await ledger.transact(async ({ loans }) => {
    await loans.keep({
      ...{ loanId, userId: person, agreement: `0x${'a'.repeat(64)}`, heardAt: now },
      ...{ status: 'ACTIVE', statusSince: now, state: 'AGREED', nextMoveAt: now },
    });
    await loans.addMove({ loanId, state: 'AGREED', content: '{}', salt, queuedAt: now });
  });
  const kept = () => ledger.ports.loans.moves([loanId]);
  expect(await kept()).toMatchObject([{ state: 'AGREED', salt: Buffer.from(salt) }]);
  expect(await destroy()).toEqual({ ok: true, value: 1 });
  expect(await kept()).toMatchObject([{ state: 'AGREED', salt: null, content: '{}' }]);
});

test.each(['', 'x', "'; drop table", newId('loan'), newId('user')])(
  'of nobody whom the books know (%s) there are none',
  async (userId) => {
    await post();
    const error = { code: 'NOT_FOUND', path: ['input', 'userId'] };
    expect(await destroy(userId)).toMatchObject({ ok: false, error: [error] });
    expect(await ledger.connection.sql`select from ledger.salt_destructions`).toHaveLength(0);
  },
);
