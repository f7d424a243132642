import type { Transaction } from '@blockscore/database';
import { and, asc, eq, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { PaymentCheckRepository } from '../app/payment-check-ports.ts';
import type { PaymentCheck } from '../domain/payment-check.ts';
import { paymentChecks } from './tables.ts';

function isOverdue(by: Date, directions: readonly PaymentCheck['direction'][]): SQL | undefined {
  const { status, patienceUntil, direction } = paymentChecks;
  // Said so that the index of those that nobody answered is used.
  return and(eq(status, sql`'ASKED'`), lte(patienceUntil, by), inArray(direction, [...directions]));
}

export function createPaymentCheckRepository(tx: Transaction): PaymentCheckRepository {
  const { paymentId: id, patienceUntil } = paymentChecks;
  return {
    async insert(check) {
      await tx.insert(paymentChecks).values(check);
    },
    async find(paymentId) {
      const [row] = await tx.select().from(paymentChecks).where(eq(id, paymentId));
      return row;
    },
    async lock(paymentId) {
      const [row] = await tx.select().from(paymentChecks).where(eq(id, paymentId)).for('update');
      return row;
    },
    async decide({ paymentId, ...decided }) {
      await tx.update(paymentChecks).set(decided).where(eq(id, paymentId));
    },
    async overdue(by, directions, limit) {
      return await tx
        .select()
        .from(paymentChecks)
        .where(isOverdue(by, directions))
        .orderBy(asc(patienceUntil))
        .limit(limit);
    },
    async toAskAgain(by, directions, limit) {
      const { askedAt, askedAgainAt } = paymentChecks;
      const next = sql`${askedAgainAt} + least(${askedAgainAt} - ${askedAt}, interval '1 day')`;
      const isDue = or(isNull(askedAgainAt), sql`${next} <= ${by.toISOString()}::timestamptz`);
      return await tx
        .select()
        .from(paymentChecks)
        .where(and(isOverdue(by, directions), isDue))
        .orderBy(asc(patienceUntil))
        .limit(limit);
    },
    async noteAskedAgain(paymentId, at) {
      await tx.update(paymentChecks).set({ askedAgainAt: at }).where(eq(id, paymentId));
    },
    async countOverdue(by, directions) {
      return await tx.$count(paymentChecks, isOverdue(by, directions));
    },
  };
}
