import {
  createMetrics,
  type HttpService,
  runMain,
  serveSubgraph,
  stopOnSignals,
} from '@blockscore/service';
import { sql } from 'drizzle-orm';
import { createDriftMetrics } from './adapters/drift-metrics.ts';
import { startEvents } from './adapters/events.ts';
import { createFairnessPorts } from './adapters/fairness/transact.ts';
import { startJobs } from './adapters/jobs.ts';
import { createPorts, openResources, type Substitutes } from './adapters/resources.ts';
import { activeModels } from './app/active-models.ts';
import { findChampions } from './app/find-champions.ts';
import { registerModels } from './app/register-models.ts';
import { type Config, configOfProcess } from './config.ts';
import type { SubgraphContext } from './graphql/context.ts';
import { createLoaders } from './graphql/loaders.ts';
import { typeRules } from './graphql/permissions.ts';
import { resolvers } from './graphql/resolvers.ts';
import { typeDefs } from './graphql/typeDefs.generated.ts';
import { createUseCases } from './graphql/use-cases.ts';

/** Starts credit: serves its part of the graph, relays its events, hears those of others and does its jobs. */
export async function startCredit(
  config: Config,
  substitutes: Substitutes = {},
): Promise<HttpService> {
  const resources = await openResources(config, 'credit', substitutes);
  const { connection, logger } = resources;
  const metrics = createMetrics('credit');
  const ports = await createPorts(resources, config, metrics.registry);
  await registerModels(ports)();
  logger.info(await findChampions(ports)(), 'these models decide');
  const events = startEvents(resources, ports, config, metrics.registry);
  const jobs = await startJobs(resources, ports, metrics.registry);
  createDriftMetrics(ports, logger, metrics.registry);
  const useCases = createUseCases(ports, createFairnessPorts(resources, ports));
  const http = await serveSubgraph<SubgraphContext>({
    name: 'credit',
    host: config.HOST,
    port: config.PORT,
    gatewayPublicKey: config.GATEWAY_PUBLIC_KEY,
    logger,
    metrics,
    typeDefs,
    resolvers,
    typeRules,
    createContext: (base) => ({
      ...base,
      useCases,
      models: ports.models,
      loaders: createLoaders(ports, base.caller),
    }),
    checks: {
      database: async () => void (await connection.db.execute(sql`select 1`)),
      jobs: jobs.check,
      models: async () => void (await ports.transact((work) => activeModels(ports, work))),
    },
  });
  return {
    ...http,
    close: async () => {
      await http.close();
      await Promise.all([events.stop(), jobs.stop()]);
      await connection.close();
    },
  };
}

if (import.meta.main) {
  runMain('credit', async () => {
    const { close } = await startCredit(configOfProcess());
    stopOnSignals('credit', close);
  });
}
