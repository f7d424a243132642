import { FEWEST_PEOPLE } from './fewest-people.ts';

/** How a challenger's scores compare with the champion's of the same inputs. */
export interface ShadowFigures {
  readonly scores: number;
  /** Whom the scores are of. */
  readonly people: number;
  /** Mean of challenger − champion, in points; null without scores. */
  readonly meanDifference: number | null;
  /** Pearson's; null where it is not defined. */
  readonly correlation: number | null;
  /** Scores on the other side of the challenger's cut-off than of the champion's. */
  readonly approvedOnlyByChallenger: number;
  readonly refusedOnlyByChallenger: number;
}

export interface ShadowComparison {
  /** Null, as all the rest, where fewer than 20 people are compared. */
  readonly scores: number | null;
  readonly meanDifference: number | null;
  readonly correlation: number | null;
  /** Shares of all scores. */
  readonly swappedShare: number | null;
  readonly approvedOnlyByChallengerShare: number | null;
  readonly refusedOnlyByChallengerShare: number | null;
}

/** What may be shown: aggregates of enough people, or nothing. */
export function comparisonOf(figures: ShadowFigures): ShadowComparison {
  const { scores, people, approvedOnlyByChallenger, refusedOnlyByChallenger } = figures;
  if (people < FEWEST_PEOPLE) {
    return {
      scores: null,
      meanDifference: null,
      correlation: null,
      swappedShare: null,
      approvedOnlyByChallengerShare: null,
      refusedOnlyByChallengerShare: null,
    };
  }
  return {
    scores,
    meanDifference: figures.meanDifference,
    correlation: figures.correlation,
    swappedShare: (approvedOnlyByChallenger + refusedOnlyByChallenger) / scores,
    approvedOnlyByChallengerShare: approvedOnlyByChallenger / scores,
    refusedOnlyByChallengerShare: refusedOnlyByChallenger / scores,
  };
}
