import { dayOf } from '../domain/calendar.ts';
import { isLastMonth, monthEnd, performanceOf } from '../domain/performance.ts';
import type { EndedMonth } from './performance-ports.ts';
import type { Ports, Work } from './ports.ts';
import { tellMonth } from './tell-month.ts';

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
 * and an event. Of months that were missed each pass through the loans tells the oldest; a loan's last
 * is that in which it was paid off or charged off. Processes that do it
 * at the same time wait for each other's loans and find them told of. A month that cannot be told
 * keeps nobody else's back.
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
    const done = await reportPage(transact, page, now);
    reported += done.reported;
    failed += done.failed;
    failures.push(...done.failures.slice(0, NAMED - failures.length));
  }
}

/**
 * Where a batch fails, its halves are tried in transactions of their own, so that what cannot be told
 * of one loan, whyever, is that loan's failure alone.
 */
async function reportPage(
  transact: Ports['transact'],
  page: readonly EndedMonth[],
  now: Date,
): Promise<Pass> {
  try {
    const reported = await transact((work) => reportBatch(work, page, now));
    return { reported, failed: 0, failures: [] };
  } catch (error) {
    const [only, ...others] = page;
    if (only === undefined) throw error;
    if (others.length === 0) {
      return { reported: 0, failed: 1, failures: [{ loanId: only.loanId, error }] };
    }
  }
  const middle = Math.ceil(page.length / 2);
  const first = await reportPage(transact, page.slice(0, middle), now);
  const second = await reportPage(transact, page.slice(middle), now);
  return {
    reported: first.reported + second.reported,
    failed: first.failed + second.failed,
    failures: [...first.failures, ...second.failures],
  };
}

async function reportBatch(work: Work, page: readonly EndedMonth[], now: Date): Promise<number> {
  const ended = await work.performance.lock(page);
  for (const { loan, history, number, revision } of ended) {
    const month = performanceOf(history, number);
    await tellMonth(work, loan, { ...month, revision }, now);
    const next = isLastMonth(month) ? null : monthEnd(history, number + 1);
    await work.performance.setNext(loan.id, next);
  }
  return ended.length;
}

/** Fails, so that it is seen and tried again. */
function refuse({ failed, failures }: Pass): void {
  if (failed === 0) return;
  const named = failures.map(({ loanId }) => loanId).join(', ');
  throw new AggregateError(
    failures.map(({ error }) => error),
    `How ${failed} loans performed cannot be told, among them ${named}: look at their entries.`,
  );
}
