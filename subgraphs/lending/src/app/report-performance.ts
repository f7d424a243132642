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

/** What came of going through all loans once. */
interface Pass {
  readonly reported: number;
  readonly failed: number;
  /** Some of those that failed. */
  readonly failures: readonly Failure[];
}

/**
 * Tells of each month of a loan's life that has ended, once and as of its last day: a row that stays
 * and an event. Of months that were missed each pass through the loans tells the oldest; a loan's last is that in which it was paid off or charged off. Processes
 * that do it at the same time wait for each other's loans and find them told of. A month that cannot
 * be told keeps nobody else's back.
 *
 * @param batch how many months at most are told of in a transaction
 * @param signal stops between two batches; what was told of stays
 * @returns how many months were told of
 * @throws Error where months could not be told, once all others are
 */
export function reportPerformance(ports: Pick<Ports, 'transact' | 'clock'>, batch = BATCH) {
  return async (signal?: AbortSignal): Promise<number> => {
    let [total, pass] = [0, await passThrough(ports, batch, signal)];
    while (pass.reported > 0) {
      total += pass.reported;
      pass = await passThrough(ports, batch, signal);
    }
    refuse(pass);
    return total;
  };
}

async function passThrough(
  { transact, clock }: Pick<Ports, 'transact' | 'clock'>,
  batch: number,
  signal: AbortSignal | undefined,
): Promise<Pass> {
  const failures: Failure[] = [];
  let [reported, failed] = [0, 0];
  let after: EndedMonth | undefined;
  for (;;) {
    signal?.throwIfAborted();
    const now = clock();
    const page = await transact((work) => work.performance.ended(dayOf(now), after, batch));
    after = page.at(-1);
    if (after === undefined) return { reported, failed, failures };
    const done = await transact((work) => reportBatch(work, page, now));
    reported += done.reported;
    failed += done.failed;
    failures.push(...done.failures.slice(0, NAMED - failures.length));
  }
}

async function reportBatch(work: Work, page: readonly EndedMonth[], now: Date): Promise<Pass> {
  const failures: Failure[] = [];
  const ended = await work.performance.lock(page);
  for (const each of ended) {
    const told = monthOf(each);
    if (told.ok) await tell(work, each, told.month, now);
    else failures.push({ loanId: each.loan.id, error: told.error });
  }
  const failed = failures.length;
  return { reported: ended.length - failed, failed, failures };
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
function refuse({ failed, failures }: Pass): void {
  if (failed === 0) return;
  const named = failures.map(({ loanId }) => loanId).join(', ');
  throw new AggregateError(
    failures.map(({ error }) => error),
    `How ${failed} loans performed cannot be told, among them ${named}: compare their repayments with their plans.`,
  );
}
