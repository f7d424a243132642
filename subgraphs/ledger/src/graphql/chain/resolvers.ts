import { maySeeOnChain } from '../../app/visibility.ts';
import type { ChainTransactionResolvers, QueryResolvers } from '../types.generated.ts';

export const chainQueries: Pick<QueryResolvers, 'smartContracts' | 'chainTransaction'> = {
  smartContracts: async (_, __, { useCases }) => [...(await useCases.listContracts())],
  chainTransaction: async (_, { hash }, { caller, loaders }) => {
    if (!/^0x[0-9a-f]{64}$/i.test(hash)) return null;
    const found = await loaders.chainTransaction.load(hash.toLowerCase());
    return found !== null && maySeeOnChain(caller, found) ? found : null;
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
