import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from '@blockscore/service';
import type { PersistedDocuments } from '../documents/persisted.ts';
import type { Graph, Warmed } from '../graph.ts';
import type { GraphVersion } from './version.ts';
import type { Versions } from './versions.ts';

export interface WarmUpOptions {
  readonly versions: Pick<Versions, 'current' | 'hold' | 'release' | 'onReplaced'>;
  readonly documents: Pick<PersistedDocuments, 'recent' | 'leaveOut'>;
  readonly logger: Logger;
  /** Milliseconds until what could not be done is tried again; a second unless said. */
  readonly pauseMs?: number;
}

/** Documents of clients that are planned before anybody asks for them. */
const MOST_RECENT = 200;
const PAUSE_MS = 1_000;
/** Half a minute for each document, as long as too many others wait to be planned. */
const TRIES = 30;

/**
 * Has what is likely to be asked planned before anybody asks, one document after the other: those that are
 * trusted, then what clients sent before, which Redis is asked for until it answers. Nobody waits for it:
 * whoever asks for something has a turn between.
 * @returns how to stop
 */
export function startWarmUp(options: WarmUpOptions): () => void {
  const { versions, documents, logger, pauseMs = PAUSE_MS } = options;
  let isStopped = false;
  const isServed = (version: GraphVersion) => !isStopped && versions.current() === version;
  const pause = () => delay(pauseMs, undefined, { ref: false });
  /** Nothing is done for a version in whose place another one is served. */
  const warmOn = async (version: GraphVersion, graph: Graph, text: string): Promise<Warmed> => {
    // One that does not fit is looked at in one go: requests come in between.
    await nextTurn();
    if (!isServed(version)) return 'DONE';
    versions.hold(version);
    try {
      return await graph.warm(text);
    } finally {
      versions.release(version);
    }
  };
  /** @returns whether there is a plan for all of it, as far as it fits */
  const warm = async (version: GraphVersion, text: string): Promise<boolean> => {
    let isPlanned = true;
    for (const { graph } of [version, ...version.contracts.values()]) {
      let warmed = await warmOn(version, graph, text);
      for (let tried = 1; warmed === 'BUSY' && tried < TRIES; tried += 1) {
        await pause();
        warmed = await warmOn(version, graph, text);
      }
      if (warmed === 'NOT_PLANNED') isPlanned = false;
    }
    return isPlanned;
  };
  const recentFor = async (version: GraphVersion): Promise<readonly string[]> => {
    for (let tried = 1; isServed(version); tried += 1) {
      try {
        return await documents.recent(MOST_RECENT, version.id);
      } catch (error) {
        const message = 'what clients sent is planned when Redis answers';
        if (tried === 1) logger.info({ err: error }, message);
      }
      await pause();
    }
    return [];
  };
  const warmAll = async (version: GraphVersion) => {
    const trusted = new Set(version.trusted.values());
    for (const text of trusted) await warm(version, text);
    const recent = (await recentFor(version)).filter((text) => !trusted.has(text));
    for (const text of recent) {
      if (!(await warm(version, text))) documents.leaveOut(text, version.id);
    }
    if (!isServed(version)) return;
    const count = trusted.size + recent.length;
    logger.info({ version: version.id, documents: count }, 'known documents are planned');
  };
  const begin = () => {
    const failed = (error: unknown) =>
      logger.error({ err: error }, 'known documents could not be planned');
    warmAll(versions.current()).catch(failed);
  };
  versions.onReplaced(async () => begin());
  begin();
  return () => {
    isStopped = true;
  };
}
