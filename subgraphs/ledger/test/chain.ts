import { newId } from '@blockscore/ids';
import { startTestChain, type TestChain } from '@blockscore/testkit';
import { Wallet } from 'ethers';
import { expect } from 'vitest';
import { createChainClient } from '../src/adapters/chain-client.ts';
import { createJsonRpc, type JsonRpc } from '../src/adapters/json-rpc.ts';
import { localSigningKey } from '../src/adapters/local-signing-key.ts';
import type { ChainPorts, ChainSettings } from '../src/app/chain-ports.ts';
import { type Contracts, ensureContracts } from '../src/app/ensure-contracts.ts';
import { followChain } from '../src/app/follow-chain.ts';
import { toHex } from '../src/app/hex.ts';
import { keepCommitment } from '../src/app/keep-commitment.ts';
import type { Ports, Transact } from '../src/app/ports.ts';
import type { Funds } from '../src/app/watch-funds.ts';
import { disbursement, openTestLedger, type PaymentPosting } from './ledger.ts';

export const GWEI = 10n ** 9n;
/** What is told of a transaction that nothing happens to. */
export const CONFIRMED = ['CONFIRMING 1', 'CONFIRMING 2', 'CONFIRMED 3'];

/**
 * A ledger that writes to a private chain, one round at a time as the test says.
 *
 * @param connect how the chain at that address is asked; directly unless told otherwise
 * @param alter what is different in the worker's transactions of the database
 */
export async function openChainLedger(
  changes: Partial<ChainSettings> = {},
  connect: (url: string, ports: Ports) => Promise<JsonRpc> = async (url) => createJsonRpc(url),
  alter: (transact: Transact) => Transact = (transact) => transact,
) {
  const wallet = Wallet.createRandom();
  const chain = await startTestChain({ fund: [wallet.address] });
  const ledger = await openTestLedger(3);
  const openClient = (rpc: JsonRpc) => createChainClient(rpc, localSigningKey(wallet.privateKey));
  const client = openClient(await connect(chain.url, ledger.ports));
  const seen: Funds[] = [];
  const ports: ChainPorts = {
    transact: alter(ledger.transact),
    clock: ledger.clock,
    sha256: ledger.ports.sha256,
    newSalt: ledger.ports.newSalt,
    client,
    settings: {
      requiredConfirmations: 3,
      settleDepth: 8,
      maxFeePerGas: 100n * GWEI,
      minBalance: GWEI * GWEI,
      rebroadcastAfterMs: 5_000,
      replaceAfterMs: 60_000,
      maxInFlight: 16,
      anchorEveryMs: 60_000,
      loanRegistry: null,
      attestations: null,
      deploymentsPerDay: 100,
      lostAfter: { rounds: 5, milliseconds: 5_000 },
      ...changes,
    },
    warn: ledger.ports.warn,
    fundsSeen: (funds) => void seen.push(funds),
  };
  const round = followChain(ports);

  /** A round, a second later. */
  const follow = async () => {
    ledger.advance(1_000);
    await round();
  };
  return {
    ...ledger,
    net: chain,
    client,
    openClient,
    wallet,
    ports: { ...ledger.ports, ...ports },
    /** Each look at the balance of the account that pays, oldest first. */
    funds: seen,
    follow,
    /** Enough rounds to believe a node that keeps saying that something is gone. */
    async persist() {
      for (let rounds = 0; rounds < 6; rounds += 1) await follow();
    },
    async deploy() {
      await follow();
      await chain.mine();
      await follow();
    },
    async disburse(changes: Partial<PaymentPosting> = {}) {
      const outcome = await ledger.post(disbursement(changes));
      if (!outcome.ok) throw new Error(outcome.error.map((error) => error.message).join(' '));
      return outcome.value.id;
    },
    /** Hears of a new score, as from credit's event; gives its commitment. */
    async hearScore(userId = newId('user')) {
      const data = { userId, scoreId: newId('score'), modelId: 'test', modelVersion: '1' };
      const commitment = toHex(ledger.ports.newSalt());
      await ledger.transact((work) => keepCommitment(work, ledger.ports, { ...data, commitment }));
      return commitment;
    },
    async status(id: string) {
      const [row] = await ledger.chain.ofTransactions([id]);
      if (row === undefined) throw new Error(`${id} has no commitment.`);
      return row;
    },
    /** Status and confirmations of every event about that transaction, in order. */
    async progress(id: string) {
      return (await ledger.events()).flatMap((event) =>
        event.type === 'ledger.chain.progressed' && event.data.transactionId === id
          ? [`${event.data.status} ${event.data.confirmations}`]
          : [],
      );
    },
    close: async () => {
      await ledger.close();
      await chain.close();
    },
  };
}
export type ChainLedger = Awaited<ReturnType<typeof openChainLedger>>;

