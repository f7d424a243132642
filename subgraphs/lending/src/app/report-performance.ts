import { serviceCaller } from '@blockscore/caller';
import { dayOf } from '../domain/calendar.ts';
import { isLastMonth, type LoanMonth, monthEnd, performanceOf } from '../domain/performance.ts';
import type { EndedLoan, EndedMonth } from './performance-ports.ts';
import type { Ports, Work } from './ports.ts';

const BATCH = 100;
/** So many loans are named where their months cannot be told. */
const NAMED = 5;

interface Failure {
  readonly loanId: string;
  readonly error: unknown;
}

/**
 * Tells of each month of a loan's life that has ended, once and as of its last day: a row that stays
 * and an event. Months that were missed are told of now, the oldest first, at most a hundred in a
 * transaction; the last is that in which the loan was paid off or charged off. Processes that do it
 * at the same time wait for each other's loans and find them told of. A month that cannot be told
 * keeps nobody else's back.
 *
 * @param signal stops between two batches; what was told of stays
 * @returns how many months were told of
 * @throws Error where months could not be told, once all others are
 */
export function reportPerformance(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (signal?: AbortSignal): Promise<number> => {
    const failures: Failure[] = [];
    let reported = 0;
    let after: EndedMonth | undefined;
    for (;;) {
      signal?.throwIfAborted();
      const now = ports.clock();
      const page = await ports.transact((work) => work.performance.ended(dayOf(now), after, BATCH));
      after = page.at(-1);
      if (after === undefined) break;
      const failed = await ports.transact(async (work) => {
        const ended = await work.performance.lock(page);
        const outcomes = ended.map((each) => ({ each, told: monthOf(each) }));
        for (const { each, told } of outcomes) if (told.ok) await tell(work, each, told.month, now);
        reported += outcomes.filter(({ told }) => told.ok).length;
        return outcomes.flatMap(({ each, told }) =>
          told.ok ? [] : [{ loanId: each.loan.id, error: told.error }],
        );
      });
      failures.push(...failed);
    }
    refuse(failures);
    return reported;
  };
}

type Told =
  | { readonly ok: true; readonly month: LoanMonth }
  | { readonly ok: false; readonly error: unknown };

function monthOf({ history, number }: EndedLoan): Told {
  try {
    return { ok: true, month: performanceOf(history, number) };
  } catch (error) {
    return { ok: false, error };
  }
}

async function tell(
  work: Work,
  { loan, history }: EndedLoan,
  month: LoanMonth,
  now: Date,
): Promise<void> {
  const { number, periodEnd, due, paid, daysPastDue, worstDaysPastDue, status } = month;
  await work.performance.append(loan.id, month, now);
  const next = isLastMonth(month) ? null : monthEnd(history, number + 1);
  await work.performance.setNext(loan.id, next);
  await work.events.record({
    type: 'lending.performance.reported',
    aggregate: { type: 'loan', id: loan.id, version: loan.version },
    audience: { subject: loan.userId, scopes: ['loans:read'] },
    actor: serviceCaller('lending'),
    data: {
      userId: loan.userId,
      loanId: loan.id,
      number,
      periodEnd,
      currency: loan.principal.currency,
      dueMinor: due.toString(),
      paidMinor: paid.toString(),
      daysPastDue,
      worstDaysPastDue,
      status,
    },
  });
}

/** Fails, so that it is seen and tried again. */
function refuse(failures: readonly Failure[]): void {
  if (failures.length === 0) return;
  const named = failures.slice(0, NAMED).map(({ loanId }) => loanId);
  throw new AggregateError(
    failures.slice(0, NAMED).map(({ error }) => error),
    `How ${failures.length} loans performed cannot be told, among them ${named.join(', ')}: compare their repayments with their plans.`,
  );
}
