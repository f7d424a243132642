import type { ModelSubject } from '../../src/domain/model-subject.ts';
import type { ModelKind } from '../../src/domain/scoring-model.ts';

/** In which unit a model reads amounts. */
export const AMOUNTS: Readonly<Record<ModelSubject, (currency: string) => string>> = {
  APPLICATION: (currency) => `read in ${currency}, in major units`,
  BEHAVIOUR: (currency) =>
    `read as shares of what was due, in any currency (the data is in ${currency})`,
};

/** What of a model is fitted anew for each part, and what is not. */
export const FITTED_ANEW: Readonly<Record<ModelKind, string>> = {
  SCORECARD: 'bins, weights and points alike',
  BOOSTED_TREES:
    'trees and leaves alike; only the edges that splits choose from, quantiles of each characteristic, are those of all rows, and outcomes have no say in them',
};
/** What a card shows of the model that serves, which is fitted on all rows. */
export const OF_ALL_ROWS: Readonly<Record<ModelKind, string>> = {
  SCORECARD: 'bins, with people and bads in each, information values, coefficients and points',
  BOOSTED_TREES: 'number of leaves, share of the gain and medians',
};

/** What a lender does before a model decides. */
export const TRY_OUT: Readonly<Record<ModelSubject, string>> = {
  APPLICATION:
    'score a sample of the lender’s own past applicants, compare predicted with observed shares, and move the cut-off or fit anew where they part',
  BEHAVIOUR:
    'score the lender’s own borrowers as they stood some months ago, compare predicted with observed shares, and declare other edges in the policy matrix or fit anew where they part',
};

/** What becomes of the people whom a model scored, and who is compared with whom. */
export const FOLLOWED: Readonly<Record<ModelSubject, readonly string[]>> = {
  APPLICATION: [
    'As loans age, what was predicted when they were decided is compared with how many have defaulted (`scoreCalibration`).',
    'Approval rates of people under 30 and of the others are compared quarter by quarter (`scoreFairness`); the group is known for that and for nothing else.',
  ],
  BEHAVIOUR: [
    'Its probabilities are not compared with what became of the borrowers: loans are followed by the score that they were decided by (`scoreCalibration`). Compare them before more than their order is trusted.',
    'It is part of the overall score, so that approval rates of people under 30 and of the others (`scoreFairness`) show its part with the rest, and not apart.',
  ],
};
