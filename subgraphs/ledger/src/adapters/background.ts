import type { Connection } from '@blockscore/database';
import { createLeases, startEventing } from '@blockscore/events';
import type { Logger, Metrics } from '@blockscore/service';
import { answerPostingRequest } from '../app/answer-posting-request.ts';
import type { ChainSettings } from '../app/chain-ports.ts';
import { followChain } from '../app/follow-chain.ts';
import type { PostingPorts, Work } from '../app/ports.ts';
import { createChainClient } from './chain-client.ts';
import { startChainWorker } from './chain-worker.ts';
import { createJsonRpc } from './json-rpc.ts';
import { deadLetters, inbox, outbox } from './tables.ts';
import { createTransact } from './work.ts';

export interface BackgroundOptions {
  readonly connection: Connection;
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly eventsDatabaseUrl: string | undefined;
  readonly posting: PostingPorts;
  readonly logger: Logger;
  readonly registry: Metrics['registry'];
  /** Null while the chain is switched off. */
  readonly chain: {
    readonly providerUrl: string;
    readonly privateKey: string;
    readonly pollMs: number;
    readonly settings: ChainSettings;
  } | null;
}

export interface Background {
  stop(): Promise<void>;
}

/** What runs beside serving: relaying events, posting what lending asks for, following the chain. */
export function startBackground(options: BackgroundOptions): Background {
  const { connection, posting, logger } = options;
  const eventing = startEventing<Work>({
    subgraph: 'ledger',
    connection,
    databaseUrl: options.databaseUrl,
    redisUrl: options.redisUrl,
    eventsDatabaseUrl: options.eventsDatabaseUrl,
    tables: { outbox, inbox, deadLetters },
    transact: createTransact(connection, posting.clock),
    streams: ['lending'],
    handlers: {
      'lending.posting.requested': (event, { transact }) =>
        answerPostingRequest({ ...posting, transact })(event),
    },
    logger,
    registry: options.registry,
  });
  const follower = options.chain === null ? undefined : startFollower(options, options.chain);
  return {
    async stop() {
      await Promise.all([follower?.stop(), eventing.stop()]);
    },
  };
}

function startFollower(
  { databaseUrl, posting, logger }: BackgroundOptions,
  chain: NonNullable<BackgroundOptions['chain']>,
): Background {
  const leases = createLeases({ url: databaseUrl, logger });
  const worker = startChainWorker({
    leases,
    logger,
    pollMs: chain.pollMs,
    round: followChain({
      transact: posting.transact,
      clock: posting.clock,
      client: createChainClient(createJsonRpc(chain.providerUrl), chain.privateKey),
      settings: chain.settings,
      warn: (message, details) => logger.warn(details, message),
    }),
  });
  return {
    async stop() {
      await worker.stop();
      await leases.close();
    },
  };
}
