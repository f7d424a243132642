import type { BoostedTrees } from './boosted-trees.ts';
import type { ModelAbout, ModelGates } from './model-about.ts';
import type { ModelFigures } from './model-figures.ts';
import type { Scorecard } from './scorecard.ts';

/** What a model is made of. */
export const MODEL_KINDS = ['SCORECARD', 'BOOSTED_TREES'] as const;
export type ModelKind = (typeof MODEL_KINDS)[number];

/** How well predictions agreed with outcomes, on applicants that were not trained on. */
export interface ModelMetrics {
  /** Chance that a bad applicant was rated riskier than a good one. */
  readonly auc: number;
  /** Kolmogorov–Smirnov distance between goods and bads. */
  readonly ks: number;
  readonly brier: number;
  readonly calibrationSlope: number;
  /** Expected calibration error over ten bins of equal size. */
  readonly ece: number;
}

/** Where a model comes from and how good it is. */
interface Fitted {
  readonly title: string;
  readonly trainedOn: string;
  /** Version of the trainer that wrote the file. */
  readonly codeVersion: string;
  readonly data: {
    readonly title: string;
    /** Of the uncompressed file, in hexadecimal. */
    readonly sha256: string;
    readonly rows: number;
    readonly bads: number;
    readonly terms: string;
  };
  /** What «bad» means in the data. */
  readonly target: string;
  readonly metrics: {
    readonly outOfFold: ModelMetrics;
    /** AUC of each held-out fold: how much the figure moves by chance. */
    readonly foldAucs: readonly number[];
  };
  /** For plots, the model card and watching; out of fold as well. */
  readonly figures: ModelFigures;
  readonly gates?: ModelGates;
  readonly about?: ModelAbout;
}

/** What another kind of model makes of the same characteristics, on the same folds. */
export interface PeerMetrics {
  readonly kind: ModelKind;
  readonly auc: number;
}

export interface ScorecardModel extends Scorecard, Fitted {
  readonly kind: 'SCORECARD';
  readonly metrics: Fitted['metrics'] & { readonly peer?: PeerMetrics };
}

export interface TreesModel extends BoostedTrees, Fitted {
  readonly kind: 'BOOSTED_TREES';
  readonly metrics: Fitted['metrics'] & {
    /** Of the applicants of whom everything is known, as it is of everybody who states a profile. */
    readonly complete: { readonly rows: number; readonly auc: number };
  };
}

/** A fitted model: one file under `models/`. */
export type ScoringModel = ScorecardModel | TreesModel;
