import { deadLetterTable, inboxTable, outboxTable } from '@blockscore/events';
import { dataKeysTable } from '@blockscore/vault';
import { sql } from 'drizzle-orm';
import { text } from 'drizzle-orm/pg-core';
import { identity, moment } from './columns.ts';

/** Every table of the schema `identity`; migrations are generated from here. */
export {
  emailVerifications,
  passwordResets,
  roleProposals,
  userRoles,
  users,
} from './account-tables.ts';
export { identity } from './columns.ts';
export {
  challenges,
  factorResetProposals,
  passkeys,
  recoveryCodes,
  totpFactors,
} from './factor-tables.ts';
export { notices } from './notice-tables.ts';
export { apiKeys, partners } from './partner-tables.ts';
export { devices, refreshTokens, sessions, throttles } from './session-tables.ts';
export { deviceSightings, networkSightings } from './sighting-tables.ts';

/** Ed25519 keys that sign access tokens; the private part is wrapped by the master key. */
export const signingKeys = identity.table('signing_keys', {
  id: text().primaryKey(),
  publicX: text('public_x').notNull(),
  /** Null once nothing is signed with it any more. */
  wrappedPrivate: text('wrapped_private'),
  createdAt: moment('created_at').notNull(),
  /** From when on it signs; it is published before. */
  activeFrom: moment('active_from').notNull().default(sql`now()`),
  /** From when on it signs no longer; it is published until its last token has ended. */
  retiredAt: moment('retired_at'),
  /** From when on nothing that it signed is good. */
  revokedAt: moment('revoked_at'),
});

export const dataKeys = dataKeysTable(identity);
export const outbox = outboxTable(identity);
export const inbox = inboxTable(identity);
export const deadLetters = deadLetterTable(identity);
