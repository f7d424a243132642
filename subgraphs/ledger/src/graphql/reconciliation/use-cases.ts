import {
  type ConnectionPage,
  connectionOf,
  type PageArguments,
  readPage,
} from '@blockscore/database';
import type {
  Difference,
  Reconciliation,
  ReconciliationReader,
} from '../../app/reconciliation-ports.ts';

export interface ReconciliationUseCases {
  readonly listReconciliations: (page: PageArguments) => Promise<ConnectionPage<Reconciliation>>;
  readonly listDifferences: (
    filter: { readonly open: boolean | null },
    page: PageArguments,
  ) => Promise<ConnectionPage<Difference>>;
}

export function createReconciliationUseCases(reader: ReconciliationReader): ReconciliationUseCases {
  return {
    listReconciliations: async (args) => {
      const page = readPage(args);
      return connectionOf(await reader.runs(page), page, ({ id }) => id);
    },
    listDifferences: async (filter, args) => {
      const page = readPage(args);
      return connectionOf(await reader.differences(filter, page), page, ({ id }) => id);
    },
  };
}
