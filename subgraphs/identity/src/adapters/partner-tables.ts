import type { Scope } from '@blockscore/caller';
import type { Id } from '@blockscore/ids';
import { index, integer, text } from 'drizzle-orm/pg-core';
import type { NoticeMail } from '../domain/notice.ts';
import { identity, moment } from './columns.ts';

/** Organisations that bring customers. `contact_email` is encrypted: it may be somebody's own. */
export const partners = identity.table('partners', {
  id: text().$type<Id<'partner'>>().primaryKey(),
  version: integer().notNull(),
  name: text().notNull(),
  contactEmail: text('contact_email'),
  noticeMail: text('notice_mail').$type<NoticeMail>().notNull().default('DAILY'),
  createdBy: text('created_by').notNull(),
  createdAt: moment('created_at').notNull(),
  suspendedAt: moment('suspended_at'),
});

/** `prefix` is the part that may be shown; of the whole key only a hash is stored. */
export const apiKeys = identity.table(
  'api_keys',
  {
    id: text().$type<Id<'apikey'>>().primaryKey(),
    partnerId: text('partner_id')
      .$type<Id<'partner'>>()
      .notNull()
      .references(() => partners.id),
    name: text().notNull(),
    prefix: text().notNull().unique(),
    hash: text().notNull().unique(),
    scopes: text().array().$type<Scope[]>().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at'),
    lastUsedAt: moment('last_used_at'),
    revokedAt: moment('revoked_at'),
  },
  (table) => [index().on(table.partnerId)],
);
