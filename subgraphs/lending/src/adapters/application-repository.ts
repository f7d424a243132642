import { keyset, type Transaction } from '@blockscore/database';
import { isId } from '@blockscore/ids';
import { money } from '@blockscore/money';
import type { Vault } from '@blockscore/vault';
import { and, asc, eq, inArray, isNull, lt, lte, notExists, or, type SQL, sql } from 'drizzle-orm';
import type { ApplicationRepository } from '../app/application-ports.ts';
import type { ListFilter, Visibility } from '../app/ports.ts';
import type { Application } from '../domain/application.ts';
import type { LocalDate } from '../domain/calendar.ts';
import { cipherFor, ciphersFor } from './ciphers.ts';
import { isOneOf, updateRows } from './json-rows.ts';
import {
  applications,
  assessments,
  clearances,
  decisions,
  firstApprovals,
  type loans,
  offers,
} from './tables.ts';

type Row = typeof applications.$inferSelect;

const place = (row: string) => ({ table: 'applications', column: 'purpose', row });

/** Whether the ids of a filter can exist at all; the database is not asked for others. */
export function mayMatch({ productId, userId }: ListFilter<string>): boolean {
  return (productId == null || isId('prod', productId)) && (userId == null || isId('user', userId));
}

/** Whose rows, and which of them: alike for applications and loans. */
export function whereVisible(
  table: typeof applications | typeof loans,
  visibility: Visibility,
  filter: ListFilter<string>,
): SQL | undefined {
  const { status, productId, userId } = filter;
  const conditions: (SQL | undefined)[] = [];
  const own = (id: string | undefined) =>
    id === undefined ? sql`false` : sql`${table.userId} = ${id}`;
  if (visibility.kind === 'USER') conditions.push(own(visibility.userId));
  if (visibility.kind === 'PARTNER') {
    // Whose it is and of which product a partner is not told, so that it cannot be asked for either.
    const asked = userId != null || productId != null;
    const brought = asked ? sql`false` : sql`${table.partnerId} = ${visibility.partnerId}`;
    conditions.push(or(brought, own(visibility.userId)));
  }
  if (status != null) {
    conditions.push(status.length === 0 ? sql`false` : inArray(sql`${table.status}`, [...status]));
  }
  if (productId != null) conditions.push(sql`${table.productId} = ${productId}`);
  if (userId != null) conditions.push(sql`${table.userId} = ${userId}`);
  return and(...conditions);
}

async function toApplications(
  tx: Transaction,
  vault: Vault,
  rows: readonly Row[],
): Promise<Application[]> {
  const cipherOf = await ciphersFor(
    tx,
    vault,
    rows.flatMap((row) => (row.purpose === null ? [] : [row.userId])),
  );
  return rows.map(({ amount, currency, ...row }) => ({
    ...row,
    amount: money(amount, currency),
    purpose:
      row.purpose === null
        ? null
        : (cipherOf(row.userId)?.decrypt(row.purpose, place(row.id)) ?? null),
  }));
}

/** Keeps others from changing these applications until the transaction ends; in the order of the ids. */
export async function lockApplications(
  tx: Transaction,
  vault: Vault,
  ids: readonly Application['id'][],
): Promise<readonly (Application | undefined)[]> {
  const rows = await tx
    .select()
    .from(applications)
    .where(isOneOf(applications.id, ids))
    .orderBy(asc(applications.id))
    .for('update');
  const found = new Map((await toApplications(tx, vault, rows)).map((each) => [each.id, each]));
  return ids.map((id) => found.get(id));
}

export function createApplicationRepository(tx: Transaction, vault: Vault): ApplicationRepository {
  const read = (rows: readonly Row[]) => toApplications(tx, vault, rows);
  return {
    ...searches(tx, read),
    async findMany(ids) {
      const rows = await tx
        .select()
        .from(applications)
        .where(inArray(applications.id, [...ids]));
      return await read(rows);
    },
    async lock(id) {
      const [application] = await lockApplications(tx, vault, [id]);
      return application;
    },
    async insert({ amount, purpose, ...application }) {
      const cipher = purpose === null ? null : await cipherFor(tx, vault, application.userId);
      await tx.insert(applications).values({
        ...application,
        amount: amount.minor,
        currency: amount.currency,
        purpose:
          cipher === null || purpose === null
            ? null
            : cipher.encrypt(purpose, place(application.id)),
      });
    },
    setStatus: (application, status) => update(tx, application, { status }),
    setProductVersion: (application, productVersion) => update(tx, application, { productVersion }),
    setMissing: (application, change) => update(tx, application, change),
  };
}

/** Moves applications on, each from the version that it was read in. */
export async function setStatuses(
  tx: Transaction,
  changes: readonly Pick<Application, 'id' | 'version' | 'status'>[],
): Promise<void> {
  const rows = changes.map(({ id, version, status }) => ({ id, version: version + 1, status }));
  const changed = await updateRows(tx, applications, rows);
  const lost = changes.find(({ id }) => !changed.has(id));
  if (lost !== undefined) throw new Error(`Application ${lost.id} changed while it was locked.`);
}

