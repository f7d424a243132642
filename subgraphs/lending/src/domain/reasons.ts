/**
 * Reasons of a decision. The code is stable and what programs go by; the text is what people read.
 * `staff`: never shown to the person whom it is about, who must not learn of a screening.
 */
interface Reason {
  readonly text: string;
  readonly staff?: true;
}

export const REASONS = {
  SCORE_BELOW_MINIMUM: { text: 'The credit score is below the minimum for a loan.' },
  SCORE_FACTOR: { text: 'A factor that lowered the credit score.' },
  SCORE_NEEDS_REVIEW: {
    text: 'The credit score is in the range that an officer reviews.',
    staff: true,
  },
  SCORE_OUTDATED: {
    text: 'What the credit score was calculated from was stated too long ago to decide by.',
    staff: true,
  },
  DEBT_TO_INCOME_TOO_HIGH: {
    text: 'Monthly debt payments, this loan included, are too high for the income.',
  },
  DEBT_TO_INCOME_ELEVATED: {
    text: 'Monthly debt payments, this loan included, are in the range that an officer reviews.',
    staff: true,
  },
  AMOUNT_ABOVE_LIMIT: {
    text: 'The amount, with what we lend you already, is above our limit for your credit score.',
  },
  AMOUNT_NEEDS_REVIEW: {
    text: 'The amount, with what is lent and offered already, is above what is decided automatically.',
    staff: true,
  },
  NO_PROFILE: { text: 'We have no financial profile of you yet: submit one and we go on.' },
  IDENTITY_NOT_VERIFIED: { text: 'Your identity is not verified: complete the verification.' },
  IDENTITY_REJECTED: { text: 'We were unable to verify your identity.' },
  SCREENING_UNRESOLVED: {
    text: 'The name screening has a possible match to resolve.',
    staff: true,
  },
  FRAUD_SUSPECTED: {
    text: 'Compliance takes the application for a likely fraud and has to settle that first.',
    staff: true,
  },
  MANUAL_REVIEW: { text: 'An officer is reviewing your application.' },
  INCOME_NOT_VERIFIED: { text: 'We were unable to verify your income.' },
  EMPLOYMENT_NOT_VERIFIED: { text: 'We were unable to verify your employment.' },
  APPLICATION_INCOMPLETE: { text: 'The application is incomplete.' },
  EXCESSIVE_OBLIGATIONS: { text: 'Your obligations are excessive in relation to your income.' },
  PURPOSE_NOT_SUPPORTED: { text: 'We do not lend for the stated purpose.' },
  OTHER: { text: 'We do not grant credit to any applicant on the terms that you requested.' },
} as const satisfies Readonly<Record<string, Reason>>;

export type ReasonCode = keyof typeof REASONS;

/** What an officer may give as the reason of a rejection; the borrower reads it. */
export const REJECTION_REASONS = [
  'SCORE_BELOW_MINIMUM',
  'DEBT_TO_INCOME_TOO_HIGH',
  'IDENTITY_REJECTED',
  'INCOME_NOT_VERIFIED',
  'EMPLOYMENT_NOT_VERIFIED',
  'APPLICATION_INCOMPLETE',
  'EXCESSIVE_OBLIGATIONS',
  'PURPOSE_NOT_SUPPORTED',
  'OTHER',
] as const satisfies readonly ReasonCode[];
/** A notice of adverse action names up to four principal reasons. */
export const MAX_REASONS = 4;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

export interface DecisionReason {
  readonly code: ReasonCode;
  readonly text: string;
}

export function reason(code: ReasonCode, text: string = REASONS[code].text): DecisionReason {
  return { code, text };
}

/**
 * What the borrower may read. Whatever only staff may know becomes one and the same neutral reason, so that a
 * screening looks like any other review. An identity that officers review is that, too: there is nothing that the
 * borrower could complete. Where there is, the screening is not told of at all: it ends with what they complete.
 *
 * @param kyc how the verification stood; undefined where that is not kept
 */
export function forBorrower(
  reasons: readonly DecisionReason[],
  kyc: string | undefined,
): readonly DecisionReason[] {
  const isReviewed = kyc === 'IN_REVIEW';
  const asked = !isReviewed && reasons.some(({ code }) => code === 'IDENTITY_NOT_VERIFIED');
  const told = reasons.filter(({ code }) => !(asked && code === 'SCREENING_UNRESOLVED'));
  const shown = told.filter(
    ({ code }) => !('staff' in REASONS[code] || (isReviewed && code === 'IDENTITY_NOT_VERIFIED')),
  );
  return shown.length < told.length ? [...shown, reason('MANUAL_REVIEW')] : shown;
}
