import { keyset, type Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, asc, eq, isNull, lt, or } from 'drizzle-orm';
import type { PendingPaymentRepository } from '../app/payment-ports.ts';
import { toPayments } from './payment-repository.ts';
import { payments } from './tables.ts';

const isPending = eq(payments.status, 'PENDING');

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
        .where(and(isPending, lt(payments.createdAt, begunBefore), notAsked))
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
