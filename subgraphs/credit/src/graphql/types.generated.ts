import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyValue } from '@blockscore/money';
import type { ModelFairnessMapper, FairnessGroupMapper, ModelFiguresMapper } from './figures/schema.mappers.ts';
import type { ModelCharacteristicMapper, ScoringModelMapper } from './models/schema.mappers.ts';
import type { CreditPolicyMatrixMapper } from './policy/schema.mappers.ts';
import type { FinancialProfileMapper } from './profiles/schema.mappers.ts';
import type { ModelPromotionMapper, ShadowComparisonMapper } from './promotions/schema.mappers.ts';
import type { ScoreReplayMapper, ScoreAttestationMapper } from './proofs/schema.mappers.ts';
import type { ScoreRefreshMapper } from './refreshes/schema.mappers.ts';
import type { ScoreReviewMapper } from './reviews/schema.mappers.ts';
import type { CreditScoreMapper, ScoreReasonMapper, ScoreFactorMapper, UserMapper, BehaviourScoreMapper } from './scores/schema.mappers.ts';
import type { SimulatedScoreMapper, ScoreSimulationMapper, ScoreSuggestionMapper } from './simulations/schema.mappers.ts';
import type { ModelDriftMapper, DriftMeasureMapper } from './watching/schema.mappers.ts';
import type { SubgraphContext } from './context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type EnumResolverSignature<T, AllowedValues = any> = { [key in keyof T]?: AllowedValues };
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An ISO 4217 currency code, e.g. USD. */
  CurrencyCode: { input: string; output: string; }
  /** A moment in UTC, RFC 3339, e.g. 2026-01-31T12:00:00.000Z. */
  DateTime: { input: Date; output: Date; }
  /** A decimal number as text, exact, e.g. "12.50". */
  Decimal: { input: string; output: string; }
  /**
   * A JSON value that another standard defines, such as WebAuthn's dictionaries; as input at most 32,768
   * characters, nested at most 8 deep.
   */
  JSON: { input: unknown; output: unknown; }
  /** A calendar day without time zone, ISO 8601, e.g. 2026-01-31. */
  LocalDate: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type AgeGroup =
  | 'FROM_30'
  | 'UNDER_30';

export type ArrearsRule = {
  __typename?: 'ArrearsRule';
  /** The overall band is no better. */
  highest: ScoreBand;
  /** From so many whole months of 28 days on for which a payment on any loan here is overdue. */
  monthsOverdue: Scalars['Int']['output'];
};

export type BehaviourBand =
  /** More likely than not to miss what comes due next. */
  | 'POOR'
  /** At least the odds of the average borrower. */
  | 'STEADY'
  /** At least twice the odds of repaying of the average borrower in the data. */
  | 'STRONG'
  /** Below the average. */
  | 'WEAK';

export type BehaviourBandRange = {
  __typename?: 'BehaviourBandRange';
  band: BehaviourBand;
  /** Lowest behavioural score of the band; null for the worst. */
  from?: Maybe<Scalars['Int']['output']>;
};

/** How a person repaid in the six newest months in which something was due. */
export type BehaviourScore = {
  __typename?: 'BehaviourScore';
  /** What was scored; null once the person's data has been erased. */
  factors?: Maybe<Array<ScoreFactor>>;
  model: ScoringModel;
  /** Of missing what comes due next month, 0 to 1; null once the person's data has been erased. */
  probabilityOfDefault?: Maybe<Scalars['Decimal']['output']>;
  /** Up to four, the one that costs most first; null once the person's data has been erased. */
  reasons?: Maybe<Array<ScoreReason>>;
  /** On the same scale as the score of the application. */
  value: Scalars['Int']['output'];
};

export type CalculateCreditScoreInput = {
  userId: Scalars['ID']['input'];
};

export type CalculateCreditScorePayload = {
  __typename?: 'CalculateCreditScorePayload';
  score?: Maybe<CreditScore>;
  userErrors: Array<CreditError>;
};

export type CalibrationAge = {
  __typename?: 'CalibrationAge';
  /** Of these, how many were 90 days past due or charged off by that age. */
  defaults: Scalars['Int']['output'];
  /** Of these loans, within the horizon. */
  expectedDefaultRate: Scalars['Float']['output'];
  /** Where the rate lies with a confidence of 95 % (Wilson). */
  interval: RateInterval;
  /** Whether the age is the horizon, so that observed and expected may be compared. */
  isComplete: Scalars['Boolean']['output'];
  /** Those of the cell that have reached the age. */
  loans: Scalars['Int']['output'];
  /** Since payout. */
  monthsOnBook: Scalars['Int']['output'];
  observedDefaultRate: Scalars['Float']['output'];
};

export type CalibrationBin = {
  __typename?: 'CalibrationBin';
  count: Scalars['Int']['output'];
  /** Share of the applicants who were bad. */
  observed: Scalars['Float']['output'];
  /** Mean probability of default that was predicted. */
  predicted: Scalars['Float']['output'];
};

/** Loans of one quarter that one model rated in one band when they were decided. */
export type CalibrationCell = {
  __typename?: 'CalibrationCell';
  /** Only ages that 20 of the loans or more have reached: a young loan is not a good one, it is young. */
  ages: Array<CalibrationAge>;
  band: ScoreBand;
  /** Mean probability of default, within the horizon. */
  expectedDefaultRate: Scalars['Float']['output'];
  /** Whether it rated them as a challenger, by scores that decided nothing. Of loans that its champion let through, that is. */
  isShadow: Scalars['Boolean']['output'];
  loans: Scalars['Int']['output'];
  modelId: Scalars['ID']['output'];
  /** The first day of the quarter in which they were paid out. */
  vintage: Scalars['LocalDate']['output'];
};

export type CreditError = UserError & {
  __typename?: 'CreditError';
  code: CreditErrorCode;
  message: Scalars['String']['output'];
  path?: Maybe<Array<Scalars['String']['output']>>;
};

export type CreditErrorCode =
  /** Only people have finances to state. */
  | 'BORROWERS_ONLY'
  /** The lender works in another currency. */
  | 'CURRENCY_NOT_OFFERED'
  /** A field is outside its bounds: `path` names it. */
  | 'INPUT_INVALID'
  /** Too many scores for one person in a day, or too many reviews. */
  | 'LIMIT_REACHED'
  /** Unknown, or not for the caller to see. */
  | 'NOT_FOUND'
  /** The person has stated no finances yet, or they have been erased. */
  | 'NO_PROFILE'
  /** Nobody answers a review of their own score. */
  | 'OWN_REVIEW'
  /** The person's finances were stated anew or corrected since the score was calculated. */
  | 'PROFILE_SUPERSEDED'
  /** The score has a review that waits. */
  | 'REVIEW_OPEN'
  /** Somebody answered the review before. */
  | 'REVIEW_RESOLVED';

/** A declared table, never learned: the overall band by the bands of the application and of behaviour. */
export type CreditPolicyMatrix = {
  __typename?: 'CreditPolicyMatrix';
  /** What is overdue now holds the band down, however few months there are to go by; the strictest first. */
  arrears: Array<ArrearsRule>;
  /** From the best down. */
  behaviourBands: Array<BehaviourBandRange>;
  /** One for each pair of bands. */
  cells: Array<PolicyMatrixCell>;
  /**
   * The table raises a band only where no payment of the six months was later than so many days and
   * everything that was due is paid; otherwise the band of the application stays.
   */
  maximumDaysLateToRaise: Scalars['Int']['output'];
  /** Why the table and its edges are what they are. */
  reasoning: Array<Scalars['String']['output']>;
  version: Scalars['String']['output'];
};

/** How likely a person repays, as it was calculated once. Own, or [scores:read]. */
export type CreditScore = {
  __typename?: 'CreditScore';
  /** What binds the lender to this score; null in scores of before there were commitments. */
  attestation?: Maybe<ScoreAttestation>;
  band: ScoreBand;
  /** How the person repaid loans here; null where there are fewer than six months to go by. */
  behaviour?: Maybe<BehaviourScore>;
  calculatedAt: Scalars['DateTime']['output'];
  /** What was scored; null once the person's data has been erased. */
  factors?: Maybe<Array<ScoreFactor>>;
  id: Scalars['ID']['output'];
  model: ScoringModel;
  /**
   * What decides: the band by the policy matrix, no better than arrears here allow; the same as `value`
   * and `band` where nothing was borrowed here.
   */
  overall: OverallScore;
  /** Chance of being 90 days late or more within 24 months, 0 to 1. */
  probabilityOfDefault: Scalars['Decimal']['output'];
  /** What was scored was stated here. */
  profile: FinancialProfile;
  /** Up to four, the one that costs most first; null once the person's data has been erased. */
  reasons?: Maybe<Array<ScoreReason>>;
  /** What was asked of humans about this score, oldest first. */
  reviews: Array<ScoreReview>;
  user: User;
  /** 300 to 850; higher is safer. 660 stands for 15 who repay to one who does not, 50 points double it. */
  value: Scalars['Int']['output'];
};

export type CreditScoreConnection = {
  __typename?: 'CreditScoreConnection';
  edges: Array<CreditScoreEdge>;
  pageInfo: PageInfo;
};

export type CreditScoreEdge = {
  __typename?: 'CreditScoreEdge';
  cursor: Scalars['String']['output'];
  node: CreditScore;
};

export type DriftBin = {
  __typename?: 'DriftBin';
  actual: Scalars['Float']['output'];
  /** Upper edge, exclusive; null for the last, and for what is missing or special. */
  below?: Maybe<Scalars['Float']['output']>;
  /** Shares of the reference and of the week, 0 to 1. */
  expected: Scalars['Float']['output'];
  kind: DriftBinKind;
};

export type DriftBinKind =
  /** Not stated. */
  | 'MISSING'
  /** A code in place of a value. */
  | 'SPECIAL'
  | 'VALUES';

export type DriftLevel =
  /** From 0.25 on: the model has to be looked into. */
  | 'ALERT'
  /** Below 0.10. */
  | 'STABLE'
  /** No judgement: fewer than 100 scores, or an index from 0.10 on that chance alone reaches as well. */
  | 'TOO_FEW'
  /** From 0.10 on: some change. */
  | 'WATCH';

export type DriftMeasure = {
  __typename?: 'DriftMeasure';
  /** None below 20 scores, for they would tell of persons. */
  bins: Array<DriftBin>;
  level: DriftLevel;
  /** `SCORE`, or a characteristic as in `ScoringModel.characteristics { name }`. */
  measure: Scalars['String']['output'];
  /** Application models: the last of each person in the week. Behavioural: each person's as it then stood. */
  scores: Scalars['Int']['output'];
  /**
   * Population stability index of the score, characteristic stability index of a characteristic:
   * Σ (actual − expected) · ln(actual ÷ expected). An empty bin counts as if half a score were in it.
   * Null below 20 scores.
   */
  stability?: Maybe<Scalars['Float']['output']>;
  /** What the index exceeds in one of twenty weeks by chance alone, for so many scores. Null below 20. */
  stabilityByChance?: Maybe<Scalars['Float']['output']>;
};

export type FairnessGroup = {
  __typename?: 'FairnessGroup';
  approvalRate: Scalars['Float']['output'];
  /** Approval rate of those who repaid. */
  approvalRateOfGoods: Scalars['Float']['output'];
  bads: Scalars['Int']['output'];
  /** Ten bins of as many of the group each. */
  calibration: Array<CalibrationBin>;
  count: Scalars['Int']['output'];
  /** Such as «under 30». */
  label: Scalars['String']['output'];
  /** Share of the group who were bad. */
  observed: Scalars['Float']['output'];
  /** Mean probability of default that was predicted. */
  predicted: Scalars['Float']['output'];
};

/**
 * What a person stated about their finances at one time; a correction is another one. Personal fields
 * are null once the person's data has been erased.
 */
