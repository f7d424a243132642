/** Everything on one machine: embedded services and supervised processes. */
export { type AnvilOptions, type RunningAnvil, startAnvil } from './anvil.ts';
export type { Settings } from './config.ts';
export { DEMO_USERS, type DemoUser } from './demo.ts';
export { PROCESSES, type ProcessName, SUBGRAPHS, type Subgraph } from './layout.ts';
export { freePort, isPortFree } from './ports.ts';
export { type PostgresOptions, type RunningPostgres, startPostgres } from './postgres.ts';
export { outsideFolders } from './postgres-place.ts';
export { identify, isRunning, type ProcessIdentity } from './process-identity.ts';
export { findRedis, type RedisOptions, type RunningRedis, startRedis } from './redis.ts';
export type { Reporter } from './reporter.ts';
export { Stack } from './stack.ts';
export { describeError, errorCode, StackError } from './stack-error.ts';
