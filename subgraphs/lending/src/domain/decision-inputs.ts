import { err, ok, type Result } from '@blockscore/result';
import type { DecisionInputs } from './application.ts';
import type { Exposure } from './exposure.ts';
import type {
  Assessment,
  FraudLevel,
  KycStatus,
  PolicyDecision,
  PolicyFacts,
  ScreeningStatus,
} from './policy-facts.ts';
import { PRICING_BANDS, type PricingBand, type Product } from './product.ts';

/** What a decision keeps of an assessment. */
export function assessmentInputs(assessment: Assessment | undefined): Partial<DecisionInputs> {
  if (assessment === undefined) return {};
  const { probabilityOfDefault } = assessment;
  return {
    scoreId: assessment.scoreId,
    score: assessment.score,
    ...(probabilityOfDefault !== undefined && { probabilityOfDefault }),
    scoreCalculatedAt: assessment.calculatedAt.toISOString(),
    financesStatedAt: assessment.statedAt.toISOString(),
    monthlyIncome: assessment.monthlyIncome.toString(),
    monthlyDebtPayments: assessment.monthlyDebtPayments.toString(),
    factors: assessment.factors,
  };
}

/** What a decision keeps of the lender's own loans and offers. */
export function exposureInputs(exposure: Exposure): Partial<DecisionInputs> {
  return {
    exposure: exposure.amount.toString(),
    exposureMonthlyPayments: exposure.monthlyPayments.toString(),
  };
}

/** Everything that a decision of the policy was made on, and what came of it beside outcome and reasons. */
export function inputsOf(facts: PolicyFacts, decision: PolicyDecision): DecisionInputs {
  const { product, assessment, exposure, amount, termMonths, kyc, screening, fraud } = facts;
  const { band, debtToIncome, annualRate, counterOffer } = decision;
  return {
    productId: product.id,
    productVersion: product.version,
    ...assessmentInputs(assessment),
    ...exposureInputs(exposure),
    ...(band !== undefined && { band }),
    ...(debtToIncome !== undefined && { debtToIncome: debtToIncome.toString() }),
    ...(annualRate !== undefined && { annualRate: annualRate.toString() }),
    ...(counterOffer !== undefined && {
      counterAmount: counterOffer.amount.toString(),
      counterTermMonths: counterOffer.termMonths,
    }),
    kyc,
    screening,
    ...(fraud !== undefined && { fraud }),
    amount: amount.toString(),
    termMonths,
  };
}

const OF_ALL = [
  'productId',
  'productVersion',
  'exposure',
  'exposureMonthlyPayments',
  'kyc',
  'screening',
] as const satisfies readonly (keyof DecisionInputs)[];
const OF_A_SCORE = [
  'score',
  'scoreCalculatedAt',
  'financesStatedAt',
  'monthlyIncome',
  'monthlyDebtPayments',
  'factors',
] as const satisfies readonly (keyof DecisionInputs)[];

/** Inputs that the policy takes and that were not kept: of decisions of before they were. */
export function missingInputs(inputs: DecisionInputs): readonly string[] {
  const needed = inputs.scoreId === undefined ? OF_ALL : [...OF_ALL, ...OF_A_SCORE];
  return needed.filter((name) => inputs[name] === undefined);
}

/**
 * The facts that a decision was made on.
 *
 * @param product the version that the inputs name
 * @returns the names of the inputs that were not kept, where there are such
 */
export function factsOf(
  inputs: DecisionInputs,
  product: Product,
  decidedAt: Date,
): Result<PolicyFacts, readonly string[]> {
  const missing = missingInputs(inputs);
  if (missing.length > 0) return err(missing);
  return ok({
    product,
    amount: BigInt(inputs.amount),
    termMonths: inputs.termMonths,
    assessment: inputs.scoreId === undefined ? undefined : assessmentOf(inputs, inputs.scoreId),
    exposure: {
      amount: BigInt(inputs.exposure ?? 0),
      monthlyPayments: BigInt(inputs.exposureMonthlyPayments ?? 0),
    },
    kyc: inputs.kyc as KycStatus,
    screening: inputs.screening as ScreeningStatus,
    ...(inputs.fraud !== undefined && { fraud: inputs.fraud as FraudLevel }),
    decidedAt,
  });
}

function assessmentOf(inputs: DecisionInputs, scoreId: string): Assessment {
  const { probabilityOfDefault } = inputs;
  return {
    scoreId,
    score: inputs.score ?? 0,
    ...(probabilityOfDefault !== undefined && { probabilityOfDefault }),
    calculatedAt: new Date(inputs.scoreCalculatedAt ?? 0),
    statedAt: new Date(inputs.financesStatedAt ?? 0),
    monthlyIncome: BigInt(inputs.monthlyIncome ?? 0),
    monthlyDebtPayments: BigInt(inputs.monthlyDebtPayments ?? 0),
    factors: inputs.factors ?? [],
  };
}

/** Band of a decision whose inputs were kept. */
export function bandIn(inputs: DecisionInputs): PricingBand | undefined {
  return PRICING_BANDS.find((band) => band === inputs.band);
}
