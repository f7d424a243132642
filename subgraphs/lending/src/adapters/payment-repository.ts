import { keyset, type Transaction } from '@blockscore/database';
import { money } from '@blockscore/money';
import type { Vault } from '@blockscore/vault';
import { and, count, eq, sql, sum } from 'drizzle-orm';
import type { PaymentRepository } from '../app/ports.ts';
import type { Payment } from '../domain/loan.ts';
import { cipherFor, ciphersFor } from './ciphers.ts';
import { insertRows, isOneOf, updateRows } from './json-rows.ts';
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
  await insertRows(tx, payments, rows);
}

/** In the order of the ids given. */
export async function findPayments(
  tx: Transaction,
  vault: Vault,
  ids: readonly Payment['id'][],
): Promise<readonly (Payment | undefined)[]> {
  const rows = await tx.select().from(payments).where(isOneOf(payments.id, ids));
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

/** Saves payments whose versions are one higher than those that are written. */
export async function savePayments(tx: Transaction, rows: readonly PaymentRow[]): Promise<void> {
  const saved = await updateRows(tx, payments, rows);
  const lost = rows.find(({ id }) => !saved.has(id));
  if (lost !== undefined) throw new Error(`Payment ${lost.id} changed while it was worked on.`);
}

/** Payments of a loan, one way. */
export type PaymentsOf = Pick<Payment, 'loanId' | 'direction'>;

export interface PendingPayments {
  readonly count: number;
  /** Minor units. */
  readonly amount: bigint;
}

/** How many payments are under way and what they may still move, in the order of who asks. */
export async function pendingPayments(
  tx: Transaction,
  asked: readonly PaymentsOf[],
): Promise<readonly PendingPayments[]> {
  const { loanId, direction, amount, status } = payments;
  const rows = await tx
    .select({ loanId, direction, count: count(), amount: sum(amount) })
    .from(payments)
    .where(
      and(
        isOneOf(
          loanId,
          asked.map((each) => each.loanId),
        ),
        eq(status, sql`'PENDING'`),
      ),
    )
    .groupBy(loanId, direction);
  return asked.map((each) => {
    const row = rows.find(
      (found) => found.loanId === each.loanId && found.direction === each.direction,
    );
    return { count: row?.count ?? 0, amount: BigInt(row?.amount ?? 0) };
  });
}

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
      const row = await toPaymentRow(tx, vault, payment);
      await savePayments(tx, [{ ...row, version: row.version + 1 }]);
    },
    async pendingAmount(loanId, direction) {
      const [pending] = await pendingPayments(tx, [{ loanId, direction }]);
      return pending?.amount ?? 0n;
    },
    async pendingCount(loanId, direction) {
      const [pending] = await pendingPayments(tx, [{ loanId, direction }]);
      return pending?.count ?? 0;
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
