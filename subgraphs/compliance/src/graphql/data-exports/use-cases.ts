import type { Caller } from '@blockscore/caller';
import type { ExportId } from '../../app/data-export-ports.ts';
import type { Ports, UserId } from '../../app/ports.ts';
import { requestDataExport } from '../../app/request-data-export.ts';
import { ASKED_HOLDERS, type DataExport } from '../../domain/privacy/data-export.ts';
import type { Holder } from '../../domain/privacy/erasure.ts';

/** An address is good for so long. */
const ADDRESS_MS = 5 * 60_000;

/** What resolvers may do about copies of people's data. */
export interface DataExportUseCases {
  readonly requestDataExport: ReturnType<typeof requestDataExport>;
  readonly findDataExport: (id: ExportId) => Promise<DataExport | undefined>;
  readonly dataExportsOf: (userId: UserId) => Promise<readonly DataExport[]>;
  readonly overdueDataExports: (caller: Caller) => Promise<readonly DataExport[]>;
  readonly missingOf: (of: DataExport) => Promise<readonly Holder[]>;
  /** Null where there is no archive. */
  readonly downloadOf: (
    of: DataExport,
  ) => { readonly url: string; readonly expiresAt: Date } | null;
}

export function createDataExportUseCases(ports: Ports): DataExportUseCases {
  return {
    requestDataExport: requestDataExport(ports),
    findDataExport: async (id) =>
      (await ports.transact((work) => work.dataExports.findMany([id])))[0],
    dataExportsOf: (userId) => ports.transact((work) => work.dataExports.listOf(userId)),
    overdueDataExports: (caller) =>
      ports.transact((work) => work.dataExports.overdue(ports.clock(), caller.id)),
    missingOf: async ({ id, status }) => {
      if (status !== 'GATHERING') return [];
      const whole = await ports.transact((work) => work.dataExports.whole(id));
      return ASKED_HOLDERS.filter((holder) => !whole.includes(holder));
    },
    downloadOf: ({ id, userId, status }) => {
      if (status !== 'READY') return null;
      // By the machine's time, by which it is looked at.
      const expiresAt = new Date(Date.now() + ADDRESS_MS);
      return { url: ports.archiveUrl({ id, userId, expiresAt }), expiresAt };
    },
  };
}
