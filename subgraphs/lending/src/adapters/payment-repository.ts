import { keyset, type Transaction } from '@blockscore/database';
import { money } from '@blockscore/money';
import type { Vault } from '@blockscore/vault';
import { and, eq, inArray, sum } from 'drizzle-orm';
import type { PaymentRepository } from '../app/ports.ts';
import type { Payment } from '../domain/loan.ts';
import { cipherFor, ciphersFor } from './ciphers.ts';
import { payments } from './tables.ts';

type Row = typeof payments.$inferSelect;

const place = (row: string) => ({ table: 'payments', column: 'failure_reason', row });

export async function toPayments(
  tx: Transaction,
  vault: Vault,
  rows: readonly Row[],
): Promise<readonly Payment[]> {
  const refused = rows.filter((row) => row.failureReason !== null);
  const cipherOf = await ciphersFor(
    tx,
    vault,
    refused.map((row) => row.userId),
  );
  return rows.map(({ amount, currency, failureReason, ...row }) => ({
    ...row,
    amount: money(amount, currency),
    failureReason:
      failureReason === null
        ? null
        : (cipherOf(row.userId)?.decrypt(failureReason, place(row.id)) ?? null),
  }));
}

export type PaymentRow = typeof payments.$inferInsert;

export async function insertPayments(tx: Transaction, rows: readonly PaymentRow[]): Promise<void> {
  await tx.insert(payments).values([...rows]);
}

/** In the order of the ids given. */
export async function findPayments(
  tx: Transaction,
  vault: Vault,
  ids: readonly Payment['id'][],
): Promise<readonly (Payment | undefined)[]> {
  const rows = await tx
    .select()
    .from(payments)
    .where(inArray(payments.id, [...ids]));
  const found = new Map(
    (await toPayments(tx, vault, rows)).map((payment) => [payment.id, payment]),
  );
  return ids.map((id) => found.get(id));
}

export async function toPaymentRow(
  tx: Transaction,
  vault: Vault,
  { amount, failureReason, ...payment }: Payment,
): Promise<PaymentRow> {
  const cipher = failureReason === null ? null : await cipherFor(tx, vault, payment.userId);
  return {
    ...payment,
    amount: amount.minor,
    currency: amount.currency,
    failureReason:
      cipher === null || failureReason === null
        ? null
        : cipher.encrypt(failureReason, place(payment.id)),
  };
}

const pendingOf = (loanId: Payment['loanId'], direction: Payment['direction']) =>
  and(
    eq(payments.loanId, loanId),
    eq(payments.direction, direction),
    eq(payments.status, 'PENDING'),
  );

export function createPaymentRepository(tx: Transaction, vault: Vault): PaymentRepository {
  return {
    async insert(payment) {
      await insertPayments(tx, [await toPaymentRow(tx, vault, payment)]);
    },
    async find(id) {
      const [payment] = await findPayments(tx, vault, [id]);
      return payment;
    },
    async save(payment) {
      const { id, version } = payment;
      const changed = await tx
        .update(payments)
        .set({ ...(await toPaymentRow(tx, vault, payment)), version: version + 1 })
        .where(and(eq(payments.id, id), eq(payments.version, version)))
        .returning({ id: payments.id });
      if (changed.length !== 1) throw new Error(`Payment ${id} changed while it was worked on.`);
    },
    async pendingAmount(loanId, direction) {
      const [row] = await tx
        .select({ total: sum(payments.amount) })
        .from(payments)
        .where(pendingOf(loanId, direction));
      return BigInt(row?.total ?? 0);
    },
    async pendingCount(loanId, direction) {
      return await tx.$count(payments, pendingOf(loanId, direction));
    },
    async settledPayout(loanId) {
      const rows = await tx
        .select()
        .from(payments)
        .where(
          and(
            eq(payments.loanId, loanId),
            eq(payments.direction, 'PAYOUT'),
            eq(payments.status, 'SETTLED'),
          ),
        )
        .limit(1);
      const [payment] = await toPayments(tx, vault, rows);
      return payment;
    },
    async listOf(loanId, page) {
      const { where, orderBy, limit } = keyset(payments.id, page);
      const rows = await tx
        .select()
        .from(payments)
        .where(and(where, eq(payments.loanId, loanId)))
        .orderBy(orderBy)
        .limit(limit);
      return await toPayments(tx, vault, rows);
    },
  };
}
