import { createCallerVerifier } from '@blockscore/caller';
import { recordDisclosures } from '@blockscore/events';
import {
  createMetrics,
  type HttpService,
  runMain,
  serveSubgraph,
  stopOnSignals,
} from '@blockscore/service';
import { sql } from 'drizzle-orm';
import { apiKeyRoute } from './adapters/api-key-route.ts';
import { startEvents } from './adapters/events.ts';
import { startJobs } from './adapters/jobs.ts';
import { startKeyKeeper } from './adapters/key-keeper.ts';
import { keySetRoute } from './adapters/key-set-route.ts';
import { createPorts, openResources, type Substitutes } from './adapters/resources.ts';
import { authenticateApiKey } from './app/authenticate-api-key.ts';
import { type Config, configOfProcess } from './config.ts';
import type { SubgraphContext } from './graphql/context.ts';
import { createLoaders, type LoaderSources } from './graphql/loaders.ts';
import { typeRules } from './graphql/permissions.ts';
import { resolvers } from './graphql/resolvers.ts';
import { typeDefs } from './graphql/typeDefs.generated.ts';
import { createUseCases } from './graphql/use-cases.ts';

/** Starts identity: serves its part of the graph, relays its events, consumes those of others and does its jobs. */
export async function startIdentity(
  config: Config,
  substitutes: Substitutes = {},
): Promise<HttpService> {
  const resources = await openResources(config, 'identity', substitutes);
  const { connection, keys, tendKeys, logger } = resources;
  await tendKeys();
  if (!config.ENABLE_MFA) {
    logger.warn(
      'second factors are switched off by ENABLE_MFA: nobody can add or is asked for one',
    );
  }
  const ports = createPorts(resources, config, substitutes);
  const metrics = createMetrics('identity');
  const events = startEvents(resources, config, metrics.registry);
  const keyKeeper = startKeyKeeper(tendKeys, logger);
  const jobs = await startJobs(resources, ports, config, metrics.registry);
  const useCases = createUseCases(ports);
  const sources: LoaderSources = {
    findUsers: (ids) => ports.transact((work) => work.users.findMany(ids)),
    findPartners: (ids) => ports.transact((work) => work.partners.findMany(ids)),
    findPartnerContacts: (ids) => ports.transact((work) => work.partners.contacts(ids)),
    findFactors: (ids) => ports.transact((work) => work.factors.findMany(ids)),
    recordDisclosures: recordDisclosures('identity', ports.transact),
  };
  const http = await serveSubgraph<SubgraphContext>({
    name: 'identity',
    host: config.HOST,
    port: config.PORT,
    gatewayPublicKey: config.GATEWAY_PUBLIC_KEY,
    logger,
    metrics,
    typeDefs,
    resolvers,
    typeRules,
    createContext: (base) => ({ ...base, useCases, loaders: createLoaders(sources, base.caller) }),
    checks: {
      database: async () => void (await connection.db.execute(sql`select 1`)),
      jobs: jobs.check,
    },
    routes: [
      keySetRoute(keys),
      apiKeyRoute({
        verify: createCallerVerifier(config.GATEWAY_PUBLIC_KEY, 'identity'),
        authenticate: authenticateApiKey(ports),
        logger,
      }),
    ],
  });
  return {
    ...http,
    close: async () => {
      await http.close();
      await Promise.all([events.stop(), jobs.stop()]);
      await keyKeeper.stop();
      await connection.close();
    },
  };
}

if (import.meta.main) {
  runMain('identity', async () => {
    const { close } = await startIdentity(configOfProcess());
    stopOnSignals('identity', close);
  });
}
