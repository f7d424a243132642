import type { Transaction } from '@blockscore/database';
import type { Id } from '@blockscore/ids';
import { and, asc, eq, gt, inArray, isNotNull, lt, max, or } from 'drizzle-orm';
import type { EndedLoan, EndedMonth, PerformanceRepository } from '../app/performance-ports.ts';
import type { LoanMonth, Receipt } from '../domain/performance.ts';
import { instalmentsOn, toLoan } from './loan-repository.ts';
import { loanPerformance, loans, payments } from './tables.ts';

type LoanRow = typeof loans.$inferSelect;

export function createPerformanceRepository(tx: Transaction): PerformanceRepository {
  return {
    async setNext(loanId, endsOn) {
      await tx.update(loans).set({ nextMonthEndsOn: endsOn }).where(eq(loans.id, loanId));
    },
    async ended(before, after, limit) {
      const { nextMonthEndsOn: endsOn, id } = loans;
      const beyond =
        after === undefined
          ? undefined
          : or(gt(endsOn, after.endsOn), and(eq(endsOn, after.endsOn), gt(id, after.loanId)));
      const rows = await tx
        .select({ loanId: id, endsOn })
        .from(loans)
        .where(and(isNotNull(endsOn), lt(endsOn, before), beyond))
        .orderBy(asc(endsOn), asc(id))
        .limit(limit);
      return rows.flatMap(({ loanId, endsOn: day }) =>
        day === null ? [] : [{ loanId, endsOn: day }],
      );
    },
    async lock(months) {
      const rows = await tx
        .select()
        .from(loans)
        .where(inArray(loans.id, idsOf(months)))
        .orderBy(asc(loans.id))
        .for('update');
      const open = rows.filter((row) => isOpen(row, months));
      return await withHistory(tx, open);
    },
    async append(loanId, month, at) {
      const { due, paid, ...told } = month;
      await tx
        .insert(loanPerformance)
        .values({ ...told, loanId, dueMinor: due, paidMinor: paid, reportedAt: at });
    },
    async months(loanIds) {
      const rows = await tx
        .select()
        .from(loanPerformance)
        .where(inArray(loanPerformance.loanId, [...loanIds]))
        .orderBy(asc(loanPerformance.loanId), asc(loanPerformance.number));
      const months = new Map<string, LoanMonth[]>();
      for (const { loanId, dueMinor, paidMinor, reportedAt: _, ...told } of rows) {
        const month = { ...told, due: dueMinor, paid: paidMinor };
        const known = months.get(loanId);
        if (known === undefined) months.set(loanId, [month]);
        else known.push(month);
      }
      return months;
    },
  };
}

const idsOf = (months: readonly EndedMonth[]) => months.map(({ loanId }) => loanId);

/** Whether its month has not been told of since the page was read. */
function isOpen(row: LoanRow, months: readonly EndedMonth[]): boolean {
  return months.some(({ loanId, endsOn }) => loanId === row.id && endsOn === row.nextMonthEndsOn);
}

async function withHistory(
  tx: Transaction,
  rows: readonly LoanRow[],
): Promise<readonly EndedLoan[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const plans = await instalmentsOn(tx).instalments(ids);
  const receipts = await receiptsOf(tx, ids);
  const told = await tx
    .select({ loanId: loanPerformance.loanId, latest: max(loanPerformance.number) })
    .from(loanPerformance)
    .where(inArray(loanPerformance.loanId, ids))
    .groupBy(loanPerformance.loanId);
  const latest = new Map<string, number | null>(told.map((row) => [row.loanId, row.latest]));
  return rows.map(toLoan).map((loan) => {
    const { id, disbursedOn, chargedOffOn } = loan;
    if (disbursedOn === null) throw new Error(`Loan ${id} has a month and was not paid out.`);
    return {
      loan,
      number: (latest.get(id) ?? 0) + 1,
      history: {
        disbursedOn,
        chargedOffOn,
        plan: plans.get(id) ?? [],
        receipts: receipts.get(id) ?? [],
      },
    };
  });
}

/** Repayments whose money has moved, whether they are in the books yet or not. */
async function receiptsOf(
  tx: Transaction,
  ids: readonly Id<'loan'>[],
): Promise<ReadonlyMap<string, readonly Receipt[]>> {
  const rows = await tx
    .select({
      loanId: payments.loanId,
      effectiveOn: payments.effectiveOn,
      amount: payments.amount,
    })
    .from(payments)
    .where(
      and(
        inArray(payments.loanId, [...ids]),
        eq(payments.direction, 'COLLECTION'),
        inArray(payments.status, ['SETTLED', 'POSTED']),
      ),
    );
  const receipts = new Map<string, Receipt[]>();
  for (const { loanId, effectiveOn, amount } of rows) {
    if (effectiveOn === null) throw new Error(`A payment of loan ${loanId} settled on no day.`);
    const known = receipts.get(loanId);
    if (known === undefined) receipts.set(loanId, [{ effectiveOn, amount }]);
    else known.push({ effectiveOn, amount });
  }
  return receipts;
}
