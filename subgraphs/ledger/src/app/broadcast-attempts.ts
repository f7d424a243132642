import { replacementFees } from '../domain/fees.ts';
import type { Broadcast } from './chain-client.ts';
import type { Attempt, ChainLife, ChainPorts, ChainTransaction } from './chain-ports.ts';
import { failed, saveChange, unsigned } from './chain-progress.ts';
import { createDoubt, type Doubt } from './doubt.ts';
import { giveUpDeployment } from './prepare-deployment.ts';

/** Rows that one round sends; what is under way is bounded lower than this anyway. */
const BATCH = 200;

/**
 * Sends what is signed and in no block, in the order of nonces: first what was never sent, again
 * what was sent a while ago (nodes forget), and a replacement with higher fees for the lowest nonce
 * when no block takes it in time. Sending the same bytes twice does nothing.
 */
export function broadcastAttempts(ports: ChainPorts) {
  const nonceGone = createDoubt(ports);
  return async (life: ChainLife): Promise<void> => {
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
    if (rows.length === 0) return;
    const { latest } = await ports.client.nonces();
    for (const row of rows) {
      const own = attempts.filter(
        (attempt) => attempt.chainTransactionId === row.id && attempt.nonce === row.nonce,
      );
      const newest = own[0];
      if (newest === undefined || row.nonce === null) continue;
      // What another key signed is sent as it is: this one counts other nonces.
      const isOwn = row.sender === ports.client.sender;
      const stuck = isOwn && row.nonce === latest && isDue(ports, row.nextAttemptAt);
      const replacement = stuck ? await replace(ports, life, row, newest) : null;
      const spent = { all: own, isSpent: !isOwn || row.nonce < latest, nonceGone };
      if (replacement !== null) await send(ports, spent, replacement.row, replacement.attempt);
      else if (isDueAgain(ports, newest)) await send(ports, spent, row, newest);
    }
  };
}

function isDue(ports: ChainPorts, at: Date): boolean {
  return at.getTime() <= ports.clock().getTime();
}

function isDueAgain(ports: ChainPorts, attempt: Attempt): boolean {
  if (attempt.broadcastAt === null) return true;
  const again = attempt.broadcastAt.getTime() + ports.settings.rebroadcastAfterMs;
  return isDue(ports, new Date(again));
}

/** Signs the same call with the same nonce and higher fees; null when the cap forbids. */
async function replace(
  ports: ChainPorts,
  life: ChainLife,
  row: ChainTransaction,
  before: Attempt,
): Promise<{ readonly row: ChainTransaction; readonly attempt: Attempt } | null> {
  const { nonce } = row;
  // What was never sent is sent first: it may be cheap enough.
  if (nonce === null || before.signed === null || before.broadcastAt === null) return null;
  const market = await ports.client.feeMarket();
  const fees = replacementFees(before.fees, market, ports.settings.maxFeePerGas);
  if (fees === null) {
    ports.warn('No block takes a transaction, and higher fees would pass the cap.', { id: row.id });
    return null;
  }
  const call = ports.client.callOf(before.signed);
  return ports.transact(async (work) => {
    const now = ports.clock();
    const made = await ports.client.sign(call, nonce, fees, life.chainId);
    const attempt: Attempt = {
      ...made,
      chainTransactionId: row.id,
      chain: life.id,
      nonce,
      fees,
      signedAt: now,
      broadcastAt: null,
    };
    await work.chain.addAttempt(attempt);
    const nextAttemptAt = new Date(now.getTime() + ports.settings.replaceAfterMs);
    const next = { ...row, hash: made.hash, nextAttemptAt };
    await saveChange(work, next);
    return { row: { ...next, version: row.version + 1 }, attempt };
  });
}

interface NonceUse {
  /** All that was signed with the nonce. */
  readonly all: readonly Attempt[];
  /** Whether the chain has counted it: an endpoint that merely says so is not believed. */
  readonly isSpent: boolean;
  readonly nonceGone: Doubt;
}

async function send(
  ports: ChainPorts,
  { all, isSpent, nonceGone }: NonceUse,
  row: ChainTransaction,
  attempt: Attempt,
): Promise<void> {
  if (attempt.signed === null) return;
  const answer = await ports.client.broadcast(attempt.signed);
  if (answer.kind === 'NONCE_USED' && isSpent) return nonceUsed(ports, nonceGone, row, all);
  await ports.transact(async (work) => {
    const now = ports.clock();
    await work.chain.markBroadcast(attempt.chain, attempt.hash, now);
    if (answer.kind === 'UNDERPRICED') await saveChange(work, { ...row, nextAttemptAt: now });
    if (answer.kind === 'REFUSED')
      await refused(ports, row, answer, (next) => saveChange(work, next));
  });
}

async function refused(
  ports: ChainPorts,
  row: ChainTransaction,
  answer: Extract<Broadcast, { message: string }>,
  save: (row: ChainTransaction) => Promise<void>,
): Promise<void> {
  ports.warn('The endpoint refuses a transaction.', { id: row.id, reason: answer.message });
  const { failures, lastError } = failed(row, answer.message, ports.clock());
  await save({ ...row, failures, lastError });
}

/**
 * Another transaction has this nonce. If it is one of ours the next look finds it; otherwise the
 * key was used elsewhere, and the row is signed anew with a nonce that is free.
 */
async function nonceUsed(
  ports: ChainPorts,
  nonceGone: Doubt,
  row: ChainTransaction,
  attempts: readonly Attempt[],
): Promise<void> {
  for (const attempt of attempts) {
    if ((await ports.client.receipt(attempt.hash)) !== null) return;
  }
  // An address is given up only when it is certain: a receipt may be late.
  if (row.kind === 'DEPLOYMENT' && !nonceGone.isOver(row.id)) return;
  ports.warn('A nonce was used by somebody else: the transaction gets another.', { id: row.id });
  await ports.transact(async (work) => {
    const now = ports.clock();
    if (row.kind === 'DEPLOYMENT') await giveUpDeployment(work, row, now);
    else await saveChange(work, unsigned(row, now));
  });
}
