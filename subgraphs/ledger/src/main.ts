import { connect } from '@blockscore/database';
import {
  createLogger,
  createMetrics,
  type HttpService,
  runMain,
  serveSubgraph,
  stopOnSignals,
} from '@blockscore/service';
import { sql } from 'drizzle-orm';
import { startBackground } from './adapters/background.ts';
import { createBookReader } from './adapters/book-reader.ts';
import { createChainReader } from './adapters/chain-reader.ts';
import { createTransact, newSalt, sha256 } from './adapters/work.ts';
import type { Clock, PostingPorts } from './app/ports.ts';
import { seedChartOfAccounts } from './app/seed-chart-of-accounts.ts';
import { type Config, chainConfig, configOfProcess } from './config.ts';
import type { SubgraphContext } from './graphql/context.ts';
import { createLoaders } from './graphql/loaders.ts';
import { typeRules } from './graphql/permissions.ts';
import { resolvers } from './graphql/resolvers.ts';
import { typeDefs } from './graphql/typeDefs.generated.ts';
import { createUseCases } from './graphql/use-cases.ts';

/** Starts the ledger: serves its part of the graph, posts what is asked and follows the chain. */
export async function startLedger(config: Config): Promise<HttpService> {
  const clock: Clock = () => new Date();
  const logger = createLogger('ledger', config.LOG_LEVEL);
  const metrics = createMetrics('ledger');
  const connection = connect(config.LEDGER_DATABASE_URL, {
    max: config.DATABASE_POOL,
    name: 'ledger',
  });
  const transact = createTransact(connection, clock);
  await seedChartOfAccounts({ transact, clock })(config.CURRENCY);

  const chain = chainConfig(config);
  const posting: PostingPorts = {
    transact,
    clock,
    sha256,
    newSalt,
    chain: chain === null ? null : chain.settings,
  };
  const background = startBackground({
    connection,
    databaseUrl: config.LEDGER_DATABASE_URL,
    redisUrl: config.REDIS_URL,
    eventsDatabaseUrl: config.EVENTS_DATABASE_URL,
    posting,
    logger,
    registry: metrics.registry,
    chain,
  });
  const books = createBookReader(connection.db);
  const commitments = createChainReader(connection.db);
  const useCases = createUseCases({ books, chain: commitments, clock, currency: config.CURRENCY });
  const http = await serveSubgraph<SubgraphContext>({
    name: 'ledger',
    host: config.HOST,
    port: config.PORT,
    gatewayPublicKey: config.GATEWAY_PUBLIC_KEY,
    logger,
    metrics,
    typeDefs,
    resolvers,
    typeRules,
    createContext: (base) => ({ ...base, useCases, loaders: createLoaders(books, commitments) }),
    checks: { database: async () => void (await connection.db.execute(sql`select 1`)) },
  });
  return {
    ...http,
    close: async () => {
      await http.close();
      await background.stop();
      await connection.close();
    },
  };
}

if (import.meta.main) {
  runMain('ledger', async () => {
    const { close } = await startLedger(configOfProcess());
    stopOnSignals('ledger', close);
  });
}
