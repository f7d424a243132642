import { setImmediate as untilLater } from 'node:timers/promises';
import type { Connection } from '@blockscore/database';
import type { ListRegistry } from '../app/ports.ts';
import { indexSteps, type ListToIndex, type ScreeningIndex } from '../domain/matching/screen.ts';
import { currentVersions, entriesOf } from './list-repository.ts';
import { toLatin } from './transliteration.ts';

/**
 * Holds the one index over the current lists. A new one is built in small steps, while the old one
 * serves, and takes its place when it is whole.
 */
export function createListRegistry(connection: Connection): ListRegistry {
  let index: ScreeningIndex | undefined;
  let refreshing: Promise<void> | undefined;

  async function rebuild(): Promise<void> {
    const lists = await connection.db.transaction(
      async (tx) => {
        const current = await currentVersions(tx);
        if (isHeld(index, current)) return undefined;
        const loaded: ListToIndex[] = [];
        for (const { listId, versionId } of current) {
          loaded.push({ listId, versionId, entries: await entriesOf(tx, versionId) });
        }
        return loaded;
      },
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    );
    // No list at all is no index: nobody is clear of nothing.
    if (lists === undefined || lists.length === 0) return;
    const steps = indexSteps(lists, toLatin);
    let step = steps.next();
    while (step.done !== true) {
      await untilLater();
      step = steps.next();
    }
    index = step.value;
  }

  return {
    current: () => index,
    refresh() {
      refreshing ??= rebuild().finally(() => {
        refreshing = undefined;
      });
      return refreshing;
    },
  };
}

function isHeld(
  index: ScreeningIndex | undefined,
  current: readonly { readonly versionId: string }[],
): boolean {
  return (
    index !== undefined &&
    index.versionIds.join() === current.map(({ versionId }) => versionId).join()
  );
}
