import type { Id } from '@blockscore/ids';
import { index, primaryKey, text } from 'drizzle-orm/pg-core';
import { users } from './account-tables.ts';
import { identity, moment } from './columns.ts';

const userId = () =>
  text('user_id')
    .$type<Id<'user'>>()
    .notNull()
    .references(() => users.id);

/**
 * Device tokens that a person showed or was given when they registered or signed in, by the hashes that
 * known devices have, too. Those that followed one another in one browser, whoever signed in there,
 * have the same `browser`: the hash of the first.
 */
export const deviceSightings = identity.table(
  'device_sightings',
  {
    userId: userId(),
    tokenHash: text('token_hash').notNull(),
    browser: text().notNull(),
    firstSeenAt: moment('first_seen_at').notNull(),
    lastSeenAt: moment('last_seen_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.tokenHash] }),
    index().on(table.tokenHash),
    index().on(table.lastSeenAt),
  ],
);

/** Networks that a person did so from; `network` is a keyed hash. */
export const networkSightings = identity.table(
  'network_sightings',
  {
    userId: userId(),
    network: text().notNull(),
    firstSeenAt: moment('first_seen_at').notNull(),
    lastSeenAt: moment('last_seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.network] }), index().on(table.lastSeenAt)],
);
