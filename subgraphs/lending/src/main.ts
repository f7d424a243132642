import {
  createMetrics,
  type HttpService,
  runMain,
  serveSubgraph,
  stopOnSignals,
} from '@blockscore/service';
import { sql } from 'drizzle-orm';
import { measureApplications } from './adapters/application-metrics.ts';
import { CALLBACK_PATH, callbackRoute } from './adapters/callback-route.ts';
import { startChores } from './adapters/chores.ts';
import { startEvents } from './adapters/events.ts';
import { startJobs } from './adapters/jobs.ts';
import { measurePaymentChecks } from './adapters/payment-check-metrics.ts';
import { measurePaymentDifferences } from './adapters/payment-metrics.ts';
import { portfolioRoute } from './adapters/portfolio-route.ts';
import { createPorts, openResources, type Substitutes } from './adapters/resources.ts';
import { sendSimulatedCallbacks } from './adapters/simulated-callbacks.ts';
import { exportPortfolio } from './app/export-portfolio.ts';
import { receivePaymentCallback } from './app/receive-payment-callback.ts';
import { seedPolicy } from './app/seed-policy.ts';
import { seedProducts } from './app/seed-products.ts';
import { createWorkBudget } from './app/work-budget.ts';
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
  await seedPolicy(ports);
  const metrics = createMetrics('lending');
  measurePaymentDifferences(metrics, connection.db, logger);
  measurePaymentChecks(metrics, connection.db, logger);
  measureApplications(metrics, connection.db, logger);
  const events = startEvents(resources, ports, config, metrics.registry);
  let ownUrl = '';
  const jobs = await startJobs(
    resources,
    ports,
    metrics.registry,
    sendSimulatedCallbacks({
      ...resources,
      db: connection.db,
      secret: config.PAYMENT_CALLBACK_SECRET,
      url: () => config.PAYMENT_CALLBACK_URL ?? `${ownUrl}${CALLBACK_PATH}`,
    }),
    config.PAYMENT_STATEMENT_DIR,
  );
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
      budget: createWorkBudget(),
      loaders: createLoaders(ports.transact, base.caller, clock),
    }),
    checks: {
      database: async () => void (await connection.db.execute(sql`select 1`)),
      jobs: jobs.check,
    },
    routes: [
      callbackRoute({
        secrets: callbackSecretsOf(config),
        receive: receivePaymentCallback(ports),
        logger,
      }),
      portfolioRoute({
        gatewayPublicKey: config.GATEWAY_PUBLIC_KEY,
        write: exportPortfolio(ports),
        logger,
      }),
    ],
  });
  ownUrl = loopbackOf(http.url);
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

function callbackSecretsOf(config: Config): readonly Uint8Array[] {
  const { PAYMENT_CALLBACK_SECRET: secret, PREVIOUS_PAYMENT_CALLBACK_SECRET: former } = config;
  return former === undefined ? [secret] : [secret, former];
}

/** Where this process reaches itself, though it listens on every address. */
function loopbackOf(url: string): string {
  return url.replace(/^http:\/\/(?:0\.0\.0\.0|::):/, 'http://127.0.0.1:');
}

if (import.meta.main) {
  runMain('lending', async () => {
    const { close } = await startLending(configOfProcess());
    stopOnSignals('lending', close);
  });
}
