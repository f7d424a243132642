import type { Id } from '@blockscore/ids';
import { bigint, boolean, index, integer, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { users } from './account-tables.ts';
import { identity, moment } from './columns.ts';
import { sessions } from './session-tables.ts';

const userId = () =>
  text('user_id')
    .$type<Id<'user'>>()
    .notNull()
    .references(() => users.id);

/** The secret is encrypted by the vault. Not confirmed means not yet asked for at sign-in. */
export const totpFactors = identity.table(
  'totp_factors',
  {
    id: text().$type<Id<'totp'>>().primaryKey(),
    userId: userId(),
    secret: text().notNull(),
    createdAt: moment('created_at').notNull(),
    confirmedAt: moment('confirmed_at'),
    /** The time step of the last code that was taken: none is good twice (RFC 6238, 5.2). */
    lastStep: bigint('last_step', { mode: 'number' }),
  },
  (table) => [uniqueIndex().on(table.userId)],
);

/** WebAuthn credentials: public keys, so nothing in here is secret. */
export const passkeys = identity.table(
  'passkeys',
  {
    id: text().$type<Id<'passkey'>>().primaryKey(),
    userId: userId(),
    name: text().notNull(),
    credentialId: text('credential_id').notNull().unique(),
    publicKey: text('public_key').notNull(),
    counter: bigint({ mode: 'number' }).notNull(),
    transports: text().array().notNull(),
    backedUp: boolean('backed_up').notNull(),
    createdAt: moment('created_at').notNull(),
    lastUsedAt: moment('last_used_at'),
  },
  (table) => [index().on(table.userId)],
);

/** Ten at a time, each good once; stored as keyed hashes. */
export const recoveryCodes = identity.table(
  'recovery_codes',
  {
    id: text().$type<Id<'rcode'>>().primaryKey(),
    userId: userId(),
    hash: text().notNull(),
    createdAt: moment('created_at').notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [index().on(table.userId)],
);

/**
 * Steps that wait for an answer: a second factor at sign-in, a passkey's registration or sign-in.
 * The bearer's token is stored as a hash; `challenge` is what an authenticator has to sign.
 */
export const challenges = identity.table(
  'challenges',
  {
    id: text().$type<Id<'challenge'>>().primaryKey(),
    kind: text().$type<'MFA' | 'PASSKEY_LOGIN' | 'PASSKEY_REGISTRATION'>().notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    userId: text('user_id')
      .$type<Id<'user'>>()
      .references(() => users.id),
    sessionId: text('session_id')
      .$type<Id<'session'>>()
      .references(() => sessions.id),
    challenge: text(),
    /** Of a registration: what the passkey is to be called. */
    name: text(),
    /** Of a sign-in for one address only: its keyed hash. */
    emailHash: text('email_hash'),
    /** Of a sign-in: the device that it comes from, where it is known. */
    deviceId: text('device_id').$type<Id<'device'>>(),
    /** Hash of the device token that the sign-in showed, of whomever it is. */
    shownDevice: text('shown_device'),
    attempts: integer().notNull().default(0),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    usedAt: moment('used_at'),
  },
  (table) => [index().on(table.expiresAt)],
);

/** An administrator's request to take all factors from somebody who lost them, until another agrees. */
export const factorResetProposals = identity.table('factor_reset_proposals', {
  userId: userId().primaryKey(),
  proposedBy: text('proposed_by').$type<Id<'user'>>().notNull(),
  proposedAt: moment('proposed_at').notNull(),
});
