import {
  createMetrics,
  type HttpService,
  type Logger,
  type Route,
  runMain,
  serveSubgraph,
  stopOnSignals,
} from '@blockscore/service';
import { sql } from 'drizzle-orm';
import { archiveRoute } from './adapters/archive-route.ts';
import { auditRoutes } from './adapters/audit-route.ts';
import { startAuditSealer } from './adapters/audit-sealer.ts';
import { measureCases } from './adapters/case-metrics.ts';
import { documentRoutes } from './adapters/document-routes.ts';
import { startEvents } from './adapters/events.ts';
import { startJobs } from './adapters/jobs.ts';
import { KYC_CALLBACK_PATH, kycCallbackRoute } from './adapters/kyc-callback-route.ts';
import { documentUrlsOf, kycCallbackSecretsOf } from './adapters/kyc-document-parts.ts';
import { checkLists, loadLists } from './adapters/list-start.ts';
import { registerTrouble } from './adapters/register-file.ts';
import { releaseRules } from './adapters/release-rules.ts';
import { reportRoutes } from './adapters/report-routes.ts';
import { archiveUrlsOf, createPorts, openResources, type Resources } from './adapters/resources.ts';
import { measureScreening } from './adapters/screening-metrics.ts';
import { sendSimulatedCheckCallbacks } from './adapters/simulated-check-callbacks.ts';
import { exportAudit } from './app/export-audit.ts';
import type { Ports } from './app/ports.ts';
import { readArchive } from './app/read-archive.ts';
import { readKycDocument } from './app/read-kyc-document.ts';
import { receiveKycCallback } from './app/receive-kyc-callback.ts';
import { receiveKycUpload } from './app/receive-kyc-upload.ts';
import { seedRules } from './app/seed-rules.ts';
import { tendCases } from './app/tend-cases.ts';
import { tendFraud } from './app/tend-fraud.ts';
import { tendPayouts } from './app/tend-payouts.ts';
import { type Config, configOfProcess, isProduction } from './config.ts';
import type { SubgraphContext } from './graphql/context.ts';
import { createLoaders } from './graphql/loaders.ts';
import { typeRules } from './graphql/permissions.ts';
import { resolvers } from './graphql/resolvers.ts';
import { typeDefs } from './graphql/typeDefs.generated.ts';
import { createUseCases, loaderSources } from './graphql/use-cases.ts';

/** Starts compliance: loads the lists, serves its part of the graph, deals with events and does its jobs. */
export async function startCompliance(config: Config): Promise<HttpService> {
  const resources = await openResources(config);
  const { connection, logger } = resources;
  const metrics = createMetrics('compliance');
  const ports = createPorts(resources, config, metrics.registry);
  const trouble = registerTrouble(config.ERASURE_REGISTER_FILE, isProduction());
  if (trouble !== null) logger.warn(trouble);
  await seedRules(ports, await releaseRules(config.CURRENCY));
  await loadLists(resources, ports, metrics.registry);
  measureScreening(ports, metrics.registry, logger);
  measureCases(ports, metrics, logger);
  const events = startEvents(resources, ports, config, metrics.registry);
  let ownUrl = '';
  const secrets = kycCallbackSecretsOf(config, resources.vault);
  const sendCheckCallbacks = sendSimulatedCheckCallbacks({
    ...resources,
    db: connection.db,
    secret: secrets[0],
    url: () => config.KYC_CALLBACK_URL ?? `${ownUrl}${KYC_CALLBACK_PATH}`,
  });
  const jobs = await startJobs(resources, ports, metrics.registry, sendCheckCallbacks);
  // A database that was restored is told of at once, and not with the next erasure.
  await ports.transact((work) => work.jobs.enqueue('write-erasure-register', {}));
  const useCases = createUseCases(ports);
  const sources = loaderSources(ports);
  const http = await serveSubgraph<SubgraphContext>({
    name: 'compliance',
    host: config.HOST,
    port: config.PORT,
    gatewayPublicKey: config.GATEWAY_PUBLIC_KEY,
    logger,
    metrics,
    typeDefs,
    resolvers,
    typeRules,
    createContext: (base) => ({ ...base, useCases, loaders: createLoaders(sources, base.caller) }),
    routes: routesOf(resources, ports, config, secrets),
    checks: {
      database: async () => void (await connection.db.execute(sql`select 1`)),
      jobs: jobs.check,
      sanctionsLists: checkLists(ports),
    },
  });
  // Where this process reaches itself, though it listens on every address.
  ownUrl = http.url.replace(/^http:\/\/(?:0\.0\.0\.0|::):/, 'http://127.0.0.1:');
  const sealEveryMs = config.AUDIT_SEAL_SECONDS * 1_000;
  const sealer = startAuditSealer(ports, events.leases, sealEveryMs, logger);
  const tendEveryMs = config.TEND_EVERY_SECONDS * 1_000;
  const tending = repeat(tendCases(ports), tendEveryMs, logger);
  // Apart, so that applications do not wait for lists.
  const tendingFraud = repeat(tendFraud(ports), tendEveryMs, logger);
  const tendingPayouts = repeat(tendPayouts(ports), tendEveryMs, logger);
  return {
    ...http,
    close: async () => {
      await Promise.all([tending.stop(), tendingFraud.stop(), tendingPayouts.stop()]);
      await sealer.stop();
      await http.close();
      await Promise.all([events.stop(), jobs.stop()]);
      await connection.close();
    },
  };
}

/** What is not in the graph: files that come in and go out, and what the provider of checks tells. */
function routesOf(
  resources: Resources,
  ports: Ports,
  config: Config,
  secrets: ReturnType<typeof kycCallbackSecretsOf>,
): readonly Route[] {
  const { logger, vault } = resources;
  const gatewayPublicKey = config.GATEWAY_PUBLIC_KEY;
  return [
    archiveRoute({ urls: archiveUrlsOf(resources, config), read: readArchive(ports), logger }),
    ...auditRoutes({ gatewayPublicKey, write: exportAudit(ports), logger }),
    ...reportRoutes({ gatewayPublicKey, ports, logger }),
    ...documentRoutes({
      urls: documentUrlsOf(config, vault),
      receive: receiveKycUpload(ports),
      read: readKycDocument(ports),
      logger,
    }),
    kycCallbackRoute({ secrets, receive: receiveKycCallback(ports), logger }),
  ];
}

/** Runs the work again and again with a pause in between; a failure is said and tried again. */
function repeat(
  work: () => Promise<void>,
  everyMs: number,
  logger: Logger,
): { readonly stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running = Promise.resolve();
  const schedule = () => {
    if (!stopped) timer = setTimeout(run, everyMs);
  };
  const run = () => {
    running = work()
      .catch((error: unknown) => logger.error({ err: error }, 'tending the cases failed'))
      .then(schedule);
  };
  schedule();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

if (import.meta.main) {
  runMain('compliance', async () => {
    const { close } = await startCompliance(configOfProcess());
    stopOnSignals('compliance', close);
  });
}
