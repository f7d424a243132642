import { needs, open, ownOr, type TypeRules } from '@blockscore/service';
import type { CreditScore, SubmittedProfile } from '../domain/credit-score.ts';

const user = ownOr<{ readonly id: string }>(({ id }) => id, 'scores:read');
const score = ownOr<CreditScore>(({ userId }) => userId, 'scores:read');
const profile = ownOr<SubmittedProfile>(({ userId }) => userId, 'scores:read');
const figures = needs('models:read');

/** Payloads and parts are open: who reached one was let through the guarded field that leads there. */
export const typeRules: TypeRules = {
  User: { id: open, creditScore: user, financialProfile: user },
  CreditScore: {
    id: open,
    user: score,
    value: score,
    band: score,
    probabilityOfDefault: score,
    reasons: score,
    factors: score,
    model: score,
    profile: score,
    calculatedAt: score,
  },
  FinancialProfile: {
    id: open,
    user: profile,
    monthlyIncome: profile,
    monthlyDebtPayments: profile,
    revolvingUtilization: profile,
    openCreditLines: profile,
    realEstateLoans: profile,
    timesLate30Days: profile,
    timesLate60Days: profile,
    timesLate90Days: profile,
    dependents: profile,
    employmentMonths: profile,
    submittedAt: profile,
  },
  ScoringModel: {
    id: open,
    version: open,
    title: open,
    trainedOn: open,
    codeVersion: figures,
    currency: figures,
    data: figures,
    target: figures,
    metrics: figures,
    scaling: figures,
    cutOff: figures,
    characteristics: figures,
  },
  TrainingData: open,
  ModelMetrics: open,
  ScoreScaling: open,
  ModelCharacteristic: open,
  ModelBin: open,
  ScoreReason: open,
  ScoreFactor: open,
  CreditScoreConnection: open,
  CreditScoreEdge: open,
  PageInfo: open,
  Money: open,
  SubmitFinancialProfilePayload: open,
  CalculateCreditScorePayload: open,
  CreditError: open,
};
