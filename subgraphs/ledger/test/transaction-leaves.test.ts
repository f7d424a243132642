import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { userCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postPending } from '../src/app/post-pending.ts';
import { postTransaction } from '../src/app/post-transaction.ts';
import { postTransactions } from '../src/app/post-transactions.ts';
import { reverseTransaction } from '../src/app/reverse-transaction.ts';
import { verifyProof } from '../src/app/verify-proof.ts';
import { voidPending } from '../src/app/void-pending.ts';
import { type ChainLedger, openChainLedger, timesRecorded } from './chain.ts';
import { contentOf, expectWhole, untilEverybodySees } from './leaves.ts';
import { disbursement, line, writtenOf } from './ledger.ts';

const MINUTE = 60_000;
const admin = userCaller(newId('user'), ['ADMIN']);

let ledger: ChainLedger;
/** Commitments to scores that share the trees. */
const heard: string[] = [];
beforeAll(async () => {
  ledger = await openChainLedger();
});
afterAll(async () => {
  await ledger?.close();
});

async function rowOf(id: string) {
  const [found] = await ledger.ports.anchors.transactionLeaves([id]);
  if (found === undefined) throw new Error(`${id} has no leaf.`);
  const [anchor] = await ledger.ports.anchors.anchors([found.leaf.anchorId]);
  const [row] = await ledger.chain.ofAnchors([found.leaf.anchorId]);
  if (anchor === undefined || row === undefined) throw new Error('An anchor is incomplete.');
  return { ...found, anchor, row };
}

/** Rounds and blocks until the leaf of a transaction is under a root that the chain confirmed. */
async function confirmed(id: string) {
  await untilEverybodySees(ledger);
  ledger.advance(MINUTE);
  for (let block = 0; block < 8; block += 1) {
    await ledger.follow();
    if ((await rowOf(id)).row.status === 'CONFIRMED') break;
    await ledger.net.mine();
  }
  const found = await rowOf(id);
  expect(found.row.status).toBe('CONFIRMED');
  expect(await timesRecorded(ledger.net, found.anchor.root)).toBe(1);
  return found;
}

const amount = { amount: '5.00', currency: 'USD' };
const LINES = [
  { account: 'CASH', side: 'DEBIT' as const, amount },
  { account: 'SUSPENSE', side: 'CREDIT' as const, amount },
];
const key = () => ({ idempotencyKey: newId('req') });

async function journal(pending: boolean): Promise<string> {
  const transactions = [{ pending, reference: '2026/17', lines: LINES }];
  const outcome = await postTransactions(ledger.ports)(admin, { ...key(), transactions });
  if (!outcome.ok) throw new Error(outcome.error[0]?.message);
  return writtenOf(outcome.value)[0]?.id ?? '';
}

async function idOf(doing: ReturnType<ReturnType<typeof voidPending>>): Promise<string> {
  const outcome = await doing;
  if (!outcome.ok) throw new Error(outcome.error[0]?.message);
  return outcome.value.id;
}

test('everything posted while the chain was off becomes leaves once it is on', async () => {
  const off = { ...ledger.ports, chain: null };
  await ledger.transact((work) => postTransaction(work, off, admin, disbursement()));
  await journal(false);
  await ledger.deploy();
  const [first] = await ledger.connection.sql<{ id: string }[]>`
    select id from ledger.transactions order by id limit 1`;
  await confirmed(first?.id ?? '');
  expect(await expectWhole(ledger)).toEqual({ transactions: 2, anchors: 1 });
});

test('whatever is written in the books is a leaf of its own, which says what it is', async () => {
  const { ports } = ledger;
  const posted = await journal(false);
  const reversal = await idOf(
    reverseTransaction(ports)(admin, { ...key(), transactionId: posted }),
  );
  const [held, heldToo] = [await journal(true), await journal(true)];
  const part = { ...key(), transactionId: held, lines: LINES };
  const resolved = await idOf(postPending(ports)(admin, part));
  const voided = await idOf(voidPending(ports)(admin, { ...key(), transactionId: heldToo }));
  const { leaf } = await confirmed(voided);
  for (const id of [posted, reversal, held, heldToo, resolved, voided]) {
    expect((await rowOf(id)).leaf.anchorId).toBe(leaf.anchorId);
  }
  const said = async (id: string) => JSON.parse(await contentOf(ledger, id));
  expect(await said(held)).toMatchObject({ phase: 'PENDING', reference: '2026/17' });
  expect(await said(reversal)).toMatchObject({ kind: 'REVERSAL', reverses: posted });
  expect(await said(resolved)).toMatchObject({ phase: 'POST', resolves: held });
  const let_go = { phase: 'VOID', resolves: heldToo, voidReason: 'VOIDED', entries: [] };
  expect(await said(voided)).toMatchObject(let_go);
  await expectWhole(ledger, heard);
});

test('a disbursement is on the chain by itself and under a root, with one salt', async () => {
  const id = await ledger.disburse();
  const { sql } = ledger.connection;
  const before = await sql`select salt from ledger.commitment_salts where transaction_id = ${id}`;
  const { salt, leaf } = await confirmed(id);
  expect(before).toEqual([{ salt }]);
  const own = await ledger.status(id);
  expect(own.status).toBe('CONFIRMED');
  expect(own.commitment).not.toBe(leaf.commitment);
  await expectWhole(ledger, heard);
});

test('its proof is checked as those of scores are, with whom it shares a tree', async () => {
  const score = await ledger.hearScore();
  heard.push(score);
  const id = await ledger.disburse();
  const { leaf, anchor, row } = await confirmed(id);
  const [attested] = await ledger.ports.anchors.attested([score]);
  expect(attested?.leaf?.anchorId).toBe(anchor.id);
  const path = leaf.path.map((hash) => `0x${Buffer.from(hash).toString('hex')}`);
  const claim = { ...leaf, leafIndex: leaf.position, path, root: anchor.root };
  expect(await verifyProof(ledger.chain, ledger.ports)(claim)).toEqual({
    included: true,
    anchored: true,
    chainStatus: 'CONFIRMED',
    blockNumber: row.block?.number,
    transactionHash: row.hash,
  });
});

test.each(['enqueue', 'record', 'commit'])(
  'a process that the system kills after its tree’s %s leaves all of it or nothing',
  async (step) => {
    await ledger.transact((work) =>
      postTransaction(work, ledger.ports, admin, {
        ...disbursement({ kind: 'REPAYMENT' }),
        lines: [line('CASH', 'DEBIT', 5n), line('LOAN_PRINCIPAL', 'CREDIT', 5n)],
      }),
    );
    await untilEverybodySees(ledger);
    ledger.advance(MINUTE);
    const { database, net, wallet, clock } = ledger;
    const script = join(import.meta.dirname, 'killed-round.ts');
    const child = spawn(process.execPath, [script, step, clock().toISOString(), 'LEAVES'], {
      env: {
        LEDGER_DATABASE_URL: database.appUrl,
        BLOCKCHAIN_PROVIDER_URL: net.url,
        BLOCKCHAIN_PRIVATE_KEY: wallet.privateKey,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGKILL');
    const waiting = await ledger.transact((work) => work.leaves.waiting(10));
    expect(waiting).toBe(step === 'commit' ? 0 : 1);
    const [last] = await ledger.connection.sql<{ id: string }[]>`
      select id from ledger.transactions order by id desc limit 1`;
    await confirmed(last?.id ?? '');
    await expectWhole(ledger, heard);
  },
);