/** How many times the chain holds a commitment, over all registries. */
export async function timesRecorded(net: TestChain, commitment: string | null): Promise<number> {
  const filter = { fromBlock: '0x0', toBlock: 'latest', topics: [null, commitment] };
  return ((await net.rpc('eth_getLogs', filter)) as unknown[]).length;
}

/** Makes blocks until the transaction is confirmed, and checks that the chain holds it once. */
export async function confirm(ledger: ChainLedger, id: string): Promise<void> {
  for (let block = 0; block < 12; block += 1) {
    await ledger.follow();
    if ((await ledger.status(id)).status === 'CONFIRMED') break;
    await ledger.net.mine();
  }
  const row = await ledger.status(id);
  expect(row.status).toBe('CONFIRMED');
  expect(await timesRecorded(ledger.net, row.commitment)).toBe(1);
}

/** Makes blocks until what was recorded on a registry that is gone is confirmed on the new one. */
export async function confirmAgain(ledger: ChainLedger, id: string): Promise<void> {
  for (let block = 0; block < 4; block += 1) {
    await ledger.follow();
    await ledger.net.mine();
  }
  await ledger.follow();
  expect(await ledger.status(id)).toMatchObject({ status: 'CONFIRMED' });
}

/** The signed bytes of a transaction, newest first. */
export async function attemptsOf(ledger: ChainLedger, id: string) {
  const { id: row, chain } = await ledger.status(id);
  return ledger.transact((work) => work.chain.attempts(chain ?? '', [row]));
}

/** The contracts as the steps of a round get them. */
export async function contractsOf(ports: ChainPorts): Promise<Contracts> {
  const contracts = await ensureContracts(ports)(await ports.client.view());
  if (contracts === null) throw new Error('The chain lost its contracts.');
  return contracts;
}

/** The registry of disbursements, once it is on the chain. */
export function usableOf({ usable }: Contracts) {
  const registry = usable.get('DisbursementRegistry');
  if (registry === undefined) throw new Error('There is no DisbursementRegistry.');
  return registry;
}

/** Newest first, with those of lives that ended. */
export async function disbursementRegistries({ chain }: ChainLedger) {
  return (await chain.contracts()).filter(({ name }) => name === 'DisbursementRegistry');
}

/** Spends the key's next nonce behind the ledger's back. */
export async function spendElsewhere(
  { client, net }: ChainLedger,
  call: { readonly to: string | null; readonly data: string } | null = null,
) {
  const { latest } = await client.nonces();
  const sent = await client.sign(
    { to: client.sender, data: '0x', ...call, gasLimit: 100_000n },
    latest,
    { maxFeePerGas: 10n * GWEI, maxPriorityFeePerGas: GWEI },
    31337,
  );
  await client.broadcast(sent.signed);
  await net.mine();
  return sent;
}

/** Records a transaction's commitment behind the ledger's back. */
export async function recordElsewhere(ledger: ChainLedger, id: string) {
  const { commitment } = await ledger.status(id);
  const { address } = usableOf(await contractsOf(ledger.ports));
  const recording = { address, commitment: commitment ?? '', leafCount: null };
  const call = await ledger.client.recordCall({ contract: 'DisbursementRegistry', ...recording });
  return spendElsewhere(ledger, call);
}