export type FinancialProfile = {
  __typename?: 'FinancialProfile';
  /** The review by which an officer corrected it; null where the person stated it. */
  correctedBy?: Maybe<ScoreReview>;
  /** Never scored. */
  dependents?: Maybe<Scalars['Int']['output']>;
  /** Never scored. */
  employmentMonths?: Maybe<Scalars['Int']['output']>;
  id: Scalars['ID']['output'];
  monthlyDebtPayments?: Maybe<Money>;
  monthlyIncome?: Maybe<Money>;
  openCreditLines?: Maybe<Scalars['Int']['output']>;
  realEstateLoans?: Maybe<Scalars['Int']['output']>;
  /** Balance ÷ limit over all revolving credit: "0.35" is 35 %. */
  revolvingUtilization?: Maybe<Scalars['Decimal']['output']>;
  /** When the finances were stated; of one that an officer corrected still when the person stated them. */
  submittedAt: Scalars['DateTime']['output'];
  /** Payments 30 to 59 days late in the last 24 months. */
  timesLate30Days?: Maybe<Scalars['Int']['output']>;
  /** Payments 60 to 89 days late in the last 24 months. */
  timesLate60Days?: Maybe<Scalars['Int']['output']>;
  /** Payments 90 days late or more in the last 24 months. */
  timesLate90Days?: Maybe<Scalars['Int']['output']>;
  user: User;
};

/** What is left out stays as it is. Bounds as in `SubmitFinancialProfileInput`. */
export type FinancialProfileChanges = {
  /** Null takes the statement back. */
  dependents?: InputMaybe<Scalars['Int']['input']>;
  /** Null takes the statement back. */
  employmentMonths?: InputMaybe<Scalars['Int']['input']>;
  monthlyDebtPayments?: InputMaybe<MoneyInput>;
  monthlyIncome?: InputMaybe<MoneyInput>;
  openCreditLines?: InputMaybe<Scalars['Int']['input']>;
  realEstateLoans?: InputMaybe<Scalars['Int']['input']>;
  revolvingUtilization?: InputMaybe<Scalars['Decimal']['input']>;
  timesLate30Days?: InputMaybe<Scalars['Int']['input']>;
  timesLate60Days?: InputMaybe<Scalars['Int']['input']>;
  timesLate90Days?: InputMaybe<Scalars['Int']['input']>;
};

export type GroupFairness = {
  __typename?: 'GroupFairness';
  approvalRate?: Maybe<Scalars['Float']['output']>;
  /** Applications that were approved or rejected. */
  decided?: Maybe<Scalars['Int']['output']>;
  /** Those whose loan had been paid off or had aged 24 months, never in default, by the end of the newest quarter that is over. */
  goods?: Maybe<Scalars['Int']['output']>;
  /** Of these, the share whose score alone reached its model's cut-off. */
  goodsReachingCutOffRate?: Maybe<Scalars['Float']['output']>;
  group: AgeGroup;
};

export type ModelBin = {
  __typename?: 'ModelBin';
  bads: Scalars['Int']['output'];
  /** Upper edge, exclusive; null where there is none. */
  below?: Maybe<Scalars['Float']['output']>;
  /** Applicants of the training data in the bin, and the bad ones among them. */
  count: Scalars['Int']['output'];
  points: Scalars['Int']['output'];
  weightOfEvidence: Scalars['Float']['output'];
};

export type ModelCharacteristic = {
  __typename?: 'ModelCharacteristic';
  /** Empty for boosted trees. */
  bins: Array<ModelBin>;
  /** Scorecards only: factor of the weight of evidence in the logistic regression. */
  coefficient?: Maybe<Scalars['Float']['output']>;
  /** Boosted trees only: share of what all splits gained in training, 0 to 1. */
  gainShare?: Maybe<Scalars['Float']['output']>;
  /** Characteristics of one group measure nearly the same and give one reason together. */
  group: Scalars['String']['output'];
  /** Scorecards only. */
  informationValue?: Maybe<Scalars['Float']['output']>;
  /** Scorecards only: what earns points for a value that was not stated. */
  missing?: Maybe<ModelBin>;
  name: Scalars['String']['output'];
  /** Scorecards only: points of a value that speaks neither for nor against. */
  neutralPoints?: Maybe<Scalars['Int']['output']>;
  /** Boosted trees only: median of those approved just above the cut-off. */
  reference?: Maybe<Scalars['Float']['output']>;
  /** Scorecards only: average points of those approved just above the cut-off. */
  referencePoints?: Maybe<Scalars['Float']['output']>;
  /** Scorecards only: what earns points for a code in place of a value. */
  special?: Maybe<ModelBin>;
  trend: RiskTrend;
};

export type ModelDrift = {
  __typename?: 'ModelDrift';
  /** The week is measured each hour while it runs, and once more when it is over. */
  measuredAt: Scalars['DateTime']['output'];
  /** The score first; of models that decide, each characteristic too. */
  measures: Array<DriftMeasure>;
  /** Null where it is not served any more. */
  model?: Maybe<ScoringModel>;
  modelId: Scalars['ID']['output'];
};

/** Two groups, as if the best `approvalShare` of all applicants by score were approved. */
export type ModelFairness = {
  __typename?: 'ModelFairness';
  /** Approval rate of the protected group ÷ that of the reference group; below 0.80 asks for an explanation. */
  adverseImpactRatio: Scalars['Float']['output'];
  approvalShare: Scalars['Float']['output'];
  /** What the groups differ in, such as «age». */
  attribute: Scalars['String']['output'];
  /** The lowest score approved. */
  cutOff: Scalars['Float']['output'];
  /** Approval rates among those who repaid, protected − reference; 0 is equal opportunity. */
  equalOpportunityDifference: Scalars['Float']['output'];
  protectedGroup: FairnessGroup;
  referenceGroup: FairnessGroup;
};

export type ModelFigures = {
  __typename?: 'ModelFigures';
  /** Ten bins of as many applicants each, from the safest to the riskiest. */
  calibration: Array<CalibrationBin>;
  /** Groups compared by an attribute that is no input of the model; empty where the data knows none. */
  fairness: Array<ModelFairness>;
  /** At most 101 points from (0, 0) to (1, 1). */
  roc: Array<RocPoint>;
  /** In steps of ten points over the whole scale: what later scores are compared with for drift. */
  scores: Array<ScoreStep>;
};

export type ModelGate = {
  __typename?: 'ModelGate';
  /** Name of the figure in `metrics`; `peerLead` is what the AUC of another kind of model is better by. */
  figure: Scalars['String']['output'];
  holds: Scalars['Boolean']['output'];
  maximum?: Maybe<Scalars['Float']['output']>;
  minimum?: Maybe<Scalars['Float']['output']>;
  value: Scalars['Float']['output'];
};

export type ModelMetrics = {
  __typename?: 'ModelMetrics';
  /** Chance that a bad applicant was rated riskier than a good one. */
  auc: Scalars['Float']['output'];
  /** Mean squared difference between probability and outcome. */
  brier: Scalars['Float']['output'];
  /** 1 where predictions are neither too timid nor too bold. */
  calibrationSlope: Scalars['Float']['output'];
  /** Expected calibration error over ten bins of equal size. */
  ece: Scalars['Float']['output'];
  /** AUC of each held-out fold. */
  foldAucs: Array<Scalars['Float']['output']>;
  /** Kolmogorov–Smirnov distance between goods and bads. */
  ks: Scalars['Float']['output'];
};

/**
 * A model that was made champion, in place of the one before. The entry of `credit.model.promoted` on the
 * audit trail names it by its id, and neither reason nor person.
 */
export type ModelPromotion = {
  __typename?: 'ModelPromotion';
  id: Scalars['ID']['output'];
  /** Null where its file is not under `models/`, as is `previousModel` where the lender had none. */
  model?: Maybe<ScoringModel>;
  previousModel?: Maybe<ScoringModel>;
  promotedAt: Scalars['DateTime']['output'];
  /** The operator's name, as they gave it to the command. */
  promotedBy: Scalars['String']['output'];
  /** As the operator who promoted it gave it to the command. */
  reason: Scalars['String']['output'];
  subject: ScoringModelSubject;
};

export type ModelPromotionConnection = {
  __typename?: 'ModelPromotionConnection';
  edges: Array<ModelPromotionEdge>;
  pageInfo: PageInfo;
};

export type ModelPromotionEdge = {
  __typename?: 'ModelPromotionEdge';
  cursor: Scalars['String']['output'];
  node: ModelPromotion;
};

/** An amount of money. */
export type Money = {
  __typename?: 'Money';
  /** In major units with all the currency's digits, e.g. "1234.50". */
  amount: Scalars['Decimal']['output'];
  currency: Scalars['CurrencyCode']['output'];
};

export type MoneyInput = {
  /** In major units, e.g. "1234.50". */
  amount: Scalars['Decimal']['input'];
  currency: Scalars['CurrencyCode']['input'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Scores the latest profile anew: one's own, or anybody's for [scores:calculate]. */
  calculateCreditScore: CalculateCreditScorePayload;
  /** Asks for a human to look at one's own score: one review of a score at a time, five of a person. */
  requestScoreReview: RequestScoreReviewPayload;
  /** Answers a review. Nobody answers their own. */
  resolveScoreReview: ResolveScoreReviewPayload;
  /** States one's own finances and scores them. */
  submitFinancialProfile: SubmitFinancialProfilePayload;
};


export type MutationcalculateCreditScoreArgs = {
  input: CalculateCreditScoreInput;
};


export type MutationrequestScoreReviewArgs = {
  input: RequestScoreReviewInput;
};


export type MutationresolveScoreReviewArgs = {
  input: ResolveScoreReviewInput;
};


export type MutationsubmitFinancialProfileArgs = {
  input: SubmitFinancialProfileInput;
};

/** The application's score in the light of how the person repaid. */
export type OverallScore = {
  __typename?: 'OverallScore';
  band: ScoreBand;
  /** Of the policy that joined the two; null where nothing was borrowed here, so that it had no say. */
  matrixVersion?: Maybe<Scalars['String']['output']>;
  /** The value of the application, moved to the nearest point of the overall band. */
  value: Scalars['Int']['output'];
};

/** Where a page of a connection begins and ends. */
export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

export type PolicyMatrixCell = {
  __typename?: 'PolicyMatrixCell';
  application: ScoreBand;
  behaviour: BehaviourBand;
  overall: ScoreBand;
};

export type Query = {
  __typename?: 'Query';
  /** How behaviour moves the band of an application. */
  creditPolicyMatrix: CreditPolicyMatrix;
  /** The latest score: one's own, or anybody's for [scores:read]; null where there is none to see. */
  creditScore?: Maybe<CreditScore>;
  /** All scores, newest first: one's own, or anybody's for [scores:read]; empty where there is none to see. */
  creditScoreHistory: CreditScoreConnection;
  /** Who decided since when, newest first; the configured models were never promoted. */
  modelPromotions: ModelPromotionConnection;
  /** Loans paid out in quarters that the period touches and that are over, at most two years; the last four unless said. */
  scoreCalibration: ScoreCalibration;
  /** Weeks from the one that `from` lies in, at most two years; the last thirteen unless said. */
  scoreDrift: Array<ScoreDriftWeek>;
  /** Quarters that the period touches and that are over, at most two years; the last four unless said. */
  scoreFairness: Array<ScoreFairness>;
  /** Newest first. */
  scoreRefreshes: ScoreRefreshConnection;
  /**
   * Recomputes a score from its stored inputs by the models that gave it, and compares all of it; null
   * where there is none. The audit trail hears of it.
   */
  scoreReplay?: Maybe<ScoreReplay>;
  /** One's own, or anybody's for [scores:read]; null where there is none to see. */
  scoreReview?: Maybe<ScoreReview>;
  /** Oldest first: one's own, or anybody's for [scores:read]; empty where there is none to see. */
  scoreReviews: ScoreReviewConnection;
  scoringModel?: Maybe<ScoringModel>;
  scoringModels: Array<ScoringModel>;
  /**
   * Compares two models of one subject over the weeks, from Monday 00:00 UTC, that the days lie in, at
   * most 366 days: whole weeks, that are over, of 20 people or more each. Null where there are no two
   * such models.
   */
  shadowComparison?: Maybe<ShadowComparison>;
  /**
   * What the score would be if the latest profile were another, and which single changes would raise it
   * the most: one's own, or anybody's for [scores:read]. Stores nothing.
   */
  simulateScore: SimulateScorePayload;
};


export type QuerycreditScoreArgs = {
  userId: Scalars['ID']['input'];
};


export type QuerycreditScoreHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  userId: Scalars['ID']['input'];
};


