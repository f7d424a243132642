import type { DocumentRequirement } from './document.ts';
import { type DocumentStanding, documentsHeld, type KycLevel, reaches } from './level.ts';
import type { PostalAddress } from './postal-address.ts';
import {
  groundsOf,
  type ReviewGround,
  type ReviewPolicy,
  type ReviewReason,
  undecidedOf,
} from './review.ts';
import type { KnownPerson } from './same-person.ts';
import type { SubjectFacts } from './subject.ts';

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

/** INCONCLUSIVE: nothing was found by a name that cannot be relied on to be compared. */
export type ScreeningOutcome = 'CLEAR' | 'HIT' | 'INCONCLUSIVE';

export type OfficerDecision = 'APPROVE' | 'REJECT';

export interface ScreenedEntities {
  readonly outcome: ScreeningOutcome;
  /** What was matched and is not dismissed as another person, as `list:uid`. */
  readonly open: readonly string[];
}

export interface DecisionMade {
  readonly decision: OfficerDecision;
  /** Matches that the officer saw when deciding, as `list:uid`. */
  readonly entities: readonly string[];
  /** For an approval: what the person said that the officer approved of. */
  readonly approved: readonly ReviewGround[];
}

export interface KycEvidence {
  readonly emailVerified: boolean;
  readonly subject: SubjectFacts | null;
  /** Null where they gave none, or it is not known. */
  readonly address: Pick<PostalAddress, 'country'> | null;
  /** The same person by another account whom officers rejected, found a fraud of, or look at. */
  readonly knownAs: readonly KnownPerson[];
  /** The latest one; null where there is none of what is known of the person now. */
  readonly screening: ScreenedEntities | null;
  /** The latest one. */
  readonly decision: DecisionMade | null;
  readonly documents: readonly DocumentStanding[];
  /** The person changed what they had to be looked at for, before an officer had decided. */
  readonly doubted: boolean;
}

export interface KycAssessment {
  readonly status: Exclude<KycStatus, 'NOT_STARTED'>;
  /** What the person has reached; null while not even the basic level is. */
  readonly level: KycLevel | null;
  readonly missing: readonly KycRequirement[];
  /** Each once; empty where it is not IN_REVIEW. */
  readonly reviewReasons: readonly ReviewReason[];
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
  policy: ReviewPolicy,
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
  return { ...basic, status, level, missing, isUnderWay: false };
}

/** The same of somebody whom nobody may approve yet, because the lists that they were compared with are too old. */
export function withoutApproval(assessment: KycAssessment): KycAssessment {
  return assessment.level === null
    ? assessment
    : { ...assessment, status: 'PENDING', level: null, isUnderWay: true };
}

interface BasicAssessment {
  readonly status: Exclude<KycStatus, 'NOT_STARTED' | 'EXPIRED'>;
  readonly missing: readonly KycRequirement[];
  readonly reviewReasons: readonly ReviewReason[];
}

/**
 * The basic level of KYC, by rule:
 * - an officer's rejection stands;
 * - until the e-mail address is verified and the person disclosed: PENDING;
 * - a person with a ground to be looked at, who had one by what they said before, or with a screening match:
 *   IN_REVIEW until an officer approves, whether they are screened as they are now or not: nobody ends a review by
 *   changing something. The approval is of the grounds, and dismisses the matches, that the officer saw; a new one
 *   brings the review back;
 * - until the person is screened: PENDING;
 * - else APPROVED.
 */
function assessBasic(evidence: KycEvidence, policy: ReviewPolicy, today: string): BasicAssessment {
  const missing: KycRequirement[] = [];
  if (!evidence.emailVerified) missing.push('EMAIL_VERIFICATION');
  if (evidence.subject === null) missing.push('PERSONAL_DETAILS');
  if (evidence.decision?.decision === 'REJECT')
    return { status: 'REJECTED', missing: [], reviewReasons: [] };
  const { subject, screening } = evidence;
  if (subject === null || missing.length > 0) {
    return { status: 'PENDING', missing, reviewReasons: [] };
  }
  const { address, knownAs } = evidence;
  const grounds = groundsOf({ facts: subject, address, knownAs }, policy, today);
  const undecided = undecidedOf(grounds, evidence.decision?.approved ?? []);
  const reviewReasons: ReviewReason[] = [...new Set(undecided.map(({ reason }) => reason))];
  if (evidence.doubted) reviewReasons.push('EARLIER_DATA');
  if (screening !== null && screening.open.length > 0) reviewReasons.push('MATCH');
  const otherwise = screening === null ? 'PENDING' : 'APPROVED';
  return { status: reviewReasons.length > 0 ? 'IN_REVIEW' : otherwise, missing, reviewReasons };
}
