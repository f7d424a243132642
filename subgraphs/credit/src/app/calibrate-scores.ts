import { AGES, type CalibrationCell, calibrate, HORIZON_MONTHS } from '../domain/loan-outcome.ts';
import { dayOf } from '../domain/week.ts';
import type { Ports } from './ports.ts';
import { readQuarters } from './read-quarters.ts';
import type { DayRange } from './read-range.ts';

export interface ScoreCalibration extends DayRange {
  readonly horizonMonths: number;
  readonly cells: readonly CalibrationCell[];
}

/**
 * Holds what application models expected of loans, paid out in quarters that are over, to what came of
 * them by now: the model that decided, and challengers in its shadow.
 */
export function calibrateScores(ports: Pick<Ports, 'transact' | 'clock'>) {
  return async (from?: string | null, to?: string | null): Promise<ScoreCalibration> => {
    const now = ports.clock();
    const quarters = readQuarters(from, to, now);
    const range = { from: quarters[0].from, to: quarters.at(-1)?.to ?? quarters[0].to };
    const counts = await ports.transact((work) =>
      work.outcomes.agedLoans(range.from, range.to, dayOf(now), AGES),
    );
    return { ...range, horizonMonths: HORIZON_MONTHS, cells: calibrate(counts) };
  };
}
