import type { Logger } from '@blockscore/service';
import type { GraphVersion } from './version.ts';
import type { Versions } from './versions.ts';

export interface WarmUpOptions {
  readonly versions: Pick<Versions, 'current' | 'hold' | 'release' | 'onReplaced'>;
  /** Texts of documents that clients sent, the last that came first. */
  readonly recent: () => Promise<readonly string[]>;
  readonly logger: Logger;
}

/**
 * Has what is likely to be asked planned before anybody asks, one document after the other: those that are
 * trusted, then what clients sent before. Nobody waits for it: whoever asks for something has a turn between.
 * @returns how to stop
 */
export function startWarmUp({ versions, recent, logger }: WarmUpOptions): () => void {
  let isStopped = false;
  const isServed = (version: GraphVersion) => !isStopped && versions.current() === version;
  const warm = async (version: GraphVersion) => {
    const texts = new Set([...version.trusted.values(), ...(await recent())]);
    for (const text of texts) {
      for (const { graph } of [version, ...version.contracts.values()]) {
        // One that does not fit is looked at in one go: requests come in between.
        await new Promise(setImmediate);
        if (!isServed(version)) return;
        versions.hold(version);
        try {
          await graph.warm(text);
        } finally {
          versions.release(version);
        }
      }
    }
    logger.info({ version: version.id, documents: texts.size }, 'known documents are planned');
  };
  const begin = () => {
    const failed = (error: unknown) =>
      logger.error({ err: error }, 'known documents could not be planned');
    warm(versions.current()).catch(failed);
  };
  versions.onReplaced(async () => begin());
  begin();
  return () => {
    isStopped = true;
  };
}
