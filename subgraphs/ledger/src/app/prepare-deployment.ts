import { firstFees } from '../domain/fees.ts';
import type { ChainLife, ChainPorts, ChainTransaction, Contract } from './chain-ports.ts';
import { failed, saveChange, unsigned } from './chain-progress.ts';
import type { Work } from './ports.ts';
import { waitingTransaction } from './waiting-transaction.ts';

/**
 * Signs the deployment of a contract, unless the chain asks for fees above the cap: address, nonce
 * and signed bytes are stored together and before anything is sent.
 */
export async function prepareDeployment(
  ports: ChainPorts,
  life: ChainLife,
  contract: Contract,
): Promise<void> {
  const { client, settings } = ports;
  const before = await ports.transact(({ chain }) => chain.deploymentOf(contract.id));
  if (before !== null && before.nextAttemptAt.getTime() > ports.clock().getTime()) return;
  const fees = firstFees(await client.feeMarket(), settings.maxFeePerGas);
  if (fees === null) return;
  const call = await client.deployCall(contract.name);
  const { pending } = await client.nonces();
  await ports.transact(async (work) => {
    const now = ports.clock();
    const nonce = await work.chain.takeNonce(life.id, client.sender, pending);
    const made = await client.sign(call, nonce, fees, life.chainId);
    await work.chain.placeContract(contract.id, client.createdAddress(nonce));
    const place = { chain: life.id, sender: client.sender, nonce, hash: made.hash };
    const row = await saveDeployment(work, before, {
      ...waitingTransaction({
        kind: 'DEPLOYMENT',
        commitment: null,
        contractId: contract.id,
        requiredConfirmations: settings.requiredConfirmations,
        createdAt: now,
      }),
      ...place,
    });
    await work.chain.addAttempt({
      ...made,
      chainTransactionId: row.id,
      chain: life.id,
      nonce,
      fees,
      signedAt: now,
      broadcastAt: null,
    });
  });
}

/** A contract has one row, however often its deployment is signed. */
async function saveDeployment(
  work: Work,
  before: ChainTransaction | null,
  first: ChainTransaction,
): Promise<ChainTransaction> {
  if (before === null) {
    await work.chain.enqueue([{ transaction: first, salt: null }]);
    return first;
  }
  const { chain, sender, nonce, hash, nextAttemptAt } = first;
  await saveChange(work, { ...before, chain, sender, nonce, hash, nextAttemptAt });
  return before;
}

/**
 * Gives up a deployment that cannot be made with its nonce any more, or that failed: the contract is
 * signed anew, at another address. Nobody has used this one, since it never had code.
 *
 * @param reason what the chain said, where it was refused: then it waits a while
 */
export async function giveUpDeployment(
  work: Work,
  row: ChainTransaction,
  now: Date,
  reason: string | null = null,
): Promise<void> {
  if (row.contractId === null) throw new Error(`${row.id} deploys nothing.`);
  await work.chain.placeContract(row.contractId, null);
  const waiting = { ...unsigned(row, now), contractId: row.contractId };
  await saveChange(work, reason === null ? waiting : failed(waiting, reason, now));
}
