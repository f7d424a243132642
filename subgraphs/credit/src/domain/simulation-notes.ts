import type { FinancialProfile } from './financial-profile.ts';
import { highestIn, type OverallRating } from './policy-matrix.ts';

type Late = Pick<FinancialProfile, 'timesLate30Days' | 'timesLate60Days' | 'timesLate90Days'>;

/** What no change of a profile can mend now, and what holds the overall score where it is. */
export function simulationNotes(profile: Late, overall: OverallRating): readonly string[] {
  return [
    ...arrearsNotes(overall),
    ...behaviourNotes(overall),
    ...(isLate(profile)
      ? [
          'Late payments count for as long as they lie in the last 24 months; until then nothing but time takes them off.',
        ]
      : []),
  ];
}

function arrearsNotes({ arrears }: OverallRating): readonly string[] {
  if (arrears === null) return [];
  return [
    `Payments on a loan here are overdue now: the overall score is ${highestIn(arrears.highest)} at most, whatever else changes, until they are paid and the loan's next month has closed.`,
  ];
}

function behaviourNotes({ behaviourBand, effect, value }: OverallRating): readonly string[] {
  if (behaviourBand === 'POOR') {
    return [
      `How loans here were repaid in the last six months holds the overall score at ${highestIn('POOR')} at most, whatever else changes; months that are paid in full and in time mend it.`,
    ];
  }
  if (behaviourBand === 'WEAK') {
    return [
      'How loans here were repaid in the last six months holds the overall band one below that of the application; months that are paid in full and in time mend it.',
    ];
  }
  if (effect !== 'RAISED') return [];
  return [
    `Loans here were repaid without a fault, which raises the overall score to ${value}: a change adds to it once it brings the application itself into its next band.`,
  ];
}

function isLate({ timesLate30Days, timesLate60Days, timesLate90Days }: Late): boolean {
  return timesLate30Days + timesLate60Days + timesLate90Days > 0;
}
