/** Real servers for tests, private to the run. */
export { findChromium, type OpenPage, startBrowser, type TestBrowser } from './browser.ts';
export { startTestChain, type TestChain, type TestChainOptions } from './chain.ts';
export { checkout } from './checkout.ts';
export { compileCache } from './compile-cache.ts';
export {
  createEmptyDatabase,
  createTestDatabase,
  type TestDatabase,
  type TestDatabaseOptions,
} from './database.ts';
export {
  type GraphqlRequest,
  graphql,
  graphqlData,
} from './graphql-client.ts';
export { type Example, examplesIn, follow, pageOf, sectionOf } from './guide.ts';
export {
  type KeyServiceFailure,
  type KeyServiceRequest,
  startTestKeyService,
  type TestKeyService,
} from './key-service.ts';
export { type Mail, Mailbox, parseMail } from './mailbox.ts';
export { createTestRedis } from './redis.ts';
export { hasRedis, type TestServices, testServices } from './services.ts';
export { startTestStack, type TestStack, type TestStackOptions } from './stack.ts';
export {
  eventually,
  type GraphqlAnswer,
  type RecordedEvent,
  startTestSubgraph,
  type TestSubgraph,
  type TestSubgraphOptions,
} from './subgraph.ts';
export {
  type Subscription,
  type SubscriptionRequest,
  subscribeSse,
  subscribeWebSocket,
} from './subscription.ts';
export { unzip } from './unzip.ts';
