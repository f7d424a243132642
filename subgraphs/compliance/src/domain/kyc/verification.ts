import type { DecisionMade, KycRequirement, KycStatus, OfficerDecision } from './assess.ts';
import type { KycLevel } from './level.ts';

/** One person's verification; there is one for each person. */
export interface KycVerification {
  readonly id: `kyc_${string}`;
  readonly userId: `user_${string}`;
  readonly version: number;
  readonly status: KycStatus;
  readonly missing: readonly KycRequirement[];
  /** What the person has reached; null while not even the basic level is. */
  readonly level: KycLevel | null;
  /** The highest that a loan of theirs has asked for in a year, or that every loan does. */
  readonly requiredLevel: KycLevel;
  readonly startedAt: Date;
  readonly updatedAt: Date;
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
 * A status as the person is told it. Where every country is allowed, a review can only come of a
 * match, so that it goes by the name of what is under way: nobody is tipped off.
 */
export function toldToPerson(status: KycStatus): KycStatus {
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

/** Whether the person may hear of a change: not of what leads into a review, or out of one. */
export function mayBeTold(from: KycStatus, to: KycStatus): boolean {
  return from !== 'IN_REVIEW' && to !== 'IN_REVIEW';
}

/** Longest note of a decision, in characters. */
export const LONGEST_NOTE = 2_000;

/**
 * Whether an officer may decide so: what is under review, against what was decided before, or against
 * somebody whose documents, as far as they came, are not good enough.
 */
export function mayDecide(
  { status, level }: Pick<KycVerification, 'status' | 'level'>,
  decision: OfficerDecision,
): boolean {
  if (status === 'IN_REVIEW') return true;
  return decision === 'APPROVE' ? status === 'REJECTED' : level !== null;
}
