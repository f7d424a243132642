import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type {
  Case,
  CaseActor,
  CaseDecision,
  CaseEntryKind,
  CaseStatus,
  DeadlineKind,
} from '../domain/cases/case.ts';
import type { Sar, SarKind, SarStatus } from '../domain/cases/sar.ts';
import { compliance, moment } from './columns.ts';

const day = (name: string) => date(name, { mode: 'string' });

/**
 * Investigations. The title is encrypted with the subject's retention key, or where there is no subject
 * with a key of the case's own. One case of a person is not closed.
 */
export const cases = compliance.table(
  'cases',
  {
    id: text().$type<Case['id']>().primaryKey(),
    version: integer().notNull(),
    subject: text().$type<`user_${string}`>(),
    title: text(),
    status: text().$type<CaseStatus>().notNull(),
    openedByKind: text('opened_by_kind').$type<CaseActor['kind']>().notNull(),
    openedBy: text('opened_by').notNull(),
    openedAt: moment('opened_at').notNull(),
    detectedAt: moment('detected_at').notNull(),
    assignee: text().$type<`user_${string}`>(),
    decision: text().$type<CaseDecision>(),
    decidedBy: text('decided_by'),
    decidedAt: moment('decided_at'),
    reviewedBy: text('reviewed_by'),
    reviewedAt: moment('reviewed_at'),
    closedAt: moment('closed_at'),
    filedOn: day('filed_on'),
    bsaId: text('bsa_id'),
    continuing: boolean().notNull(),
    deadlineKind: text('deadline_kind').$type<DeadlineKind>(),
    dueOn: day('due_on'),
    deadlineTold: text('deadline_told').$type<'NEAR' | 'MISSED'>(),
    entries: integer().notNull(),
    /** What is due first sorts first. */
    orderKey: text('order_key').notNull(),
  },
  (table) => [
    uniqueIndex('cases_open').on(table.subject).where(sql`status <> 'CLOSED'`),
    uniqueIndex().on(table.orderKey),
    index().on(table.status, table.orderKey),
    index().on(table.subject, table.id),
    index('cases_due').on(table.dueOn).where(sql`due_on is not null`),
    check('cases_two_officers', sql`decided_by is distinct from reviewed_by or decided_by is null`),
    check('cases_decided', sql`status not in ('IN_REVIEW', 'DECIDED') or decision is not null`),
  ],
);

/** Append-only: what happened in a case. Texts are encrypted as the case's title is. */
export const caseEntries = compliance.table(
  'case_entries',
  {
    caseId: text('case_id')
      .$type<Case['id']>()
      .notNull()
      .references(() => cases.id),
    number: integer().notNull(),
    id: text().$type<`entry_${string}`>().notNull().unique(),
    kind: text().$type<CaseEntryKind>().notNull(),
    refersTo: text('refers_to'),
    outcome: text(),
    text: text(),
    name: text(),
    content: text(),
    byKind: text('by_kind').$type<CaseActor['kind']>().notNull(),
    byId: text('by_id').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.number] })],
);

/**
 * Suspicious activity reports. The file is encrypted as the case's title is, and neither it nor its
 * checksum ever changes. One report of a case is not done with.
 */
export const sars = compliance.table(
  'sars',
  {
    id: text().$type<Sar['id']>().primaryKey(),
    version: integer().notNull(),
    caseId: text('case_id')
      .$type<Case['id']>()
      .notNull()
      .references(() => cases.id),
    subject: text().$type<`user_${string}`>(),
    kind: text().$type<SarKind>().notNull(),
    status: text().$type<SarStatus>().notNull(),
    priorBsaId: text('prior_bsa_id'),
    xml: text(),
    sha256: text().notNull(),
    preparedBy: text('prepared_by').notNull(),
    preparedAt: moment('prepared_at').notNull(),
    reviewedBy: text('reviewed_by'),
    reviewedAt: moment('reviewed_at'),
    bsaId: text('bsa_id').unique(),
    filedOn: day('filed_on'),
    filedBy: text('filed_by'),
  },
  (table) => [
    index().on(table.caseId, table.id),
    uniqueIndex('sars_under_way').on(table.caseId).where(sql`status in ('DRAFT', 'REVIEWED')`),
    check('sars_two_officers', sql`prepared_by is distinct from reviewed_by`),
    check('sars_filed', sql`(status = 'FILED') = (bsa_id is not null and filed_on is not null)`),
  ],
);
