/** Real servers for tests, private to the run. */
export { startTestChain, type TestChain, type TestChainOptions } from './chain.ts';
export { checkout } from './checkout.ts';
export {
  createEmptyDatabase,
  createTestDatabase,
  type TestDatabase,
  type TestDatabaseOptions,
} from './database.ts';
export { createTestRedis } from './redis.ts';
export { hasRedis, type TestServices, testServices } from './services.ts';
export {
  eventually,
  type GraphqlAnswer,
  type RecordedEvent,
  startTestSubgraph,
  type TestSubgraph,
  type TestSubgraphOptions,
} from './subgraph.ts';
