import {
  type ConnectionPage,
  connectionOf,
  type PageArguments,
  readPage,
} from '@blockscore/database';
import { acceptSanctionsList } from '../../app/accept-sanctions-list.ts';
import type { EntryChange } from '../../app/list-ports.ts';
import type { HeldClearance, Ports, UserId } from '../../app/ports.ts';
import { refreshSanctionsLists } from '../../app/refresh-sanctions-lists.ts';
import { retireSanctionsList } from '../../app/retire-sanctions-list.ts';
import type { ListChangeKind } from '../../domain/sanctions/delta.ts';
import type { ListVersion, SanctionsList } from '../../domain/sanctions/list.ts';
import { staleAfter } from '../../domain/sanctions/staleness.ts';

/** What resolvers may do about lists. */
export interface ListUseCases {
  readonly listSanctionsLists: () => Promise<readonly SanctionsList[]>;
  readonly listVersions: (listId: string) => Promise<readonly ListVersion[]>;
  readonly listChanges: (
    versionId: string,
    kind: ListChangeKind | null,
    page: PageArguments,
  ) => Promise<ConnectionPage<EntryChange>>;
  readonly listHeldClearances: (userId: UserId) => Promise<readonly HeldClearance[]>;
  /** Until when the list is relied on, and whether that is over. */
  readonly freshnessOf: (list: SanctionsList) => {
    readonly staleAfter: Date | null;
    readonly isStale: boolean;
  };
  readonly refreshSanctionsLists: ReturnType<typeof refreshSanctionsLists>;
  readonly acceptSanctionsList: ReturnType<typeof acceptSanctionsList>;
  readonly retireSanctionsList: ReturnType<typeof retireSanctionsList>;
}

export function createListUseCases(ports: Ports): ListUseCases {
  return {
    listSanctionsLists: () => ports.transact((work) => work.lists.all()),
    listVersions: (listId) => ports.transact((work) => work.lists.versions(listId)),
    listChanges: async (versionId, kind, args) => {
      const page = readPage(args);
      const rows = await ports.transact((work) => work.lists.changes(versionId, kind, page));
      return connectionOf(rows, page, ({ uid }) => uid);
    },
    listHeldClearances: (userId) => ports.transact((work) => work.clearances.heldOf(userId)),
    freshnessOf: (list) => {
      const until = staleAfter(list, ports.rules.freshness);
      return { staleAfter: until, isStale: until !== null && until < ports.clock() };
    },
    refreshSanctionsLists: refreshSanctionsLists(ports),
    acceptSanctionsList: acceptSanctionsList(ports),
    retireSanctionsList: retireSanctionsList(ports),
  };
}
