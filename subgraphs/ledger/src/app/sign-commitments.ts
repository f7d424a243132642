import { type Fees, firstFees } from '../domain/fees.ts';
import { CallRefused, type UnsignedCall } from './chain-client.ts';
import type { ChainPorts, ChainTransaction } from './chain-ports.ts';
import { failed, saveChange } from './chain-progress.ts';
import type { Registry } from './ensure-registry.ts';

/**
 * Signs queued commitments, oldest first, as many as may be under way. Nonce, signed bytes and hash
 * are stored in one database transaction and before anything is sent, so that a process killed at
 * any moment leaves neither a gap nor a second sending.
 *
 * @returns how many were signed or found on the chain
 */
export function signCommitments(ports: ChainPorts) {
  return async (registry: Registry): Promise<number> => {
    const { client, settings } = ports;
    const rows = await ports.transact(async ({ chain }) => {
      const underWay = await chain.pending(registry.life.id, settings.maxInFlight);
      return chain.unsent(ports.clock(), settings.maxInFlight - underWay.length);
    });
    if (rows.length === 0) return 0;
    const fees = firstFees(await client.feeMarket(), settings.maxFeePerGas);
    if (fees === null) {
      ports.warn('The chain asks for fees above the cap: commitments wait.', {
        waiting: rows.length,
        maxFeePerGas: settings.maxFeePerGas.toString(),
      });
      return 0;
    }
    const { latest } = await client.nonces();
    let signed = 0;
    for (const row of rows) {
      if (await signOne(ports, registry, row, fees, latest)) signed += 1;
    }
    return signed;
  };
}

async function signOne(
  ports: ChainPorts,
  registry: Registry,
  row: ChainTransaction,
  fees: Fees,
  latest: number,
): Promise<boolean> {
  const { address } = registry.contract;
  if (row.commitment === null) throw new Error(`${row.id} is queued without a commitment.`);
  const earlier = await ports.client.findRecord(address, row.commitment);
  if (earlier !== null) {
    await adopt(ports, registry, row, earlier);
    return true;
  }
  const call = await prepare(ports, row, address, row.commitment);
  if (call === null) return false;
  await ports.transact(async (work) => {
    const now = ports.clock();
    const { id: chain, chainId } = registry.life;
    const { sender } = ports.client;
    const nonce = await work.chain.takeNonce(chain, sender, latest);
    const made = await ports.client.sign(call, nonce, fees, chainId);
    const attempt = { ...made, chainTransactionId: row.id, chain, nonce, fees };
    await work.chain.addAttempt({ ...attempt, signedAt: now, broadcastAt: null });
    const nextAttemptAt = new Date(now.getTime() + ports.settings.replaceAfterMs);
    const place = { contractId: registry.contract.id, chain, sender, nonce, hash: made.hash };
    await saveChange(work, { ...row, ...place, nextAttemptAt });
  });
  return true;
}

async function prepare(
  ports: ChainPorts,
  row: ChainTransaction,
  address: string,
  commitment: string,
): Promise<UnsignedCall | null> {
  try {
    return await ports.client.recordCall(address, commitment);
  } catch (error) {
    if (!(error instanceof CallRefused)) throw error;
    ports.warn('The registry refuses a commitment.', { id: row.id, reason: error.message });
    await ports.transact((work) => saveChange(work, failed(row, error.message, ports.clock())));
    return null;
  }
}

/** The registry holds it although this row does not know: after a restored backup, for instance. */
async function adopt(
  ports: ChainPorts,
  registry: Registry,
  row: ChainTransaction,
  hash: string,
): Promise<void> {
  await ports.transact(async (work) => {
    const now = ports.clock();
    await work.chain.addAttempt({
      hash,
      signed: null,
      chainTransactionId: row.id,
      chain: registry.life.id,
      nonce: null,
      fees: { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n },
      signedAt: now,
      broadcastAt: now,
    });
    const place = { contractId: registry.contract.id, chain: registry.life.id, hash };
    await saveChange(work, { ...row, ...place });
  });
}
