import { keyset, type Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, asc, eq, inArray, isNull, lt, notExists, or } from 'drizzle-orm';
import type { PendingPaymentRepository } from '../app/payment-ports.ts';
import { toPayments } from './payment-repository.ts';
import { paymentChecks, payments } from './tables.ts';

const isPending = eq(payments.status, 'PENDING');

/** The provider knows nothing of what compliance keeps back: there is nothing to ask. */
const isLetThrough = (tx: Transaction) =>
  notExists(
    tx
      .select({ id: paymentChecks.paymentId })
      .from(paymentChecks)
      .where(
        and(
          eq(paymentChecks.paymentId, payments.id),
          inArray(paymentChecks.status, ['ASKED', 'HELD', 'REFUSED']),
        ),
      ),
  );

export function createPendingPaymentRepository(
  tx: Transaction,
  vault: Vault,
): PendingPaymentRepository {
  return {
    async toAskAbout(begunBefore, askedBefore, limit) {
      const notAsked = or(isNull(payments.inquiredAt), lt(payments.inquiredAt, askedBefore));
      const rows = await tx
        .select()
        .from(payments)
        .where(and(isPending, lt(payments.createdAt, begunBefore), notAsked, isLetThrough(tx)))
        .orderBy(asc(payments.createdAt), asc(payments.id))
        .limit(limit);
      return await toPayments(tx, vault, rows);
    },
    async list(begunBefore, page) {
      const { where, orderBy, limit } = keyset(payments.id, page);
      const rows = await tx
        .select()
        .from(payments)
        .where(and(where, isPending, lt(payments.createdAt, begunBefore)))
        .orderBy(orderBy)
        .limit(limit);
      return await toPayments(tx, vault, rows);
    },
  };
}
