import { type Fees, firstFees } from '../domain/fees.ts';
import type { UnsignedCall } from './chain-client.ts';
import type { ChainLife, ChainPorts } from './chain-ports.ts';
import { createDoubt } from './doubt.ts';
import { waitingTransaction } from './waiting-transaction.ts';

/** Gaps that one round fills. */
const BATCH = 16;

/**
 * No block takes a nonce before all lower ones, so one that nobody holds holds up everything behind
 * it. That is what a reorganisation leaves behind when it takes back a nonce which had been given up:
 * spent elsewhere, or by a call that was reverted. Such a nonce is spent on a transfer of nothing to
 * the account itself, which is sent, replaced and confirmed like everything else. It is believed only
 * when it is seen again and again, for a node that lags behind says the same for a while.
 *
 * @returns how many were filled
 */
export function fillGaps(ports: ChainPorts) {
  const gap = createDoubt(ports);
  return async (life: ChainLife): Promise<number> => {
    const { client, settings } = ports;
    const isWaiting = await ports.transact(
      async ({ chain }) => (await chain.pending(life.id, 1)).length > 0,
    );
    const { latest } = isWaiting ? await client.nonces() : { latest: null };
    const free =
      latest === null
        ? []
        : await ports.transact(({ chain }) =>
            chain.freeNonces(life.id, client.sender, latest, BATCH),
          );
    if (!gap.isOver(free.length === 0 ? null : life.id)) return 0;
    const fees = firstFees(await client.feeMarket(), settings.maxFeePerGas);
    if (fees === null) return 0;
    const call = await client.transferCall();
    for (const nonce of free) await fill(ports, life, nonce, call, fees);
    return free.length;
  };
}

/** Row, signed bytes and hash in one database transaction, as of every other one. */
async function fill(
  ports: ChainPorts,
  life: ChainLife,
  nonce: number,
  call: UnsignedCall,
  fees: Fees,
): Promise<void> {
  const { client, settings } = ports;
  const now = ports.clock();
  ports.warn('A nonce is held by nothing: it is spent on a transfer of nothing.', { nonce });
  await ports.transact(async ({ chain }) => {
    const made = await client.sign(call, nonce, fees, life.chainId);
    const transaction = waitingTransaction({
      kind: 'FILLER',
      commitment: null,
      chain: life.id,
      sender: client.sender,
      nonce,
      hash: made.hash,
      requiredConfirmations: settings.requiredConfirmations,
      createdAt: now,
      nextAttemptAt: new Date(now.getTime() + settings.replaceAfterMs),
    });
    await chain.enqueue([{ transaction, salt: null }]);
    await chain.addAttempt({
      ...made,
      chainTransactionId: transaction.id,
      chain: life.id,
      nonce,
      fees,
      signedAt: now,
      broadcastAt: null,
    });
  });
}
