import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONTRACT_ARTIFACTS } from '../src/adapters/contract-artifacts.ts';
import type { Attested } from '../src/app/anchor-ports.ts';
import { digestBy } from '../src/app/digest.ts';
import { fromHex } from '../src/app/hex.ts';
import { keepCommitment } from '../src/app/keep-commitment.ts';
import { verifyProof } from '../src/app/verify-proof.ts';
import { isIncluded } from '../src/domain/merkle.ts';
import { type ChainLedger, CONFIRMED, openChainLedger, timesRecorded } from './chain.ts';

let ledger: ChainLedger;

beforeAll(async () => {
  ledger = await openChainLedger();
});

afterAll(async () => {
  await ledger?.close();
});

const MINUTE = 60_000;

async function attested(commitment: string): Promise<Attested> {
  const [found] = await ledger.ports.anchors.attested([commitment]);
  if (found === undefined) throw new Error(`${commitment} is not kept.`);
  return found;
}

/** The anchor of a commitment, with its way to the chain. */
async function anchorOf(commitment: string) {
  const { leaf } = await attested(commitment);
  if (leaf === null) throw new Error(`${commitment} has no anchor.`);
  const [anchor] = await ledger.ports.anchors.anchors([leaf.anchorId]);
  const [row] = await ledger.chain.ofAnchors([leaf.anchorId]);
  if (anchor === undefined || row === undefined) throw new Error('An anchor is incomplete.');
  return { leaf, anchor, row };
}

async function progress(anchorId: string): Promise<string[]> {
  return (await ledger.events()).flatMap((event) =>
    event.type === 'ledger.anchor.progressed' && event.data.anchorId === anchorId
      ? [`${event.data.status} ${event.data.confirmations}`]
      : [],
  );
}

async function confirmed(commitment: string): Promise<void> {
  for (let block = 0; block < 8; block += 1) {
    await ledger.follow();
    if ((await anchorOf(commitment)).row.status === 'CONFIRMED') break;
    await ledger.net.mine();
  }
  const { anchor, row } = await anchorOf(commitment);
  expect(row.status).toBe('CONFIRMED');
  expect(await timesRecorded(ledger.net, anchor.root)).toBe(1);
}

test('commitments wait until there is a registry, and share an anchor then', async () => {
  const commitments = [await ledger.hearScore(), await ledger.hearScore()];
  await ledger.follow();
  for (const each of commitments) expect((await attested(each)).leaf).toBeNull();
  await ledger.deploy();
  const [first = '', second = ''] = commitments;
  const { anchor, row, leaf } = await anchorOf(first);
  expect(leaf).toMatchObject({ leafCount: 64, anchorId: anchor.id });
  expect((await attested(second)).leaf).toMatchObject({ anchorId: anchor.id });
  expect(row).toMatchObject({ kind: 'ANCHOR', commitment: anchor.root, transactionId: null });
  const created = (await ledger.events()).filter((event) => event.type === 'ledger.anchor.created');
  expect(created.map(({ data, audience }) => ({ ...data, ...audience }))).toEqual([
    { anchorId: anchor.id, root: anchor.root, leafCount: 64, scopes: ['ledger:read'] },
  ]);
  await confirmed(first);
  expect(await progress(anchor.id)).toEqual(CONFIRMED);
  expect(await registered(anchor.root)).toEqual([64n, 1n]);
});

/** Leaves and kind of a root, as the AnchorRegistry has them. */
async function registered(root: string) {
  const registry = (await ledger.chain.contracts()).find(({ name }) => name === 'AnchorRegistry');
  const { abi } = CONTRACT_ARTIFACTS.AnchorRegistry;
  const call = { to: registry?.address, data: abi.encodeFunctionData('anchorOf', [root]) };
  const answer = String(await ledger.net.rpc('eth_call', call, 'latest'));
  const [{ leafCount, kind }] = abi.decodeFunctionResult('anchorOf', answer);
  return [leafCount, kind];
}

test('a commitment heard again changes nothing, and a score without one is passed over', async () => {
  const commitment = await ledger.hearScore();
  const first = await attested(commitment);
  const score = { userId: first.userId, scoreId: first.scoreId, modelId: 'm', modelVersion: '1' };
  ledger.advance(1_000);
  const hear = (data: Parameters<typeof keepCommitment>[2]) =>
    ledger.transact((work) => keepCommitment(work, ledger.ports, data));
  await hear({ ...score, commitment });
  await hear(score);
  expect(await attested(commitment)).toEqual(first);
  expect(await ledger.connection.sql`select 1 from ledger.waiting_leaves`).toHaveLength(1);
  ledger.advance(MINUTE);
  await confirmed(commitment);
  await hear({ ...score, commitment });
  expect(await ledger.connection.sql`select 1 from ledger.waiting_leaves`).toHaveLength(0);
});

