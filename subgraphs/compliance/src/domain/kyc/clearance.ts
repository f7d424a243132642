import type { FraudLevel } from '../fraud/policy.ts';
import type { KycAssessment, KycStatus, ScreenedEntities } from './assess.ts';

/** Whether the lender may deal with the person, as lending is told. */
export interface Clearance {
  readonly kyc: KycStatus;
  readonly screening: 'CLEAR' | 'POTENTIAL_MATCH' | 'NOT_SCREENED';
  readonly cleared: boolean;
  /** How likely the application is a fraud; left out where nobody looked. */
  readonly fraud?: FraudLevel;
}

export function clearanceOf(kyc: KycStatus, screening: ScreenedEntities | null): Clearance {
  const screened = screeningState(screening);
  return { kyc, screening: screened, cleared: kyc === 'APPROVED' && screened === 'CLEAR' };
}

function screeningState(screening: ScreenedEntities | null): Clearance['screening'] {
  if (screening === null) return 'NOT_SCREENED';
  return screening.open.length === 0 ? 'CLEAR' : 'POTENTIAL_MATCH';
}

/**
 * A person's standing as lending is told it: NOT_STARTED where a document of the level that is asked for has
 * to come from the person first, whether there is a review besides or none. So applicants are told alike
 * that something is missing.
 */
export function standingTold({ status, missing, isUnderWay }: KycAssessment): KycStatus {
  const awaitsPerson = !isUnderWay && missing.length > 0;
  return awaitsPerson && (status === 'PENDING' || status === 'IN_REVIEW') ? 'NOT_STARTED' : status;
}

/**
 * Whether to answer now or to wait: what is under way (the disclosure, the mail) may be there in a
 * moment, so an answer waits for it until the asker's patience ends; for a document nobody waits.
 */
export function answerIsDue(isUnderWay: boolean, waitedMs: number, patienceMs: number): boolean {
  return !isUnderWay || waitedMs >= patienceMs;
}
