import type { Decimal } from '@blockscore/money';
import type { Exposure } from './exposure.ts';
import type { PricingBand, Product } from './product.ts';
import type { DecisionReason } from './reasons.ts';

export type KycStatus =
  | 'NOT_STARTED'
  | 'PENDING'
  | 'IN_REVIEW'
  | 'APPROVED'
  | 'REJECTED'
  | 'EXPIRED';
export type ScreeningStatus = 'CLEAR' | 'POTENTIAL_MATCH' | 'NOT_SCREENED';
/** How likely compliance takes an application to be a fraud. */
export type FraudLevel = 'LOW' | 'ELEVATED' | 'HIGH';

/** What credit says of a borrower; amounts in minor units. */
export interface Assessment {
  readonly scoreId: string;
  readonly score: number;
  /** From 0 to 1; missing in what was disclosed before lending kept it. */
  readonly probabilityOfDefault?: string;
  readonly calculatedAt: Date;
  /** When the borrower stated the finances that were scored: a later score of them is no fresher. */
  readonly statedAt: Date;
  readonly monthlyIncome: bigint;
  readonly monthlyDebtPayments: bigint;
  /** What lowered the score, most important first. */
  readonly factors: readonly string[];
}

/** Everything that a decision depends on. */
export interface PolicyFacts {
  /** In the version that the application is decided under. */
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
  /** Missing where nobody looked. */
  readonly fraud?: FraudLevel;
  readonly decidedAt: Date;
}

export type DecisionOutcome = 'APPROVED' | 'REJECTED' | 'REFERRED';

/** Terms that the lender would lend on where it cannot on those asked for. */
export interface CounterTerms {
  /** Minor units. */
  readonly amount: bigint;
  readonly termMonths: number;
}

export interface PolicyDecision {
  readonly outcome: DecisionOutcome;
  /** Of an approval those for which it is not on the terms asked for. */
  readonly reasons: readonly DecisionReason[];
  readonly band: PricingBand | undefined;
  /** Percent a year for that band and the term that is decided on. */
  readonly annualRate: Decimal | undefined;
  /** On the terms that are decided on; rounded HALF_EVEN to four decimals. */
  readonly debtToIncome: Decimal | undefined;
  /** Only where it is approved, on these terms instead of those asked for. */
  readonly counterOffer: CounterTerms | undefined;
}
