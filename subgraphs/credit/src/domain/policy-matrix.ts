import { bandOf, LOWEST_SCORES, SCORE_BANDS, type ScoreBand } from './bands.ts';

/** What a behavioural score means for the band of the application, from the best down. */
export const BEHAVIOUR_BANDS = ['STRONG', 'STEADY', 'WEAK', 'POOR'] as const;
export type BehaviourBand = (typeof BEHAVIOUR_BANDS)[number];

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
  ],
  overall: {
    EXCELLENT: { STRONG: 'EXCELLENT', STEADY: 'EXCELLENT', WEAK: 'VERY_GOOD', POOR: 'POOR' },
    VERY_GOOD: { STRONG: 'EXCELLENT', STEADY: 'VERY_GOOD', WEAK: 'GOOD', POOR: 'POOR' },
    GOOD: { STRONG: 'VERY_GOOD', STEADY: 'GOOD', WEAK: 'FAIR', POOR: 'POOR' },
    FAIR: { STRONG: 'GOOD', STEADY: 'FAIR', WEAK: 'POOR', POOR: 'POOR' },
    POOR: { STRONG: 'POOR', STEADY: 'POOR', WEAK: 'POOR', POOR: 'POOR' },
  },
};

/** Every matrix that ever had a say, so that its scores can be recomputed: added to, never changed. */
const POLICY_MATRICES: readonly PolicyMatrix[] = [POLICY_MATRIX];

export function findPolicyMatrix(version: string): PolicyMatrix | undefined {
  return POLICY_MATRICES.find((matrix) => matrix.version === version);
}

export interface OverallRating {
  readonly value: number;
  readonly band: ScoreBand;
  readonly effect: 'RAISED' | 'KEPT' | 'LOWERED';
}

/** The band of a behavioural score. */
export function behaviourBandOf({ lowestBehaviour }: PolicyMatrix, value: number): BehaviourBand {
  if (value >= lowestBehaviour.STRONG) return 'STRONG';
  if (value >= lowestBehaviour.STEADY) return 'STEADY';
  return value >= lowestBehaviour.WEAK ? 'WEAK' : 'POOR';
}

/**
 * Joins an application's score and a behavioural one: the overall band is the table's, the overall
 * value the application's, moved to the nearest point of that band.
 */
export function overallOf(
  matrix: PolicyMatrix,
  applicationValue: number,
  behaviourValue: number,
): OverallRating {
  const applied = bandOf(applicationValue);
  const band = matrix.overall[applied][behaviourBandOf(matrix, behaviourValue)];
  const value = nearestIn(band, applicationValue);
  const step = SCORE_BANDS.indexOf(applied) - SCORE_BANDS.indexOf(band);
  if (step === 0) return { value, band, effect: 'KEPT' };
  return { value, band, effect: step > 0 ? 'RAISED' : 'LOWERED' };
}

/** The whole score within a band that is nearest to a value. */
function nearestIn(band: ScoreBand, value: number): number {
  const better = SCORE_BANDS[SCORE_BANDS.indexOf(band) - 1];
  const highest = better ? LOWEST_SCORES[better] - 1 : Number.POSITIVE_INFINITY;
  return Math.min(highest, Math.max(LOWEST_SCORES[band], value));
}
