import { type Caller, userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anchorNow } from '../src/app/anchor-now.ts';
import { TRANSACTION_DOMAIN } from '../src/app/commitment.ts';
import { destroySalts } from '../src/app/destroy-salts.ts';
import { enqueueMissing } from '../src/app/enqueue-missing.ts';
import { toHex } from '../src/app/hex.ts';
import type { Transact } from '../src/app/ports.ts';
import { postTransaction } from '../src/app/post-transaction.ts';
import { destroyByTwo, FIRST, SECOND, settle } from './destroying.ts';
import {
  contentOf,
  digest,
  expectWhole,
  leavesOf,
  signAnchors,
  untilEverybodySees,
} from './leaves.ts';
import { disbursement, line, openTestLedger, type TestLedger } from './ledger.ts';

let ledger: TestLedger;
beforeEach(async () => {
  ledger = await openTestLedger(3);
});
afterEach(async () => {
  await ledger?.close();
});

const admin = userCaller(newId('user'), ['ADMIN']);
const person = newId('user');

/** Of a payout that comes back: nothing of the loan is open. */
const lines = [line('DISBURSEMENT_CLEARING', 'DEBIT', 5n), line('CASH', 'CREDIT', 5n)];

async function post(userId = person, kind: 'DISBURSEMENT' | 'REPAYMENT' = 'DISBURSEMENT') {
  const outcome = await ledger.post(disbursement({ userId, kind, lines }));
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

const destroy = (userId: string = person) => destroyByTwo(ledger, userId);
const ask = (by: Caller, userId = person) => destroySalts(ledger.ports)(by, { userId });
const gone = (count: number) => ({ ok: true, value: { count, pending: false } });

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
  expect(await destroy()).toEqual(gone(2));
  expect(await salted()).toEqual([others]);
  const withoutSalts = (rows: typeof before) => rows.map(({ salt: _, ...row }) => row);
  expect(withoutSalts(await leavesOf(ledger))).toEqual(withoutSalts(before));
  expect(await expectWhole(ledger)).toEqual({ transactions: 3, anchors: 1 });
  const told = (await ledger.events()).filter(({ type }) => type === 'ledger.salts.destroyed');
  expect(told).toMatchObject([
    {
      data: { userId: person, count: 2 },
      actor: { kind: 'USER', id: SECOND.id },
      audience: { scopes: ['ledger:read'] },
    },
  ]);
  expect(told[0]?.audience).not.toHaveProperty('subject');
  const { sql } = ledger.connection;
  const kept =
    await sql`select user_id, asked_by, destroyed_by, count from ledger.salt_destructions`;
  const two = { asked_by: FIRST.id, destroyed_by: SECOND.id };
  expect(kept).toEqual([{ user_id: person, ...two, count: 2 }]);
});

test('are not made again for what had been posted by then and had no leaf', async () => {
  const [paidOut, repaid] = [await post(), await post(person, 'REPAYMENT')];
  expect(await destroy()).toEqual(gone(1));
  ledger.advance(1);
  const later = await post();
  await anchor();
  expect(await salted()).toEqual([later]);
  const leafless = (await leavesOf(ledger)).filter(({ commitment }) => commitment === null);
  expect(leafless).toEqual([]);
  await expectWhole(ledger);
  const [first, second] = await ledger.ports.anchors.transactionLeaves([paidOut, repaid]);
  expect([first?.salt, second?.salt]).toEqual([null, null]);
  // What came later is destroyed by asking again.
  expect(await destroy()).toEqual(gone(1));
  expect(await salted()).toEqual([]);
  expect(await destroy()).toEqual(gone(0));
});

