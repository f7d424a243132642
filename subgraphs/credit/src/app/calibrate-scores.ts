import { AGES, type CalibrationCell, calibrate, HORIZON_MONTHS } from '../domain/loan-outcome.ts';
import { dayOf } from '../domain/week.ts';
import type { Ports } from './ports.ts';
import { type DayRange, readRange } from './read-range.ts';

export interface ScoreCalibration extends DayRange {
  readonly horizonMonths: number;
  readonly cells: readonly CalibrationCell[];
}

/** Holds what was expected of loans, paid out in a range of days, to what came of them by now. */
export function calibrateScores(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (from?: string | null, to?: string | null): Promise<ScoreCalibration> => {
    const now = ports.clock();
    const range = readRange(from, to, now);
    const counts = await ports.transact((work) =>
      work.outcomes.agedLoans(range.from, range.to, dayOf(now), AGES),
    );
    return { ...range, horizonMonths: HORIZON_MONTHS, cells: calibrate(counts) };
  };
}
