import { type Fees, firstFees } from '../domain/fees.ts';
import type { UnsignedCall } from './chain-client.ts';
import type { ChainLife, ChainPorts, ChainTransaction, Contract } from './chain-ports.ts';
import { failed, saveChange } from './chain-progress.ts';
import type { Work } from './ports.ts';

/** What the fees are for what is to be signed now; null, and the operator is told, where they are above the cap. */
export async function affordableFees(
  { client, settings, warn }: ChainPorts,
  waiting: number,
): Promise<Fees | null> {
  const fees = firstFees(await client.feeMarket(), settings.maxFeePerGas);
  if (fees !== null) return fees;
  warn('The chain asks for fees above the cap: commitments wait.', {
    waiting,
    maxFeePerGas: settings.maxFeePerGas.toString(),
  });
  return null;
}

/** Where a row of the queue is sent, and by what. */
export interface SignedFor {
  readonly life: ChainLife;
  readonly contractId: Contract['id'];
  readonly fees: Fees;
  /** The nonce that the chain says comes next. */
  readonly latest: number;
}

/** Takes a nonce, signs and stores the bytes and their hash, within one transaction of the database. */
export async function signCall(
  work: Work,
  { client, clock, settings }: ChainPorts,
  { life, contractId, fees, latest }: SignedFor,
  row: ChainTransaction,
  call: UnsignedCall,
): Promise<void> {
  const now = clock();
  const { id: chain, chainId } = life;
  const { sender } = client;
  const nonce = await work.chain.takeNonce(chain, sender, latest);
  const made = await client.sign(call, nonce, fees, chainId);
  const attempt = { ...made, chainTransactionId: row.id, chain, nonce, fees };
  await work.chain.addAttempt({ ...attempt, signedAt: now, broadcastAt: null });
  const nextAttemptAt = new Date(now.getTime() + settings.replaceAfterMs);
  const place = { contractId, chain, sender, nonce, hash: made.hash };
  await saveChange(work, { ...row, ...place, nextAttemptAt });
}

/** The registry holds it although this row does not know: after a restored backup, for instance. */
export async function adoptFound(
  work: Work,
  { clock }: Pick<ChainPorts, 'clock'>,
  { life, contractId }: Pick<SignedFor, 'life' | 'contractId'>,
  row: ChainTransaction,
  hash: string,
): Promise<void> {
  const now = clock();
  await work.chain.addAttempt({
    hash,
    signed: null,
    chainTransactionId: row.id,
    chain: life.id,
    nonce: null,
    fees: { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n },
    signedAt: now,
    broadcastAt: now,
  });
  await saveChange(work, { ...row, contractId, chain: life.id, hash });
}

/** Tells the operator that it cannot be signed, and has it wait longer each time. */
export async function putOff(
  ports: Pick<ChainPorts, 'transact' | 'clock' | 'warn'>,
  row: ChainTransaction,
  reason: string,
): Promise<void> {
  ports.warn('The registry refuses a commitment.', { id: row.id, reason });
  await ports.transact((work) => saveChange(work, failed(row, reason, ports.clock())));
}
