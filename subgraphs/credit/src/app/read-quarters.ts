import { Fault } from '@blockscore/result';
import { type Quarter, quarterNumber, quarterOf } from '../domain/quarter.ts';
import { dayOf } from '../domain/week.ts';
import { readRange } from './read-range.ts';

const DEFAULT_QUARTERS = 4;

/**
 * The quarters that the days of somebody's question lie in, whole, and those only that are over: of
 * periods that overlap, or that still run, the difference between two answers would tell of single
 * people. The last four where nothing else is said.
 *
 * @returns at least one, oldest first
 * @throws Fault BAD_USER_INPUT that says what to give instead
 */
export function readQuarters(
  from: string | null | undefined,
  to: string | null | undefined,
  now: Date,
): readonly [Quarter, ...Quarter[]] {
  const running = quarterNumber(dayOf(now));
  const until = to ?? quarterOf(running - 1).to;
  const end = Math.min(quarterNumber(until), running - 1);
  const range = readRange(from ?? quarterOf(end - DEFAULT_QUARTERS + 1).from, until, now);
  const start = quarterNumber(range.from);
  if (start > end) {
    throw new Fault(
      'BAD_USER_INPUT',
      `from: the quarter of ${range.from} is not over, and shows nothing until then: give a day before ${quarterOf(running).from}.`,
    );
  }
  const later = Array.from({ length: end - start }, (_, i) => quarterOf(start + 1 + i));
  return [quarterOf(start), ...later];
}
