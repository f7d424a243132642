import type { Id } from '@blockscore/ids';
import type { Money } from '@blockscore/money';
import { addDays, dayOf, type LocalDate } from './calendar.ts';
import type { ApplicationStatus } from './lifecycle.ts';
import type { MissingData } from './missing.ts';
import type { Finding } from './policy.ts';
import type { DecisionOutcome } from './policy-facts.ts';
import type { PricingBand } from './product.ts';
import { type DecisionReason, forBorrower } from './reasons.ts';

export interface Application {
  readonly id: Id<'app'>;
  readonly version: number;
  readonly userId: Id<'user'>;
  /** Through whom it came. */
  readonly partnerId: Id<'partner'> | null;
  /** By which the partner applied for the borrower; null where they applied themselves. */
  readonly consentId: Id<'consent'> | null;
  readonly productId: Id<'prod'>;
  /** The version applied under; from the first decision on, the one that it was decided under. */
  readonly productVersion: number;
  readonly amount: Money;
  readonly termMonths: number;
  /** In the applicant's words; null where there are none, or once they were erased. */
  readonly purpose: string | null;
  readonly status: ApplicationStatus;
  /** What its applicant was asked for, without which it cannot be decided; empty of a complete one. */
  readonly missing: readonly MissingData[];
  /** The last day for that: until then nobody denies it for it. */
  readonly answerBy: LocalDate | null;
  /** The last day to decide on it; null while something is missing. Says nothing of a decided one. */
  readonly decideBy: LocalDate | null;
  readonly submittedAt: Date;
}

/** The facts that a decision was made on, kept with it for good. */
export interface DecisionInputs {
  /** Which version of which product; missing, as all that may be, in decisions of before it was kept. */
  readonly productId?: Id<'prod'>;
  readonly productVersion?: number;
  readonly scoreId?: string;
  readonly score?: number;
  /** From 0 to 1. */
  readonly probabilityOfDefault?: string;
  /** What lowered the score, most important first. */
  readonly factors?: readonly string[];
  readonly scoreCalculatedAt?: string;
  /** When the finances that were scored were stated. */
  readonly financesStatedAt?: string;
  /** Minor units, as text. */
  readonly monthlyIncome?: string;
  readonly monthlyDebtPayments?: string;
  /** What the lender had offered and lent besides, minor units as text. */
  readonly exposure?: string;
  readonly exposureMonthlyPayments?: string;
  readonly band?: PricingBand;
  readonly debtToIncome?: string;
  readonly kyc?: string;
  readonly screening?: string;
  readonly fraud?: string;
  /** What was decided on, minor units as text and percent. */
  readonly amount: string;
  readonly annualRate?: string;
  readonly termMonths: number;
  /** The terms offered instead, minor units as text. */
  readonly counterAmount?: string;
  readonly counterTermMonths?: number;
  /** What an officer approved against. */
  readonly overridden?: readonly Finding[];
  readonly note?: string;
}

/** Appended, never changed: the latest one counts. */
export interface Decision {
  readonly id: Id<'dec'>;
  readonly applicationId: Id<'app'>;
  readonly userId: Id<'user'>;
  readonly outcome: DecisionOutcome;
  readonly decidedBy: 'POLICY' | 'OFFICER';
  /** The officers that decided; two where the amount was high. */
  readonly officers: readonly string[];
  readonly policyVersion: string;
  readonly reasons: readonly DecisionReason[];
  /** Null once the person's data was erased. */
  readonly inputs: DecisionInputs | null;
  readonly decidedAt: Date;
}

/** Terms on which the lender would lend, as an officer or the policy set them. */
export interface ApprovedTerms {
  readonly amount: Money;
  /** Percent a year. */
  readonly annualRate: string;
  readonly termMonths: number;
}

/** What a first officer approved and a second one has to approve too. */
export interface FirstApproval extends ApprovedTerms {
  readonly applicationId: Id<'app'>;
  readonly officerId: string;
  readonly approvedAt: Date;
}

export interface Offer extends ApprovedTerms {
  readonly id: Id<'offer'>;
  readonly applicationId: Id<'app'>;
  /** The version that was offered, and that the loan is made under. */
  readonly productVersion: number;
  /** Figures of the disclosure at the time of the offer, minor units. */
  readonly payment: bigint;
  readonly financeCharge: bigint;
  readonly totalOfPayments: bigint;
  /** In percent. */
  readonly apr: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
}

/**
 * The decision that was the latest one when the application had this status. Status and decisions
 * are read one after the other: what was decided in between is left for the next reading, so that
 * one answer tells of one moment.
 *
 * @param decisions the latest first
 */
export function decisionAt(
  status: ApplicationStatus,
  decisions: readonly Decision[],
): Decision | undefined {
  if (status === 'SUBMITTED') return undefined;
  return status === 'UNDER_REVIEW'
    ? decisions.find(({ outcome }) => outcome === 'REFERRED')
    : decisions[0];
}

/**
 * Who decided, as the applicant is told: an officer, once they read that one was reviewing it, also where
 * the policy went on by itself after compliance had looked. Who decided would tell what was looked at.
 *
 * @param decisions all on the application
 */
export function makerTold(
  { id, outcome, decidedBy }: MadeDecision,
  decisions: readonly MadeDecision[],
): Decision['decidedBy'] {
  if (outcome === 'REFERRED') return decidedBy;
  const wasReviewed = decisions.some(
    (earlier) =>
      earlier.id < id &&
      earlier.outcome === 'REFERRED' &&
      forBorrower(earlier.reasons, earlier.inputs?.kyc).some(
        ({ code }) => code === 'MANUAL_REVIEW',
      ),
  );
  return wasReviewed ? 'OFFICER' : decidedBy;
}

type MadeDecision = Pick<Decision, 'id' | 'outcome' | 'decidedBy' | 'reasons' | 'inputs'>;

/** Whether an application of this status waits for a decision. */
export function isUndecided(status: ApplicationStatus): boolean {
  return status === 'SUBMITTED' || status === 'UNDER_REVIEW';
}

/** Whether an application of this status has an offer: the same moment for offers. */
export function hasOffer(status: ApplicationStatus): boolean {
  return !isUndecided(status);
}

/** From a complete application on, 12 CFR 1002.9(a)(1)(i). */
const DECIDE_WITHIN_DAYS = 30;

/** The last day to tell the applicant what becomes of an application that is complete since then. */
export function lastDayToDecide(completeSince: Date): LocalDate {
  return addDays(dayOf(completeSince), DECIDE_WITHIN_DAYS);
}
