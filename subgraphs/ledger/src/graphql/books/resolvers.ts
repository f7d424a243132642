import { isId } from '@blockscore/ids';
import { money } from '@blockscore/money';
import { checkDays } from '../../app/check-days.ts';
import type { JournalFilter, TransactionFilter } from '../../app/ports.ts';
import { maySee } from '../../app/visibility.ts';
import { type Account, balanceOf } from '../../domain/account.ts';
import { statusOf } from '../../domain/transaction.ts';
import type { SubgraphContext } from '../context.ts';
import type {
  JournalEntryFilter,
  LedgerAccountResolvers,
  LedgerEntryResolvers,
  LedgerTransactionFilter,
  LedgerTransactionResolvers,
  LoanResolvers,
  QueryResolvers,
} from '../types.generated.ts';

/** The transaction, where the caller may see it: someone else's looks like one that is not there. */
async function visibleTransaction(id: string, { caller, loaders }: SubgraphContext) {
  if (!isId('txn', id)) return null;
  const transaction = await loaders.transaction.load(id);
  return transaction !== null && maySee(caller, transaction) ? transaction : null;
}

/** GraphQL's null means «not given», as leaving out does. */
function given<T extends object>(filter: T | null | undefined): Partial<NoNulls<T>> {
  const entries = Object.entries(filter ?? {}).filter(([, value]) => value != null);
  return Object.fromEntries(entries) as Partial<NoNulls<T>>;
}
type NoNulls<T> = { [K in keyof T]: NonNullable<T[K]> };

const transactionFilter = (filter: LedgerTransactionFilter | null | undefined): TransactionFilter =>
  given(filter);
const journalFilter = (filter: JournalEntryFilter | null | undefined): JournalFilter =>
  given(filter);

export const bookQueries: Pick<
  QueryResolvers,
  | 'ledgerAccount'
  | 'ledgerAccounts'
  | 'journalEntries'
  | 'transaction'
  | 'transactions'
  | 'trialBalance'
  | 'closedPeriods'
> = {
  ledgerAccount: (_, { id }, { loaders }) => (isId('acct', id) ? loaders.account.load(id) : null),
  ledgerAccounts: async (_, __, { useCases }) => [...(await useCases.listAccounts())],
  journalEntries: async (_, { filter, ...page }, { useCases }) => {
    checkDays({ from: filter?.from, to: filter?.to });
    const connection = await useCases.listEntries(journalFilter(filter), page);
    return { ...connection, edges: [...connection.edges] };
  },
  transaction: (_, { id }, context) => visibleTransaction(id, context),
  transactions: async (_, { filter, ...page }, { caller, useCases }) => {
    checkDays({ from: filter?.from, to: filter?.to });
    const connection = await useCases.listTransactions(caller, transactionFilter(filter), page);
    return { ...connection, edges: [...connection.edges] };
  },
  trialBalance: async (_, { asOf, knownAt }, { useCases }) => {
    checkDays({ asOf, knownAt });
    const balance = await useCases.drawTrialBalance(asOf ?? undefined, knownAt ?? undefined);
    return { ...balance, rows: [...balance.rows] };
  },
  closedPeriods: async (_, __, { useCases }) => [...(await useCases.listClosedPeriods())],
};

const standingOf = (
  account: Account,
  { asOf, knownAt }: { asOf?: string | null | undefined; knownAt?: Date | null | undefined },
  { loaders }: SubgraphContext,
) => {
  checkDays({ asOf, knownAt });
  return loaders.standing.load({ account, asOf: asOf ?? null, knownAt: knownAt ?? null });
};

export const accountResolvers: LedgerAccountResolvers = {
  __resolveReference: ({ id }, { loaders }) => (isId('acct', id) ? loaders.account.load(id) : null),
  balance: async (account, args, context) =>
    money(
      balanceOf(account.normalSide, await standingOf(account, args, context)),
      account.currency,
    ),
  pending: async (account, args, context) => {
    const { pendingDebits, pendingCredits } = await standingOf(account, args, context);
    return {
      debits: money(pendingDebits, account.currency),
      credits: money(pendingCredits, account.currency),
    };
  },
  least: ({ leastMinor, currency }) => (leastMinor === null ? null : money(leastMinor, currency)),
  most: ({ mostMinor, currency }) => (mostMinor === null ? null : money(mostMinor, currency)),
  statement: (account, { from, to, knownAt }, { useCases }) => {
    checkDays({ from, to, knownAt });
    return useCases.drawStatement(account, { from, to, ...(knownAt != null && { knownAt }) });
  },
};

export const entryResolvers: LedgerEntryResolvers = {
  amount: (entry) => money(entry.minor, entry.currency),
  account: (entry, _, { loaders }) => loaders.account.load(entry.accountId),
  transaction: async (entry, _, { loaders }) => {
    const transaction = await loaders.transaction.load(entry.transactionId);
    if (transaction === null) throw new Error(`Entry ${entry.id} has no transaction.`);
    return transaction;
  },
};

export const transactionResolvers: LedgerTransactionResolvers = {
  __resolveReference: ({ id }, context) => visibleTransaction(id, context),
  status: async (transaction, _, { loaders }) => {
    const { id, phase } = transaction;
    return statusOf(transaction, phase === 'PENDING' ? await loaders.resolution.load(id) : null);
  },
  valueOn: ({ valueOn, effectiveOn }) => valueOn ?? effectiveOn,
  resolves: ({ resolves }, _, { loaders }) =>
    resolves === null ? null : loaders.transaction.load(resolves),
  resolvedBy: ({ id, phase }, _, { loaders }) =>
    phase === 'PENDING' ? loaders.resolution.load(id) : null,
  voidReason: async ({ id, phase, voidReason }, _, { loaders }) =>
    phase === 'PENDING' ? ((await loaders.resolution.load(id))?.voidReason ?? null) : voidReason,
  reversedBy: ({ id }, _, { loaders }) => loaders.reversal.load(id),
  amount: (transaction) => money(transaction.amountMinor, transaction.currency),
  entries: async ({ id }, _, { loaders }) => [...(await loaders.entries.load(id))],
  reverses: ({ reverses }, _, { loaders }) =>
    reverses === null ? null : loaders.transaction.load(reverses),
  loan: ({ loanId }) => (loanId === null ? null : { id: loanId }),
  chainStatus: async ({ id }, _, { loaders }) =>
    (await loaders.commitment.load(id))?.status ?? 'NONE',
  confirmations: async ({ id }, _, { loaders }) =>
    (await loaders.commitment.load(id))?.confirmations ?? 0,
  requiredConfirmations: async ({ id }, _, { loaders }) =>
    (await loaders.commitment.load(id))?.requiredConfirmations ?? 0,
  chainTransaction: async ({ id }, _, { loaders }) => {
    const commitment = await loaders.commitment.load(id);
    return commitment === null || commitment.hash === null ? null : commitment;
  },
};

export const loanResolvers: LoanResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  transactions: async ({ id: loanId }, page, { caller, useCases }) => {
    const connection = await useCases.listTransactions(caller, { loanId }, page);
    return { ...connection, edges: [...connection.edges] };
  },
};
