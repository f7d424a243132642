import { keyset, type Transaction } from '@blockscore/database';
import { money } from '@blockscore/money';
import { and, asc, eq, sum } from 'drizzle-orm';
import type { PaymentRepository } from '../app/ports.ts';
import type { Payment } from '../domain/loan.ts';
import { allocations, payments } from './tables.ts';

function toPayment({ amount, currency, ...row }: typeof payments.$inferSelect): Payment {
  return { ...row, amount: money(amount, currency) };
}

function toRow({ amount, ...payment }: Payment): typeof payments.$inferInsert {
  return { ...payment, amount: amount.minor, currency: amount.currency };
}

const allocation = {
  number: allocations.number,
  principal: allocations.principal,
  interest: allocations.interest,
};

export function createPaymentRepository(tx: Transaction): PaymentRepository {
  const repository: PaymentRepository = {
    async insert(payment, parts) {
      await tx.insert(payments).values(toRow(payment));
      await repository.insertAllocations(payment.id, parts);
    },
    async find(id) {
      const [row] = await tx.select().from(payments).where(eq(payments.id, id));
      return row === undefined ? undefined : toPayment(row);
    },
    async save(payment) {
      const { id, version } = payment;
      const changed = await tx
        .update(payments)
        .set({ ...toRow(payment), version: version + 1 })
        .where(and(eq(payments.id, id), eq(payments.version, version)))
        .returning({ id: payments.id });
      if (changed.length !== 1) throw new Error(`Payment ${id} changed while it was worked on.`);
    },
    async insertAllocations(paymentId, parts) {
      if (parts.length === 0) return;
      await tx.insert(allocations).values(parts.map((part) => ({ ...part, paymentId })));
    },
    async allocationsOf(paymentId) {
      return await tx
        .select(allocation)
        .from(allocations)
        .where(eq(allocations.paymentId, paymentId))
        .orderBy(asc(allocations.number));
    },
    async reserved(loanId) {
      return await tx
        .select(allocation)
        .from(allocations)
        .innerJoin(payments, eq(payments.id, allocations.paymentId))
        .where(and(eq(payments.loanId, loanId), eq(payments.status, 'SETTLED')));
    },
    async pendingAmount(loanId) {
      const [row] = await tx
        .select({ total: sum(payments.amount) })
        .from(payments)
        .where(
          and(
            eq(payments.loanId, loanId),
            eq(payments.direction, 'COLLECTION'),
            eq(payments.status, 'PENDING'),
          ),
        );
      return BigInt(row?.total ?? 0);
    },
    async listOf(loanId, page) {
      const { where, orderBy, limit } = keyset(payments.id, page);
      const rows = await tx
        .select()
        .from(payments)
        .where(and(where, eq(payments.loanId, loanId)))
        .orderBy(orderBy)
        .limit(limit);
      return rows.map(toPayment);
    },
  };
  return repository;
}