async function update(
  tx: Transaction,
  application: Application,
  change: Partial<
    Pick<Application, 'status' | 'productVersion' | 'missing' | 'answerBy' | 'decideBy'>
  >,
): Promise<Application> {
  const { id, version } = application;
  const changed = await tx
    .update(applications)
    .set({ ...change, version: version + 1 })
    .where(and(eq(applications.id, id), eq(applications.version, version)))
    .returning({ id: applications.id });
  if (changed.length !== 1) throw new Error(`Application ${id} changed while it was locked.`);
  return { ...application, ...change, version: version + 1 };
}

type Searches = Pick<
  ApplicationRepository,
  'waitingFor' | 'lockExpired' | 'lockUnanswered' | 'stillUnanswered' | 'list'
>;

/** Whether an applicant did not give in time what was missing, and nobody else is waited for. */
function isUnanswered(tx: Transaction, day: LocalDate): SQL | undefined {
  const approved = tx
    .select({ id: firstApprovals.applicationId })
    .from(firstApprovals)
    .where(eq(firstApprovals.applicationId, applications.id));
  return and(
    eq(applications.status, sql`'UNDER_REVIEW'`),
    lt(applications.answerBy, day),
    notExists(approved),
    ...[assessments, clearances].map((questions) =>
      notExists(
        tx
          .select({ id: questions.requestId })
          .from(questions)
          .where(and(eq(questions.applicationId, applications.id), isNull(questions.answeredAt))),
      ),
    ),
  );
}

function isToDecideBefore(day: LocalDate | null | undefined): SQL | undefined {
  if (day == null) return undefined;
  return and(
    sql`${applications.status} in ('SUBMITTED', 'UNDER_REVIEW')`,
    lt(applications.decideBy, day),
  );
}

/** Looks for applications by what they are and not by their id. */
function searches(
  tx: Transaction,
  read: (rows: readonly Row[]) => Promise<readonly Application[]>,
): Searches {
  return {
    async waitingFor(userId, reasons) {
      const latest = tx
        .selectDistinctOn([decisions.applicationId], {
          applicationId: decisions.applicationId,
          outcome: decisions.outcome,
          reasons: decisions.reasons,
        })
        .from(decisions)
        .where(eq(decisions.userId, userId))
        .orderBy(asc(decisions.applicationId), sql`${decisions.id} desc`)
        .as('latest');
      const rows = await tx
        .select({ id: applications.id, reasons: latest.reasons })
        .from(applications)
        .leftJoin(latest, eq(latest.applicationId, applications.id))
        .where(
          and(
            eq(applications.userId, userId),
            or(
              eq(applications.status, 'SUBMITTED'),
              and(
                eq(applications.status, 'UNDER_REVIEW'),
                or(isNull(latest.outcome), eq(latest.outcome, 'REFERRED')),
              ),
            ),
          ),
        )
        .orderBy(asc(applications.id))
        .limit(100);
      return rows
        .filter((row) => row.reasons?.some(({ code }) => reasons.includes(code)) ?? true)
        .map((row) => row.id);
    },
    async lockExpired(now, limit) {
      const runOut = tx
        .select({ id: offers.applicationId })
        .from(offers)
        .where(and(lte(offers.expiresAt, now), isNull(offers.acceptedAt)));
      const rows = await tx
        .select()
        .from(applications)
        .where(and(eq(applications.status, 'APPROVED'), inArray(applications.id, runOut)))
        .orderBy(asc(applications.id))
        .limit(limit)
        .for('update', { skipLocked: true });
      return await read(rows);
    },
    async lockUnanswered(day, limit) {
      const rows = await tx
        .select()
        .from(applications)
        .where(isUnanswered(tx, day))
        .orderBy(asc(applications.answerBy), asc(applications.id))
        .limit(limit)
        .for('update', { skipLocked: true });
      return await read(rows);
    },
    async stillUnanswered(day, ids) {
      const rows = await tx
        .select({ id: applications.id })
        .from(applications)
        .where(and(isOneOf(applications.id, ids), isUnanswered(tx, day)));
      return new Set(rows.map(({ id }) => id));
    },
    async list(visibility, filter, page) {
      const { where, orderBy, limit } = keyset(applications.id, page);
      if (!mayMatch(filter)) return [];
      // A partner is told nothing of it.
      const isTold = filter.decideBefore == null || visibility.kind !== 'PARTNER';
      const toDecide = isTold ? isToDecideBefore(filter.decideBefore) : sql`false`;
      const rows = await tx
        .select()
        .from(applications)
        .where(and(where, whereVisible(applications, visibility, filter), toDecide))
        .orderBy(orderBy)
        .limit(limit);
      return await read(rows);
    },
  };
}
