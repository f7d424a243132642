import type { Transaction } from '@blockscore/database';
import { and, desc, eq, gt, gte, inArray, min } from 'drizzle-orm';
import type { LoanMonthRepository } from '../app/behaviour-ports.ts';
import type { LoanMonth } from '../domain/behaviour-inputs.ts';
import { loanMonths } from './watch-tables.ts';

const { loanId: loan, number, revision } = loanMonths;

export function createLoanMonthRepository(tx: Transaction): LoanMonthRepository {
  return {
    async keep(month) {
      await tx.insert(loanMonths).values(month).onConflictDoNothing();
      const later = await tx
        .select({ revision })
        .from(loanMonths)
        .where(and(eq(loan, month.loanId), eq(number, month.number), gt(revision, month.revision)))
        .limit(1);
      return later.length === 0;
    },
    async firstPastDue(loanId, days) {
      const latest = tx
        .selectDistinctOn([number], {
          periodEnd: loanMonths.periodEnd,
          worst: loanMonths.worstDaysPastDue,
        })
        .from(loanMonths)
        .where(eq(loan, loanId))
        .orderBy(number, desc(revision))
        .as('latest');
      const [row] = await tx
        .select({ day: min(latest.periodEnd) })
        .from(latest)
        .where(gte(latest.worst, days));
      return row?.day ?? null;
    },
    async since(userIds, day) {
      const rows = await tx
        .selectDistinctOn([loan, number])
        .from(loanMonths)
        .where(and(inArray(loanMonths.userId, [...userIds]), gte(loanMonths.periodEnd, day)))
        .orderBy(loan, number, desc(revision));
      const found = new Map<string, LoanMonth[]>(userIds.map((id) => [id, []]));
      for (const { revision: _, ...month } of rows) found.get(month.userId)?.push(month);
      return userIds.map((id) => found.get(id) ?? []);
    },
  };
}
