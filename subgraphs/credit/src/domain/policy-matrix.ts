import { bandOf, LOWEST_SCORES, SCORE_BANDS, type ScoreBand } from './bands.ts';
import type { Conduct } from './conduct.ts';

/** What a behavioural score means for the band of the application, from the best down. */
export const BEHAVIOUR_BANDS = ['STRONG', 'STEADY', 'WEAK', 'POOR'] as const;
export type BehaviourBand = (typeof BEHAVIOUR_BANDS)[number];

/** From so many whole months of 28 days on for which a loan is overdue, no better band than this. */
export interface ArrearsRule {
  readonly monthsOverdue: number;
  readonly highest: ScoreBand;
}

/**
 * A declared policy, never learned: which band an application gets in the light of how the person
 * has repaid. Another table is another version, so that a score tells which one had a say in it.
 */
export interface PolicyMatrix {
  readonly version: string;
  /** Lowest behavioural score of each band; the worst has none. */
  readonly lowestBehaviour: Readonly<Record<Exclude<BehaviourBand, 'POOR'>, number>>;
  /** Why the table and its edges are what they are, for whoever reads it. */
  readonly reasoning: readonly string[];
  /** Overall band by the application's band and the behavioural one. */
  readonly overall: Readonly<Record<ScoreBand, Readonly<Record<BehaviourBand, ScoreBand>>>>;
  /**
   * The table raises a band only where no payment of the six months was later than so many days and
   * everything that was due is paid: otherwise the band of the application stays.
   */
  readonly maximumDaysLateToRaise: number;
  /** What is overdue now counts after one month as after six, with no model; the strictest first. */
  readonly arrears: readonly ArrearsRule[];
}

/**
 * The edges are odds in the data that behaviour-v1 was fitted on, where 22.1 % defaulted in the
 * next month: 3.5 good to one bad, which is 555 points.
 */
export const POLICY_MATRIX: PolicyMatrix = {
  version: 'matrix-v1',
  lowestBehaviour: { STRONG: 605, STEADY: 555, WEAK: 465 },
  reasoning: [
    'STRONG begins at 605, where the odds of repaying are twice those of the average borrower in the data (7:1 against 3.5:1). Doubled odds are worth 50 points, which is about the width of a band: the application moves up by one.',
    'STEADY begins at 555, the odds of the average borrower. Who repays as people on the whole do confirms the application: its band stays.',
    'WEAK begins at 465, where somebody is as likely as not to miss the next payment. Below the average the application moves down by one band.',
    'POOR is more likely than not to miss what comes next: whatever was stated, the overall band is POOR.',
    'A POOR application stays POOR: half a year of repaying does not answer for what is stated today.',
    'A band is raised for faultless conduct alone: no payment of the six months more than 5 days late, the time that a transfer over a weekend with a holiday takes, and everything paid that was due. The card tells whole months of delay apart, not days, so that it cannot say this itself.',
    'Whoever owes a payment here for a month or longer now gets no better than FAIR, and for two months POOR, whatever is stated and however few months there are to go by: nobody is lent more while a loan here is overdue.',
  ],
  overall: {
    EXCELLENT: { STRONG: 'EXCELLENT', STEADY: 'EXCELLENT', WEAK: 'VERY_GOOD', POOR: 'POOR' },
    VERY_GOOD: { STRONG: 'EXCELLENT', STEADY: 'VERY_GOOD', WEAK: 'GOOD', POOR: 'POOR' },
    GOOD: { STRONG: 'VERY_GOOD', STEADY: 'GOOD', WEAK: 'FAIR', POOR: 'POOR' },
    FAIR: { STRONG: 'GOOD', STEADY: 'FAIR', WEAK: 'POOR', POOR: 'POOR' },
    POOR: { STRONG: 'POOR', STEADY: 'POOR', WEAK: 'POOR', POOR: 'POOR' },
  },
  maximumDaysLateToRaise: 5,
  arrears: [
    { monthsOverdue: 2, highest: 'POOR' },
    { monthsOverdue: 1, highest: 'FAIR' },
  ],
};

