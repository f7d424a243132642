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

/** Longest note of a decision, in characters. */
export const LONGEST_NOTE = 2_000;

/** Whether an officer may decide so: what is under review, or against what was decided before. */
export function mayDecide(status: KycStatus, decision: OfficerDecision): boolean {
  if (status === 'IN_REVIEW') return true;
  return decision === 'APPROVE' ? status === 'REJECTED' : status === 'APPROVED';
}
