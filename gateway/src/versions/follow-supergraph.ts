import { readFileSync } from 'node:fs';
import type { Logger } from '@blockscore/service';
import type { GatewayConfig } from '../config.ts';
import { MOST_TRUSTED } from '../documents/trusted.ts';
import type { SupergraphChanges } from './changes.ts';
import { watchFile } from './file-source.ts';
import { followAnnouncements, type RedisSource } from './redis-source.ts';

export interface FollowOptions {
  readonly config: GatewayConfig;
  readonly changes: SupergraphChanges;
  /** The text of the file that is served already. */
  readonly supergraphSdl: string;
  readonly logger: Logger;
}

/**
 * Has the graph follow its file and, where their key is known, what is announced in Redis, which counts
 * before the file: it is there already when this resolves. A supergraph that was refused is looked at again
 * when the trusted documents are others: they may have been what did not fit.
 *
 * @returns how to stop
 */
export async function followSupergraph(options: FollowOptions): Promise<() => Promise<void>> {
  const { config, changes, supergraphSdl, logger } = options;
  const everyMs = config.SUPERGRAPH_POLL_MS;
  const announcements = await announced(options);
  const unwatch = watchFile({
    file: config.SUPERGRAPH_FILE,
    text: supergraphSdl,
    mostBytes: config.MAX_SUPERGRAPH_BYTES,
    everyMs,
    async onText(text) {
      if (announcements?.hasAnnounced() !== true) return await changes.offer(text, 'file');
      logger.warn('the supergraph file has changed, and an announced one is served: publish it');
    },
    onFailure: (reason) => changes.refuse(reason, 'file'),
  });
  const documents = config.TRUSTED_DOCUMENTS_FILE;
  const unwatchDocuments =
    documents &&
    watchFile({
      file: documents,
      text: readFileSync(documents, 'utf8'),
      mostBytes: MOST_TRUSTED * config.MAX_DOCUMENT_BYTES,
      everyMs,
      onText: changes.lookAgain,
      onFailure: (reason) => logger.warn({ err: reason }, 'trusted documents cannot be read'),
    });
  return async () => {
    await unwatch();
    if (unwatchDocuments) await unwatchDocuments();
    await announcements?.close();
  };
}

async function announced(options: FollowOptions): Promise<RedisSource | undefined> {
  const { config, changes, logger } = options;
  const { SUPERGRAPH_PUBLIC_KEY: publicKey, REDIS_URL: redisUrl } = config;
  if (publicKey === undefined) return undefined;
  if (redisUrl === undefined) {
    throw new Error(
      'SUPERGRAPH_PUBLIC_KEY is set: say by REDIS_URL where supergraphs are announced.',
    );
  }
  return await followAnnouncements({
    ...{ redisUrl, publicKey, mostBytes: config.MAX_SUPERGRAPH_BYTES, logger },
    onText: (text) => changes.offer(text, 'redis'),
    onFailure: (reason) => changes.refuse(reason, 'redis'),
  });
}
