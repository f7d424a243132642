import type { Transaction } from '@blockscore/database';
import type { SealPrivateKey, Vault } from '@blockscore/vault';
import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { ApplicationId, FraudRequestRepository, FraudSource } from '../app/fraud-ports.ts';
import { higherLevel, levelTold } from '../domain/fraud/told.ts';
import { isLatest } from './fraud-assessment-repository.ts';
import { alerts, fraudAssessments, fraudRequests } from './tables.ts';

const place = (column: string, row: string) => ({ table: 'fraud_requests', column, row });
const FORGOTTEN = { privateKey: null, identity: null, lending: null, credit: null } as const;

export function createFraudRequestRepository(
  tx: Transaction,
  vault: Vault,
): FraudRequestRepository {
  return { ...requestsOn(tx, vault), ...endsOn(tx), ...standsOn(tx) };
}

const isAbout = (requestId: string) => eq(fraudRequests.requestId, requestId as `req_${string}`);

function requestsOn(
  tx: Transaction,
  vault: Vault,
): Pick<FraudRequestRepository, 'insert' | 'lockAnswerable' | 'keepAnswer' | 'openBefore'> {
  return {
    async insert({ privateKey, ...request }) {
      const cipher = await vault.forSubject(tx, request.userId);
      if (!cipher.ok) return false;
      const at = place('private_key', request.requestId);
      const kept = cipher.value.encrypt(JSON.stringify(privateKey), at);
      const made = await tx
        .insert(fraudRequests)
        .values({ ...request, privateKey: kept })
        .onConflictDoNothing()
        .returning({ requestId: fraudRequests.requestId });
      return made.length === 1;
    },
    async lockAnswerable(requestId) {
      const [row] = await tx.select().from(fraudRequests).where(isAbout(requestId)).for('update');
      if (row === undefined || row.privateKey === null) return undefined;
      const cipher = await vault.forSubject(tx, row.userId);
      if (!cipher.ok) return undefined;
      const read = (column: string, text: string): unknown =>
        JSON.parse(cipher.value.decrypt(text, place(column, row.requestId)));
      const answer = (source: FraudSource) =>
        row[source] === null ? null : read(source, row[source]);
      return {
        ...row,
        isOpen: row.closedAt === null,
        privateKey: read('private_key', row.privateKey) as SealPrivateKey,
        answers: {
          identity: answer('identity'),
          lending: answer('lending'),
          credit: answer('credit'),
        },
      };
    },
    async keepAnswer({ requestId, userId }, source, facts) {
      const cipher = await vault.forSubject(tx, userId);
      if (!cipher.ok) return;
      const kept = cipher.value.encrypt(JSON.stringify(facts), place(source, requestId));
      await tx
        .update(fraudRequests)
        .set({ [source]: kept, closedAt: null })
        .where(isAbout(requestId));
    },
    async openBefore(before, after, limit) {
      const { requestId, userId, applicationId, purpose, requestedAt, closedAt } = fraudRequests;
      const isLater =
        after &&
        or(
          gt(requestedAt, after.requestedAt),
          and(eq(requestedAt, after.requestedAt), gt(requestId, after.requestId)),
        );
      return await tx
        .select({ requestId, userId, applicationId, purpose, requestedAt })
        .from(fraudRequests)
        .where(and(isNull(closedAt), lte(requestedAt, before), isLater))
        .orderBy(asc(requestedAt), asc(requestId))
        .limit(limit);
    },
  };
}

function endsOn(
  tx: Transaction,
): Pick<FraudRequestRepository, 'close' | 'forget' | 'forgetBefore' | 'countTry' | 'setAlert'> {
  const { requestId: id, requestedAt, privateKey, closedAt, tries } = fraudRequests;
  return {
    async close(requestId, at) {
      await tx
        .update(fraudRequests)
        .set({ closedAt: at, tries: 0 })
        .where(and(isAbout(requestId), isNull(closedAt)));
    },
    async forget(requestId) {
      await tx.update(fraudRequests).set(FORGOTTEN).where(isAbout(requestId));
    },
    async forgetBefore(before, limit) {
      const old = tx
        .select({ id })
        .from(fraudRequests)
        .where(and(isNotNull(privateKey), isNotNull(closedAt), lt(requestedAt, before)))
        .orderBy(asc(requestedAt))
        .limit(limit)
        // An answer that comes now is heard first.
        .for('update', { skipLocked: true });
      const gone = await tx
        .update(fraudRequests)
        .set(FORGOTTEN)
        .where(inArray(id, old))
        .returning({ id });
      return gone.length;
    },
    async countTry(requestId) {
      const [row] = await tx
        .update(fraudRequests)
        .set({ tries: sql`${tries} + 1` })
        .where(and(isAbout(requestId), isNull(closedAt)))
        .returning({ tries });
      return row?.tries ?? 0;
    },
    async setAlert(requestId, alertId) {
      await tx.update(fraudRequests).set({ alertId }).where(isAbout(requestId));
    },
  };
}