export type QuerymodelPromotionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryscoreCalibrationArgs = {
  from?: InputMaybe<Scalars['LocalDate']['input']>;
  to?: InputMaybe<Scalars['LocalDate']['input']>;
};


export type QueryscoreDriftArgs = {
  from?: InputMaybe<Scalars['LocalDate']['input']>;
  to?: InputMaybe<Scalars['LocalDate']['input']>;
};


export type QueryscoreFairnessArgs = {
  from?: InputMaybe<Scalars['LocalDate']['input']>;
  to?: InputMaybe<Scalars['LocalDate']['input']>;
};


export type QueryscoreRefreshesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryscoreReplayArgs = {
  scoreId: Scalars['ID']['input'];
};


export type QueryscoreReviewArgs = {
  id: Scalars['ID']['input'];
};


export type QueryscoreReviewsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ScoreReviewFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryscoringModelArgs = {
  id: Scalars['ID']['input'];
};


export type QueryshadowComparisonArgs = {
  challengerId: Scalars['ID']['input'];
  championId: Scalars['ID']['input'];
  from: Scalars['LocalDate']['input'];
  to: Scalars['LocalDate']['input'];
};


export type QuerysimulateScoreArgs = {
  input: SimulateScoreInput;
};

export type RateInterval = {
  __typename?: 'RateInterval';
  high: Scalars['Float']['output'];
  low: Scalars['Float']['output'];
};

export type ReplayedCommitment =
  | 'CHECKED'
  /** Its salt or the inputs have been erased: nobody can tell any more what was committed to. */
  | 'ERASED'
  /** The score is of before there were commitments. */
  | 'NONE';

export type RequestScoreReviewInput = {
  /** What is wrong with it, in 1 to 2,000 characters. */
  reason: Scalars['String']['input'];
  scoreId: Scalars['ID']['input'];
};

export type RequestScoreReviewPayload = {
  __typename?: 'RequestScoreReviewPayload';
  review?: Maybe<ScoreReview>;
  userErrors: Array<CreditError>;
};

export type ResolveScoreReviewInput = {
  /**
   * With `CORRECTED` and only then: the fields of the reviewed score's profile that were wrong, as they
   * should be; at least one that is scored. `PROFILE_SUPERSEDED` where it is no longer the latest.
   */
  correction?: InputMaybe<FinancialProfileChanges>;
  /** What was found, for the person to read: 1 to 2,000 characters. */
  note: Scalars['String']['input'];
  outcome: ScoreReviewOutcome;
  reviewId: Scalars['ID']['input'];
};

export type ResolveScoreReviewPayload = {
  __typename?: 'ResolveScoreReviewPayload';
  review?: Maybe<ScoreReview>;
  userErrors: Array<CreditError>;
};

/** How the risk moves as the characteristic grows. */
export type RiskTrend =
  | 'FALLS'
  /** Either way. */
  | 'FREE'
  | 'RISES'
  /** Falls, then rises. */
  | 'VALLEY';

/** What refusing everybody from some risk upwards would do. */
export type RocPoint = {
  __typename?: 'RocPoint';
  /** Share of the goods that would be refused. */
  falsePositiveRate: Scalars['Float']['output'];
  /** Share of the bads that would be refused. */
  truePositiveRate: Scalars['Float']['output'];
};

/**
 * A commitment to a score: it tells nothing of it, but whoever has `salt` and `statement` can check that
 * the score is the one that was committed to, and that it was never changed. Own, or [scores:read].
 */
export type ScoreAttestation = {
  __typename?: 'ScoreAttestation';
  /** Names the recipe, and is the first line of what is hashed. */
  algorithm: Scalars['String']['output'];
  /** `0x` and the SHA-256 of three lines joined by line feeds: `algorithm`, `salt`, `statement`. */
  commitment: Scalars['String']['output'];
  /** 32 random bytes in hexadecimal; null once the person's data has been erased. */
  salt?: Maybe<Scalars['String']['output']>;
  /** The score in canonical JSON (RFC 8785); null once the person's data has been erased. */
  statement?: Maybe<Scalars['String']['output']>;
};

export type ScoreBand =
  /** 760 and more. */
  | 'EXCELLENT'
  /** 580 to 639. */
  | 'FAIR'
  /** 640 to 699. */
  | 'GOOD'
  /** Below 580. */
  | 'POOR'
  /** 700 to 759. */
  | 'VERY_GOOD';

/**
 * What was expected of loans when they were decided, and what came of them: by the application model that
 * decided, and by challengers in its shadow. Behavioural models are not judged here, for theirs is the
 * probability of the next month alone. [models:read]
 */
export type ScoreCalibration = {
  __typename?: 'ScoreCalibration';
  /** Those of 20 loans and more. */
  cells: Array<CalibrationCell>;
  /** Of whole quarters, and of such as are over. */
  from: Scalars['LocalDate']['output'];
  /** Months within which an expected default happens: before that age, fewer have. */
  horizonMonths: Scalars['Int']['output'];
  to: Scalars['LocalDate']['output'];
};

export type ScoreDifference = {
  __typename?: 'ScoreDifference';
  /** The part of the score that came out otherwise. */
  field: Scalars['String']['output'];
  /** As JSON, or why it could not be recomputed. */
  recomputed: Scalars['String']['output'];
  /** As JSON. */
  stored: Scalars['String']['output'];
};

/**
 * How the scores of a week compare with the reference: each model as it is served, on those of its training
 * data who could be scored so. [models:read]
 */
export type ScoreDriftWeek = {
  __typename?: 'ScoreDriftWeek';
  /** Those that gave scores in the week, challengers by their shadow scores. */
  models: Array<ModelDrift>;
  /** Its Monday; weeks begin at 00:00 UTC. */
  week: Scalars['LocalDate']['output'];
};

/** What one characteristic adds: the points of all add up to the score, within 300 to 850. */
export type ScoreFactor = {
  __typename?: 'ScoreFactor';
  /** As in `ScoringModel.characteristics { name }`. */
  characteristic: Scalars['String']['output'];
  /** Points of the best value; null where that depends on the other characteristics. */
  maximumPoints?: Maybe<Scalars['Int']['output']>;
  /** Points of a value that speaks neither for nor against. */
  neutralPoints: Scalars['Int']['output'];
  points: Scalars['Int']['output'];
  /** Null where it was not stated. */
  value?: Maybe<Scalars['Decimal']['output']>;
};

/**
 * How age groups fared in a quarter that is over. Who is in which is known for this alone, and no score,
 * reason or decision can read it. Where either group has fewer than 20 people, nothing of both is shown;
 * counts are rounded to 5, rates to hundredths. [models:read]
 */
export type ScoreFairness = {
  __typename?: 'ScoreFairness';
  /** Approval rate of those under 30 ÷ that of those from 30 on. */
  adverseImpactRatio?: Maybe<Scalars['Float']['output']>;
  /** Of `goodsReachingCutOffRate`: under 30 − from 30 on; 0 is equal opportunity. */
  equalOpportunityDifference?: Maybe<Scalars['Float']['output']>;
  /** The first day of the quarter, and the last. */
  from: Scalars['LocalDate']['output'];
  /** The protected group first. */
  groups: Array<GroupFairness>;
  /** The four-fifths rule of 29 CFR 1607.4(D): a ratio below 0.8 is evidence of adverse impact. Of the exact ratio. */
  isBelowFourFifths?: Maybe<Scalars['Boolean']['output']>;
  to: Scalars['LocalDate']['output'];
  /** Decisions on people whose group is not known; they are in no rate. */
  unknown: Scalars['Int']['output'];
};

/** Why a score is not higher. */
export type ScoreReason = {
  __typename?: 'ScoreReason';
  code: ScoreReasonCode;
  /**
   * Points below the average of those approved just above the model's cut-off, of boosted trees below
   * their median, characteristic by characteristic. Of `ARREARS_HERE` the
   * points by which arrears lower the application's score: 0 where it is as low without them.
   */
  points: Scalars['Int']['output'];
  /** In plain words: the factor and its direction. */
  text: Scalars['String']['output'];
};

export type ScoreReasonCode =
  /** No model's: the policy's rule of what is overdue here now. */
  | 'ARREARS_HERE'
  | 'DEBT_RATIO_HIGH'
  | 'DEBT_RATIO_MISSING'
  | 'LATE_PAYMENTS_PER_LINE_HIGH'
  | 'LATE_PAYMENTS_PER_LINE_MISSING'
  | 'LATE_PAYMENT_WEIGHT_HIGH'
  | 'LATE_PAYMENT_WEIGHT_MISSING'
  | 'LEAST_SHARE_PAID_LOW'
  | 'LEAST_SHARE_PAID_MISSING'
  | 'MONTHS_LATE_HIGH'
  | 'MONTHS_LATE_MISSING'
  | 'OPEN_CREDIT_LINES_HIGH'
  | 'OPEN_CREDIT_LINES_LOW'
  | 'OPEN_CREDIT_LINES_MISSING'
  | 'REAL_ESTATE_LOANS_HIGH'
  | 'REAL_ESTATE_LOANS_LOW'
  | 'REAL_ESTATE_LOANS_MISSING'
  | 'RECENT_DELAY_HIGH'
  | 'RECENT_DELAY_MISSING'
  | 'RECENT_SHARE_PAID_LOW'
  | 'RECENT_SHARE_PAID_MISSING'
  | 'RESIDUAL_INCOME_LOW'
  | 'RESIDUAL_INCOME_MISSING'
  | 'REVOLVING_UTILIZATION_HIGH'
  | 'REVOLVING_UTILIZATION_MISSING'
  | 'WORST_DELAY_HIGH'
  | 'WORST_DELAY_MISSING';

/** A rescoring of everybody, each Monday at 03:00 UTC: a score is appended where it comes out differently. */
export type ScoreRefresh = {
  __typename?: 'ScoreRefresh';
  /** Scores that came out differently. */
  appended: Scalars['Int']['output'];
  done: Scalars['Int']['output'];
  /** People who are done but could not be scored; the log of credit names them. */
  failed: Scalars['Int']['output'];
  /** Null while it is under way. */
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  startedAt: Scalars['DateTime']['output'];
  /** People with a profile when it began. */
  total: Scalars['Int']['output'];
};

export type ScoreRefreshConnection = {
  __typename?: 'ScoreRefreshConnection';
  edges: Array<ScoreRefreshEdge>;
  pageInfo: PageInfo;
};

export type ScoreRefreshEdge = {
  __typename?: 'ScoreRefreshEdge';
  cursor: Scalars['String']['output'];
  node: ScoreRefresh;
};

export type ScoreReplay = {
  __typename?: 'ScoreReplay';
  /** Whether the commitment was recomputed as well. */
  commitment: ReplayedCommitment;
  differences: Array<ScoreDifference>;
  /** Whether everything came out as it was stored; null once the inputs have been erased. */
  reproduced?: Maybe<Scalars['Boolean']['output']>;
  score: CreditScore;
};

/**
 * A person's demand that a human looks at a score, and what came of it. The score itself never changes:
 * a correction is another profile with another score. Own, or [scores:read].
 */
