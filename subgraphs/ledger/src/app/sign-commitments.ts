import type { WrittenContract } from '../domain/contracts.ts';
import { type Fees, firstFees } from '../domain/fees.ts';
import { CallRefused, type Recording, type UnsignedCall } from './chain-client.ts';
import type { ChainLife, ChainPorts, ChainTransaction } from './chain-ports.ts';
import { failed, saveChange } from './chain-progress.ts';
import type { Contracts, UsableContract } from './ensure-contracts.ts';

/** What is written where. */
const REGISTRIES = {
  COMMITMENT: 'DisbursementRegistry',
  ANCHOR: 'AnchorRegistry',
  LOAN: 'LoanRegistry',
} as const satisfies Readonly<Record<string, WrittenContract>>;
type Recorded = keyof typeof REGISTRIES;
const RECORDED: readonly Recorded[] = ['COMMITMENT', 'ANCHOR', 'LOAN'];

/** A row of the queue, and the contract that is to hold it. */
interface Target {
  readonly life: ChainLife;
  readonly contract: UsableContract;
  readonly recording: Recording;
}

/**
 * Signs queued commitments whose registry can be written to, oldest first, as many as may be under way. Nonce, signed bytes and hash
 * are stored in one database transaction and before anything is sent, so that a process killed at
 * any moment leaves neither a gap nor a second sending.
 *
 * @returns how many were signed or found on the chain
 */
export function signCommitments(ports: ChainPorts) {
  return async ({ life, usable }: Contracts): Promise<number> => {
    const { client, settings } = ports;
    const kinds = RECORDED.filter((kind) => usable.has(REGISTRIES[kind]));
    if (kinds.length === 0) return 0;
    const rows = await ports.transact(async ({ chain }) => {
      const underWay = await chain.pending(life.id, settings.maxInFlight);
      return chain.unsent(kinds, ports.clock(), settings.maxInFlight - underWay.length);
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
      if (await signOne(ports, targetOf(life, usable, row), row, fees, latest)) signed += 1;
    }
    return signed;
  };
}

function targetOf(life: ChainLife, usable: Contracts['usable'], row: ChainTransaction): Target {
  const { commitment, leafCount, agreement, loanState: state } = row;
  const kind = RECORDED.find((each) => each === row.kind);
  const name = kind === undefined ? undefined : REGISTRIES[kind];
  const contract = name === undefined ? undefined : usable.get(name);
  if (name === undefined || contract === undefined || commitment === null) {
    throw new Error(`${row.id} is queued without a commitment or a contract to take it.`);
  }
  const { address } = contract;
  const loan = agreement !== null && state !== null && { loan: { agreement, state } };
  return { life, contract, recording: { contract: name, address, commitment, leafCount, ...loan } };
}

async function signOne(
  ports: ChainPorts,
  target: Target,
  row: ChainTransaction,
  fees: Fees,
  latest: number,
): Promise<boolean> {
  const earlier = await ports.client.findRecord(target.recording);
  if (earlier !== null) {
    await adopt(ports, target, row, earlier);
    return true;
  }
  const call = await prepare(ports, row, target.recording);
  if (call === null) return false;
  await ports.transact(async (work) => {
    const now = ports.clock();
    const { id: chain, chainId } = target.life;
    const { sender } = ports.client;
    const nonce = await work.chain.takeNonce(chain, sender, latest);
    const made = await ports.client.sign(call, nonce, fees, chainId);
    const attempt = { ...made, chainTransactionId: row.id, chain, nonce, fees };
    await work.chain.addAttempt({ ...attempt, signedAt: now, broadcastAt: null });
    const nextAttemptAt = new Date(now.getTime() + ports.settings.replaceAfterMs);
    const place = { contractId: target.contract.id, chain, sender, nonce, hash: made.hash };
    await saveChange(work, { ...row, ...place, nextAttemptAt });
  });
  return true;
}

async function prepare(
  ports: ChainPorts,
  row: ChainTransaction,
  recording: Recording,
): Promise<UnsignedCall | null> {
  try {
    return await ports.client.recordCall(recording);
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
  { life, contract }: Target,
  row: ChainTransaction,
  hash: string,
): Promise<void> {
  await ports.transact(async (work) => {
    const now = ports.clock();
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
    const place = { contractId: contract.id, chain: life.id, hash };
    await saveChange(work, { ...row, ...place });
  });
}
