import type { Transaction } from '@blockscore/database';
import { type Id, isId } from '@blockscore/ids';
import { money } from '@blockscore/money';
import { and, desc, eq, gte, inArray, isNotNull, isNull, lte, or, type SQL } from 'drizzle-orm';
import type { Clearance, ClearanceRepository, ClearanceRequest } from '../app/ports.ts';
import { clearances } from './tables.ts';

type Row = typeof clearances.$inferSelect;

function clearanceOf({ kyc, screening, fraud, cleared, decidedAt }: Row): Clearance | null {
  if (kyc === null || screening === null || cleared === null || decidedAt === null) return null;
  return { kyc, screening, ...(fraud !== null && { fraud }), cleared, decidedAt };
}

export async function insertClearances(
  tx: Transaction,
  requests: readonly ClearanceRequest[],
): Promise<void> {
  await tx.insert(clearances).values(
    requests.map(({ amount, ...request }) => ({
      ...request,
      amount: amount?.minor ?? null,
      currency: amount?.currency ?? null,
    })),
  );
}

/** In the order of the ids given. */
export async function findClearances(
  tx: Transaction,
  requestIds: readonly string[],
): Promise<readonly Awaited<ReturnType<ClearanceRepository['find']>>[]> {
  const ids = requestIds.filter((id) => isId('req', id));
  const rows = await tx.select().from(clearances).where(inArray(clearances.requestId, ids));
  const found = new Map<string, Row>(rows.map((row) => [row.requestId, row]));
  return requestIds.map((id) => {
    const row = found.get(id);
    if (row === undefined) return undefined;
    const { amount, currency } = row;
    return {
      ...row,
      amount: amount === null || currency === null ? null : money(amount, currency),
      answered: row.answeredAt !== null,
    };
  });
}

function isAbout(about: Id<'app'> | Id<'loan'>): SQL | undefined {
  if (isId('loan', about)) return eq(clearances.loanId, about);
  return and(eq(clearances.applicationId, about), eq(clearances.purpose, 'APPLICATION'));
}

export function createClearanceRepository(tx: Transaction): ClearanceRepository {
  return { ...requestsOn(tx), ...latestOn(tx) };
}

function requestsOn(
  tx: Transaction,
): Pick<ClearanceRepository, 'insertRequest' | 'find' | 'answer'> {
  return {
    async insertRequest(request) {
      await insertClearances(tx, [request]);
    },
    async find(requestId) {
      const [found] = await findClearances(tx, [requestId]);
      return found;
    },
    async answer(requestId, clearance, at) {
      await tx
        .update(clearances)
        .set({ ...clearance, answeredAt: at })
        .where(eq(clearances.requestId, requestId));
    },
  };
}

function latestOn(
  tx: Transaction,
): Pick<ClearanceRepository, 'latest' | 'countOfLoan' | 'voidOf' | 'voidOfLoan' | 'latestOf'> {
  return {
    async latest(about) {
      const [row] = await tx
        .select()
        .from(clearances)
        .where(isAbout(about))
        .orderBy(desc(clearances.requestId))
        .limit(1);
      if (row === undefined) return undefined;
      const voided = row.voidedAt !== null;
      const unansweredSince = row.answeredAt === null ? row.requestedAt : null;
      return { clearance: voided ? null : clearanceOf(row), voided, unansweredSince };
    },
    async countOfLoan(loanId, since) {
      const asked = and(eq(clearances.loanId, loanId), gte(clearances.requestedAt, since));
      return await tx.$count(clearances, asked);
    },
    voidOf: (userId, at) => voidThose(tx, eq(clearances.userId, userId), at),
    voidOfLoan: (loanId, at) => voidThose(tx, eq(clearances.loanId, loanId), at),
    async latestOf(userId, minor) {
      const [row] = await tx
        .select()
        .from(clearances)
        .where(
          and(
            eq(clearances.userId, userId),
            isNotNull(clearances.decidedAt),
            or(
              isNull(clearances.amount),
              eq(clearances.fraud, 'HIGH'),
              and(eq(clearances.cleared, true), gte(clearances.amount, minor)),
              and(eq(clearances.cleared, false), lte(clearances.amount, minor)),
            ),
          ),
        )
        .orderBy(desc(clearances.decidedAt), desc(clearances.requestId))
        .limit(1);
      return row === undefined || row.voidedAt !== null
        ? undefined
        : (clearanceOf(row) ?? undefined);
    },
  };
}

async function voidThose(tx: Transaction, which: SQL, at: Date): Promise<void> {
  await tx
    .update(clearances)
    .set({ voidedAt: at })
    .where(and(which, isNotNull(clearances.answeredAt), isNull(clearances.voidedAt)));
}
