/**
 * Postgres for a subgraph: a pool with Drizzle on it, the roles and schema that it may touch, its
 * migrations, keyset pages, and idempotency that is written in the same transaction as the change.
 */
export {
  type Connection,
  type ConnectOptions,
  connect,
  type Database,
  type Transaction,
} from './connect.ts';
export {
  canonicalInput,
  createIdempotency,
  type Idempotency,
  type IdempotencyCode,
  type IdempotentRequest,
  idempotencyTable,
  purgeIdempotency,
} from './idempotency.ts';
export { migrate } from './migrate.ts';
export {
  type ConnectionPage,
  connectionOf,
  keyset,
  type Page,
  type PageArguments,
  readPage,
} from './page.ts';
export { appRole, ownerRole, provision, type RolePasswords } from './provision.ts';
