import type { KycStatus } from './policy-facts.ts';
import type { ReasonCode } from './reasons.ts';

/** What only the applicant can give, and an application cannot be decided without. */
export const MISSING_DATA = ['FINANCES', 'IDENTITY'] as const;
export type MissingData = (typeof MISSING_DATA)[number];

/** The reasonable time of 12 CFR 1002.9(c)(2), from the notice on. */
export const ANSWER_WITHIN_DAYS = 30;

/** Of these the applicant has to do something; a verification under way is the lender's. */
const APPLICANTS_TURN: readonly KycStatus[] = ['NOT_STARTED', 'EXPIRED'];

/** What the applicant is to give so that what the policy left undecided can be. */
export function missingOf(
  reasons: readonly { readonly code: ReasonCode }[],
  kyc: KycStatus,
): readonly MissingData[] {
  const codes = new Set(reasons.map(({ code }) => code));
  const finances = codes.has('NO_PROFILE') || codes.has('SCORE_OUTDATED');
  const identity = codes.has('IDENTITY_NOT_VERIFIED') && APPLICANTS_TURN.includes(kyc);
  return MISSING_DATA.filter((each) => (each === 'FINANCES' ? finances : identity));
}
