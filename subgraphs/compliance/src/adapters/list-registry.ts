import type { Connection, Transaction } from '@blockscore/database';
import type { ListRegistry } from '../app/list-ports.ts';
import type { ListToIndex, ScreeningIndex } from '../domain/matching/screen.ts';
import { buildIndex } from './build-index.ts';
import { entriesOf } from './list-contents.ts';
import { createListRepository, currentVersions } from './list-repository.ts';

/** Lists that one screening may have been compared with. */
const MOST_LISTS = 50;

/**
 * Holds the one index over the current lists. A new one is built in small steps, while the old one
 * serves, and takes its place when it is whole. Beside it one over versions of before is held, at the
 * most, for whoever screens again as it was done once.
 */
export function createListRegistry(connection: Connection): ListRegistry {
  let index: ScreeningIndex | undefined;
  let refreshing: Promise<void> | undefined;
  let following: Promise<void> | undefined;
  let earlier: ScreeningIndex | undefined;
  let building: Promise<unknown> = Promise.resolve();

  const read = <T>(run: (tx: Transaction) => Promise<T>): Promise<T> =>
    connection.db.transaction(run, { isolationLevel: 'repeatable read', accessMode: 'read only' });

  async function rebuild(): Promise<void> {
    const lists = await read(async (tx) => {
      const current = await currentVersions(tx);
      return isHeld(index, ids(current)) ? undefined : await load(tx, current);
    });
    // No list at all is no index: nobody is clear of nothing.
    if (lists === undefined) return;
    index = lists.length === 0 ? undefined : await buildIndex(lists);
  }

  async function buildAt(versionIds: readonly string[]): Promise<ScreeningIndex> {
    if (index !== undefined && isHeld(index, versionIds)) return index;
    if (earlier !== undefined && isHeld(earlier, versionIds)) return earlier;
    // Given up before the next one is built: two of them beside the current one are too many.
    earlier = undefined;
    earlier = await buildIndex(
      await read(async (tx) => load(tx, await versionsOf(tx, versionIds))),
    );
    return earlier;
  }

  /** One that is under way may have read the lists before the call: another one follows it. */
  function refresh(): Promise<void> {
    if (refreshing === undefined) {
      refreshing = rebuild().finally(() => {
        refreshing = undefined;
      });
      return refreshing;
    }
    following ??= refreshing
      .catch(() => undefined)
      .then(() => {
        following = undefined;
        return refresh();
      });
    return following;
  }

  return {
    current: () => index,
    refresh,
    at(versionIds) {
      const built = building.then(() => buildAt(versionIds));
      building = built.catch(() => undefined);
      return built;
    },
  };
}

interface VersionOfList {
  readonly listId: string;
  readonly versionId: string;
}

const ids = (versions: readonly VersionOfList[]) => versions.map(({ versionId }) => versionId);

async function versionsOf(
  tx: Transaction,
  versionIds: readonly string[],
): Promise<readonly VersionOfList[]> {
  if (versionIds.length === 0 || versionIds.length > MOST_LISTS) {
    throw new RangeError(`Name 1 to ${MOST_LISTS} list versions.`);
  }
  const found = await createListRepository(tx).findVersions(versionIds);
  return versionIds.map((versionId, at) => {
    const version = found[at];
    if (version === undefined) throw new Error(`There is no list version ${versionId}.`);
    return { listId: version.listId, versionId };
  });
}

async function load(
  tx: Transaction,
  versions: readonly VersionOfList[],
): Promise<readonly ListToIndex[]> {
  const loaded: ListToIndex[] = [];
  for (const { listId, versionId } of versions) {
    loaded.push({ listId, versionId, entries: await entriesOf(tx, versionId) });
  }
  return loaded;
}

function isHeld(index: ScreeningIndex | undefined, versionIds: readonly string[]): boolean {
  return index !== undefined && index.versionIds.join() === versionIds.join();
}
