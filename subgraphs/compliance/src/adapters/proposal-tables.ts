import { sql } from 'drizzle-orm';
import { check, index, text } from 'drizzle-orm/pg-core';
import type { UserId } from '../app/ports.ts';
import type { ProposedAct } from '../app/proposal-ports.ts';
import { compliance, moment } from './columns.ts';

/** What takes two officers: nothing of a row changes but that another one carried it out, once. */
export const officerProposals = compliance.table(
  'officer_proposals',
  {
    id: text().$type<`proposal_${string}`>().primaryKey(),
    act: text().$type<ProposedAct>().notNull(),
    about: text().notNull(),
    /** Whom it concerns; the reason is encrypted with their retention key then. */
    subject: text().$type<UserId>(),
    reason: text().notNull(),
    proposedBy: text('proposed_by').notNull(),
    proposedAt: moment('proposed_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    carriedOutBy: text('carried_out_by'),
    carriedOutAt: moment('carried_out_at'),
  },
  (table) => [
    index().on(table.act, table.about),
    check(
      'officer_proposals_two_officers',
      sql`${table.carriedOutBy} is null or ${table.carriedOutBy} <> ${table.proposedBy}`,
    ),
    check(
      'officer_proposals_carried_out',
      sql`(${table.carriedOutBy} is null) = (${table.carriedOutAt} is null)`,
    ),
  ],
);
