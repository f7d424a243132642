import {
  type ConnectionPage,
  connectionOf,
  type PageArguments,
  readPage,
} from '@blockscore/database';
import type { Ports } from '../../app/ports.ts';
import type { FoundDifference, TakenStatement } from '../../app/statement-ports.ts';

export interface PaymentReconciliationUseCases {
  readonly listStatements: (page: PageArguments) => Promise<ConnectionPage<TakenStatement>>;
  readonly listPaymentDifferences: (
    filter: { readonly open: boolean | null },
    page: PageArguments,
  ) => Promise<ConnectionPage<FoundDifference>>;
}

export function createPaymentReconciliationUseCases({
  transact,
}: Pick<Ports, 'transact'>): PaymentReconciliationUseCases {
  return {
    listStatements: async (args) => {
      const page = readPage(args);
      const rows = await transact((work) => work.statements.list(page));
      return connectionOf(rows, page, ({ id }) => id);
    },
    listPaymentDifferences: async (filter, args) => {
      const page = readPage(args);
      const rows = await transact((work) => work.statements.differences(filter, page));
      return connectionOf(rows, page, ({ id }) => id);
    },
  };
}
