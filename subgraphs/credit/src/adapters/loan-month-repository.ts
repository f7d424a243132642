import type { Transaction } from '@blockscore/database';
import { and, gte, inArray } from 'drizzle-orm';
import type { LoanMonthRepository } from '../app/behaviour-ports.ts';
import type { LoanMonth } from '../domain/behaviour-inputs.ts';
import { loanMonths } from './watch-tables.ts';

export function createLoanMonthRepository(tx: Transaction): LoanMonthRepository {
  return {
    async keep(month) {
      await tx.insert(loanMonths).values(month).onConflictDoNothing();
    },
    async since(userIds, day) {
      const rows = await tx
        .select()
        .from(loanMonths)
        .where(and(inArray(loanMonths.userId, [...userIds]), gte(loanMonths.periodEnd, day)));
      const found = new Map<string, LoanMonth[]>(userIds.map((id) => [id, []]));
      for (const row of rows) found.get(row.userId)?.push(row);
      return userIds.map((id) => found.get(id) ?? []);
    },
  };
}
