/** Real servers for tests, private to the run. */
export { checkout } from './checkout.ts';
export {
  createEmptyDatabase,
  createTestDatabase,
  type TestDatabase,
  type TestDatabaseOptions,
} from './database.ts';
export { createTestRedis } from './redis.ts';
export { hasRedis, type TestServices, testServices } from './services.ts';
