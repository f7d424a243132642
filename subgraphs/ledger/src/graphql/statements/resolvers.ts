import { money } from '@blockscore/money';
import { balanceOf } from '../../domain/account.ts';
import type { LedgerStatementLineResolvers, LedgerStatementResolvers } from '../types.generated.ts';

export const statementResolvers: LedgerStatementResolvers = {
  knownAt: ({ knownAt }) => knownAt ?? null,
  openingBalance: ({ opening, account }) =>
    money(balanceOf(account.normalSide, opening), account.currency),
  closingBalance: ({ closing, account }) =>
    money(balanceOf(account.normalSide, closing), account.currency),
  lines: async (statement, page, { useCases }) => {
    const connection = await useCases.listStatementLines(statement, page);
    return { ...connection, edges: [...connection.edges] };
  },
};

export const statementLineResolvers: LedgerStatementLineResolvers = {
  balance: ({ balanceMinor, account }) => money(balanceMinor, account.currency),
};
