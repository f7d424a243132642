import { Decimal, minorDigits } from '@blockscore/money';
import { dayOf, daysBetween } from './calendar.ts';
import type { Exposure } from './exposure.ts';
import { PRICING_BANDS, type PricingBand, type Product, rateFor } from './product.ts';
import { monthlyTerms } from './quote.ts';
import { type DecisionReason, reason } from './reasons.ts';
import { buildSchedule } from './schedule.ts';

/** Rules by which applications are decided: plain data, never changed under the same version. */
export interface DecisionPolicy {
  readonly version: string;
  readonly score: {
    /** From here on approved automatically, if nothing else stands against it. */
    readonly approve: number;
    /** From here on referred to an officer; below, rejected. */
    readonly refer: number;
    /** A score of finances that were stated longer ago is referred. */
    readonly maxAgeDays: number;
  };
  /** (Monthly debt payments + those of the lender's own loans and offers + the new one) / income. */
  readonly debtToIncome: { readonly approve: string; readonly refer: string };
  /** Major units, with what the lender lends and offers the person already; more is referred. */
  readonly maxAutomaticAmount: string;
  /** Lowest score of each pricing band. */
  readonly bands: Readonly<Record<PricingBand, number>>;
}

export const STANDARD_POLICY: DecisionPolicy = {
  version: '2026-11.3',
  score: { approve: 640, refer: 580, maxAgeDays: 90 },
  debtToIncome: { approve: '0.40', refer: '0.50' },
  maxAutomaticAmount: '20000',
  bands: { A: 740, B: 690, C: 640, D: 0 },
};

export type KycStatus =
  | 'NOT_STARTED'
  | 'PENDING'
  | 'IN_REVIEW'
  | 'APPROVED'
  | 'REJECTED'
  | 'EXPIRED';
export type ScreeningStatus = 'CLEAR' | 'POTENTIAL_MATCH' | 'NOT_SCREENED';

/** What credit says of a borrower; amounts in minor units. */
export interface Assessment {
  readonly scoreId: string;
  readonly score: number;
  readonly calculatedAt: Date;
  /** When the borrower stated the finances that were scored: a later score of them is no fresher. */
  readonly statedAt: Date;
  readonly monthlyIncome: bigint;
  readonly monthlyDebtPayments: bigint;
  /** What lowered the score, most important first. */
  readonly factors: readonly string[];
}

export interface PolicyFacts {
  readonly product: Product;
  /** Minor units. */
  readonly amount: bigint;
  readonly termMonths: number;
  /** Undefined where the borrower has no financial profile. */
  readonly assessment: Assessment | undefined;
  /** What the lender has offered and lent the person besides. */
  readonly exposure: Exposure;
  readonly kyc: KycStatus;
  readonly screening: ScreeningStatus;
  readonly decidedAt: Date;
}

export type DecisionOutcome = 'APPROVED' | 'REJECTED' | 'REFERRED';

export interface PolicyDecision {
  readonly outcome: DecisionOutcome;
  readonly reasons: readonly DecisionReason[];
  readonly band: PricingBand | undefined;
  /** Percent a year for that band and term. */
  readonly annualRate: Decimal | undefined;
  /** Rounded HALF_EVEN to four decimals. */
  readonly debtToIncome: Decimal | undefined;
}

export function bandOf(policy: DecisionPolicy, score: number): PricingBand {
  return PRICING_BANDS.find((band) => score >= policy.bands[band]) ?? 'D';
}

/**
 * The share of income that goes to debts once this loan is repaid too, and everything that the lender
 * has offered or lent besides; a loan of the lender's that the borrower states too counts twice, on
 * the safe side. Undefined where there is no income, which is too high in any case.
 */
