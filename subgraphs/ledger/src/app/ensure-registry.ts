import { serviceCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { firstFees } from '../domain/fees.ts';
import type { ChainView } from './chain-client.ts';
import type { ChainLife, ChainPorts, ChainTransaction, Contract } from './chain-ports.ts';
import { createDoubt, type Doubt } from './doubt.ts';
import { waitingTransaction } from './waiting-transaction.ts';

const REGISTRY = 'DisbursementRegistry';

/** The registry of the chain's present life; `ready` once its code is on the chain. */
export interface Registry {
  readonly life: ChainLife;
  readonly contract: Contract;
  readonly ready: boolean;
}

/**
 * Finds the registry of the chain that the endpoint serves, or prepares its deployment. A chain
 * that lost its state shows by another genesis block, or by a registry without code: its life is
 * ended and a new one begins, with a new registry. That no code is there is believed when another
 * block stands where the deployment had settled, or when it is said again and again: a node that
 * lags behind says it, too, and believing it would record every disbursement a second time.
 *
 * @returns null while a deployment cannot be prepared yet (the fees are above the cap)
 */
export function ensureRegistry(ports: ChainPorts) {
  const noCode = createDoubt(ports);
  return async (view: ChainView): Promise<Registry | null> => {
    const { life, contract, deployment } = await ports.transact(async ({ chain }) => {
      const known = await chain.currentLife(view.chainId, view.genesisHash);
      const life = known ?? (await chain.beginLife(view.chainId, view.genesisHash, ports.clock()));
      const contract = await chain.contract(life.id, REGISTRY);
      const deployment = contract === null ? null : await chain.deploymentOf(contract.id);
      return { life, contract, deployment };
    });
    if (contract === null) return prepareDeployment(ports, life);
    const hasCode = await ports.client.hasCode(contract.address);
    if (contract.deployedAt === null) {
      if (hasCode) await announce(ports, contract);
      return { life, contract, ready: hasCode };
    }
    if (hasCode) noCode.isOver(null);
    if (hasCode || !(await isGone(ports, noCode, contract, deployment))) {
      return { life, contract, ready: hasCode };
    }
    ports.warn('The registry has no code: the chain lost its state. It is deployed again.', {
      address: contract.address,
      chainId: view.chainId,
    });
    await ports.transact(({ chain }) => chain.endLife(life.id, ports.clock()));
    return null;
  };
}

/** Whether a registry without code is gone for good. */
async function isGone(
  ports: ChainPorts,
  noCode: Doubt,
  contract: Contract,
  deployment: ChainTransaction | null,
): Promise<boolean> {
  // A reorganisation took its block: the same bytes are sent again and make it at the same address.
  if (deployment?.block === null) return noCode.isOver(null);
  if (deployment?.settled === true) {
    const { number, hash } = deployment.block;
    const found = await ports.client.blockHash(number);
    if (found !== null && found !== hash) return true;
  }
  return noCode.isOver(contract.id);
}

async function prepareDeployment(ports: ChainPorts, life: ChainLife): Promise<Registry | null> {
  const { client, settings } = ports;
  const fees = firstFees(await client.feeMarket(), settings.maxFeePerGas);
  if (fees === null) return null;
  const call = await client.deployCall();
  const { pending } = await client.nonces();
  const contract = await ports.transact(async ({ chain }) => {
    const now = ports.clock();
    const nonce = await chain.takeNonce(life.id, client.sender, pending);
    const made = await client.sign(call, nonce, fees, life.chainId);
    const address = client.createdAddress(nonce);
    const contract: Contract = {
      id: newId('contract'),
      chain: life.id,
      chainId: life.chainId,
      name: REGISTRY,
      address,
      createdAt: now,
      deployedAt: null,
      lostAt: null,
    };
    await chain.addContract(contract);
    const transaction = waitingTransaction({
      kind: 'DEPLOYMENT',
      commitment: null,
      contractId: contract.id,
      chain: life.id,
      sender: client.sender,
      nonce,
      hash: made.hash,
      requiredConfirmations: settings.requiredConfirmations,
      createdAt: now,
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
    return contract;
  });
  return { life, contract, ready: false };
}

async function announce(ports: ChainPorts, contract: Contract): Promise<void> {
  await ports.transact(async ({ chain, events }) => {
    await chain.markDeployed(contract.id, ports.clock());
    await events.record({
      type: 'ledger.contract.deployed',
      aggregate: { type: 'SmartContract', id: contract.id, version: 1 },
      audience: { scopes: ['ledger:read'] },
      actor: serviceCaller('ledger'),
      data: { address: contract.address, name: contract.name },
    });
  });
}
