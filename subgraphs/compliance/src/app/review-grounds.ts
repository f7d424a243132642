import { groundsOf, type ReviewGround } from '../domain/kyc/review.ts';
import { dayOf } from '../domain/privacy/month.ts';
import type { ComplianceRules, Subject, Work } from './ports.ts';
import { readReviewPolicy } from './read-review-policy.ts';

/** For what an officer has to look at somebody as they are known; nothing of whom nothing is. */
export async function reviewGrounds(
  work: Work,
  subject: Subject | undefined,
  rules: ComplianceRules,
  now: Date,
): Promise<readonly ReviewGround[]> {
  if (subject === undefined || subject.facts === null) return [];
  const { userId, facts, address = null } = subject;
  const knownAs = await work.samePeople.questioned(userId);
  const policy = await readReviewPolicy(work, rules);
  return groundsOf({ facts, address, knownAs }, policy, dayOf(now));
}
