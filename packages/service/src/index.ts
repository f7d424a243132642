/** One way to run a process: configuration, HTTP, health, logs, metrics, shield and shutdown. */

export { atOnce } from './at-once.ts';
export {
  type Callback,
  type CallbackProgress,
  type CallbackQueue,
  type CallbackReceiver,
  progressAfter,
  sendCallbacks,
} from './callback-sender.ts';
export {
  type SignatureProblem,
  signatureProblem,
  signCallback,
  TOLERANCE_SECONDS,
} from './callback-signature.ts';
export {
  commandVariables,
  databaseUrl,
  flagVariable,
  isProductionEnvironment,
  jwkVariable,
  keyServiceVariables,
  masterKeyVariables,
  processVariables,
  readConfig,
  servingVariables,
  subgraphVariables,
  withMasterKey,
} from './config.ts';
export { createCountsGauge } from './counts-gauge.ts';
export { type ExportedFile, type ExportRouteOptions, exportRoute } from './export-route.ts';
export { faultError, maskErrors } from './faults.ts';
export { graphqlHandler } from './graphql.ts';
export {
  type Condition,
  createHealth,
  Degraded,
  type HealthChecks,
  type HealthReport,
  healthRoutes,
} from './health.ts';
export {
  type HttpOptions,
  type HttpService,
  type Route,
  readBody,
  sendFault,
  sendJson,
  startHttp,
} from './http.ts';
export { createLogger, type Logger, REDACTED_KEYS } from './logger.ts';
export { createMetrics, type Metrics } from './metrics.ts';
export { errorsOf, type UserErrorPayload } from './outcome.ts';
export { check, needs, open, ownOr, protect, type TypeRules } from './shield.ts';
export { runMain, stopOnSignals } from './shutdown.ts';
export {
  type SubgraphContext,
  type SubgraphOptions,
  serveSubgraph,
  subgraphSchema,
} from './subgraph.ts';
export { whenGone } from './when-gone.ts';