test('every proof leads to the root that the chain holds, and to no other', async () => {
  const commitments = [];
  for (let each = 0; each < 5; each += 1) commitments.push(await ledger.hearScore());
  ledger.advance(MINUTE);
  await confirmed(commitments[0] ?? '');
  const verify = verifyProof(ledger.chain, ledger.ports);
  for (const commitment of commitments) {
    const { leaf, anchor, row } = await anchorOf(commitment);
    const { position: leafIndex, leafCount } = leaf;
    const path = leaf.path.map((hash) => `0x${Buffer.from(hash).toString('hex')}`);
    const claim = { commitment, leafIndex, leafCount, path, root: anchor.root };
    expect(await verify(claim)).toEqual({
      included: true,
      anchored: true,
      chainStatus: 'CONFIRMED',
      blockNumber: row.block?.number,
      transactionHash: row.hash,
    });
    const proof = { leafIndex, leafCount, path: leaf.path };
    const digest = digestBy(ledger.ports.sha256);
    expect(isIncluded(digest, fromHex(commitment), proof, fromHex(anchor.root))).toBe(true);
    const other = commitments.find((each) => each !== commitment) ?? '';
    expect(await verify({ ...claim, commitment: other })).toMatchObject({ included: false });
    expect(await verify({ ...claim, root: commitment })).toMatchObject({
      included: false,
      anchored: false,
      chainStatus: 'NONE',
      transactionHash: null,
    });
  }
});

test('there is at most one anchor in an interval, unless very many wait', async () => {
  ledger.advance(MINUTE);
  const first = await ledger.hearScore();
  await confirmed(first);
  const later = await ledger.hearScore();
  await ledger.follow();
  expect((await attested(later)).leaf).toBeNull();
  await ledger.connection.sql`
    with many as (select '0x' || encode(sha256(i::text::bytea), 'hex') as commitment
      from generate_series(1, 5000) as i)
    insert into ledger.waiting_leaves (commitment) select commitment from many`;
  await ledger.follow();
  const full = await anchorOf(later);
  expect(full.anchor.leafCount).toBe(4096);
  expect(full.leaf.path).toHaveLength(12);
  await ledger.follow();
  const waiting = await ledger.connection.sql`select 1 from ledger.waiting_leaves`;
  expect(waiting).toHaveLength(5001 - 4095);
  ledger.advance(MINUTE);
  await confirmed(later);
  expect(await ledger.connection.sql`select 1 from ledger.waiting_leaves`).toHaveLength(0);
});

test('while an anchor cannot be signed, commitments wait for a larger one', async () => {
  ledger.advance(MINUTE);
  await ledger.net.rpc('anvil_setNextBlockBaseFeePerGas', `0x${(200n * 10n ** 9n).toString(16)}`);
  await ledger.net.mine();
  const first = await ledger.hearScore();
  await ledger.follow();
  expect((await anchorOf(first)).row).toMatchObject({ status: 'PENDING', nonce: null });
  const others = [await ledger.hearScore(), await ledger.hearScore()];
  ledger.advance(MINUTE);
  await ledger.follow();
  for (const other of others) expect((await attested(other)).leaf).toBeNull();
  await ledger.net.rpc('anvil_setNextBlockBaseFeePerGas', `0x${(10n ** 9n).toString(16)}`);
  await ledger.net.mine();
  await confirmed(first);
  await confirmed(others[0] ?? '');
  const [one, other] = await Promise.all(others.map(anchorOf));
  expect(one?.anchor).toEqual(other?.anchor);
});

test('two workers at once put each commitment under one anchor', async () => {
  const commitments = [await ledger.hearScore(), await ledger.hearScore()];
  ledger.advance(MINUTE);
  await Promise.allSettled([ledger.follow(), ledger.follow()]);
  for (const commitment of commitments) await confirmed(commitment);
  const leaves = await ledger.connection.sql`
    select commitment from ledger.anchor_leaves where commitment in ${ledger.connection.sql(commitments)}`;
  expect(leaves).toHaveLength(2);
});

test('a reorganisation takes an anchor back to pending, and its proofs stay', async () => {
  ledger.advance(MINUTE);
  const commitment = await ledger.hearScore();
  await ledger.net.mine(3);
  await ledger.follow();
  await ledger.net.mine(2);
  await ledger.follow();
  const before = await anchorOf(commitment);
  await ledger.net.rpc('anvil_reorg', 2, []);
  await ledger.follow();
  expect((await anchorOf(commitment)).row).toMatchObject({ status: 'PENDING', block: null });
  await confirmed(commitment);
  const after = await anchorOf(commitment);
  expect([after.leaf, after.anchor]).toEqual([before.leaf, before.anchor]);
  expect(await progress(after.anchor.id)).toEqual([
    'CONFIRMING 1',
    'CONFIRMING 2',
    'PENDING 0',
    ...CONFIRMED,
  ]);
});

test('a chain that starts again from empty gets every root again', async () => {
  ledger.advance(MINUTE);
  const commitment = await ledger.hearScore();
  await confirmed(commitment);
  const { anchor } = await anchorOf(commitment);
  await ledger.net.stop();
  await ledger.net.start('EMPTY');
  await ledger.deploy();
  await confirmed(commitment);
  expect((await anchorOf(commitment)).anchor).toEqual(anchor);
  expect(await progress(anchor.id)).toEqual([...CONFIRMED, 'PENDING 0', ...CONFIRMED]);
});

test('nothing can be added to a tree', async () => {
  const { sql } = ledger.connection;
  const add = (position: number, leafCount: number, commitment: string) => sql`
    insert into ledger.anchor_leaves (anchor_id, position, leaf_count, commitment, path)
    select id, ${position}, ${leafCount}, ${commitment}, '' from ledger.anchors limit 1`;
  await expect(add(3, 3, '0xa')).rejects.toThrow('anchor_leaves_position');
  await expect(add(3, 4, '0xa')).rejects.toThrow('anchor_leaves_anchor');
  await expect(add(2, 3, '0xa')).rejects.toThrow('anchor_leaves_anchor_id_position_pk');
});
