import type { Logger } from '@blockscore/service';
import type { GraphVersion } from './version.ts';

/** The versions of the graph that are in use: the current one, and older ones until their work is done. */
export interface Versions {
  readonly current: () => GraphVersion;
  /**
   * Keeps a version open, the current one unless another is named that is still open; to be given back
   * by `release`, once for each time.
   */
  readonly hold: (version?: GraphVersion) => GraphVersion;
  readonly release: (version: GraphVersion) => void;
  /** What begins from now on begins with this version. */
  readonly replace: (version: GraphVersion) => void;
  /**
   * Called after each replacement, when the call for the one before has ended, for what lasts; older versions
   * are kept until it has ended.
   */
  readonly onReplaced: (moveOver: () => Promise<void>) => void;
  /** How many are open. */
  readonly size: () => number;
  /** Waits until at most so many are open. */
  readonly drained: (most: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Serves the first version, and others in its place. */
export function createVersions(first: GraphVersion, logger: Logger): Versions {
  const users = new Map<GraphVersion, number>([[first, 1]]);
  const movers: (() => Promise<void>)[] = [];
  const closing = new Set<Promise<void>>();
  let current = first;
  let moving = Promise.resolve();
  let waiting: { readonly most: number; readonly go: () => void }[] = [];

  const hold = (version = current) => {
    const count = users.get(version);
    if (count === undefined) throw new Error(`Version ${version.id} of the graph is closed.`);
    users.set(version, count + 1);
    return version;
  };
  const close = async (version: GraphVersion) => {
    try {
      for (const { graph } of [version, ...version.contracts.values()]) await graph.stop();
      logger.info({ version: version.id }, 'a version of the graph that nobody uses was closed');
    } catch (error) {
      logger.error({ err: error, version: version.id }, 'a version of the graph did not close');
    }
  };
  const release = (version: GraphVersion) => {
    const left = (users.get(version) ?? 0) - 1;
    if (left > 0) {
      users.set(version, left);
      return;
    }
    users.delete(version);
    const closed = close(version).finally(() => closing.delete(closed));
    closing.add(closed);
    for (const { most, go } of waiting) if (users.size <= most) go();
    waiting = waiting.filter(({ most }) => users.size > most);
  };
  const moveOver = async (old: GraphVersion) => {
    for (const move of movers) {
      try {
        await move();
      } catch (error) {
        logger.error({ err: error, version: old.id }, 'not all could go on with another version');
      }
    }
    release(old);
  };

  return {
    current: () => current,
    hold,
    release,
    replace(version) {
      const old = current;
      users.set(version, 1);
      current = version;
      moving = moving.then(() => moveOver(old));
    },
    onReplaced: (move) => void movers.push(move),
    size: () => users.size,
    async drained(most) {
      if (users.size <= most) return;
      await new Promise<void>((go) => waiting.push({ most, go }));
    },
    async stop() {
      release(current);
      await Promise.all(closing);
    },
  };
}
