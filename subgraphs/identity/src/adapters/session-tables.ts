import type { Id } from '@blockscore/ids';
import { bigint, index, integer, text } from 'drizzle-orm/pg-core';
import type { AuthenticationMethod } from '../domain/session.ts';
import { users } from './account-tables.ts';
import { identity, moment } from './columns.ts';

const userId = () =>
  text('user_id')
    .$type<Id<'user'>>()
    .notNull()
    .references(() => users.id);

/** Where a person has signed in before; known by a token of which only the hash is stored. */
export const devices = identity.table(
  'devices',
  {
    id: text().$type<Id<'device'>>().primaryKey(),
    userId: userId(),
    tokenHash: text('token_hash').notNull().unique(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [index().on(table.userId)],
);

/** `agent` and `address` are personal: they hold what the vault encrypted. */
export const sessions = identity.table(
  'sessions',
  {
    id: text().$type<Id<'session'>>().primaryKey(),
    userId: userId(),
    deviceId: text('device_id')
      .$type<Id<'device'>>()
      .references(() => devices.id),
    agent: text(),
    address: text(),
    createdAt: moment('created_at').notNull(),
    /** The last time that the person proved in full who they are. */
    authenticatedAt: moment('authenticated_at').notNull(),
    methods: text().array().$type<AuthenticationMethod[]>().notNull(),
    lastUsedAt: moment('last_used_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    endedAt: moment('ended_at'),
  },
  (table) => [index().on(table.userId)],
);

/** Refresh tokens by their hash; the tokens themselves are stored nowhere. */
export const refreshTokens = identity.table(
  'refresh_tokens',
  {
    hash: text().primaryKey(),
    sessionId: text('session_id')
      .$type<Id<'session'>>()
      .notNull()
      .references(() => sessions.id),
    expiresAt: moment('expires_at').notNull(),
    rotatedAt: moment('rotated_at'),
  },
  (table) => [index().on(table.sessionId)],
);

/** What rate-limiter-flexible counts; its columns and their names are that library's. */
export const throttles = identity.table(
  'throttles',
  {
    key: text().primaryKey(),
    points: integer().notNull().default(0),
    /** Unix milliseconds. */
    expire: bigint({ mode: 'number' }),
  },
  (table) => [index().on(table.expire)],
);
