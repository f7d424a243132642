import { serviceCaller } from '@blockscore/caller';
import { newId } from '@blockscore/ids';
import { type ContractName, WRITTEN_CONTRACTS, type WrittenContract } from '../domain/contracts.ts';
import type { ChainView } from './chain-client.ts';
import type { ChainLife, ChainPorts, Contract } from './chain-ports.ts';
import { createDoubt, type Doubt } from './doubt.ts';
import { prepareDeployment } from './prepare-deployment.ts';

/** A contract whose code is on the chain. */
export interface UsableContract extends Contract {
  readonly address: string;
}

/** The contracts of the chain's present life that can be written to. */
export interface Contracts {
  readonly life: ChainLife;
  readonly usable: ReadonlyMap<WrittenContract, UsableContract>;
}

/**
 * Finds the contracts of the chain that the endpoint serves, and prepares the deployment of those
 * that are missing or were asked for. A chain that lost its state shows by another genesis block, or
 * by a contract without code: its life is ended and a new one begins, with new contracts. That no
 * code is there is believed when another block stands where the deployment had settled, or when it
 * is said again and again: a node that lags behind says it, too, and believing it would record every
 * disbursement a second time.
 *
 * @returns null when the chain turned out to have lost its state: the next round begins a new life
 */
export function ensureContracts(ports: ChainPorts) {
  const { loanRegistry, attestations } = ports.settings;
  const needed = WRITTEN_CONTRACTS.filter(
    (name) =>
      (name !== 'LoanRegistry' || loanRegistry !== null) &&
      (name !== 'AttestationRegistry' || attestations !== null),
  );
  const doubts = new Map<ContractName, Doubt>(needed.map((name) => [name, createDoubt(ports)]));
  return async (view: ChainView): Promise<Contracts | null> => {
    const life = await lifeOf(ports, view);
    const usable = new Map<WrittenContract, UsableContract>();
    for (const contract of await presentContracts(ports, life, needed)) {
      if (!isPlaced(contract)) {
        await prepareDeployment(ports, life, contract);
        continue;
      }
      const state = await look(ports, doubts, contract);
      if (state === 'LOST') {
        ports.warn('A contract has no code: the chain lost its state. It is deployed again.', {
          contract: contract.name,
          address: contract.address,
          chainId: view.chainId,
        });
        await ports.transact(({ chain }) => chain.endLife(life.id, ports.clock()));
        return null;
      }
      const name = needed.find((each) => each === contract.name);
      if (state === 'THERE' && name !== undefined) usable.set(name, contract);
    }
    return { life, usable };
  };
}

/** Of what is written to. */
type Doubts = ReadonlyMap<ContractName, Doubt>;

/** Whether its code is on the chain. Of those that nothing is written to, it is asked only once. */
async function look(
  ports: ChainPorts,
  doubts: Doubts,
  contract: UsableContract,
): Promise<'THERE' | 'NOT_THERE' | 'LOST'> {
  const doubt = doubts.get(contract.name);
  if (contract.deployedAt !== null && doubt === undefined) return 'THERE';
  if (await ports.client.hasCode(contract.address)) {
    if (contract.deployedAt === null) await announce(ports, contract);
    doubt?.isOver(null);
    return 'THERE';
  }
  if (contract.deployedAt === null || doubt === undefined) return 'NOT_THERE';
  return (await isGone(ports, doubt, contract)) ? 'LOST' : 'NOT_THERE';
}

const isPlaced = (contract: Contract): contract is UsableContract => contract.address !== null;

function lifeOf(ports: ChainPorts, { chainId, genesisHash }: ChainView): Promise<ChainLife> {
  return ports.transact(
    async ({ chain }) =>
      (await chain.currentLife(chainId, genesisHash)) ??
      (await chain.beginLife(chainId, genesisHash, ports.clock())),
  );
}

/** Those in use and those on their way, older ones first; what is missing is asked for. */
function presentContracts(
  ports: ChainPorts,
  life: ChainLife,
  needed: readonly WrittenContract[],
): Promise<readonly Contract[]> {
  return ports.transact(async ({ chain }) => {
    await chain.adoptRequested(life.id);
    const found = await chain.contracts(life.id);
    const missing = needed.filter((name) => !found.some((each) => each.name === name));
    const added = missing.map(
      (name): Contract => ({
        id: newId('contract'),
        chain: life.id,
        chainId: life.chainId,
        name,
        address: null,
        requestedBy: null,
        createdAt: ports.clock(),
        deployedAt: null,
        replacedAt: null,
        lostAt: null,
      }),
    );
    for (const contract of added) await chain.addContract(contract);
    return [...found, ...added];
  });
}

/** Whether a contract without code is gone for good. */
async function isGone(ports: ChainPorts, doubt: Doubt, contract: Contract): Promise<boolean> {
  const deployment = await ports.transact(({ chain }) => chain.deploymentOf(contract.id));
  // A reorganisation took its block: the same bytes are sent again and make it at the same address.
  if (deployment?.block === null) return doubt.isOver(null);
  if (deployment?.settled === true) {
    const { number, hash } = deployment.block;
    const found = await ports.client.blockHash(number);
    if (found !== null && found !== hash) return true;
  }
  return doubt.isOver(contract.id);
}

/** It is in use from here on, in the place of the one before. */
async function announce(ports: ChainPorts, contract: UsableContract): Promise<void> {
  await ports.transact(async ({ chain, events }) => {
    await chain.markDeployed(contract, ports.clock());
    await events.record({
      type: 'ledger.contract.deployed',
      aggregate: { type: 'SmartContract', id: contract.id, version: 1 },
      audience: { scopes: ['ledger:read'] },
      actor: serviceCaller('ledger'),
      data: { address: contract.address, name: contract.name },
    });
  });
}
