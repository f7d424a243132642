import { hasScope, isSelf } from '@blockscore/caller';
import { money } from '@blockscore/money';
import { errorsOf } from '@blockscore/service';
import { type Payment, shownReference } from '../../domain/loan.ts';
import { lastCharacters } from '../../domain/payout-account.ts';
import type {
  LoanPaymentResolvers,
  LoanResolvers,
  MutationResolvers,
  PayoutAccountResolvers,
  QueryResolvers,
  UserResolvers,
} from '../types.generated.ts';

export const paymentQueries: Pick<QueryResolvers, 'pendingPayments'> = {
  pendingPayments: async (_, page, { useCases }) => {
    const connection = await useCases.listPendingPayments(page);
    return { ...connection, edges: [...connection.edges] };
  },
};

export const paymentMutations: Pick<
  MutationResolvers,
  'addPayoutAccount' | 'removePayoutAccount' | 'changePayoutAccount'
> = {
  addPayoutAccount: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.addPayoutAccount(caller, input);
    return outcome.ok
      ? { payoutAccount: outcome.value, userErrors: [] }
      : { payoutAccount: null, userErrors: errorsOf(outcome) };
  },
  removePayoutAccount: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.removePayoutAccount(caller, input);
    return outcome.ok
      ? { payoutAccount: outcome.value, userErrors: [] }
      : { payoutAccount: null, userErrors: errorsOf(outcome) };
  },
  changePayoutAccount: async (_, { input }, { caller, useCases }) => {
    const outcome = await useCases.changePayoutAccount(caller, input);
    return outcome.ok
      ? { loan: outcome.value, userErrors: [] }
      : { loan: null, userErrors: errorsOf(outcome) };
  },
};

export const payoutAccountResolvers: PayoutAccountResolvers = {
  lastCharacters: async ({ account, userId }, _, { caller, loaders }) => {
    if (!isSelf(caller, userId)) {
      await loaders.disclosure.load({ userId, field: 'payoutAccount' });
    }
    return lastCharacters(account);
  },
  // In the provider's words, which may be about the person.
  refusalReason: async ({ refusalReason, userId }, _, { caller, loaders }) => {
    if (refusalReason !== null && !isSelf(caller, userId)) {
      await loaders.disclosure.load({ userId, field: 'refusalReason' });
    }
    return refusalReason;
  },
};

export const accountsOfUser: Pick<UserResolvers, 'payoutAccounts'> = {
  payoutAccounts: async ({ id }, _, { caller, useCases }) =>
    isSelf(caller, id) ? [...(await useCases.listPayoutAccounts(id))] : null,
};

export const accountOfLoan: Pick<LoanResolvers, 'payoutAccount'> = {
  payoutAccount: async ({ payoutAccountId }, _, { loaders }) =>
    payoutAccountId === null ? null : ((await loaders.payoutAccount.load(payoutAccountId)) ?? null),
};

/** What of a payment went where; null until it settled. */
const part = (of: 'principal' | 'interest' | 'fee' | 'penalty' | 'recovered' | 'credit') => {
  return ({ amount, [of]: minor }: Payment) =>
    minor === null ? null : money(minor, amount.currency);
};

export const loanPaymentResolvers: LoanPaymentResolvers = {
  principal: part('principal'),
  interest: part('interest'),
  fee: part('fee'),
  penalty: part('penalty'),
  recovered: part('recovered'),
  credit: part('credit'),
  // Why the books refused a posting is for staff; why the provider refused the money is for both.
  failureReason: async ({ failureReason, status, userId }, _, { caller, loaders }) => {
    const isOwn = isSelf(caller, userId);
    const isOfProvider = status === 'FAILED' || status === 'RETURNED';
    if (failureReason === null || !(isOfProvider || (hasScope(caller, 'loans:read') && !isOwn))) {
      return null;
    }
    if (!isOwn) await loaders.disclosure.load({ userId, field: 'failureReason' });
    return failureReason;
  },
  // Of what an officer took down it is what stood on the slip or the transfer.
  reference: async (payment, _, { caller, loaders }) => {
    const { userId } = payment;
    const reference = shownReference(payment);
    if (reference !== null && !isSelf(caller, userId)) {
      await loaders.disclosure.load({ userId, field: 'reference' });
    }
    return reference;
  },
  transaction: ({ transactionId }) => (transactionId === null ? null : { id: transactionId }),
  loan: async ({ id, loanId }, _, { loaders }) => {
    const loan = await loaders.loan.load(loanId);
    if (loan === undefined) throw new Error(`The loan of payment ${id} is gone.`);
    return loan;
  },
};