/** Every matrix that ever had a say, so that its scores can be recomputed: added to, never changed. */
const POLICY_MATRICES: readonly PolicyMatrix[] = [POLICY_MATRIX];

export function findPolicyMatrix(version: string): PolicyMatrix | undefined {
  return POLICY_MATRICES.find((matrix) => matrix.version === version);
}

/** What the policy reads beside the application's score. */
export interface Repayment {
  /** Null where there are fewer than six months to go by. */
  readonly behaviourValue: number | null;
  /** Null where nothing was borrowed here within the year. */
  readonly conduct: Conduct | null;
}

export interface OverallRating {
  readonly value: number;
  readonly band: ScoreBand;
  /** Against the application's band. */
  readonly effect: 'RAISED' | 'KEPT' | 'LOWERED';
  readonly behaviourBand: BehaviourBand | null;
  /** The rule that holds the band down; null where nothing is overdue for that long. */
  readonly arrears: ArrearsRule | null;
}

/** The band of a behavioural score. */
export function behaviourBandOf({ lowestBehaviour }: PolicyMatrix, value: number): BehaviourBand {
  if (value >= lowestBehaviour.STRONG) return 'STRONG';
  if (value >= lowestBehaviour.STEADY) return 'STEADY';
  return value >= lowestBehaviour.WEAK ? 'WEAK' : 'POOR';
}

/**
 * Joins an application's score with how the person repaid: the overall band is the table's, no better
 * than arrears allow, and the overall value the application's, moved to the nearest point of that band.
 */
export function overallOf(
  matrix: PolicyMatrix,
  applicationValue: number,
  { behaviourValue, conduct }: Repayment,
): OverallRating {
  const applied = bandOf(applicationValue);
  const behaviourBand = behaviourValue === null ? null : behaviourBandOf(matrix, behaviourValue);
  const said = behaviourBand === null ? applied : matrix.overall[applied][behaviourBand];
  const joined = isFaultless(matrix, conduct) ? said : worseOf(said, applied);
  const arrears =
    matrix.arrears.find(({ monthsOverdue }) => (conduct?.monthsOverdue ?? 0) >= monthsOverdue) ??
    null;
  const band = arrears ? worseOf(joined, arrears.highest) : joined;
  const value = nearestIn(band, applicationValue);
  const step = SCORE_BANDS.indexOf(applied) - SCORE_BANDS.indexOf(band);
  const effect = step === 0 ? 'KEPT' : step > 0 ? 'RAISED' : 'LOWERED';
  return { value, band, effect, behaviourBand, arrears };
}

/** Points by which a rule of arrears alone lowers an application's score. */
export function arrearsPoints({ highest }: ArrearsRule, applicationValue: number): number {
  return applicationValue - Math.min(applicationValue, highestIn(highest));
}

/** The highest whole score of a band; infinite for the best. */
export function highestIn(band: ScoreBand): number {
  const better = SCORE_BANDS[SCORE_BANDS.indexOf(band) - 1];
  return better ? LOWEST_SCORES[better] - 1 : Number.POSITIVE_INFINITY;
}

function isFaultless(matrix: PolicyMatrix, conduct: Conduct | null): boolean {
  return (
    conduct !== null &&
    conduct.worstDaysPastDue <= matrix.maximumDaysLateToRaise &&
    conduct.unpaidLoans === 0
  );
}

function worseOf(one: ScoreBand, other: ScoreBand): ScoreBand {
  return SCORE_BANDS.indexOf(one) > SCORE_BANDS.indexOf(other) ? one : other;
}

/** The whole score within a band that is nearest to a value. */
function nearestIn(band: ScoreBand, value: number): number {
  return Math.min(highestIn(band), Math.max(LOWEST_SCORES[band], value));
}
