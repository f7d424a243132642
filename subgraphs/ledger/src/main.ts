import {
  createMetrics,
  type HttpService,
  runMain,
  serveSubgraph,
  stopOnSignals,
} from '@blockscore/service';
import { sql } from 'drizzle-orm';
import { startBookWorker } from './adapters/book-worker.ts';
import { startChainWorker } from './adapters/chain-worker.ts';
import { startEvents } from './adapters/events.ts';
import { measureDifferences } from './adapters/reconciliation-metrics.ts';
import { createPorts, openResources } from './adapters/resources.ts';
import { statementRoute } from './adapters/statement-route.ts';
import { exportStatement } from './app/export-statement.ts';
import type { Clock } from './app/ports.ts';
import { postOpeningCapital } from './app/post-opening-capital.ts';
import { seedChartOfAccounts } from './app/seed-chart-of-accounts.ts';
import {
  bookSettings,
  type Config,
  chainConfig,
  configOfProcess,
  openingCapital,
} from './config.ts';
import type { SubgraphContext } from './graphql/context.ts';
import { createLoaders } from './graphql/loaders.ts';
import { typeRules } from './graphql/permissions.ts';
import { resolvers } from './graphql/resolvers.ts';
import { typeDefs } from './graphql/typeDefs.generated.ts';
import { createUseCases } from './graphql/use-cases.ts';

/** Starts the ledger: serves its part of the graph, posts what is asked and follows the chain. */
export async function startLedger(config: Config, clock?: Clock): Promise<HttpService> {
  const resources = openResources(config, clock);
  const { connection, logger } = resources;
  const chain = chainConfig(config);
  const ports = createPorts(resources, bookSettings(config), chain);
  await seedChartOfAccounts(ports)(config.CURRENCY);
  const capital = openingCapital(config);
  if (capital !== null) await postOpeningCapital(ports)(capital);
  const metrics = createMetrics('ledger');
  measureDifferences(metrics, ports.reconciliations, logger);
  const events = startEvents(resources, ports, config, metrics.registry);
  const worker = startChainWorker(resources, ports, config, chain, metrics.registry);
  const bookWorker = startBookWorker(resources, ports, config);
  const useCases = createUseCases(ports);
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
    routes: [
      statementRoute({
        gatewayPublicKey: config.GATEWAY_PUBLIC_KEY,
        write: exportStatement(ports),
        logger,
      }),
    ],
    createContext: (base) => ({
      ...base,
      useCases,
      loaders: createLoaders(ports),
    }),
    checks: {
      database: async () => void (await connection.db.execute(sql`select 1`)),
      ...worker.checks,
    },
  });
  return {
    ...http,
    close: async () => {
      await http.close();
      await Promise.all([worker.stop(), bookWorker.stop(), events.stop()]);
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
