import type { BlockRef } from '../domain/confirmations.ts';
import type { ChainView, Receipt } from './chain-client.ts';
import type { Attempt, ChainLife, ChainPorts, ChainTransaction } from './chain-ports.ts';
import { failed, saveChange, saveDisplaced, saveProgress, unsigned } from './chain-progress.ts';
import { createDoubt, type Doubt } from './doubt.ts';
import { giveUpDeployment } from './prepare-deployment.ts';

/** Rows or blocks that one look at the chain goes through. */
const BATCH = 200;

/**
 * Looks where the chain stands: counts confirmations of what is in a block that is still there, puts
 * back to PENDING what lost its block, and finds the blocks of what was pending. A block's hash
 * stands for all that is in it, so one question per block is enough.
 */
export function observeChain(ports: ChainPorts) {
  const unspent = createDoubt(ports);
  return async (life: ChainLife, view: ChainView): Promise<void> => {
    const { latest } = await ports.client.nonces();
    await displaceUnspent(ports, unspent, life, latest);
    await countBlocks(ports, life, view.head);
    await placePending(ports, life, view.head);
  };
}

/**
 * A nonce that the chain has not used yet belongs to no block, whatever was seen before. This finds
 * also what had long been settled, when a chain comes back from an old copy of its state. A node
 * that lags behind says the same for a while, so it is believed only when it keeps saying so.
 */
async function displaceUnspent(
  ports: ChainPorts,
  unspent: Doubt,
  life: ChainLife,
  latest: number,
): Promise<void> {
  await ports.transact(async (work) => {
    const rows = await work.chain.placedFromNonce(life.id, ports.client.sender, latest, BATCH);
    if (!unspent.isOver(rows.length === 0 ? null : life.id)) return;
    for (const row of rows) await saveDisplaced(work, row, replaceAt(ports));
  });
}

async function countBlocks(ports: ChainPorts, life: ChainLife, head: number): Promise<void> {
  const blocks = await ports.transact(({ chain }) => chain.openBlocks(life.id, BATCH));
  for (const block of blocks) {
    const canonical = (await ports.client.blockHash(block.number)) === block.hash;
    await ports.transact(async (work) => {
      if (!canonical) {
        for (const row of await work.chain.inBlock(life.id, block.hash, 'ALL', BATCH)) {
          await saveDisplaced(work, row, replaceAt(ports));
        }
        return;
      }
      for (const row of await work.chain.inBlock(life.id, block.hash, 'COUNTING', BATCH)) {
        await saveProgress(work, row, block, head);
      }
      if (head - block.number + 1 >= ports.settings.settleDepth) {
        await work.chain.settle(life.id, block.hash);
      }
    });
  }
}

async function placePending(ports: ChainPorts, life: ChainLife, head: number): Promise<void> {
  const { rows, attempts } = await ports.transact(async ({ chain }) => {
    const rows = await chain.pending(life.id, BATCH);
    return {
      rows,
      attempts: await chain.attempts(
        life.id,
        rows.map((row) => row.id),
      ),
    };
  });
  for (const row of rows) {
    const all = attempts.filter((attempt) => attempt.chainTransactionId === row.id);
    const own = row.kind === 'LOAN' ? await sentToItsRegistry(ports, row, all) : all;
    const found = await findReceipt(ports, row, own);
    if (found === null) await unadopt(ports, row);
    else if (found.succeeded) await place(ports, row, found, head);
    else await revert(ports, row, found.block);
  }
}

/** What a loan's former registry took says nothing of the one that the loan is moved over to. */
async function sentToItsRegistry(
  { client, transact }: ChainPorts,
  { contractId, hash }: ChainTransaction,
  attempts: readonly Attempt[],
): Promise<readonly Attempt[]> {
  const registry = await transact(async ({ chain }) =>
    contractId === null ? null : chain.contractById(contractId),
  );
  return attempts.filter((attempt) =>
    attempt.signed === null
      ? attempt.hash === hash
      : client.callOf(attempt.signed).to === registry?.address,
  );
}

/** The receipt of whichever attempt is on the canonical chain; a reverted one only of this nonce. */
async function findReceipt(
  ports: ChainPorts,
  row: ChainTransaction,
  attempts: readonly Attempt[],
): Promise<Receipt | null> {
  let reverted: Receipt | null = null;
  for (const attempt of attempts) {
    const receipt = await ports.client.receipt(attempt.hash);
    if (receipt === null) continue;
    if ((await ports.client.blockHash(receipt.block.number)) !== receipt.block.hash) continue;
    if (receipt.succeeded) return receipt;
    if (attempt.nonce === row.nonce) reverted = receipt;
  }
  return reverted;
}

function place(
  ports: ChainPorts,
  row: ChainTransaction,
  receipt: Receipt,
  head: number,
): Promise<unknown> {
  // The head was read before the receipt, so a block may have come in between.
  const seenHead = Math.max(head, receipt.block.number);
  const cleared = { ...row, hash: receipt.hash, failures: 0, lastError: null };
  return ports.transact((work) => saveProgress(work, cleared, receipt.block, seenHead));
}

/** What was found on the chain, not sent from here, and is gone again is signed here. */
async function unadopt(ports: ChainPorts, row: ChainTransaction): Promise<void> {
  if (row.nonce !== null) return;
  await ports.transact((work) => saveChange(work, unsigned(row, ports.clock())));
}

/** What the chain took and reverted has used up its nonce: it goes back to be looked at and signed anew. */
async function revert(ports: ChainPorts, row: ChainTransaction, block: BlockRef): Promise<void> {
  const message = `Reverted in block ${block.number}.`;
  ports.warn('The chain reverted a transaction.', { id: row.id, block: block.number });
  await ports.transact(async (work) => {
    const now = ports.clock();
    if (row.kind === 'DEPLOYMENT') await giveUpDeployment(work, row, now, message);
    else await saveChange(work, failed(unsigned(row, now), message, now));
  });
}

function replaceAt(ports: ChainPorts): Date {
  return new Date(ports.clock().getTime() + ports.settings.replaceAfterMs);
}
