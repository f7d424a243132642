import type { RecordingContract } from '../domain/contracts.ts';
import type { Fees } from '../domain/fees.ts';
import { CallRefused, type Recording, type UnsignedCall } from './chain-client.ts';
import type { ChainLife, ChainPorts, ChainTransaction } from './chain-ports.ts';
import type { Contracts, UsableContract } from './ensure-contracts.ts';
import { adoptFound, affordableFees, putOff, signCall } from './sign-call.ts';

/** What is written where. */
const REGISTRIES = {
  COMMITMENT: 'DisbursementRegistry',
  ANCHOR: 'AnchorRegistry',
  LOAN: 'LoanRegistry',
} as const satisfies Readonly<Record<string, RecordingContract>>;
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
    const fees = await affordableFees(ports, rows.length);
    if (fees === null) return 0;
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
  { life, contract, recording }: Target,
  row: ChainTransaction,
  fees: Fees,
  latest: number,
): Promise<boolean> {
  const place = { life, contractId: contract.id, fees, latest };
  const earlier = await ports.client.findRecord(recording);
  if (earlier !== null) {
    await ports.transact((work) => adoptFound(work, ports, place, row, earlier));
    return true;
  }
  const call = await prepare(ports, row, recording);
  if (call === null) return false;
  await ports.transact((work) => signCall(work, ports, place, row, call));
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
    await putOff(ports, row, error.message);
    return null;
  }
}