test('are not made again either by a chain that is switched on later', async () => {
  const off = { ...ledger.ports, chain: null };
  const posting = disbursement({ userId: person, lines });
  const outcome = await ledger.transact((work) => postTransaction(work, off, admin, posting));
  expect(outcome.ok).toBe(true);
  expect(await destroy()).toEqual(gone(0));
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
  await ask(FIRST);
  const { transact, ports } = ledger;
  let destroying: ReturnType<typeof ask> | undefined;
  const slowly: Transact = (action) =>
    transact((work) => {
      const add: typeof work.leaves.add = async (leaves) => {
        await work.leaves.add(leaves);
        destroying = ask(SECOND);
        await ledger.connection.sql`select pg_sleep(0.05)`;
      };
      return action({ ...work, leaves: { ...work.leaves, add } });
    });
  const slow = { ...ports, transact: slowly };
  const made = await anchorNow(slow)(admin, { idempotencyKey: 'slow' });
  expect(made).toMatchObject({ ok: true, value: { leafCount: 64 } });
  expect(await destroying).toEqual(gone(2));
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
  expect(await destroy()).toEqual(gone(1));
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

describe('are kept while something of a loan', () => {
  const refused = { ok: false, error: [{ code: 'LOAN_NOT_SETTLED', path: ['input', 'userId'] }] };

  test.each([
    ['is owed', 'LOAN_PRINCIPAL', 'DEBIT'],
    ['has accrued', 'ACCRUED_INTEREST', 'DEBIT'],
    ['is charged', 'FEES_RECEIVABLE', 'DEBIT'],
    ['was overpaid', 'BORROWER_CREDIT', 'CREDIT'],
  ] as const)('%s: %s', async (_, account, side) => {
    const other = side === 'DEBIT' ? 'CREDIT' : 'DEBIT';
    const loanId = newId('loan');
    const of = { userId: person, loanId };
    const id = await ledger.post(
      disbursement({ ...of, lines: [line(account, side, 7n), line('CASH', other, 7n)] }),
    );
    expect(id).toMatchObject({ ok: true });
    // Another loan that is owed as much the other way round does not make up for it.
    const others = [line(account, other, 7n), line('CASH', side, 7n)];
    await ledger.post(disbursement({ userId: person, lines: others }));
    expect(await ask(FIRST)).toMatchObject(refused);
    expect(await salted()).toHaveLength(2);
    expect((await ledger.events()).map(({ type }) => type)).not.toContain(
      'ledger.salt_destruction.requested',
    );
  });

  test('came up since it was asked for', async () => {
    await post();
    await ask(FIRST);
    const loanId = newId('loan');
    await ledger.post(disbursement({ userId: person, loanId }));
    expect(await ask(SECOND)).toMatchObject(refused);
    await settle(ledger, person);
    expect(await ask(SECOND)).toEqual(gone(2));
  });
});

describe('that are made meanwhile', () => {
  test('by a posting under way are waited for, and go', async () => {
    await post();
    await ask(FIRST);
    let destroying: ReturnType<typeof ask> | undefined;
    await ledger.transact(async (work) => {
      const posting = disbursement({ userId: person, lines });
      await postTransaction(work, ledger.ports, admin, posting);
      destroying = ask(SECOND);
      await ledger.connection.sql`select pg_sleep(0.05)`;
    });
    expect(await destroying).toEqual(gone(2));
    await anchor();
    expect(await salted()).toEqual([]);
    await expectWhole(ledger);
  });

  test('by a process whose clock is behind go with the next tree, which does not use them', async () => {
    await post();
    const behind = new Date(ledger.clock().getTime() - 1_000);
    expect(await destroy()).toEqual(gone(1));
    const late = { ...ledger.ports, clock: () => behind };
    const posting = disbursement({ userId: person, lines });
    await ledger.transact((work) => postTransaction(work, late, admin, posting));
    const [before] = await ledger.connection.sql<{ salt: string }[]>`
      select salt from ledger.commitment_salts`;
    await anchor();
    expect(await salted()).toEqual([]);
    const leaves = await leavesOf(ledger);
    const made = await Promise.all(
      leaves.map(async ({ id }) => {
        const content = Buffer.from(await contentOf(ledger, id));
        const salt = Buffer.from(before?.salt ?? '', 'hex');
        return toHex(digest(Buffer.from(TRANSACTION_DOMAIN), salt, content));
      }),
    );
    for (const { commitment } of leaves) expect(made).not.toContain(commitment);
    await expectWhole(ledger);
  });
});
