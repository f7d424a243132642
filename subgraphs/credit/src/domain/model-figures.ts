/**
 * How a model did on applicants that it was not trained on, as data for plots and model cards, and
 * what those who are scored are compared with. Shares and rates lie in [0, 1]; every number is rounded to six significant digits.
 */
export interface ModelFigures {
  /** At most 101 points from (0, 0) to (1, 1), neither rate ever falling. */
  readonly roc: readonly RocPoint[];
  /** The scores given, in steps of ten points from the scale's minimum to its maximum. */
  readonly scores: readonly ScoreStep[];
  /** Ten bins of as many applicants each, from the safest to the riskiest. */
  readonly calibration: readonly CalibrationBin[];
  /** One entry for each comparison of two groups; empty where the data knows of none. */
  readonly fairness: readonly Fairness[];
  readonly reference: ReferenceFigures;
}

/**
 * What watching compares with: the model as it is served, on those of the training data whom it could
 * be served to. Others would never come (their inputs are missing, codes or out of bounds), and the
 * models of cross-validation never serve anybody: against either, nothing having changed would look
 * like drift.
 */
export interface ReferenceFigures {
  readonly people: number;
  /** In steps of ten points from the scale's minimum to its maximum. */
  readonly scores: readonly ReferenceCount[];
  /** Of each characteristic that the model reads: the bins that it is scored by, else about ten. */
  readonly characteristics: readonly {
    readonly name: string;
    readonly bins: readonly ReferenceCount[];
  }[];
}

/** People from the previous one's edge up to, and not including, `below`; null = no upper edge. */
export interface ReferenceCount {
  readonly below: number | null;
  readonly count: number;
}

/** What refusing everybody from some risk upwards would do. */
export interface RocPoint {
  /** Share of the goods that would be refused. */
  readonly falsePositiveRate: number;
  /** Share of the bads that would be refused. */
  readonly truePositiveRate: number;
}

/** Scores from the previous step's edge up to, and not including, `below`; null = the maximum too. */
export interface ScoreStep {
  readonly below: number | null;
  /** Applicants with such a score, and how many of them were bad. */
  readonly count: number;
  readonly bads: number;
}

export interface CalibrationBin {
  readonly count: number;
  /** Mean probability of default that was predicted. */
  readonly predicted: number;
  /** Share of the applicants who were bad. */
  readonly observed: number;
}

/** Two groups compared as if the best `approvalShare` of all applicants were approved. */
export interface Fairness {
  /** What the groups differ in; never an input of the model. */
  readonly attribute: string;
  readonly approvalShare: number;
  /** The lowest score approved; all who share it are, so that a little more may be. */
  readonly cutOff: number;
  readonly protectedGroup: GroupFigures;
  readonly referenceGroup: GroupFigures;
  /** Approval rate of the protected group ÷ that of the reference group. */
  readonly adverseImpactRatio: number;
  /** The same rates among those who repaid: protected − reference; 0 is equal opportunity. */
  readonly equalOpportunityDifference: number;
}

export interface GroupFigures {
  /** As in «under 30». */
  readonly label: string;
  readonly count: number;
  readonly bads: number;
  readonly approvalRate: number;
  /** Approval rate of those who repaid. */
  readonly approvalRateOfGoods: number;
  /** Mean probability of default that was predicted, and share of the applicants who were bad. */
  readonly predicted: number;
  readonly observed: number;
  /** Bins of as many applicants of the group each. */
  readonly calibration: readonly CalibrationBin[];
}
