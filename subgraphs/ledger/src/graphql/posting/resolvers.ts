import type { Outcome } from '@blockscore/result';
import { errorsOf } from '@blockscore/service';
import type { LedgerErrorCode } from '../../domain/errors.ts';
import { isProposal, type JournalProposal } from '../../domain/proposal.ts';
import type { LedgerTransaction } from '../../domain/transaction.ts';
import type { MutationResolvers } from '../types.generated.ts';

/** What was written, or what waits for a second person. */
function writtenOr(outcome: Outcome<LedgerTransaction | JournalProposal, LedgerErrorCode>) {
  if (!outcome.ok) return { transaction: null, proposal: null, userErrors: errorsOf(outcome) };
  const { value } = outcome;
  return isProposal(value)
    ? { transaction: null, proposal: value, userErrors: [] }
    : { transaction: value, proposal: null, userErrors: [] };
}

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
    if (!outcome.ok) return { transactions: null, proposal: null, userErrors: errorsOf(outcome) };
    const { value } = outcome;
    return isProposal(value)
      ? { transactions: null, proposal: value, userErrors: [] }
      : { transactions: [...value], proposal: null, userErrors: [] };
  },
  postPendingTransaction: async (_, { input }, { caller, useCases }) => {
    return writtenOr(await useCases.postPending(caller, input));
  },
  voidPendingTransaction: async (_, { input }, { caller, useCases }) => {
    const { transaction, userErrors } = writtenOr(await useCases.voidPending(caller, input));
    return { transaction, userErrors };
  },
  reverseTransaction: async (_, { input }, { caller, useCases }) => {
    return writtenOr(await useCases.reverseTransaction(caller, input));
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
