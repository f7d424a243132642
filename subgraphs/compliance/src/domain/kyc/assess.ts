import type { DocumentRequirement } from './document.ts';
import { type DocumentStanding, documentsHeld, type KycLevel, reaches } from './level.ts';
import { isPlainName } from './plain-name.ts';
import type { PostalAddress } from './postal-address.ts';
import { residencesOf, type SubjectFacts, yearsBetween } from './subject.ts';

/** As officers and other subgraphs see it; `toldToPerson` is what the person sees. */
export const KYC_STATUSES = [
  'NOT_STARTED',
  'PENDING',
  'IN_REVIEW',
  'APPROVED',
  'REJECTED',
  'EXPIRED',
] as const;
export type KycStatus = (typeof KYC_STATUSES)[number];

/** What the person can do to go on. */
export type KycRequirement = 'EMAIL_VERIFICATION' | 'PERSONAL_DETAILS' | DocumentRequirement;

export type ScreeningOutcome = 'CLEAR' | 'HIT';

export type OfficerDecision = 'APPROVE' | 'REJECT';

export interface KycPolicy {
  /** ISO 3166-1 alpha-2; empty allows every country. */
  readonly allowedCountries: readonly string[];
  /** In full years. */
  readonly minimumAge: number;
}

export interface ScreenedEntities {
  readonly outcome: ScreeningOutcome;
  /** What was matched and is not dismissed as another person, as `list:uid`. */
  readonly open: readonly string[];
}

export interface DecisionMade {
  readonly decision: OfficerDecision;
  /** Matches that the officer saw when deciding, as `list:uid`. */
  readonly entities: readonly string[];
}

export interface KycEvidence {
  readonly emailVerified: boolean;
  readonly subject: SubjectFacts | null;
  /** Null where they gave none, or it is not known. */
  readonly address: Pick<PostalAddress, 'country'> | null;
  /** The latest one; null where there is none of what is known of the person now. */
  readonly screening: ScreenedEntities | null;
  /** The latest one. */
  readonly decision: DecisionMade | null;
  readonly documents: readonly DocumentStanding[];
  /** The person changed what a rule had doubts about, before an officer had decided. */
  readonly doubted: boolean;
}

export interface KycAssessment {
  readonly status: Exclude<KycStatus, 'NOT_STARTED'>;
  /** What the person has reached; null while not even the basic level is. */
  readonly level: KycLevel | null;
  readonly missing: readonly KycRequirement[];
  /** What is still to come comes by itself or by an e-mail being read: not a document. */
  readonly isUnderWay: boolean;
}

/**
 * How a person stands for what asks for the required level: the basic level by rule, and the documents
 * of the higher ones. Who has all but a document of a higher level is PENDING, and EXPIRED where it was
 * there and ran out. What is missing does not tell whether there is a review.
 */
export function assessKyc(
  evidence: KycEvidence,
  policy: KycPolicy,
  today: string,
  required: KycLevel,
): KycAssessment {
  const basic = assessBasic(evidence, policy, today);
  if (basic.status === 'REJECTED') return { ...basic, level: null, isUnderWay: false };
  const held = documentsHeld(evidence.documents, required, today);
  const missing = [...basic.missing, ...held.missing];
  if (basic.status !== 'APPROVED') {
    return { ...basic, level: null, missing, isUnderWay: basic.status === 'PENDING' };
  }
  const { level } = held;
  const lacking = held.isExpired ? 'EXPIRED' : 'PENDING';
  const status = reaches(level, required) ? 'APPROVED' : lacking;
  return { status, level, missing, isUnderWay: false };
}

interface BasicAssessment {
  readonly status: Exclude<KycStatus, 'NOT_STARTED' | 'EXPIRED'>;
  readonly missing: readonly KycRequirement[];
}

/**
 * The basic level of KYC, by rule:
 * - an officer's rejection stands;
 * - until the e-mail address is verified, the person disclosed and screened: PENDING;
 * - a person too young, of a country that is not allowed or with a postal address there, with a name that is not
 *   sure to be compared, who was so by what they said before, or with a screening match: IN_REVIEW until an officer approves. The approval dismisses the matches that the officer saw; a new one
 *   brings the review back;
 * - else APPROVED.
 */
function assessBasic(evidence: KycEvidence, policy: KycPolicy, today: string): BasicAssessment {
  const missing: KycRequirement[] = [];
  if (!evidence.emailVerified) missing.push('EMAIL_VERIFICATION');
  if (evidence.subject === null) missing.push('PERSONAL_DETAILS');
  if (evidence.decision?.decision === 'REJECT') return { status: 'REJECTED', missing: [] };
  const { subject, screening } = evidence;
  if (subject === null || screening === null || missing.length > 0) {
    return { status: 'PENDING', missing };
  }
  const approved = evidence.decision?.decision === 'APPROVE';
  const doubtful = evidence.doubted || isDoubtful(subject, evidence.address, policy, today);
  if (doubtful && !approved) return { status: 'IN_REVIEW', missing };
  if (screening.open.length > 0) return { status: 'IN_REVIEW', missing };
  return { status: 'APPROVED', missing };
}

/**
 * Whether an officer has to look at somebody for what they said of themselves: too young, of a country that is not
 * allowed or living in one, or with a name that is not sure to be compared.
 */
export function isDoubtful(
  facts: SubjectFacts,
  address: KycEvidence['address'],
  policy: KycPolicy,
  today: string,
): boolean {
  const { minimumAge, allowedCountries } = policy;
  return (
    yearsBetween(facts.dateOfBirth, today) < minimumAge ||
    !isPlainName(facts) ||
    (allowedCountries.length > 0 &&
      residencesOf(facts, address).some((country) => !allowedCountries.includes(country)))
  );
}
