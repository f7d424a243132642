import type { DecisionMade, KycRequirement, KycStatus, OfficerDecision } from './assess.ts';
import type { KycLevel } from './level.ts';
import type { ReviewReason } from './review.ts';

/** One person's verification; there is one for each person. */
export interface KycVerification {
  readonly id: `kyc_${string}`;
  readonly userId: `user_${string}`;
  readonly version: number;
  readonly status: KycStatus;
  readonly missing: readonly KycRequirement[];
  /** Why an officer has to look at them; empty where it is not IN_REVIEW. Not for the person. */
  readonly reviewReasons: readonly ReviewReason[];
  /** What the person has reached; null while not even the basic level is. */
  readonly level: KycLevel | null;
  /** The highest that a loan of theirs has asked for in a year, or that every loan does. */
  readonly requiredLevel: KycLevel;
  readonly startedAt: Date;
  readonly updatedAt: Date;
  /** What the person reads of it; null where it never differed: `toldOf` tells it either way. */
  readonly told: ToldVerification | null;
  /** They changed what they had to be looked at for before an officer had decided: one is to decide still. */
  readonly doubted: boolean;
}

/** A verification as the person reads it. */
export interface ToldVerification {
  readonly status: Exclude<KycStatus, 'IN_REVIEW'>;
  readonly level: KycLevel | null;
  readonly missing: readonly KycRequirement[];
  /** ISO 8601: when any of it last changed to the person. */
  readonly updatedAt: string;
  /**
   * They were known to the basic level once, and no officer has rejected them since: under review they read
   * what they would without its matches.
   */
  readonly known: boolean;
}

/** What an officer decided; never changed. */
export interface KycDecision extends DecisionMade {
  readonly id: `dec_${string}`;
  readonly kycId: `kyc_${string}`;
  readonly userId: `user_${string}`;
  readonly decision: OfficerDecision;
  /** Null once the person's data has been erased. */
  readonly note: string | null;
  readonly screeningId: `scr_${string}` | null;
  readonly decidedBy: string;
  readonly decidedAt: Date;
}

/**
 * A status as the person is told it. Where nothing else is to be looked at, a review can only come of a
 * match, so that it goes by the name of what is under way: nobody is tipped off.
 */
export function toldToPerson(status: KycStatus): ToldVerification['status'] {
  return status === 'IN_REVIEW' ? 'PENDING' : status;
}

/**
 * A level as the person is told it: with an approval only, or it would tell a review from what else is
 * pending.
 */
export function levelToldToPerson({
  status,
  level,
}: Pick<KycVerification, 'status' | 'level'>): KycLevel | null {
  return status === 'APPROVED' ? level : null;
}

/** What the person reads of a verification, whoever they are. */
export function toldOf(
  verification: Pick<KycVerification, 'told' | 'status' | 'level' | 'missing' | 'updatedAt'>,
): ToldVerification {
  const { told, status, missing, updatedAt } = verification;
  return (
    told ?? {
      ...{ status: toldToPerson(status), level: levelToldToPerson(verification), missing },
      ...{ updatedAt: updatedAt.toISOString(), known: verification.level !== null },
    }
  );
}

type Assessed = Pick<KycVerification, 'status' | 'level' | 'missing'>;

/**
 * What the person reads after an assessment. Somebody known reads under review what they would without its
 * matches, until an officer rejects: that an approval was taken back, or did not return after their data had
 * changed, with nothing missing, would tell them.
 *
 * @param withoutMatches as if an officer had dismissed every match
 * @returns the very object of before where nothing of it changed
 */
export function toldAfter(
  before: KycVerification,
  after: Assessed & Pick<KycVerification, 'requiredLevel'>,
  withoutMatches: () => Assessed,
  at: Date,
): ToldVerification {
  const previous = toldOf(before);
  const known = after.status !== 'REJECTED' && (previous.known || after.level !== null);
  const { status, level, missing } =
    known && after.status === 'IN_REVIEW' ? withoutMatches() : after;
  const shown = { status: toldToPerson(status), level: levelToldToPerson({ status, level }) };
  const isSame =
    shown.status === previous.status &&
    shown.level === previous.level &&
    missing.join() === previous.missing.join() &&
    after.requiredLevel === before.requiredLevel;
  if (isSame && known === previous.known) return previous;
  const updatedAt = isSame ? previous.updatedAt : at.toISOString();
  return { ...shown, missing, updatedAt, known };
}

/**
 * Whether the person hears that they read something else of their verification: another status or level, or that
 * something is asked of them. That they have given all of it they know, and who is not under review hears of
 * the approval at once: whoever was hears the same once a match is dismissed.
 */
export function isHeard(before: ToldVerification, after: ToldVerification): boolean {
  return (
    after.status !== before.status ||
    after.level !== before.level ||
    (after.missing.length > 0 && before.missing.length === 0)
  );
}

/** Longest note of a decision, in characters. */
export const LONGEST_NOTE = 2_000;

/**
 * Whether an officer may decide so: what is under review, against what was decided before, against
 * somebody whose documents, as far as they came, are not good enough, or of whom nothing is missing but newer lists.
 *
 * @param isScreened they were compared with the lists that there are
 */
export function mayDecide(
  { status, level, missing }: Pick<KycVerification, 'status' | 'level' | 'missing'>,
  decision: OfficerDecision,
  isScreened: boolean,
): boolean {
  if (status === 'IN_REVIEW') return true;
  if (status === 'PENDING' && level === null && !missing.some(isOfBasicLevel)) return isScreened;
  return decision === 'APPROVE' ? status === 'REJECTED' : level !== null;
}

const isOfBasicLevel = (requirement: KycRequirement) =>
  requirement === 'EMAIL_VERIFICATION' || requirement === 'PERSONAL_DETAILS';
