import type { Transaction } from '@blockscore/database';
import type { Vault } from '@blockscore/vault';
import { and, asc, eq } from 'drizzle-orm';
import type { PaymentCallbackRepository } from '../app/payment-ports.ts';
import { PAYMENT_FAILURES, type Payment } from '../domain/loan.ts';
import type { PaymentCallback } from '../domain/payment-callback.ts';
import { cipherFor, ciphersFor } from './ciphers.ts';
import { isOneOf } from './json-rows.ts';
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
      const [back] = await waitingReturns(tx, vault, [paymentId]);
      return back;
    },
  };
}

/** The return that was told of each payment before its settlement, in the order of the ids. */
export async function waitingReturns(
  tx: Transaction,
  vault: Vault,
  paymentIds: readonly Payment['id'][],
): Promise<readonly (PaymentCallback | undefined)[]> {
  const { orderId, outcome, receivedAt } = paymentCallbacks;
  const rows = await tx
    .select()
    .from(paymentCallbacks)
    .where(and(isOneOf(orderId, paymentIds), eq(outcome, 'WAITING')))
    .orderBy(asc(receivedAt));
  const cipherOf = await ciphersFor(
    tx,
    vault,
    rows.map(({ userId }) => userId),
  );
  return paymentIds.map((paymentId) => {
    const row = rows.find((each) => each.orderId === paymentId);
    if (row === undefined) return undefined;
    const { id, kind, reference, reason, occurredAt } = row;
    return {
      id,
      kind,
      orderId: paymentId,
      reference,
      code: PAYMENT_FAILURES.find((code) => code === row.code) ?? null,
      reason: reason === null ? null : (cipherOf(row.userId)?.decrypt(reason, place(id)) ?? null),
      occurredAt,
    };
  });
}
