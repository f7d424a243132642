import type { AlertFact } from '../alerts/alert.ts';
import { type Direction, dayNumber, directionOf, type Movement, shown, sumOf } from './movement.ts';

/** A pattern that a rule found. */
export interface Finding {
  /** The payments that make it, in their order. */
  readonly movements: readonly Movement[];
  /** The payments without which it would not have been found, beside those that make it. */
  readonly context: readonly Movement[];
  /** What fired, as an officer reads it. */
  readonly facts: readonly AlertFact[];
}

/** Payments that are named one by one in the facts. */
const NAMED = 20;

export function fact(name: string, value: string | number): AlertFact {
  return { name, value: String(value) };
}

/** What is told of payments, whatever rule they met. */
export function factsOf(movements: readonly Movement[]): readonly AlertFact[] {
  const currency = movements[0]?.currency ?? '';
  const days = movements.map(({ day }) => day).sort();
  const named = movements.slice(-NAMED).map(({ paymentId }) => paymentId);
  return [
    fact('payments', movements.length),
    ...sumsOf(movements, currency),
    fact('from', days[0] ?? ''),
    fact('through', days.at(-1) ?? ''),
    fact('paymentIds', named.join(', ')),
  ];
}

/** What came in and what went out are told apart: of both there is no sum that anybody ever had. */
function sumsOf(movements: readonly Movement[], currency: string): readonly AlertFact[] {
  const going = (way: Direction) => movements.filter((one) => directionOf(one) === way);
  const [received, paidOut] = [going('IN'), going('OUT')];
  const told = (name: string, some: readonly Movement[]) =>
    fact(name, shown(sumOf(some), currency));
  if (received.length === 0 || paidOut.length === 0) return [told('sum', movements)];
  return [told('received', received), told('paidOut', paidOut)];
}

/**
 * For each payment, those of the window that ends with it: of the same day what comes before it, and
 * all of the days before.
 *
 * @param movements in their order
 * @param days 1 is one day alone
 */
export function windowsOf(
  movements: readonly Movement[],
  days: number,
): readonly (readonly Movement[])[] {
  let first = 0;
  return movements.map((movement, last) => {
    const since = dayNumber(movement.day) - days;
    while (dayNumber(movements[first]?.day ?? movement.day) <= since) first += 1;
    return movements.slice(first, last + 1);
  });
}

/** The windows in which the payments are enough. */
export function findInWindows(
  movements: readonly Movement[],
  days: number,
  isEnough: (window: readonly Movement[]) => boolean,
  tell: (window: readonly Movement[]) => readonly AlertFact[] = () => [],
): readonly Finding[] {
  return windowsOf(movements, days)
    .filter(isEnough)
    .map((window) => ({
      movements: window,
      context: [],
      facts: [...tell(window), ...factsOf(window)],
    }));
}
