import type { Id } from '@blockscore/ids';
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Role } from '../domain/user.ts';
import { identity, moment } from './columns.ts';
import { partners } from './partner-tables.ts';

/** Personal columns hold what the vault encrypted; `email_hash` is a keyed hash to look up by. */
export const users = identity.table(
  'users',
  {
    id: text().$type<Id<'user'>>().primaryKey(),
    version: integer().notNull(),
    emailHash: text('email_hash').notNull().unique(),
    email: text().notNull(),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull(),
    phone: text(),
    dateOfBirth: text('date_of_birth').notNull(),
    country: text().notNull(),
    /** The postal address, as JSON. */
    address: text(),
    passwordHash: text('password_hash').notNull(),
    partnerId: text('partner_id')
      .$type<Id<'partner'>>()
      .references(() => partners.id),
    emailVerifiedAt: moment('email_verified_at'),
    passwordChangedAt: moment('password_changed_at'),
    suspendedAt: moment('suspended_at'),
    /** Why, in an administrator's words: personal, so the vault encrypted it. */
    suspensionReason: text('suspension_reason'),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    index().on(table.partnerId),
    // For the job that removes those that nobody verified.
    index('users_unverified_index')
      .on(table.createdAt)
      .where(sql`${table.emailVerifiedAt} is null`),
  ],
);

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
    /** The address to change to, as the vault encrypted it; null where the account's own is meant. */
    newEmail: text('new_email'),
    /** The address that it changed from, as the vault encrypted it, and when, by the database's clock. */
    oldEmail: text('old_email'),
    changedAt: moment('changed_at'),
    requestedAt: moment('requested_at').notNull().default(sql`now()`),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [index().on(table.userId, table.requestedAt)],
);

/** What a mailed token lets its bearer do once: set a new password. The token derives from the id. */
export const passwordResets = identity.table(
  'password_resets',
  {
    id: text().$type<Id<'reset'>>().primaryKey(),
    userId: text('user_id')
      .$type<Id<'user'>>()
      .notNull()
      .references(() => users.id),
    requestedAt: moment('requested_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [index().on(table.userId, table.requestedAt)],
);
