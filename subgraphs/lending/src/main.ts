import {
  createMetrics,
  type HttpService,
  runMain,
  serveSubgraph,
  stopOnSignals,
} from '@blockscore/service';
import { sql } from 'drizzle-orm';
import { startChores } from './adapters/chores.ts';
import { startEvents } from './adapters/events.ts';
import { startJobs } from './adapters/jobs.ts';
import { createPorts, openResources, type Substitutes } from './adapters/resources.ts';
import { seedProducts } from './app/seed-products.ts';
import { type Config, configOfProcess } from './config.ts';
import { defaultProducts } from './domain/default-products.ts';
import type { SubgraphContext } from './graphql/context.ts';
import { createLoaders } from './graphql/loaders.ts';
import { typeRules } from './graphql/permissions.ts';
import { resolvers } from './graphql/resolvers.ts';
import { typeDefs } from './graphql/typeDefs.generated.ts';
import { createUseCases } from './graphql/use-cases.ts';

/** Starts lending: serves its part of the graph, relays its events, consumes those of others and does its jobs. */
export async function startLending(
  config: Config,
  substitutes: Substitutes = {},
): Promise<HttpService> {
  const resources = await openResources(config, substitutes);
  const { connection, logger, clock } = resources;
  const ports = createPorts(resources, config, substitutes);
  await seedProducts(ports)(defaultProducts(config.CURRENCY));
  const metrics = createMetrics('lending');
  const events = startEvents(resources, ports, config, metrics.registry);
  const jobs = await startJobs(resources, ports, metrics.registry);
  const chores = startChores(ports, connection.db, logger);
  const useCases = createUseCases(ports);
  const http = await serveSubgraph<SubgraphContext>({
    name: 'lending',
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
      clock,
      loaders: createLoaders(ports.transact, base.caller),
    }),
    checks: {
      database: async () => void (await connection.db.execute(sql`select 1`)),
      jobs: jobs.check,
    },
  });
  return {
    ...http,
    close: async () => {
      await http.close();
      await chores.stop();
      await Promise.all([events.stop(), jobs.stop()]);
      await connection.close();
    },
  };
}

if (import.meta.main) {
  runMain('lending', async () => {
    const { close } = await startLending(configOfProcess());
    stopOnSignals('lending', close);
  });
}
