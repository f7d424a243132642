import { serviceCaller } from '@blockscore/caller';
import type { KycEvidence } from '../domain/kyc/assess.ts';
import { groundsOf, type ReviewPolicy, undecidedOf } from '../domain/kyc/review.ts';
import {
  CUSTOMER_TO_REVIEW,
  CUSTOMER_TO_REVIEW_VERSION,
  isToReview,
  resolutionOf,
  reviewFacts,
} from '../domain/kyc/review-alert.ts';
import type { KycVerification } from '../domain/kyc/verification.ts';
import { dayOf } from '../domain/privacy/month.ts';
import type { Work } from './ports.ts';
import { raiseAlert } from './raise-alert.ts';
import { resolveRaised } from './resolve-raised.ts';

export interface Reviewed {
  readonly before: KycVerification;
  readonly current: KycVerification;
  readonly evidence: KycEvidence;
  readonly policy: ReviewPolicy;
  readonly now: Date;
}

/**
 * Has officers look at whoever is under review for something else than a match, and resolves the alert once they
 * are not any more. Runs under the verification's lock.
 */
export async function alertOfReview(
  work: Work,
  { before, current, evidence, policy, now: at }: Reviewed,
): Promise<void> {
  const { userId, status, reviewReasons } = current;
  const about = { source: 'KYC', rule: CUSTOMER_TO_REVIEW, dedupeKey: userId } as const;
  const { subject, address, knownAs, decision } = evidence;
  if (subject !== null && isToReview(reviewReasons)) {
    const grounds = groundsOf({ facts: subject, address, knownAs }, policy, dayOf(at));
    const undecided = undecidedOf(grounds, decision?.approved ?? []);
    await raiseAlert(work, {
      ...{ ...about, ruleVersion: CUSTOMER_TO_REVIEW_VERSION, subject: userId, severity: 'MEDIUM' },
      ...{ facts: reviewFacts(reviewReasons, undecided, subject), at },
    });
  } else if (isToReview(before.reviewReasons)) {
    const by = serviceCaller('compliance');
    const reason = `The review is over: the verification is ${status}.`;
    const resolution = resolutionOf(current);
    await resolveRaised(work, by, about, { resolution, reason, by: by.id, at });
  }
}
