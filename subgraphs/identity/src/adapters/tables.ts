import { deadLetterTable, inboxTable, outboxTable } from '@blockscore/events';
import type { Id } from '@blockscore/ids';
import { dataKeysTable } from '@blockscore/vault';
import { sql } from 'drizzle-orm';
import { index, integer, pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { Role } from '../domain/user.ts';

export const identity = pgSchema('identity');

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** Personal columns hold what the vault encrypted; `email_hash` is a keyed hash to look up by. */
export const users = identity.table('users', {
  id: text().$type<Id<'user'>>().primaryKey(),
  version: integer().notNull(),
  emailHash: text('email_hash').notNull().unique(),
  email: text().notNull(),
  firstName: text('first_name').notNull(),
  lastName: text('last_name').notNull(),
  phone: text(),
  dateOfBirth: text('date_of_birth').notNull(),
  country: text().notNull(),
  passwordHash: text('password_hash').notNull(),
  partnerId: text('partner_id'),
  emailVerifiedAt: moment('email_verified_at'),
  createdAt: moment('created_at').notNull(),
});

export const userRoles = identity.table(
  'user_roles',
  {
    userId: text('user_id')
      .$type<Id<'user'>>()
      .notNull()
      .references(() => users.id),
    role: text().$type<Role>().notNull(),
    grantedBy: text('granted_by').notNull(),
    grantedAt: moment('granted_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.role] }), index().on(table.role)],
);

export const roleProposals = identity.table(
  'role_proposals',
  {
    userId: text('user_id')
      .$type<Id<'user'>>()
      .notNull()
      .references(() => users.id),
    role: text().$type<Role>().notNull(),
    proposedBy: text('proposed_by').notNull(),
    proposedAt: moment('proposed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.role] })],
);

export const emailVerifications = identity.table(
  'email_verifications',
  {
    id: text().$type<Id<'vrf'>>().primaryKey(),
    userId: text('user_id')
      .$type<Id<'user'>>()
      .notNull()
      .references(() => users.id),
    requestedAt: moment('requested_at').notNull().default(sql`now()`),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [index().on(table.userId, table.requestedAt)],
);

export const sessions = identity.table(
  'sessions',
  {
    id: text().$type<Id<'session'>>().primaryKey(),
    userId: text('user_id')
      .$type<Id<'user'>>()
      .notNull()
      .references(() => users.id),
    createdAt: moment('created_at').notNull(),
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

/** Ed25519 keys that sign access tokens; the private part is wrapped by the master key. */
export const signingKeys = identity.table('signing_keys', {
  id: text().primaryKey(),
  publicX: text('public_x').notNull(),
  wrappedPrivate: text('wrapped_private').notNull(),
  createdAt: moment('created_at').notNull(),
});

export const dataKeys = dataKeysTable(identity);
export const outbox = outboxTable(identity);
export const inbox = inboxTable(identity);
export const deadLetters = deadLetterTable(identity);