/** Whether an assessment of the question, be it a superseded one, has an alert of severity HIGH not resolved. */
function hasOpenAlert(tx: Transaction) {
  const judged = alias(fraudAssessments, 'judged');
  const raised = alias(alerts, 'raised');
  const open = tx
    .select({ one: sql`1` })
    .from(judged)
    .innerJoin(raised, eq(raised.id, judged.alertId))
    .where(
      and(
        eq(judged.applicationId, fraudRequests.applicationId),
        eq(judged.purpose, fraudRequests.purpose),
        sql`${judged.payoutAccountId} is not distinct from ${fraudRequests.payoutAccountId}`,
        ...[eq(raised.severity, 'HIGH'), ne(raised.status, 'RESOLVED')],
      ),
    );
  return sql<boolean>`exists ${open}`;
}

function standsOn(tx: Transaction): Pick<FraudRequestRepository, 'standsOf' | 'hasOpen'> {
  return {
    async hasOpen(userId) {
      const [row] = await tx
        .select({ requestId: fraudRequests.requestId })
        .from(fraudRequests)
        .where(and(eq(fraudRequests.userId, userId), isNull(fraudRequests.closedAt)))
        .limit(1);
      return row !== undefined;
    },
    async standsOf(userId, applications) {
      if (applications.length === 0) return [];
      const unjudged = alias(alerts, 'unjudged');
      const rows = await tx
        .select({
          applicationId: fraudRequests.applicationId,
          purpose: fraudRequests.purpose,
          payoutAccountId: fraudRequests.payoutAccountId,
          closedAt: fraudRequests.closedAt,
          level: fraudAssessments.level,
          resolution: alerts.resolution,
          notJudged: unjudged.id,
          notJudgedResolution: unjudged.resolution,
          isHeldOpen: hasOpenAlert(tx),
        })
        .from(fraudRequests)
        .leftJoin(
          fraudAssessments,
          and(
            eq(fraudAssessments.applicationId, fraudRequests.applicationId),
            eq(fraudAssessments.purpose, fraudRequests.purpose),
            sql`${fraudAssessments.payoutAccountId} is not distinct from ${fraudRequests.payoutAccountId}`,
            isLatest(tx),
          ),
        )
        .leftJoin(alerts, eq(alerts.id, fraudAssessments.alertId))
        .leftJoin(unjudged, eq(unjudged.id, fraudRequests.alertId))
        .where(
          and(
            eq(fraudRequests.userId, userId),
            inArray(fraudRequests.applicationId, [...applications] as ApplicationId[]),
          ),
        );
      return rows.map(
        ({
          closedAt,
          level,
          resolution,
          notJudged,
          notJudgedResolution,
          isHeldOpen,
          ...about
        }) => ({
          ...about,
          isOpen: closedAt === null,
          told: higherLevel(
            level && levelTold(level, resolution),
            // What nobody could judge is for officers, like what is HIGH.
            higherLevel(
              notJudged && levelTold('HIGH', notJudgedResolution),
              isHeldOpen ? 'HIGH' : null,
            ),
          ),
        }),
      );
    },
  };
}

/** Nothing that was disclosed of somebody stays, and nothing more is waited for. */
export async function eraseFraudRequests(
  tx: Transaction,
  userId: `user_${string}`,
  at: Date,
): Promise<void> {
  await tx.update(fraudRequests).set(FORGOTTEN).where(eq(fraudRequests.userId, userId));
  await tx
    .update(fraudRequests)
    .set({ closedAt: at })
    .where(and(eq(fraudRequests.userId, userId), isNull(fraudRequests.closedAt)));
}
