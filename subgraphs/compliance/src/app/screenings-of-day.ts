import type { Caller } from '@blockscore/caller';
import { isId } from '@blockscore/ids';
import { Fault } from '@blockscore/result';
import { isDay } from '../domain/kyc/subject.ts';
import type { Rescreening } from '../domain/rescreening.ts';
import type { Screening } from '../domain/screening.ts';
import { isConcerned } from './is-concerned.ts';
import type { Ports, UserId } from './ports.ts';

/** That a customer was compared with all the others, and what held after it. */
export interface DayComparison {
  readonly rescreening: Rescreening;
  /** The one that it made, or the one before, whose result it found again. */
  readonly screening: Screening;
}

export interface ScreeningDay {
  readonly userId: UserId;
  readonly day: string;
  /** Made on that day, for whatever reason, the oldest first. */
  readonly screenings: readonly Screening[];
  /** Of all customers, this one among them; the oldest first. */
  readonly comparisons: readonly DayComparison[];
  /** Those that passed over this customer, whose data could not be read, or were to be told anew. */
  readonly passedOver: readonly Rescreening[];
}

const DAY_MS = 86_400_000;

/**
 * With what somebody was compared on a day (UTC), and what was found: an examiner's question. A
 * comparison of all customers leaves a screening only where it finds something else than was known; of
 * the others it says itself that they were compared.
 */
export function screeningsOfDay(ports: Pick<Ports, 'snapshot'>) {
  return async (
    caller: Caller,
    { userId, day }: { readonly userId: string; readonly day: string },
  ): Promise<ScreeningDay | null> => {
    if (!isDay(day)) throw new Fault('BAD_USER_INPUT', 'day: give a day as YYYY-MM-DD.');
    if (!isId('user', userId)) return null;
    const from = new Date(`${day}T00:00:00.000Z`);
    const to = new Date(from.getTime() + DAY_MS);
    return await ports.snapshot(async (work) => {
      if (await isConcerned(work, caller, userId)) return null;
      if ((await work.subjects.find(userId)) === undefined) return null;
      const runs = await work.rescreenings.during(from, to, userId);
      const ends = runs.map(({ run }) => run.endedAt?.getTime() ?? to.getTime());
      const until = new Date(Math.max(to.getTime(), ...ends) + 1);
      const known = await work.screenings.until(userId, from, until);
      return {
        userId,
        day,
        screenings: known.filter(({ screenedAt }) => screenedAt >= from && screenedAt < to),
        comparisons: runs.flatMap(({ run, failed }) => {
          const screening = failed ? undefined : heldAfter(run, userId, known);
          return screening === undefined ? [] : [{ rescreening: run, screening }];
        }),
        passedOver: runs.flatMap(({ run, failed }) => (failed ? [run] : [])),
      };
    });
  };
}

/** Undefined where the comparison did not come to the customer, or before they were one. */
function heldAfter(
  run: Rescreening,
  userId: UserId,
  known: readonly Screening[],
): Screening | undefined {
  const own = known.findLast(({ runId }) => runId === run.id);
  if (own !== undefined) return own;
  const wasReached = run.end === 'FINISHED' || (run.place !== null && run.place >= userId);
  return wasReached ? known.findLast(({ screenedAt }) => screenedAt < run.beganAt) : undefined;
}