export type ScoreReview = {
  __typename?: 'ScoreReview';
  id: Scalars['ID']['output'];
  /** Of the corrected inputs; null where nothing was corrected. */
  newScore?: Maybe<CreditScore>;
  /** In the officer's words; null before, and once the person's data has been erased. */
  note?: Maybe<Scalars['String']['output']>;
  /** In the person's words; null once the person's data has been erased. */
  reason?: Maybe<Scalars['String']['output']>;
  requestedAt: Scalars['DateTime']['output'];
  resolvedAt?: Maybe<Scalars['DateTime']['output']>;
  /** [scores:read] */
  resolvedBy?: Maybe<User>;
  /** The score that was reviewed. */
  score: CreditScore;
  status: ScoreReviewStatus;
  user: User;
};

export type ScoreReviewConnection = {
  __typename?: 'ScoreReviewConnection';
  edges: Array<ScoreReviewEdge>;
  pageInfo: PageInfo;
};

export type ScoreReviewEdge = {
  __typename?: 'ScoreReviewEdge';
  cursor: Scalars['String']['output'];
  node: ScoreReview;
};

export type ScoreReviewFilter = {
  status?: InputMaybe<ScoreReviewStatus>;
  /** Where it is left out: everybody for [scores:read], else oneself. */
  userId?: InputMaybe<Scalars['ID']['input']>;
};

export type ScoreReviewOutcome =
  | 'CORRECTED'
  | 'UPHELD';

export type ScoreReviewStatus =
  /** An input was wrong: there is a new score. */
  | 'CORRECTED'
  | 'OPEN'
  /** The score stands. */
  | 'UPHELD';

export type ScoreScaling = {
  __typename?: 'ScoreScaling';
  maximum: Scalars['Int']['output'];
  minimum: Scalars['Int']['output'];
  /** Goods to one bad at `points`. */
  odds: Scalars['Float']['output'];
  points: Scalars['Int']['output'];
  pointsToDoubleOdds: Scalars['Float']['output'];
};

export type ScoreSimulation = {
  __typename?: 'ScoreSimulation';
  /** The latest profile by the model of now. */
  current: SimulatedScore;
  /** Points that the changes add to `overall.value`, which decides; negative where they cost some. */
  difference: Scalars['Int']['output'];
  /** What no change can mend now, and what holds `overall` where it is, in plain words. */
  notes: Array<Scalars['String']['output']>;
  /** The profile with the changes by the same model. */
  simulated: SimulatedScore;
  /**
   * Up to four single changes from the simulated profile on, the one that adds the most first. Only what
   * a person can change within months and without taking on debt: never income, loans on real estate, or
   * past late payments. Only what adds to `overall.value`.
   */
  suggestions: Array<ScoreSuggestion>;
};

export type ScoreStep = {
  __typename?: 'ScoreStep';
  bads: Scalars['Int']['output'];
  /** Upper edge, exclusive; null where there is none. */
  below?: Maybe<Scalars['Float']['output']>;
  /** Applicants with such a score, and the bad ones among them. */
  count: Scalars['Int']['output'];
};

export type ScoreSuggestion = {
  __typename?: 'ScoreSuggestion';
  /** In the unit of the input: a fraction, major units of the lender's currency, or a number. */
  from: Scalars['Decimal']['output'];
  input: SuggestedInput;
  /** `overall.value` after the change. */
  newScore: Scalars['Int']['output'];
  /** That `overall.value` gains. */
  points: Scalars['Int']['output'];
  text: Scalars['String']['output'];
  /** The value nearest to `from` that earns the points, in steps that a person can aim for. */
  to: Scalars['Decimal']['output'];
};

/** A model fitted on real outcomes. Its figures: [models:read]. */
export type ScoringModel = {
  __typename?: 'ScoringModel';
  characteristics: Array<ModelCharacteristic>;
  /** Version of the trainer that fitted it. */
  codeVersion: Scalars['String']['output'];
  /** Amounts are read in this currency. */
  currency: Scalars['CurrencyCode']['output'];
  /** The score from which the average applicant is approved; reasons are measured from just above it. */
  cutOff: Scalars['Int']['output'];
  data: TrainingData;
  /** SHA-256 of all that it scores by: with the same digest the same inputs get the same score. [models:read] */
  digest: Scalars['String']['output'];
  /** What the model card draws. On applicants that were not trained on, as the metrics. */
  figures: ModelFigures;
  /** The same figures against what they have to reach. */
  gates: Array<ModelGate>;
  id: Scalars['ID']['output'];
  kind: ScoringModelKind;
  /** On applicants that were not trained on. */
  metrics: ModelMetrics;
  /** Null where it is neither: it cannot read the lender's currency. [models:read] */
  role?: Maybe<ScoringModelRole>;
  scaling: ScoreScaling;
  /** What it scores. [models:read] */
  subject: ScoringModelSubject;
  /** What «bad» means in the data. */
  target: Scalars['String']['output'];
  title: Scalars['String']['output'];
  trainedOn: Scalars['LocalDate']['output'];
  version: Scalars['Int']['output'];
};

export type ScoringModelKind =
  /** Gradient-boosted trees, monotone where the trend says so. */
  | 'BOOSTED_TREES'
  /** Points for each bin of a characteristic, which add up to the score. */
  | 'SCORECARD';

export type ScoringModelRole =
  /** Scores in the shadow of the champion; decides nothing. */
  | 'CHALLENGER'
  /** Decides. */
  | 'CHAMPION';

export type ScoringModelSubject =
  /** What somebody stated when they applied. */
  | 'APPLICATION'
  /** How somebody repaid the lender's own loans. */
  | 'BEHAVIOUR';

/**
 * What a challenger would have said beside what its champion said of the same people. All figures are
 * null where they are of fewer than 20 people.
 */
export type ShadowComparison = {
  __typename?: 'ShadowComparison';
  /** The part of `swappedShare` that only the challenger would have approved. */
  approvedOnlyByChallengerShare?: Maybe<Scalars['Float']['output']>;
  challenger: ScoringModel;
  champion: ScoringModel;
  /** Pearson's; null also where all scores of one model are the same. */
  correlation?: Maybe<Scalars['Float']['output']>;
  /** Scores of the champion that the challenger shadowed. */
  count?: Maybe<Scalars['Int']['output']>;
  /** The Monday of the first week that is compared, and the Sunday of the last. */
  from: Scalars['LocalDate']['output'];
  /** Mean of challenger − champion, in points. */
  meanDifference?: Maybe<Scalars['Float']['output']>;
  /** The part of `swappedShare` that only the champion approved. */
  refusedOnlyByChallengerShare?: Maybe<Scalars['Float']['output']>;
  /** Share of the scores that lie on another side of the challenger's cut-off than of the champion's, 0 to 1. */
  swappedShare?: Maybe<Scalars['Float']['output']>;
  to: Scalars['LocalDate']['output'];
};

export type SimulateScoreInput = {
  /** Fields to put in the place of the latest profile's. */
  changes: FinancialProfileChanges;
  /** Whose profile; one's own where it is left out. */
  userId?: InputMaybe<Scalars['ID']['input']>;
};

export type SimulateScorePayload = {
  __typename?: 'SimulateScorePayload';
  simulation?: Maybe<ScoreSimulation>;
  userErrors: Array<CreditError>;
};

/** A score that was not recorded. */
export type SimulatedScore = {
  __typename?: 'SimulatedScore';
  band: ScoreBand;
  /** What would decide: the band by the policy, with how the person repaid as it is. */
  overall: OverallScore;
  /** Chance of being 90 days late or more within 24 months, 0 to 1. */
  probabilityOfDefault: Scalars['Decimal']['output'];
  /** Up to four, the one that costs most first. */
  reasons: Array<ScoreReason>;
  value: Scalars['Int']['output'];
};

export type SubmitFinancialProfileInput = {
  /** 0 to 30. Never scored. */
  dependents?: InputMaybe<Scalars['Int']['input']>;
  /** With the present employer, 0 to 900. Never scored. */
  employmentMonths?: InputMaybe<Scalars['Int']['input']>;
  /** All instalments, rent or mortgage and minimum payments of a month. */
  monthlyDebtPayments: MoneyInput;
  /** Before tax, in the lender's currency, up to 10,000,000. */
  monthlyIncome: MoneyInput;
  /** Open loans and credit lines, 0 to 100. */
  openCreditLines: Scalars['Int']['input'];
  /** Mortgages and other loans secured by real estate, 0 to 100. */
  realEstateLoans: Scalars['Int']['input'];
  /** Balance ÷ limit over all revolving credit, 0 to 10: "0.35" is 35 %. */
  revolvingUtilization: Scalars['Decimal']['input'];
  /** Payments 30 to 59 days late in the last 24 months, 0 to 95. */
  timesLate30Days: Scalars['Int']['input'];
  /** Payments 60 to 89 days late in the last 24 months, 0 to 95. */
  timesLate60Days: Scalars['Int']['input'];
  /** Payments 90 days late or more in the last 24 months, 0 to 95. */
  timesLate90Days: Scalars['Int']['input'];
};

export type SubmitFinancialProfilePayload = {
  __typename?: 'SubmitFinancialProfilePayload';
  profile?: Maybe<FinancialProfile>;
  score?: Maybe<CreditScore>;
  userErrors: Array<CreditError>;
};

/** A field of `FinancialProfileChanges`. */
export type SuggestedInput =
  | 'MONTHLY_DEBT_PAYMENTS'
  | 'OPEN_CREDIT_LINES'
  | 'REVOLVING_UTILIZATION';

export type TrainingData = {
  __typename?: 'TrainingData';
  bads: Scalars['Int']['output'];
  rows: Scalars['Int']['output'];
  /** Of the uncompressed file, in hexadecimal. */
  sha256: Scalars['String']['output'];
  /** Under which the data may be used. */
  terms: Scalars['String']['output'];
  title: Scalars['String']['output'];
};

export type User = {
  __typename?: 'User';
  /** The latest one. Own, or [scores:read]. */
  creditScore?: Maybe<CreditScore>;
  /** The latest one. Own, or [scores:read]. */
  financialProfile?: Maybe<FinancialProfile>;
  id: Scalars['ID']['output'];
};

