import { actorOf, type Caller } from '@blockscore/caller';
import { isId, newId } from '@blockscore/ids';
import { fail, type Outcome, ok } from '@blockscore/result';
import type { ContractName } from '../domain/contracts.ts';
import type { LedgerErrorCode } from '../domain/errors.ts';
import type { Contract } from './chain-ports.ts';
import type { PostingPorts, Work } from './ports.ts';

export interface DeployContractInput {
  readonly idempotencyKey: string;
  readonly name: ContractName;
}

/** Asked for by people and not on the chain, at the most; one that never got there counts for a day. */
const MOST_WAITING = 2;
const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Asks for a contract: the worker deploys it in its next round on the chain that it follows. Where
 * one of that name is in use, the new one takes its place as soon as its code is there; what is signed
 * for the old one goes there still, and what it holds stays.
 */
export function deployContract(ports: Pick<PostingPorts, 'transact' | 'clock' | 'chain'>) {
  return async (
    caller: Caller,
    { idempotencyKey: key, name }: DeployContractInput,
  ): Promise<Outcome<Contract, LedgerErrorCode>> => {
    if (ports.chain === null) {
      const message = 'The chain is switched off: start the ledger with ENABLE_BLOCKCHAIN=true.';
      return fail('CHAIN_OFF', message);
    }
    const { deploymentsPerDay } = ports.chain;
    return await ports.transact(async ({ chain, events, idempotency }) => {
      const request = { principal: caller.id, mutation: 'deployContract', key, input: { name } };
      const id = await idempotency.once(request, async () => {
        const contract = contractOf(name, caller, ports.clock());
        const tooMany = await refusal(chain, deploymentsPerDay, contract.createdAt);
        if (tooMany !== null) return fail<LedgerErrorCode>('TOO_MANY_DEPLOYMENTS', tooMany);
        if (!(await chain.addContract(contract))) {
          const message = `A ${name} was asked for already and waits for the chain: see smartContracts.`;
          return fail<LedgerErrorCode>('DEPLOYMENT_UNDER_WAY', message, ['input', 'name']);
        }
        await events.record({
          type: 'ledger.contract.requested',
          aggregate: { type: 'SmartContract', id: contract.id, version: 0 },
          audience: { scopes: ['ledger:read'] },
          actor: actorOf(caller),
          data: { contractId: contract.id, name },
        });
        return ok(contract.id);
      });
      if (!id.ok) return id;
      const found = isId('contract', id.value) ? await chain.contractById(id.value) : null;
      if (found === null) throw new Error(`${id.value} was asked for and is not to be found.`);
      return ok(found);
    });
  };
}

/** Each costs what 25 to 45 commitments do, so a slip must not empty the account. */
async function refusal(
  chain: Work['chain'],
  deploymentsPerDay: number,
  now: Date,
): Promise<string | null> {
  const { all, waiting } = await chain.countRequested(new Date(now.getTime() - DAY_MS));
  if (waiting >= MOST_WAITING) {
    return `${waiting} contracts that were asked for wait for the chain: ask again once they are there, see smartContracts.`;
  }
  if (all >= deploymentsPerDay) {
    return `${all} contracts were asked for in 24 hours, as many as BLOCKCHAIN_DEPLOYMENTS_PER_DAY allows: ask again tomorrow.`;
  }
  return null;
}

function contractOf(name: ContractName, caller: Caller, now: Date): Contract {
  return {
    id: newId('contract'),
    chain: null,
    chainId: null,
    name,
    address: null,
    requestedBy: caller.id,
    createdAt: now,
    deployedAt: null,
    replacedAt: null,
    lostAt: null,
  };
}
