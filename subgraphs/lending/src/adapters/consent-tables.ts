import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, text } from 'drizzle-orm/pg-core';
import type { ConsentPurpose } from '../domain/consent.ts';
import { id, lending, moment } from './columns.ts';

/** Append-only, by a trigger that the app role cannot lift: what a customer allowed a partner. */
export const partnerConsents = lending.table(
  'partner_consents',
  {
    id: id<'consent'>('id').primaryKey(),
    userId: id<'user'>('user_id').notNull(),
    partnerId: id<'partner'>('partner_id').notNull(),
    purposes: jsonb().$type<readonly ConsentPurpose[]>().notNull(),
    reference: text(),
    grantedAt: moment('granted_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [
    index().on(table.userId, table.id),
    index().on(table.partnerId, table.id),
    check('partner_consents_end', sql`expires_at > granted_at`),
  ],
);

/** Partners that there are, as identity tells: nobody consents to what another calls itself. */
export const knownPartners = lending.table('known_partners', {
  id: id<'partner'>('id').primaryKey(),
});

/** Append-only: that a customer took a consent back. */
export const partnerConsentRevocations = lending.table('partner_consent_revocations', {
  consentId: id<'consent'>('consent_id')
    .primaryKey()
    .references(() => partnerConsents.id),
  revokedAt: moment('revoked_at').notNull(),
});

/** The code is kept as a keyed hash. */
export const consentRequests = lending.table(
  'partner_consent_requests',
  {
    id: id<'req'>('id').primaryKey(),
    partnerId: id<'partner'>('partner_id').notNull(),
    reference: text().notNull(),
    codeHash: text('code_hash').notNull().unique(),
    requestedAt: moment('requested_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    consentId: id<'consent'>('consent_id').references(() => partnerConsents.id),
  },
  (table) => [
    index('partner_consent_requests_pending')
      .on(table.partnerId, table.expiresAt)
      .where(sql`consent_id is null`),
    index().on(table.expiresAt),
  ],
);

/** How many codes a person has tried in the hour that began then. */
export const consentCodeTries = lending.table('partner_consent_tries', {
  userId: id<'user'>('user_id').primaryKey(),
  since: moment('since').notNull(),
  tries: integer().notNull(),
});
