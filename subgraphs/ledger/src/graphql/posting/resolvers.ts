import { errorsOf } from '@blockscore/service';
import type { MutationResolvers } from '../types.generated.ts';

/** What staff does with the books. Each answers with what was written, or with what is to be put right. */
export const postingMutations: Pick<
  MutationResolvers,
  | 'changeLedgerAccountLimit'
  | 'closeLedgerAccount'
  | 'closePeriod'
  | 'openLedgerAccount'
  | 'postPendingTransaction'
  | 'postTransactions'
  | 'reverseTransaction'
  | 'voidPendingTransaction'
> = {
  postTransactions: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.postTransactions(caller, input);
    if (!outcome.ok) return { transactions: null, userErrors: errorsOf(outcome) };
    return { transactions: [...outcome.value], userErrors: [] };
  },
  postPendingTransaction: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.postPending(caller, input);
    if (!outcome.ok) return { transaction: null, userErrors: errorsOf(outcome) };
    return { transaction: outcome.value, userErrors: [] };
  },
  voidPendingTransaction: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.voidPending(caller, input);
    if (!outcome.ok) return { transaction: null, userErrors: errorsOf(outcome) };
    return { transaction: outcome.value, userErrors: [] };
  },
  reverseTransaction: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.reverseTransaction(caller, input);
    if (!outcome.ok) return { transaction: null, userErrors: errorsOf(outcome) };
    return { transaction: outcome.value, userErrors: [] };
  },
  closePeriod: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.closePeriod(caller, input);
    if (!outcome.ok) return { period: null, userErrors: errorsOf(outcome) };
    return { period: outcome.value, userErrors: [] };
  },
  openLedgerAccount: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.openAccount(caller, input);
    if (!outcome.ok) return { account: null, userErrors: errorsOf(outcome) };
    return { account: outcome.value, userErrors: [] };
  },
  changeLedgerAccountLimit: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.changeLimit(caller, input);
    if (!outcome.ok) return { account: null, userErrors: errorsOf(outcome) };
    return { account: outcome.value, userErrors: [] };
  },
  closeLedgerAccount: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.closeAccount(caller, input);
    if (!outcome.ok) return { account: null, userErrors: errorsOf(outcome) };
    return { account: outcome.value, userErrors: [] };
  },
};
