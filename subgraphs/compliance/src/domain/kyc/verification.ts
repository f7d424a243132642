import type { DecisionMade, KycRequirement, KycStatus, OfficerDecision } from './assess.ts';

/** One person's verification; there is one for each person. */
export interface KycVerification {
  readonly id: `kyc_${string}`;
  readonly userId: `user_${string}`;
  readonly version: number;
  readonly status: KycStatus;
  readonly missing: readonly KycRequirement[];
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

/** Whether the person may hear of a change: not of what leads into a review, or out of one. */
export function mayBeTold(from: KycStatus, to: KycStatus): boolean {
  return from !== 'IN_REVIEW' && to !== 'IN_REVIEW';
}

/** Longest note of a decision, in characters. */
export const LONGEST_NOTE = 2_000;

/** Whether an officer may decide so: what is under review, or against what was decided before. */
export function mayDecide(status: KycStatus, decision: OfficerDecision): boolean {
  if (status === 'IN_REVIEW') return true;
  return decision === 'APPROVE' ? status === 'REJECTED' : status === 'APPROVED';
}
