import type { PricingBand } from './product.ts';
import { PRICING_BANDS } from './product.ts';

/**
 * What the rules may find against an application. The policy says of each whether it is a knock-out or
 * a reason to refer, and in what order of importance.
 */
export const FINDINGS = [
  'SCORE_BELOW_MINIMUM',
  'SCORE_NEEDS_REVIEW',
  'SCORE_OUTDATED',
  'DEBT_TO_INCOME_TOO_HIGH',
  'DEBT_TO_INCOME_ELEVATED',
  'AMOUNT_ABOVE_LIMIT',
  'AMOUNT_NEEDS_REVIEW',
  'NO_PROFILE',
  'IDENTITY_REJECTED',
  'IDENTITY_NOT_VERIFIED',
  'SCREENING_UNRESOLVED',
] as const;
/** What an officer looks at under every policy, before all that it names itself. */
export const ALWAYS_REFERRED = ['FRAUD_SUSPECTED'] as const;
export type Finding = (typeof FINDINGS)[number] | (typeof ALWAYS_REFERRED)[number];

/** Findings that less money, or more time to repay it, may undo. */
export const BY_TERMS = [
  'DEBT_TO_INCOME_TOO_HIGH',
  'DEBT_TO_INCOME_ELEVATED',
  'AMOUNT_ABOVE_LIMIT',
  'AMOUNT_NEEDS_REVIEW',
] as const satisfies readonly Finding[];

export interface ScoreCutOffs {
  /** From here on approved automatically, if nothing else stands against it. */
  readonly approve: number;
  /** From here on referred to an officer; below, SCORE_BELOW_MINIMUM. */
  readonly refer: number;
}

/** (Monthly debt payments + those of the lender's own loans and offers + the new one) / income. */
export interface DebtLimits {
  readonly approve: string;
  readonly refer: string;
}

/** What a role may approve, in major units, with what the person has been lent and offered already. */
export interface Authority {
  /** Above it a second officer approves too; null: the configured SECOND_APPROVAL_ABOVE alone says. */
  readonly aloneUpTo: string | null;
  /** Nobody approves more, not two officers either; null: what the product lends at most. */
  readonly highest: string | null;
}

/** Roles that approve. */
export const DECIDING_ROLES = ['LOAN_OFFICER'] as const;
export type DecidingRole = (typeof DECIDING_ROLES)[number];

/** Ways of changing the terms. */
export const COUNTER_OFFER_WAYS = ['LONGER_TERM', 'SMALLER_AMOUNT', 'BOTH'] as const;
export type CounterOfferWay = (typeof COUNTER_OFFER_WAYS)[number];

export interface CounterOfferRules {
  /** In the order in which they are tried. BOTH: the longest term, and as much as it allows. */
  readonly ways: readonly CounterOfferWay[];
  /** Major units: amounts offered are whole multiples of it. */
  readonly amountStep: string;
  /** Less than this share of what was asked for is not offered. */
  readonly leastShare: string;
  readonly termStepMonths: number;
}

/** Rules by which applications are decided: plain data, never changed under the same version. */
export interface DecisionPolicy {
  readonly version: string;
  readonly score: ScoreCutOffs & {
    /** A score of finances that were stated longer ago is SCORE_OUTDATED. */
    readonly maxAgeDays: number;
  };
  readonly debtToIncome: DebtLimits;
  /** Major units, with what the lender lends and offers the person already; more needs review. */
  readonly maxAutomaticAmount: string;
  /** The same, above which it is AMOUNT_ABOVE_LIMIT, by band; null: no limit but the product's. */
  readonly highestAmounts: Readonly<Record<PricingBand, string | null>>;
  /** Lowest score of each pricing band. */
  readonly bands: Readonly<Record<PricingBand, number>>;
  /** What differs for a product, by its code. */
  readonly products: Readonly<
    Record<string, { readonly score?: ScoreCutOffs; readonly debtToIncome?: DebtLimits }>
  >;
  /** What rejects, the most important first. */
  readonly knockOuts: readonly Finding[];
  /** What an officer looks at, the most important first. */
  readonly referrals: readonly Finding[];
  readonly authority: Readonly<Record<DecidingRole, Authority>>;
  /** Findings that an officer may approve against, and those among them that take a reason (the note). */
  readonly overrides: {
    readonly allowed: readonly Finding[];
    readonly withNote: readonly Finding[];
  };
  /** null: what cannot be granted as asked for is rejected. */
  readonly counterOffer: CounterOfferRules | null;
  /** The share of the amount that is lost where a loan is not repaid. */
  readonly lossGivenDefault: string;
}

export const STANDARD_POLICY: DecisionPolicy = {
  version: '2026-11.3',
  score: { approve: 640, refer: 580, maxAgeDays: 90 },
  debtToIncome: { approve: '0.40', refer: '0.50' },
  maxAutomaticAmount: '20000',
  highestAmounts: { A: null, B: null, C: null, D: null },
  bands: { A: 740, B: 690, C: 640, D: 0 },
  products: {},
  knockOuts: [
    'SCORE_BELOW_MINIMUM',
    'DEBT_TO_INCOME_TOO_HIGH',
    'AMOUNT_ABOVE_LIMIT',
    'IDENTITY_REJECTED',
  ],
  referrals: [
    'NO_PROFILE',
    'SCORE_NEEDS_REVIEW',
    'SCORE_OUTDATED',
    'DEBT_TO_INCOME_ELEVATED',
    'IDENTITY_NOT_VERIFIED',
    'SCREENING_UNRESOLVED',
    'AMOUNT_NEEDS_REVIEW',
  ],
  authority: { LOAN_OFFICER: { aloneUpTo: null, highest: null } },
  overrides: {
    allowed: [
      'NO_PROFILE',
      'SCORE_BELOW_MINIMUM',
      'SCORE_NEEDS_REVIEW',
      'SCORE_OUTDATED',
      'DEBT_TO_INCOME_TOO_HIGH',
      'DEBT_TO_INCOME_ELEVATED',
      'AMOUNT_NEEDS_REVIEW',
    ],
    withNote: ['SCORE_BELOW_MINIMUM', 'DEBT_TO_INCOME_TOO_HIGH'],
  },
  counterOffer: null,
  lossGivenDefault: '0.65',
};

export function bandOf(policy: Pick<DecisionPolicy, 'bands'>, score: number): PricingBand {
  return PRICING_BANDS.find((band) => score >= policy.bands[band]) ?? 'D';
}

/** The cut-offs and debt limits that hold for a product. */
export function limitsFor(
  policy: DecisionPolicy,
  productCode: string,
): { readonly score: ScoreCutOffs; readonly debtToIncome: DebtLimits } {
  const own = Object.hasOwn(policy.products, productCode)
    ? policy.products[productCode]
    : undefined;
  return {
    score: own?.score ?? policy.score,
    debtToIncome: own?.debtToIncome ?? policy.debtToIncome,
  };
}
