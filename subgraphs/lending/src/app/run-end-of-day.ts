import type { Id } from '@blockscore/ids';
import { addDays, dayOf, type LocalDate } from '../domain/calendar.ts';
import { closeChunk } from './close-chunk.ts';
import type { EndOfDay, LoanChunk } from './end-of-day-ports.ts';
import { expireOffers } from './expire-offers.ts';
import type { Ports } from './ports.ts';

/** Loans that are written in a transaction. */
const CHUNK = 1_000;
/** Chunks that are worked on at once: while one of them is being written, the other is worked out. */
const LANES = 2;
/** After so many loans that failed in a run it is not they that something is wrong with. */
const TOO_MANY = 50;
/** So many of them are named. */
const NAMED = 5;

/** What a run did. */
export interface EndOfDayRun {
  /** Days that were closed, or went on to be. */
  readonly days: number;
  /** Offers that had run out. */
  readonly expired: number;
}

interface Failure {
  readonly loanId: Id<'loan'>;
  readonly error: unknown;
}

export interface EndOfDayOptions {
  /** How many loans at most are written in a transaction. */
  readonly size?: number;
  /** How many transactions there are at once, where there is so much to do. */
  readonly lanes?: number;
}

/**
 * Closes each day that is over and not closed, in their order: the state of every loan whose money is
 * out at the end of that day, as of that day. Run at 00:30 it closes yesterday, after a standstill
 * every day of it. Loans are written in chunks, each in a transaction of its own that holds the
 * chunk's lock: what is killed in between is left to whoever comes next, and processes that run at once
 * share the chunks. A loan that cannot be written is that loan's failure alone; the next run, and each
 * day after, tries it again.
 *
 * @param signal stops between two chunks; what was written stays
 * @param onProgress is called after each chunk with how far its day has come
 * @throws AggregateError where loans could not be written, once all others are
 */
export function runEndOfDay(
  ports: Pick<Ports, 'transact' | 'clock'>,
  { size = CHUNK, lanes = LANES }: EndOfDayOptions = {},
) {
  return async (
    signal?: AbortSignal,
    onProgress: (progress: EndOfDay) => void = () => {},
  ): Promise<EndOfDayRun> => {
    const { clock } = ports;
    const failures: Failure[] = [];
    let days = 0;
    signal?.throwIfAborted();
    let next = await begin(ports, size, true);
    while (next !== undefined) {
      const { day, isOver } = next;
      if (!isOver) await closeDay(ports, day, lanes, { failures, signal, onProgress });
      days += 1;
      signal?.throwIfAborted();
      next = day < yesterday(clock()) ? await begin(ports, size, false) : undefined;
    }
    const expired = await expireOffers(ports)();
    refuse(failures);
    return { days, expired };
  };
}

const yesterday = (now: Date): LocalDate => addDays(dayOf(now), -1);

interface Begun {
  readonly day: LocalDate;
  /** Whether there is nothing to do on it. */
  readonly isOver: boolean;
}

/**
 * Begins the day that is to be closed next, or goes on with it.
 *
 * @param again whether the loans that failed on the last one are to be tried again
 * @returns undefined where the last day that is over is closed
 */
async function begin(
  { transact, clock }: Pick<Ports, 'transact' | 'clock'>,
  size: number,
  again: boolean,
): Promise<Begun | undefined> {
  return await transact(async ({ endOfDays }) => {
    const last = await endOfDays.latest();
    const isAgain = again && last !== undefined && last.failed > 0;
    if (isAgain) await endOfDays.reopen(last.day);
    if (isAgain || last?.finishedAt === null) return { day: last.day, isOver: false };
    const until = yesterday(clock());
    const first = last === undefined ? await endOfDays.firstOpen() : addDays(last.day, 1);
    const [day = until] = [first ?? until, until].sort();
    if (last !== undefined && day <= last.day) return undefined;
    return { day, isOver: await endOfDays.begin(day, size, clock()) };
  });
}

/** What is going on, and who is told. */
interface Going {
  readonly failures: Failure[];
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (progress: EndOfDay) => void;
}

async function closeDay(
  ports: Pick<Ports, 'transact' | 'clock'>,
  day: LocalDate,
  lanes: number,
  going: Going,
): Promise<void> {
  // Of most lenders that is all there is to do, and nobody else has to look for more.
  if (await closeStep(ports, day, going)) return;
  let isStopped = false;
  const lane = async (): Promise<void> => {
    try {
      while (!isStopped && !(await closeStep(ports, day, going)));
    } finally {
      // Where one fails the others stop between two chunks too.
      isStopped = true;
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const result of ended) if (result.status === 'rejected') throw result.reason;
}

/** @returns whether the day is over */
async function closeStep(
  ports: Pick<Ports, 'transact' | 'clock'>,
  day: LocalDate,
  { failures, signal, onProgress }: Going,
): Promise<boolean> {
  signal?.throwIfAborted();
  const step = await closeNext(ports, day);
  if (step === 'FINISHED') return true;
  if (step === 'AGAIN') return false;
  if ('done' in step) {
    onProgress(step);
    return step.finishedAt !== null;
  }
  failures.push(step);
  if (failures.length >= TOO_MANY) refuse(failures);
  return false;
}

/**
 * Closes the next chunk of a day. Where it fails, whyever, its halves are tried in transactions of
 * their own, down to the loan that is the cause.
 */
async function closeNext(
  { transact, clock }: Pick<Ports, 'transact' | 'clock'>,
  day: LocalDate,
): Promise<EndOfDay | Failure | 'FINISHED' | 'AGAIN'> {
  let taken: LoanChunk | undefined;
  try {
    const progress = await transact(async (work) => {
      taken = await work.endOfDays.take(day);
      return taken && (await closeChunk(work, taken, clock()));
    });
    if (progress !== undefined) return progress;
    // In a transaction of its own: that above may have waited for a chunk, and holds its lock.
    const isOver = await transact(({ endOfDays }) => endOfDays.finish(day, clock()));
    return isOver ? 'FINISHED' : 'AGAIN';
  } catch (error) {
    const chunk = taken;
    if (chunk === undefined) throw error;
    const loanId = await transact((work) => work.endOfDays.split(chunk, clock()));
    return loanId === undefined ? 'AGAIN' : { loanId, error };
  }
}

/** Fails, so that it is seen and tried again. */
function refuse(failures: readonly Failure[]): void {
  if (failures.length === 0) return;
  const loanIds = new Set(failures.map(({ loanId }) => loanId));
  const named = [...loanIds].slice(0, NAMED).join(', ');
  throw new AggregateError(
    failures.map(({ error }) => error),
    `Loans whose end of the day cannot be written: ${loanIds.size}, among them ${named}. Look at their entries, then run it again.`,
  );
}