function debtToIncome(
  facts: PolicyFacts,
  assessment: Assessment,
  annualRate: Decimal,
): Decimal | undefined {
  if (assessment.monthlyIncome <= 0n) return undefined;
  const { product, amount, termMonths, exposure, decidedAt } = facts;
  const terms = {
    principal: amount,
    annualRate,
    dayCount: product.dayCount,
    method: product.method,
  };
  const [first] = buildSchedule(monthlyTerms(terms, termMonths, dayOf(decidedAt)));
  const monthly =
    assessment.monthlyDebtPayments + exposure.monthlyPayments + (first?.payment ?? 0n);
  return new Decimal(monthly.toString())
    .div(assessment.monthlyIncome.toString())
    .toDecimalPlaces(4);
}

/** Reasons to reject and reasons to refer; both may be there, and rejecting goes before. */
interface Findings {
  readonly reject: DecisionReason[];
  readonly refer: DecisionReason[];
}

function judgeScore(
  policy: DecisionPolicy,
  assessment: Assessment,
  decidedAt: Date,
  findings: Findings,
): void {
  const { score, statedAt, factors } = assessment;
  if (score < policy.score.refer) {
    findings.reject.push(
      reason('SCORE_BELOW_MINIMUM'),
      ...factors.slice(0, 4).map((text) => reason('SCORE_FACTOR', text)),
    );
  } else if (score < policy.score.approve) {
    findings.refer.push(reason('SCORE_NEEDS_REVIEW'));
  }
  if (daysBetween(dayOf(statedAt), dayOf(decidedAt)) > policy.score.maxAgeDays) {
    findings.refer.push(reason('SCORE_OUTDATED'));
  }
}

function judgeDebts(policy: DecisionPolicy, ratio: Decimal | undefined, findings: Findings): void {
  if (ratio === undefined || ratio.gt(policy.debtToIncome.refer)) {
    findings.reject.push(reason('DEBT_TO_INCOME_TOO_HIGH'));
  } else if (ratio.gt(policy.debtToIncome.approve)) {
    findings.refer.push(reason('DEBT_TO_INCOME_ELEVATED'));
  }
}

function judgeClearance(facts: PolicyFacts, findings: Findings): void {
  if (facts.kyc === 'REJECTED') findings.reject.push(reason('IDENTITY_REJECTED'));
  else if (facts.kyc !== 'APPROVED') findings.refer.push(reason('IDENTITY_NOT_VERIFIED'));
  if (facts.screening !== 'CLEAR') findings.refer.push(reason('SCREENING_UNRESOLVED'));
}

/** Decides an application: the same facts under the same policy give the same decision, always. */
export function decide(policy: DecisionPolicy, facts: PolicyFacts): PolicyDecision {
  const findings: Findings = { reject: [], refer: [] };
  const { assessment, product, termMonths } = facts;
  const band = assessment === undefined ? undefined : bandOf(policy, assessment.score);
  const annualRate = band === undefined ? undefined : rateFor(product, band, termMonths);
  let ratio: Decimal | undefined;
  if (assessment === undefined) {
    findings.refer.push(reason('NO_PROFILE'));
  } else {
    judgeScore(policy, assessment, facts.decidedAt, findings);
    if (annualRate !== undefined) ratio = debtToIncome(facts, assessment, annualRate);
    judgeDebts(policy, ratio, findings);
  }
  judgeClearance(facts, findings);
  const automatic = new Decimal(policy.maxAutomaticAmount).times(
    new Decimal(10).pow(minorDigits(product.currency)),
  );
  const total = facts.amount + facts.exposure.amount;
  if (automatic.lt(total.toString())) findings.refer.push(reason('AMOUNT_NEEDS_REVIEW'));
  const priced = { band, annualRate, debtToIncome: ratio };
  if (findings.reject.length > 0)
    return { outcome: 'REJECTED', reasons: findings.reject, ...priced };
  if (findings.refer.length > 0) return { outcome: 'REFERRED', reasons: findings.refer, ...priced };
  return { outcome: 'APPROVED', reasons: [], ...priced };
}
