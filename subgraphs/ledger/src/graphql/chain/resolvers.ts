import { errorsOf } from '@blockscore/service';
import { maySeeOnChain } from '../../app/visibility.ts';
import type { ContractName } from '../../domain/contracts.ts';
import type {
  ChainTransactionResolvers,
  ContractName as ContractNameInput,
  MutationResolvers,
  QueryResolvers,
} from '../types.generated.ts';

const CONTRACTS: Readonly<Record<ContractNameInput, ContractName>> = {
  ANCHOR_REGISTRY: 'AnchorRegistry',
  ATTESTATION_REGISTRY: 'AttestationRegistry',
  DISBURSEMENT_REGISTRY: 'DisbursementRegistry',
  LOAN_REGISTRY: 'LoanRegistry',
};

export const chainQueries: Pick<QueryResolvers, 'smartContracts' | 'chainTransaction'> = {
  smartContracts: async (_, __, { useCases }) => [...(await useCases.listContracts())],
  chainTransaction: async (_, { hash }, { caller, loaders }) => {
    if (!/^0x[0-9a-f]{64}$/i.test(hash)) return null;
    const found = await loaders.chainTransaction.load(hash.toLowerCase());
    return found !== null && maySeeOnChain(caller, found) ? found : null;
  },
};

export const chainMutations: Pick<MutationResolvers, 'deployContract'> = {
  deployContract: async (_, { input }, { caller, useCases }) => {
    const name = CONTRACTS[input.name];
    const outcome = await useCases.deployContract(caller, { ...input, name });
    if (!outcome.ok) return { contract: null, userErrors: errorsOf(outcome) };
    return { contract: outcome.value, userErrors: [] };
  },
};

export const chainTransactionResolvers: ChainTransactionResolvers = {
  hash: ({ id, hash }) => {
    if (hash === null) throw new Error(`${id} was shown before it was signed.`);
    return hash;
  },
  blockNumber: ({ block }) => block?.number ?? null,
  blockHash: ({ block }) => block?.hash ?? null,
  contractAddress: async ({ contractId }, _, { loaders }) =>
    contractId === null ? null : ((await loaders.contract.load(contractId))?.address ?? null),
  transaction: ({ transactionId }, _, { loaders }) =>
    transactionId === null ? null : loaders.transaction.load(transactionId),
};
