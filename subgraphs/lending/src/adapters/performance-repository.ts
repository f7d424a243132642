import type { Transaction } from '@blockscore/database';
import { and, asc, desc, eq, gt, inArray, isNotNull, lt, max, or } from 'drizzle-orm';
import type {
  EndedLoan,
  EndedMonth,
  PerformanceRepository,
  ToldMonth,
} from '../app/performance-ports.ts';
import type { LocalDate } from '../domain/calendar.ts';
import type { LoanHistory } from '../domain/performance.ts';
import { isOneOf } from './json-rows.ts';
import { toLoan } from './loan-repository.ts';
import { entriesOn } from './servicing-repository.ts';
import { loanPerformance, loans } from './tables.ts';

type LoanRow = typeof loans.$inferSelect;

export function createPerformanceRepository(tx: Transaction): PerformanceRepository {
  const repository: PerformanceRepository = {
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
      return await endedLoans(tx, open);
    },
    async lockTold(loanId) {
      const rows = await tx.select().from(loans).where(eq(loans.id, loanId)).for('update');
      const months = (await repository.months([loanId])).get(loanId) ?? [];
      const [loan] = rows.map(toLoan);
      if (loan === undefined) return undefined;
      const out = rows.filter(({ disbursedOn }) => disbursedOn !== null);
      const history = (await historiesOf(tx, out)).get(loanId) ?? null;
      return { loan, history, months };
    },
    async toldUntil(loanId) {
      const [day = null] = await toldUntil(tx, [loanId]);
      return day;
    },
    async append(loanId, month, at) {
      const { due, paid, ...told } = month;
      await tx
        .insert(loanPerformance)
        .values({ ...told, loanId, dueMinor: due, paidMinor: paid, reportedAt: at });
    },
    async months(loanIds) {
      const { loanId: loan, number, revision } = loanPerformance;
      const rows = await tx
        .selectDistinctOn([loan, number])
        .from(loanPerformance)
        .where(inArray(loan, [...loanIds]))
        .orderBy(asc(loan), asc(number), desc(revision));
      const months = new Map<string, ToldMonth[]>();
      for (const { loanId, dueMinor, paidMinor, reportedAt: _, ...told } of rows) {
        const month = { ...told, due: dueMinor, paid: paidMinor };
        const known = months.get(loanId);
        if (known === undefined) months.set(loanId, [month]);
        else known.push(month);
      }
      return months;
    },
  };
  return repository;
}

/** Until when was told of these loans, in their order; null of those of which nothing was. */
export async function toldUntil(
  tx: Transaction,
  loanIds: readonly LoanRow['id'][],
): Promise<readonly (LocalDate | null)[]> {
  const rows = await tx
    .select({ loanId: loanPerformance.loanId, day: max(loanPerformance.periodEnd) })
    .from(loanPerformance)
    .where(isOneOf(loanPerformance.loanId, loanIds))
    .groupBy(loanPerformance.loanId);
  const days = new Map(rows.map(({ loanId, day }) => [loanId, day]));
  return loanIds.map((id) => days.get(id) ?? null);
}

const idsOf = (months: readonly EndedMonth[]) => months.map(({ loanId }) => loanId);

/** Whether its month has not been told of since the page was read. */
function isOpen(row: LoanRow, months: readonly EndedMonth[]): boolean {
  return months.some(({ loanId, endsOn }) => loanId === row.id && endsOn === row.nextMonthEndsOn);
}

async function endedLoans(
  tx: Transaction,
  rows: readonly LoanRow[],
): Promise<readonly EndedLoan[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const histories = await historiesOf(tx, rows);
  const { loanId, number: month, periodEnd, revision } = loanPerformance;
  const told = await tx
    .select({ loanId, month, until: max(periodEnd), revision: max(revision) })
    .from(loanPerformance)
    .where(inArray(loanId, ids))
    .groupBy(loanId, month);
  const byLoan = Map.groupBy(told, (row) => row.loanId);
  return rows.map(toLoan).flatMap((loan) => {
    const history = histories.get(loan.id);
    if (history === undefined) return [];
    const known = byLoan.get(loan.id) ?? [];
    // Those of a payout that came back ended before the one that counts.
    const own = known.filter(({ until }) => until !== null && until > history.disbursedOn);
    const number = Math.max(0, ...own.map((row) => row.month)) + 1;
    const before = known.find((row) => row.month === number)?.revision ?? -1;
    return [{ loan, number, revision: before + 1, history }];
  });
}

/** Of every one of these loans. */
async function historiesOf(
  tx: Transaction,
  rows: readonly LoanRow[],
): Promise<ReadonlyMap<string, LoanHistory>> {
  const entries = await entriesOn(tx).entries(rows.map(({ id }) => id));
  const histories = rows.map((row): [string, LoanHistory] => {
    const { id, contract, disbursedOn } = toLoan(row);
    if (disbursedOn === null) throw new Error(`Loan ${id} has a month and was not paid out.`);
    return [id, { disbursedOn, contract, entries: entries.get(id) ?? [] }];
  });
  return new Map(histories);
}