/** Something that the caller can put right; each subgraph adds a closed `code`. */
export type UserError = {
  /** What happened and what to do, in a sentence. */
  message: Scalars['String']['output'];
  /** Where in the arguments, e.g. ["input", "amount"]. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  CreditScore: CreditScore;
  FinancialProfile: FinancialProfile;
  ScoreAttestation: ScoreAttestation;
  ScoreReview: ScoreReview;
  ScoringModel: ScoringModel;
  User: User;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  CreditScore:
    ( { __typename: 'CreditScore' }
    & GraphQLRecursivePick<FederationTypes['CreditScore'], {"id":true}> );
  FinancialProfile:
    ( { __typename: 'FinancialProfile' }
    & GraphQLRecursivePick<FederationTypes['FinancialProfile'], {"id":true}> );
  ScoreAttestation:
    ( { __typename: 'ScoreAttestation' }
    & GraphQLRecursivePick<FederationTypes['ScoreAttestation'], {"commitment":true}> );
  ScoreReview:
    ( { __typename: 'ScoreReview' }
    & GraphQLRecursivePick<FederationTypes['ScoreReview'], {"id":true}> );
  ScoringModel:
    ( { __typename: 'ScoringModel' }
    & GraphQLRecursivePick<FederationTypes['ScoringModel'], {"id":true}> );
  User:
    ( { __typename: 'User' }
    & GraphQLRecursivePick<FederationTypes['User'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError: ( Omit<CreditError, 'code'> & { code: _RefType['CreditErrorCode'] } & { __typename: 'CreditError' } );
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AgeGroup: ResolverTypeWrapper<'UNDER_30' | 'FROM_30'>;
  ArrearsRule: ResolverTypeWrapper<Omit<ArrearsRule, 'highest'> & { highest: ResolversTypes['ScoreBand'] }>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  BehaviourBand: ResolverTypeWrapper<'STRONG' | 'STEADY' | 'WEAK' | 'POOR'>;
  BehaviourBandRange: ResolverTypeWrapper<Omit<BehaviourBandRange, 'band'> & { band: ResolversTypes['BehaviourBand'] }>;
  BehaviourScore: ResolverTypeWrapper<BehaviourScoreMapper>;
  CalculateCreditScoreInput: CalculateCreditScoreInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CalculateCreditScorePayload: ResolverTypeWrapper<Omit<CalculateCreditScorePayload, 'score' | 'userErrors'> & { score?: Maybe<ResolversTypes['CreditScore']>, userErrors: Array<ResolversTypes['CreditError']> }>;
  CalibrationAge: ResolverTypeWrapper<CalibrationAge>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CalibrationBin: ResolverTypeWrapper<CalibrationBin>;
  CalibrationCell: ResolverTypeWrapper<Omit<CalibrationCell, 'band'> & { band: ResolversTypes['ScoreBand'] }>;
  CreditError: ResolverTypeWrapper<Omit<CreditError, 'code'> & { code: ResolversTypes['CreditErrorCode'] }>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  CreditErrorCode: ResolverTypeWrapper<'BORROWERS_ONLY' | 'CURRENCY_NOT_OFFERED' | 'INPUT_INVALID' | 'LIMIT_REACHED' | 'NO_PROFILE' | 'NOT_FOUND' | 'OWN_REVIEW' | 'PROFILE_SUPERSEDED' | 'REVIEW_OPEN' | 'REVIEW_RESOLVED'>;
  CreditPolicyMatrix: ResolverTypeWrapper<CreditPolicyMatrixMapper>;
  CreditScore: ResolverTypeWrapper<CreditScoreMapper>;
  CreditScoreConnection: ResolverTypeWrapper<Omit<CreditScoreConnection, 'edges'> & { edges: Array<ResolversTypes['CreditScoreEdge']> }>;
  CreditScoreEdge: ResolverTypeWrapper<Omit<CreditScoreEdge, 'node'> & { node: ResolversTypes['CreditScore'] }>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DriftBin: ResolverTypeWrapper<Omit<DriftBin, 'kind'> & { kind: ResolversTypes['DriftBinKind'] }>;
  DriftBinKind: ResolverTypeWrapper<'VALUES' | 'MISSING' | 'SPECIAL'>;
  DriftLevel: ResolverTypeWrapper<'TOO_FEW' | 'STABLE' | 'WATCH' | 'ALERT'>;
  DriftMeasure: ResolverTypeWrapper<DriftMeasureMapper>;
  FairnessGroup: ResolverTypeWrapper<FairnessGroupMapper>;
  FinancialProfile: ResolverTypeWrapper<FinancialProfileMapper>;
  FinancialProfileChanges: FinancialProfileChanges;
  GroupFairness: ResolverTypeWrapper<Omit<GroupFairness, 'group'> & { group: ResolversTypes['AgeGroup'] }>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  LocalDate: ResolverTypeWrapper<Scalars['LocalDate']['output']>;
  ModelBin: ResolverTypeWrapper<ModelBin>;
  ModelCharacteristic: ResolverTypeWrapper<ModelCharacteristicMapper>;
  ModelDrift: ResolverTypeWrapper<ModelDriftMapper>;
  ModelFairness: ResolverTypeWrapper<ModelFairnessMapper>;
  ModelFigures: ResolverTypeWrapper<ModelFiguresMapper>;
  ModelGate: ResolverTypeWrapper<ModelGate>;
  ModelMetrics: ResolverTypeWrapper<ModelMetrics>;
  ModelPromotion: ResolverTypeWrapper<ModelPromotionMapper>;
  ModelPromotionConnection: ResolverTypeWrapper<Omit<ModelPromotionConnection, 'edges'> & { edges: Array<ResolversTypes['ModelPromotionEdge']> }>;
  ModelPromotionEdge: ResolverTypeWrapper<Omit<ModelPromotionEdge, 'node'> & { node: ResolversTypes['ModelPromotion'] }>;
  Money: ResolverTypeWrapper<MoneyValue>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  OverallScore: ResolverTypeWrapper<Omit<OverallScore, 'band'> & { band: ResolversTypes['ScoreBand'] }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PolicyMatrixCell: ResolverTypeWrapper<Omit<PolicyMatrixCell, 'application' | 'behaviour' | 'overall'> & { application: ResolversTypes['ScoreBand'], behaviour: ResolversTypes['BehaviourBand'], overall: ResolversTypes['ScoreBand'] }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RateInterval: ResolverTypeWrapper<RateInterval>;
  ReplayedCommitment: ResolverTypeWrapper<'CHECKED' | 'NONE' | 'ERASED'>;
  RequestScoreReviewInput: RequestScoreReviewInput;
  RequestScoreReviewPayload: ResolverTypeWrapper<Omit<RequestScoreReviewPayload, 'review' | 'userErrors'> & { review?: Maybe<ResolversTypes['ScoreReview']>, userErrors: Array<ResolversTypes['CreditError']> }>;
  ResolveScoreReviewInput: ResolveScoreReviewInput;
  ResolveScoreReviewPayload: ResolverTypeWrapper<Omit<ResolveScoreReviewPayload, 'review' | 'userErrors'> & { review?: Maybe<ResolversTypes['ScoreReview']>, userErrors: Array<ResolversTypes['CreditError']> }>;
  RiskTrend: ResolverTypeWrapper<'RISES' | 'FALLS' | 'FREE' | 'VALLEY'>;
  RocPoint: ResolverTypeWrapper<RocPoint>;
  ScoreAttestation: ResolverTypeWrapper<ScoreAttestationMapper>;
  ScoreBand: ResolverTypeWrapper<'EXCELLENT' | 'VERY_GOOD' | 'GOOD' | 'FAIR' | 'POOR'>;
  ScoreCalibration: ResolverTypeWrapper<Omit<ScoreCalibration, 'cells'> & { cells: Array<ResolversTypes['CalibrationCell']> }>;
  ScoreDifference: ResolverTypeWrapper<ScoreDifference>;
  ScoreDriftWeek: ResolverTypeWrapper<Omit<ScoreDriftWeek, 'models'> & { models: Array<ResolversTypes['ModelDrift']> }>;
  ScoreFactor: ResolverTypeWrapper<ScoreFactorMapper>;
  ScoreFairness: ResolverTypeWrapper<Omit<ScoreFairness, 'groups'> & { groups: Array<ResolversTypes['GroupFairness']> }>;
  ScoreReason: ResolverTypeWrapper<ScoreReasonMapper>;
  ScoreReasonCode: ResolverTypeWrapper<'ARREARS_HERE' | 'DEBT_RATIO_HIGH' | 'DEBT_RATIO_MISSING' | 'LATE_PAYMENTS_PER_LINE_HIGH' | 'LATE_PAYMENTS_PER_LINE_MISSING' | 'LATE_PAYMENT_WEIGHT_HIGH' | 'LATE_PAYMENT_WEIGHT_MISSING' | 'LEAST_SHARE_PAID_LOW' | 'LEAST_SHARE_PAID_MISSING' | 'MONTHS_LATE_HIGH' | 'MONTHS_LATE_MISSING' | 'OPEN_CREDIT_LINES_HIGH' | 'OPEN_CREDIT_LINES_LOW' | 'OPEN_CREDIT_LINES_MISSING' | 'REAL_ESTATE_LOANS_HIGH' | 'REAL_ESTATE_LOANS_LOW' | 'REAL_ESTATE_LOANS_MISSING' | 'RECENT_DELAY_HIGH' | 'RECENT_DELAY_MISSING' | 'RECENT_SHARE_PAID_LOW' | 'RECENT_SHARE_PAID_MISSING' | 'RESIDUAL_INCOME_LOW' | 'RESIDUAL_INCOME_MISSING' | 'REVOLVING_UTILIZATION_HIGH' | 'REVOLVING_UTILIZATION_MISSING' | 'WORST_DELAY_HIGH' | 'WORST_DELAY_MISSING'>;
  ScoreRefresh: ResolverTypeWrapper<ScoreRefreshMapper>;
  ScoreRefreshConnection: ResolverTypeWrapper<Omit<ScoreRefreshConnection, 'edges'> & { edges: Array<ResolversTypes['ScoreRefreshEdge']> }>;
  ScoreRefreshEdge: ResolverTypeWrapper<Omit<ScoreRefreshEdge, 'node'> & { node: ResolversTypes['ScoreRefresh'] }>;
  ScoreReplay: ResolverTypeWrapper<ScoreReplayMapper>;
  ScoreReview: ResolverTypeWrapper<ScoreReviewMapper>;
  ScoreReviewConnection: ResolverTypeWrapper<Omit<ScoreReviewConnection, 'edges'> & { edges: Array<ResolversTypes['ScoreReviewEdge']> }>;
  ScoreReviewEdge: ResolverTypeWrapper<Omit<ScoreReviewEdge, 'node'> & { node: ResolversTypes['ScoreReview'] }>;
  ScoreReviewFilter: ScoreReviewFilter;
  ScoreReviewOutcome: ResolverTypeWrapper<'UPHELD' | 'CORRECTED'>;
  ScoreReviewStatus: ResolverTypeWrapper<'OPEN' | 'UPHELD' | 'CORRECTED'>;
  ScoreScaling: ResolverTypeWrapper<ScoreScaling>;
  ScoreSimulation: ResolverTypeWrapper<ScoreSimulationMapper>;
  ScoreStep: ResolverTypeWrapper<ScoreStep>;
  ScoreSuggestion: ResolverTypeWrapper<ScoreSuggestionMapper>;
  ScoringModel: ResolverTypeWrapper<ScoringModelMapper>;
  ScoringModelKind: ResolverTypeWrapper<'BOOSTED_TREES' | 'SCORECARD'>;
  ScoringModelRole: ResolverTypeWrapper<'CHALLENGER' | 'CHAMPION'>;
  ScoringModelSubject: ResolverTypeWrapper<'APPLICATION' | 'BEHAVIOUR'>;
  ShadowComparison: ResolverTypeWrapper<ShadowComparisonMapper>;
  SimulateScoreInput: SimulateScoreInput;
  SimulateScorePayload: ResolverTypeWrapper<Omit<SimulateScorePayload, 'simulation' | 'userErrors'> & { simulation?: Maybe<ResolversTypes['ScoreSimulation']>, userErrors: Array<ResolversTypes['CreditError']> }>;
  SimulatedScore: ResolverTypeWrapper<SimulatedScoreMapper>;
  SubmitFinancialProfileInput: SubmitFinancialProfileInput;
  SubmitFinancialProfilePayload: ResolverTypeWrapper<Omit<SubmitFinancialProfilePayload, 'profile' | 'score' | 'userErrors'> & { profile?: Maybe<ResolversTypes['FinancialProfile']>, score?: Maybe<ResolversTypes['CreditScore']>, userErrors: Array<ResolversTypes['CreditError']> }>;
  SuggestedInput: ResolverTypeWrapper<'MONTHLY_DEBT_PAYMENTS' | 'OPEN_CREDIT_LINES' | 'REVOLVING_UTILIZATION'>;
  TrainingData: ResolverTypeWrapper<TrainingData>;
  User: ResolverTypeWrapper<UserMapper>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ArrearsRule: ArrearsRule;
  Int: Scalars['Int']['output'];
  BehaviourBandRange: BehaviourBandRange;
  BehaviourScore: BehaviourScoreMapper;
  CalculateCreditScoreInput: CalculateCreditScoreInput;
  ID: Scalars['ID']['output'];
  CalculateCreditScorePayload: Omit<CalculateCreditScorePayload, 'score' | 'userErrors'> & { score?: Maybe<ResolversParentTypes['CreditScore']>, userErrors: Array<ResolversParentTypes['CreditError']> };
  CalibrationAge: CalibrationAge;
  Float: Scalars['Float']['output'];
  Boolean: Scalars['Boolean']['output'];
  CalibrationBin: CalibrationBin;
  CalibrationCell: CalibrationCell;
  CreditError: CreditError;
  String: Scalars['String']['output'];
  CreditPolicyMatrix: CreditPolicyMatrixMapper;
  CreditScore: CreditScoreMapper;
  CreditScoreConnection: Omit<CreditScoreConnection, 'edges'> & { edges: Array<ResolversParentTypes['CreditScoreEdge']> };
  CreditScoreEdge: Omit<CreditScoreEdge, 'node'> & { node: ResolversParentTypes['CreditScore'] };
  CurrencyCode: Scalars['CurrencyCode']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DriftBin: DriftBin;
  DriftMeasure: DriftMeasureMapper;
  FairnessGroup: FairnessGroupMapper;
  FinancialProfile: FinancialProfileMapper;
  FinancialProfileChanges: FinancialProfileChanges;
  GroupFairness: GroupFairness;
  JSON: Scalars['JSON']['output'];
  LocalDate: Scalars['LocalDate']['output'];
  ModelBin: ModelBin;
  ModelCharacteristic: ModelCharacteristicMapper;
  ModelDrift: ModelDriftMapper;
  ModelFairness: ModelFairnessMapper;
  ModelFigures: ModelFiguresMapper;
  ModelGate: ModelGate;
  ModelMetrics: ModelMetrics;
  ModelPromotion: ModelPromotionMapper;
  ModelPromotionConnection: Omit<ModelPromotionConnection, 'edges'> & { edges: Array<ResolversParentTypes['ModelPromotionEdge']> };
  ModelPromotionEdge: Omit<ModelPromotionEdge, 'node'> & { node: ResolversParentTypes['ModelPromotion'] };
  Money: MoneyValue;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  OverallScore: OverallScore;
  PageInfo: PageInfo;
  PolicyMatrixCell: PolicyMatrixCell;
  Query: Record<PropertyKey, never>;
  RateInterval: RateInterval;
  RequestScoreReviewInput: RequestScoreReviewInput;
  RequestScoreReviewPayload: Omit<RequestScoreReviewPayload, 'review' | 'userErrors'> & { review?: Maybe<ResolversParentTypes['ScoreReview']>, userErrors: Array<ResolversParentTypes['CreditError']> };
  ResolveScoreReviewInput: ResolveScoreReviewInput;
  ResolveScoreReviewPayload: Omit<ResolveScoreReviewPayload, 'review' | 'userErrors'> & { review?: Maybe<ResolversParentTypes['ScoreReview']>, userErrors: Array<ResolversParentTypes['CreditError']> };
  RocPoint: RocPoint;
  ScoreAttestation: ScoreAttestationMapper;
  ScoreCalibration: Omit<ScoreCalibration, 'cells'> & { cells: Array<ResolversParentTypes['CalibrationCell']> };
  ScoreDifference: ScoreDifference;
  ScoreDriftWeek: Omit<ScoreDriftWeek, 'models'> & { models: Array<ResolversParentTypes['ModelDrift']> };
  ScoreFactor: ScoreFactorMapper;
  ScoreFairness: Omit<ScoreFairness, 'groups'> & { groups: Array<ResolversParentTypes['GroupFairness']> };
  ScoreReason: ScoreReasonMapper;
  ScoreRefresh: ScoreRefreshMapper;
  ScoreRefreshConnection: Omit<ScoreRefreshConnection, 'edges'> & { edges: Array<ResolversParentTypes['ScoreRefreshEdge']> };
  ScoreRefreshEdge: Omit<ScoreRefreshEdge, 'node'> & { node: ResolversParentTypes['ScoreRefresh'] };
  ScoreReplay: ScoreReplayMapper;
  ScoreReview: ScoreReviewMapper;
  ScoreReviewConnection: Omit<ScoreReviewConnection, 'edges'> & { edges: Array<ResolversParentTypes['ScoreReviewEdge']> };
  ScoreReviewEdge: Omit<ScoreReviewEdge, 'node'> & { node: ResolversParentTypes['ScoreReview'] };
  ScoreReviewFilter: ScoreReviewFilter;
  ScoreScaling: ScoreScaling;
  ScoreSimulation: ScoreSimulationMapper;
  ScoreStep: ScoreStep;
  ScoreSuggestion: ScoreSuggestionMapper;
  ScoringModel: ScoringModelMapper;
  ShadowComparison: ShadowComparisonMapper;
  SimulateScoreInput: SimulateScoreInput;
  SimulateScorePayload: Omit<SimulateScorePayload, 'simulation' | 'userErrors'> & { simulation?: Maybe<ResolversParentTypes['ScoreSimulation']>, userErrors: Array<ResolversParentTypes['CreditError']> };
  SimulatedScore: SimulatedScoreMapper;
  SubmitFinancialProfileInput: SubmitFinancialProfileInput;
  SubmitFinancialProfilePayload: Omit<SubmitFinancialProfilePayload, 'profile' | 'score' | 'userErrors'> & { profile?: Maybe<ResolversParentTypes['FinancialProfile']>, score?: Maybe<ResolversParentTypes['CreditScore']>, userErrors: Array<ResolversParentTypes['CreditError']> };
  TrainingData: TrainingData;
  User: UserMapper;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
};

export type AgeGroupResolvers = EnumResolverSignature<{ FROM_30?: any, UNDER_30?: any }, ResolversTypes['AgeGroup']>;

export type ArrearsRuleResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ArrearsRule'] = ResolversParentTypes['ArrearsRule']> = {
  highest?: Resolver<ResolversTypes['ScoreBand'], ParentType, ContextType>;
  monthsOverdue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BehaviourBandResolvers = EnumResolverSignature<{ POOR?: any, STEADY?: any, STRONG?: any, WEAK?: any }, ResolversTypes['BehaviourBand']>;

export type BehaviourBandRangeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['BehaviourBandRange'] = ResolversParentTypes['BehaviourBandRange']> = {
  band?: Resolver<ResolversTypes['BehaviourBand'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type BehaviourScoreResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['BehaviourScore'] = ResolversParentTypes['BehaviourScore']> = {
  factors?: Resolver<Maybe<Array<ResolversTypes['ScoreFactor']>>, ParentType, ContextType>;
  model?: Resolver<ResolversTypes['ScoringModel'], ParentType, ContextType>;
  probabilityOfDefault?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  reasons?: Resolver<Maybe<Array<ResolversTypes['ScoreReason']>>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CalculateCreditScorePayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CalculateCreditScorePayload'] = ResolversParentTypes['CalculateCreditScorePayload']> = {
  score?: Resolver<Maybe<ResolversTypes['CreditScore']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['CreditError']>, ParentType, ContextType>;
};

export type CalibrationAgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CalibrationAge'] = ResolversParentTypes['CalibrationAge']> = {
  defaults?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expectedDefaultRate?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  interval?: Resolver<ResolversTypes['RateInterval'], ParentType, ContextType>;
  isComplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  loans?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  monthsOnBook?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  observedDefaultRate?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type CalibrationBinResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CalibrationBin'] = ResolversParentTypes['CalibrationBin']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  observed?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  predicted?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type CalibrationCellResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CalibrationCell'] = ResolversParentTypes['CalibrationCell']> = {
  ages?: Resolver<Array<ResolversTypes['CalibrationAge']>, ParentType, ContextType>;
  band?: Resolver<ResolversTypes['ScoreBand'], ParentType, ContextType>;
  expectedDefaultRate?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  isShadow?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  loans?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  modelId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  vintage?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
};

export type CreditErrorResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CreditError'] = ResolversParentTypes['CreditError']> = {
  code?: Resolver<ResolversTypes['CreditErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreditErrorCodeResolvers = EnumResolverSignature<{ BORROWERS_ONLY?: any, CURRENCY_NOT_OFFERED?: any, INPUT_INVALID?: any, LIMIT_REACHED?: any, NOT_FOUND?: any, NO_PROFILE?: any, OWN_REVIEW?: any, PROFILE_SUPERSEDED?: any, REVIEW_OPEN?: any, REVIEW_RESOLVED?: any }, ResolversTypes['CreditErrorCode']>;

export type CreditPolicyMatrixResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CreditPolicyMatrix'] = ResolversParentTypes['CreditPolicyMatrix']> = {
  arrears?: Resolver<Array<ResolversTypes['ArrearsRule']>, ParentType, ContextType>;
  behaviourBands?: Resolver<Array<ResolversTypes['BehaviourBandRange']>, ParentType, ContextType>;
  cells?: Resolver<Array<ResolversTypes['PolicyMatrixCell']>, ParentType, ContextType>;
  maximumDaysLateToRaise?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reasoning?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CreditScoreResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CreditScore'] = ResolversParentTypes['CreditScore'], FederationReferenceType extends FederationReferenceTypes['CreditScore'] = FederationReferenceTypes['CreditScore']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['CreditScore']> | FederationReferenceType, FederationReferenceType, ContextType>;
  attestation?: Resolver<Maybe<ResolversTypes['ScoreAttestation']>, ParentType, ContextType>;
  band?: Resolver<ResolversTypes['ScoreBand'], ParentType, ContextType>;
  behaviour?: Resolver<Maybe<ResolversTypes['BehaviourScore']>, ParentType, ContextType>;
  calculatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  factors?: Resolver<Maybe<Array<ResolversTypes['ScoreFactor']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['ScoringModel'], ParentType, ContextType>;
  overall?: Resolver<ResolversTypes['OverallScore'], ParentType, ContextType>;
  probabilityOfDefault?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  profile?: Resolver<ResolversTypes['FinancialProfile'], ParentType, ContextType>;
  reasons?: Resolver<Maybe<Array<ResolversTypes['ScoreReason']>>, ParentType, ContextType>;
  reviews?: Resolver<Array<ResolversTypes['ScoreReview']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CreditScoreConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CreditScoreConnection'] = ResolversParentTypes['CreditScoreConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CreditScoreEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CreditScoreEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['CreditScoreEdge'] = ResolversParentTypes['CreditScoreEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CreditScore'], ParentType, ContextType>;
};

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DriftBinResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DriftBin'] = ResolversParentTypes['DriftBin']> = {
  actual?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  below?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  expected?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DriftBinKind'], ParentType, ContextType>;
};

export type DriftBinKindResolvers = EnumResolverSignature<{ MISSING?: any, SPECIAL?: any, VALUES?: any }, ResolversTypes['DriftBinKind']>;

export type DriftLevelResolvers = EnumResolverSignature<{ ALERT?: any, STABLE?: any, TOO_FEW?: any, WATCH?: any }, ResolversTypes['DriftLevel']>;

export type DriftMeasureResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['DriftMeasure'] = ResolversParentTypes['DriftMeasure']> = {
  bins?: Resolver<Array<ResolversTypes['DriftBin']>, ParentType, ContextType>;
  level?: Resolver<ResolversTypes['DriftLevel'], ParentType, ContextType>;
  measure?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scores?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stability?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  stabilityByChance?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type FairnessGroupResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['FairnessGroup'] = ResolversParentTypes['FairnessGroup']> = {
  approvalRate?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  approvalRateOfGoods?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  bads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  calibration?: Resolver<Array<ResolversTypes['CalibrationBin']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  observed?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  predicted?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type FinancialProfileResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['FinancialProfile'] = ResolversParentTypes['FinancialProfile'], FederationReferenceType extends FederationReferenceTypes['FinancialProfile'] = FederationReferenceTypes['FinancialProfile']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['FinancialProfile']> | FederationReferenceType, FederationReferenceType, ContextType>;
  correctedBy?: Resolver<Maybe<ResolversTypes['ScoreReview']>, ParentType, ContextType>;
  dependents?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  employmentMonths?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  monthlyDebtPayments?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  monthlyIncome?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  openCreditLines?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  realEstateLoans?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  revolvingUtilization?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  submittedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  timesLate30Days?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  timesLate60Days?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  timesLate90Days?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type GroupFairnessResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['GroupFairness'] = ResolversParentTypes['GroupFairness']> = {
  approvalRate?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  decided?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  goods?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  goodsReachingCutOffRate?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  group?: Resolver<ResolversTypes['AgeGroup'], ParentType, ContextType>;
};

export interface JSONScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export interface LocalDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDate'], any> {
  name: 'LocalDate';
}

export type ModelBinResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ModelBin'] = ResolversParentTypes['ModelBin']> = {
  bads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  below?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  weightOfEvidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ModelCharacteristicResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ModelCharacteristic'] = ResolversParentTypes['ModelCharacteristic']> = {
  bins?: Resolver<Array<ResolversTypes['ModelBin']>, ParentType, ContextType>;
  coefficient?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  gainShare?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  group?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  informationValue?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  missing?: Resolver<Maybe<ResolversTypes['ModelBin']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  neutralPoints?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reference?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  referencePoints?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  special?: Resolver<Maybe<ResolversTypes['ModelBin']>, ParentType, ContextType>;
  trend?: Resolver<ResolversTypes['RiskTrend'], ParentType, ContextType>;
};

export type ModelDriftResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ModelDrift'] = ResolversParentTypes['ModelDrift']> = {
  measuredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  measures?: Resolver<Array<ResolversTypes['DriftMeasure']>, ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['ScoringModel']>, ParentType, ContextType>;
  modelId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ModelFairnessResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ModelFairness'] = ResolversParentTypes['ModelFairness']> = {
  adverseImpactRatio?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  approvalShare?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  attribute?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cutOff?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  equalOpportunityDifference?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  protectedGroup?: Resolver<ResolversTypes['FairnessGroup'], ParentType, ContextType>;
  referenceGroup?: Resolver<ResolversTypes['FairnessGroup'], ParentType, ContextType>;
};

export type ModelFiguresResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ModelFigures'] = ResolversParentTypes['ModelFigures']> = {
  calibration?: Resolver<Array<ResolversTypes['CalibrationBin']>, ParentType, ContextType>;
  fairness?: Resolver<Array<ResolversTypes['ModelFairness']>, ParentType, ContextType>;
  roc?: Resolver<Array<ResolversTypes['RocPoint']>, ParentType, ContextType>;
  scores?: Resolver<Array<ResolversTypes['ScoreStep']>, ParentType, ContextType>;
};

export type ModelGateResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ModelGate'] = ResolversParentTypes['ModelGate']> = {
  figure?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  holds?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  maximum?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  minimum?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ModelMetricsResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ModelMetrics'] = ResolversParentTypes['ModelMetrics']> = {
  auc?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  brier?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  calibrationSlope?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  ece?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  foldAucs?: Resolver<Array<ResolversTypes['Float']>, ParentType, ContextType>;
  ks?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ModelPromotionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ModelPromotion'] = ResolversParentTypes['ModelPromotion']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['ScoringModel']>, ParentType, ContextType>;
  previousModel?: Resolver<Maybe<ResolversTypes['ScoringModel']>, ParentType, ContextType>;
  promotedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  promotedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['ScoringModelSubject'], ParentType, ContextType>;
};

export type ModelPromotionConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ModelPromotionConnection'] = ResolversParentTypes['ModelPromotionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ModelPromotionEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ModelPromotionEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ModelPromotionEdge'] = ResolversParentTypes['ModelPromotionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ModelPromotion'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  calculateCreditScore?: Resolver<ResolversTypes['CalculateCreditScorePayload'], ParentType, ContextType, RequireFields<MutationcalculateCreditScoreArgs, 'input'>>;
  requestScoreReview?: Resolver<ResolversTypes['RequestScoreReviewPayload'], ParentType, ContextType, RequireFields<MutationrequestScoreReviewArgs, 'input'>>;
  resolveScoreReview?: Resolver<ResolversTypes['ResolveScoreReviewPayload'], ParentType, ContextType, RequireFields<MutationresolveScoreReviewArgs, 'input'>>;
  submitFinancialProfile?: Resolver<ResolversTypes['SubmitFinancialProfilePayload'], ParentType, ContextType, RequireFields<MutationsubmitFinancialProfileArgs, 'input'>>;
};

export type OverallScoreResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['OverallScore'] = ResolversParentTypes['OverallScore']> = {
  band?: Resolver<ResolversTypes['ScoreBand'], ParentType, ContextType>;
  matrixVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PolicyMatrixCellResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['PolicyMatrixCell'] = ResolversParentTypes['PolicyMatrixCell']> = {
  application?: Resolver<ResolversTypes['ScoreBand'], ParentType, ContextType>;
  behaviour?: Resolver<ResolversTypes['BehaviourBand'], ParentType, ContextType>;
  overall?: Resolver<ResolversTypes['ScoreBand'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  creditPolicyMatrix?: Resolver<ResolversTypes['CreditPolicyMatrix'], ParentType, ContextType>;
  creditScore?: Resolver<Maybe<ResolversTypes['CreditScore']>, ParentType, ContextType, RequireFields<QuerycreditScoreArgs, 'userId'>>;
  creditScoreHistory?: Resolver<ResolversTypes['CreditScoreConnection'], ParentType, ContextType, RequireFields<QuerycreditScoreHistoryArgs, 'userId'>>;
  modelPromotions?: Resolver<ResolversTypes['ModelPromotionConnection'], ParentType, ContextType, Partial<QuerymodelPromotionsArgs>>;
  scoreCalibration?: Resolver<ResolversTypes['ScoreCalibration'], ParentType, ContextType, Partial<QueryscoreCalibrationArgs>>;
  scoreDrift?: Resolver<Array<ResolversTypes['ScoreDriftWeek']>, ParentType, ContextType, Partial<QueryscoreDriftArgs>>;
  scoreFairness?: Resolver<Array<ResolversTypes['ScoreFairness']>, ParentType, ContextType, Partial<QueryscoreFairnessArgs>>;
  scoreRefreshes?: Resolver<ResolversTypes['ScoreRefreshConnection'], ParentType, ContextType, Partial<QueryscoreRefreshesArgs>>;
  scoreReplay?: Resolver<Maybe<ResolversTypes['ScoreReplay']>, ParentType, ContextType, RequireFields<QueryscoreReplayArgs, 'scoreId'>>;
  scoreReview?: Resolver<Maybe<ResolversTypes['ScoreReview']>, ParentType, ContextType, RequireFields<QueryscoreReviewArgs, 'id'>>;
  scoreReviews?: Resolver<ResolversTypes['ScoreReviewConnection'], ParentType, ContextType, Partial<QueryscoreReviewsArgs>>;
  scoringModel?: Resolver<Maybe<ResolversTypes['ScoringModel']>, ParentType, ContextType, RequireFields<QueryscoringModelArgs, 'id'>>;
  scoringModels?: Resolver<Array<ResolversTypes['ScoringModel']>, ParentType, ContextType>;
  shadowComparison?: Resolver<Maybe<ResolversTypes['ShadowComparison']>, ParentType, ContextType, RequireFields<QueryshadowComparisonArgs, 'challengerId' | 'championId' | 'from' | 'to'>>;
  simulateScore?: Resolver<ResolversTypes['SimulateScorePayload'], ParentType, ContextType, RequireFields<QuerysimulateScoreArgs, 'input'>>;
};

export type RateIntervalResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RateInterval'] = ResolversParentTypes['RateInterval']> = {
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ReplayedCommitmentResolvers = EnumResolverSignature<{ CHECKED?: any, ERASED?: any, NONE?: any }, ResolversTypes['ReplayedCommitment']>;

export type RequestScoreReviewPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RequestScoreReviewPayload'] = ResolversParentTypes['RequestScoreReviewPayload']> = {
  review?: Resolver<Maybe<ResolversTypes['ScoreReview']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['CreditError']>, ParentType, ContextType>;
};

export type ResolveScoreReviewPayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ResolveScoreReviewPayload'] = ResolversParentTypes['ResolveScoreReviewPayload']> = {
  review?: Resolver<Maybe<ResolversTypes['ScoreReview']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['CreditError']>, ParentType, ContextType>;
};

export type RiskTrendResolvers = EnumResolverSignature<{ FALLS?: any, FREE?: any, RISES?: any, VALLEY?: any }, ResolversTypes['RiskTrend']>;

export type RocPointResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['RocPoint'] = ResolversParentTypes['RocPoint']> = {
  falsePositiveRate?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  truePositiveRate?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ScoreAttestationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScoreAttestation'] = ResolversParentTypes['ScoreAttestation'], FederationReferenceType extends FederationReferenceTypes['ScoreAttestation'] = FederationReferenceTypes['ScoreAttestation']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ScoreAttestation']> | FederationReferenceType, FederationReferenceType, ContextType>;
  algorithm?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  commitment?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  salt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statement?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ScoreBandResolvers = EnumResolverSignature<{ EXCELLENT?: any, FAIR?: any, GOOD?: any, POOR?: any, VERY_GOOD?: any }, ResolversTypes['ScoreBand']>;

export type ScoreCalibrationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScoreCalibration'] = ResolversParentTypes['ScoreCalibration']> = {
  cells?: Resolver<Array<ResolversTypes['CalibrationCell']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  horizonMonths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
};

export type ScoreDifferenceResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScoreDifference'] = ResolversParentTypes['ScoreDifference']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recomputed?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stored?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ScoreDriftWeekResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScoreDriftWeek'] = ResolversParentTypes['ScoreDriftWeek']> = {
  models?: Resolver<Array<ResolversTypes['ModelDrift']>, ParentType, ContextType>;
  week?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
};

export type ScoreFactorResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScoreFactor'] = ResolversParentTypes['ScoreFactor']> = {
  characteristic?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  maximumPoints?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  neutralPoints?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type ScoreFairnessResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScoreFairness'] = ResolversParentTypes['ScoreFairness']> = {
  adverseImpactRatio?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  equalOpportunityDifference?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  groups?: Resolver<Array<ResolversTypes['GroupFairness']>, ParentType, ContextType>;
  isBelowFourFifths?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  unknown?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ScoreReasonResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScoreReason'] = ResolversParentTypes['ScoreReason']> = {
  code?: Resolver<ResolversTypes['ScoreReasonCode'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ScoreReasonCodeResolvers = EnumResolverSignature<{ ARREARS_HERE?: any, DEBT_RATIO_HIGH?: any, DEBT_RATIO_MISSING?: any, LATE_PAYMENTS_PER_LINE_HIGH?: any, LATE_PAYMENTS_PER_LINE_MISSING?: any, LATE_PAYMENT_WEIGHT_HIGH?: any, LATE_PAYMENT_WEIGHT_MISSING?: any, LEAST_SHARE_PAID_LOW?: any, LEAST_SHARE_PAID_MISSING?: any, MONTHS_LATE_HIGH?: any, MONTHS_LATE_MISSING?: any, OPEN_CREDIT_LINES_HIGH?: any, OPEN_CREDIT_LINES_LOW?: any, OPEN_CREDIT_LINES_MISSING?: any, REAL_ESTATE_LOANS_HIGH?: any, REAL_ESTATE_LOANS_LOW?: any, REAL_ESTATE_LOANS_MISSING?: any, RECENT_DELAY_HIGH?: any, RECENT_DELAY_MISSING?: any, RECENT_SHARE_PAID_LOW?: any, RECENT_SHARE_PAID_MISSING?: any, RESIDUAL_INCOME_LOW?: any, RESIDUAL_INCOME_MISSING?: any, REVOLVING_UTILIZATION_HIGH?: any, REVOLVING_UTILIZATION_MISSING?: any, WORST_DELAY_HIGH?: any, WORST_DELAY_MISSING?: any }, ResolversTypes['ScoreReasonCode']>;

export type ScoreRefreshResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScoreRefresh'] = ResolversParentTypes['ScoreRefresh']> = {
  appended?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  done?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ScoreRefreshConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScoreRefreshConnection'] = ResolversParentTypes['ScoreRefreshConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ScoreRefreshEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ScoreRefreshEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScoreRefreshEdge'] = ResolversParentTypes['ScoreRefreshEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ScoreRefresh'], ParentType, ContextType>;
};

export type ScoreReplayResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScoreReplay'] = ResolversParentTypes['ScoreReplay']> = {
  commitment?: Resolver<ResolversTypes['ReplayedCommitment'], ParentType, ContextType>;
  differences?: Resolver<Array<ResolversTypes['ScoreDifference']>, ParentType, ContextType>;
  reproduced?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['CreditScore'], ParentType, ContextType>;
};

export type ScoreReviewResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScoreReview'] = ResolversParentTypes['ScoreReview'], FederationReferenceType extends FederationReferenceTypes['ScoreReview'] = FederationReferenceTypes['ScoreReview']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ScoreReview']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  newScore?: Resolver<Maybe<ResolversTypes['CreditScore']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  resolvedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  resolvedBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['CreditScore'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ScoreReviewStatus'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type ScoreReviewConnectionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScoreReviewConnection'] = ResolversParentTypes['ScoreReviewConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ScoreReviewEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ScoreReviewEdgeResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScoreReviewEdge'] = ResolversParentTypes['ScoreReviewEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ScoreReview'], ParentType, ContextType>;
};

export type ScoreReviewOutcomeResolvers = EnumResolverSignature<{ CORRECTED?: any, UPHELD?: any }, ResolversTypes['ScoreReviewOutcome']>;

export type ScoreReviewStatusResolvers = EnumResolverSignature<{ CORRECTED?: any, OPEN?: any, UPHELD?: any }, ResolversTypes['ScoreReviewStatus']>;

export type ScoreScalingResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScoreScaling'] = ResolversParentTypes['ScoreScaling']> = {
  maximum?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  minimum?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  odds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pointsToDoubleOdds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ScoreSimulationResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScoreSimulation'] = ResolversParentTypes['ScoreSimulation']> = {
  current?: Resolver<ResolversTypes['SimulatedScore'], ParentType, ContextType>;
  difference?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  simulated?: Resolver<ResolversTypes['SimulatedScore'], ParentType, ContextType>;
  suggestions?: Resolver<Array<ResolversTypes['ScoreSuggestion']>, ParentType, ContextType>;
};

export type ScoreStepResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScoreStep'] = ResolversParentTypes['ScoreStep']> = {
  bads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  below?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ScoreSuggestionResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScoreSuggestion'] = ResolversParentTypes['ScoreSuggestion']> = {
  from?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  input?: Resolver<ResolversTypes['SuggestedInput'], ParentType, ContextType>;
  newScore?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type ScoringModelResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ScoringModel'] = ResolversParentTypes['ScoringModel'], FederationReferenceType extends FederationReferenceTypes['ScoringModel'] = FederationReferenceTypes['ScoringModel']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ScoringModel']> | FederationReferenceType, FederationReferenceType, ContextType>;
  characteristics?: Resolver<Array<ResolversTypes['ModelCharacteristic']>, ParentType, ContextType>;
  codeVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  cutOff?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  data?: Resolver<ResolversTypes['TrainingData'], ParentType, ContextType>;
  digest?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  figures?: Resolver<ResolversTypes['ModelFigures'], ParentType, ContextType>;
  gates?: Resolver<Array<ResolversTypes['ModelGate']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ScoringModelKind'], ParentType, ContextType>;
  metrics?: Resolver<ResolversTypes['ModelMetrics'], ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['ScoringModelRole']>, ParentType, ContextType>;
  scaling?: Resolver<ResolversTypes['ScoreScaling'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['ScoringModelSubject'], ParentType, ContextType>;
  target?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  trainedOn?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ScoringModelKindResolvers = EnumResolverSignature<{ BOOSTED_TREES?: any, SCORECARD?: any }, ResolversTypes['ScoringModelKind']>;

export type ScoringModelRoleResolvers = EnumResolverSignature<{ CHALLENGER?: any, CHAMPION?: any }, ResolversTypes['ScoringModelRole']>;

export type ScoringModelSubjectResolvers = EnumResolverSignature<{ APPLICATION?: any, BEHAVIOUR?: any }, ResolversTypes['ScoringModelSubject']>;

export type ShadowComparisonResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['ShadowComparison'] = ResolversParentTypes['ShadowComparison']> = {
  approvedOnlyByChallengerShare?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  challenger?: Resolver<ResolversTypes['ScoringModel'], ParentType, ContextType>;
  champion?: Resolver<ResolversTypes['ScoringModel'], ParentType, ContextType>;
  correlation?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  meanDifference?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  refusedOnlyByChallengerShare?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  swappedShare?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
};

export type SimulateScorePayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SimulateScorePayload'] = ResolversParentTypes['SimulateScorePayload']> = {
  simulation?: Resolver<Maybe<ResolversTypes['ScoreSimulation']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['CreditError']>, ParentType, ContextType>;
};

export type SimulatedScoreResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SimulatedScore'] = ResolversParentTypes['SimulatedScore']> = {
  band?: Resolver<ResolversTypes['ScoreBand'], ParentType, ContextType>;
  overall?: Resolver<ResolversTypes['OverallScore'], ParentType, ContextType>;
  probabilityOfDefault?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['ScoreReason']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SubmitFinancialProfilePayloadResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['SubmitFinancialProfilePayload'] = ResolversParentTypes['SubmitFinancialProfilePayload']> = {
  profile?: Resolver<Maybe<ResolversTypes['FinancialProfile']>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['CreditScore']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['CreditError']>, ParentType, ContextType>;
};

export type SuggestedInputResolvers = EnumResolverSignature<{ MONTHLY_DEBT_PAYMENTS?: any, OPEN_CREDIT_LINES?: any, REVOLVING_UTILIZATION?: any }, ResolversTypes['SuggestedInput']>;

export type TrainingDataResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['TrainingData'] = ResolversParentTypes['TrainingData']> = {
  bads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  terms?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User'], FederationReferenceType extends FederationReferenceTypes['User'] = FederationReferenceTypes['User']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['User']> | FederationReferenceType, FederationReferenceType, ContextType>;
  creditScore?: Resolver<Maybe<ResolversTypes['CreditScore']>, ParentType, ContextType>;
  financialProfile?: Resolver<Maybe<ResolversTypes['FinancialProfile']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = SubgraphContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType?: TypeResolveFn<'CreditError', ParentType, ContextType>;
};

export type Resolvers<ContextType = SubgraphContext> = {
  AgeGroup?: AgeGroupResolvers;
  ArrearsRule?: ArrearsRuleResolvers<ContextType>;
  BehaviourBand?: BehaviourBandResolvers;
  BehaviourBandRange?: BehaviourBandRangeResolvers<ContextType>;
  BehaviourScore?: BehaviourScoreResolvers<ContextType>;
  CalculateCreditScorePayload?: CalculateCreditScorePayloadResolvers<ContextType>;
  CalibrationAge?: CalibrationAgeResolvers<ContextType>;
  CalibrationBin?: CalibrationBinResolvers<ContextType>;
  CalibrationCell?: CalibrationCellResolvers<ContextType>;
  CreditError?: CreditErrorResolvers<ContextType>;
  CreditErrorCode?: CreditErrorCodeResolvers;
  CreditPolicyMatrix?: CreditPolicyMatrixResolvers<ContextType>;
  CreditScore?: CreditScoreResolvers<ContextType>;
  CreditScoreConnection?: CreditScoreConnectionResolvers<ContextType>;
  CreditScoreEdge?: CreditScoreEdgeResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DriftBin?: DriftBinResolvers<ContextType>;
  DriftBinKind?: DriftBinKindResolvers;
  DriftLevel?: DriftLevelResolvers;
  DriftMeasure?: DriftMeasureResolvers<ContextType>;
  FairnessGroup?: FairnessGroupResolvers<ContextType>;
  FinancialProfile?: FinancialProfileResolvers<ContextType>;
  GroupFairness?: GroupFairnessResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  LocalDate?: GraphQLScalarType;
  ModelBin?: ModelBinResolvers<ContextType>;
  ModelCharacteristic?: ModelCharacteristicResolvers<ContextType>;
  ModelDrift?: ModelDriftResolvers<ContextType>;
  ModelFairness?: ModelFairnessResolvers<ContextType>;
  ModelFigures?: ModelFiguresResolvers<ContextType>;
  ModelGate?: ModelGateResolvers<ContextType>;
  ModelMetrics?: ModelMetricsResolvers<ContextType>;
  ModelPromotion?: ModelPromotionResolvers<ContextType>;
  ModelPromotionConnection?: ModelPromotionConnectionResolvers<ContextType>;
  ModelPromotionEdge?: ModelPromotionEdgeResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  OverallScore?: OverallScoreResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PolicyMatrixCell?: PolicyMatrixCellResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RateInterval?: RateIntervalResolvers<ContextType>;
  ReplayedCommitment?: ReplayedCommitmentResolvers;
  RequestScoreReviewPayload?: RequestScoreReviewPayloadResolvers<ContextType>;
  ResolveScoreReviewPayload?: ResolveScoreReviewPayloadResolvers<ContextType>;
  RiskTrend?: RiskTrendResolvers;
  RocPoint?: RocPointResolvers<ContextType>;
  ScoreAttestation?: ScoreAttestationResolvers<ContextType>;
  ScoreBand?: ScoreBandResolvers;
  ScoreCalibration?: ScoreCalibrationResolvers<ContextType>;
  ScoreDifference?: ScoreDifferenceResolvers<ContextType>;
  ScoreDriftWeek?: ScoreDriftWeekResolvers<ContextType>;
  ScoreFactor?: ScoreFactorResolvers<ContextType>;
  ScoreFairness?: ScoreFairnessResolvers<ContextType>;
  ScoreReason?: ScoreReasonResolvers<ContextType>;
  ScoreReasonCode?: ScoreReasonCodeResolvers;
  ScoreRefresh?: ScoreRefreshResolvers<ContextType>;
  ScoreRefreshConnection?: ScoreRefreshConnectionResolvers<ContextType>;
  ScoreRefreshEdge?: ScoreRefreshEdgeResolvers<ContextType>;
  ScoreReplay?: ScoreReplayResolvers<ContextType>;
  ScoreReview?: ScoreReviewResolvers<ContextType>;
  ScoreReviewConnection?: ScoreReviewConnectionResolvers<ContextType>;
  ScoreReviewEdge?: ScoreReviewEdgeResolvers<ContextType>;
  ScoreReviewOutcome?: ScoreReviewOutcomeResolvers;
  ScoreReviewStatus?: ScoreReviewStatusResolvers;
  ScoreScaling?: ScoreScalingResolvers<ContextType>;
  ScoreSimulation?: ScoreSimulationResolvers<ContextType>;
  ScoreStep?: ScoreStepResolvers<ContextType>;
  ScoreSuggestion?: ScoreSuggestionResolvers<ContextType>;
  ScoringModel?: ScoringModelResolvers<ContextType>;
  ScoringModelKind?: ScoringModelKindResolvers;
  ScoringModelRole?: ScoringModelRoleResolvers;
  ScoringModelSubject?: ScoringModelSubjectResolvers;
  ShadowComparison?: ShadowComparisonResolvers<ContextType>;
  SimulateScorePayload?: SimulateScorePayloadResolvers<ContextType>;
  SimulatedScore?: SimulatedScoreResolvers<ContextType>;
  SubmitFinancialProfilePayload?: SubmitFinancialProfilePayloadResolvers<ContextType>;
  SuggestedInput?: SuggestedInputResolvers;
  TrainingData?: TrainingDataResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
};

