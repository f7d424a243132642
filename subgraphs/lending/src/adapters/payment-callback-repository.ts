import type { Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, asc, eq } from 'drizzle-orm';
import type { PaymentCallbackRepository } from '../app/payment-ports.ts';
import { PAYMENT_FAILURES } from '../domain/loan.ts';
import { cipherFor, ciphersFor } from './ciphers.ts';
import { paymentCallbacks } from './tables.ts';

const place = (row: string) => ({ table: 'payment_callbacks', column: 'reason', row });

export function createPaymentCallbackRepository(
  tx: Transaction,
  vault: Vault,
): PaymentCallbackRepository {
  return {
    async insert({ reason, ...callback }, receivedAt) {
      const cipher = reason === null ? undefined : await cipherFor(tx, vault, callback.userId);
      const inserted = await tx
        .insert(paymentCallbacks)
        .values({
          ...callback,
          reason: reason === null ? null : (cipher?.encrypt(reason, place(callback.id)) ?? null),
          receivedAt,
        })
        .onConflictDoNothing()
        .returning({ id: paymentCallbacks.id });
      return inserted.length === 1;
    },
    async waitingReturn(paymentId) {
      const [row] = await tx
        .select()
        .from(paymentCallbacks)
        .where(
          and(eq(paymentCallbacks.orderId, paymentId), eq(paymentCallbacks.outcome, 'WAITING')),
        )
        .orderBy(asc(paymentCallbacks.receivedAt))
        .limit(1);
      if (row === undefined) return undefined;
      const cipherOf = await ciphersFor(tx, vault, [row.userId]);
      const { id, kind, orderId, reference, reason, occurredAt } = row;
      return {
        id,
        kind,
        orderId,
        reference,
        code: PAYMENT_FAILURES.find((code) => code === row.code) ?? null,
        reason: reason === null ? null : (cipherOf(row.userId)?.decrypt(reason, place(id)) ?? null),
        occurredAt,
      };
    },
  };
}
