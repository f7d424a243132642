import type { AlertFact, AlertResolution } from '../alerts/alert.ts';
import { nameDoubts } from './plain-name.ts';
import type { ReviewGround, ReviewReason } from './review.ts';
import type { SubjectFacts } from './subject.ts';
import type { KycVerification } from './verification.ts';

/** The rule that raises alerts of people who are under review for something else than a match, and its version. */
export const CUSTOMER_TO_REVIEW = 'CUSTOMER_TO_REVIEW';
export const CUSTOMER_TO_REVIEW_VERSION = '1';

/** Whether officers have to look at somebody for more than matches, each of which has an alert of its own. */
export function isToReview(reasons: readonly ReviewReason[]): boolean {
  return reasons.some((reason) => reason !== 'MATCH');
}

/** What became of the alert once the review is over: who is known to the basic level was approved. */
export function resolutionOf({
  status,
  level,
}: Pick<KycVerification, 'status' | 'level'>): AlertResolution {
  if (status === 'REJECTED') return 'CONFIRMED';
  return level === null ? 'NO_ACTION' : 'FALSE_POSITIVE';
}

/** Why an officer has to look at somebody, as the officer reads it; of matches nothing. */
export function reviewFacts(
  reasons: readonly ReviewReason[],
  undecided: readonly ReviewGround[],
  name: Pick<SubjectFacts, 'firstName' | 'lastName'>,
): readonly AlertFact[] {
  const changed = 'What they had to be looked at for was changed before an officer had decided.';
  return [
    ...undecided.map(({ reason, of }) => ({
      name: reason,
      value: shownOf(reason, of, name),
    })),
    ...(reasons.includes('EARLIER_DATA') ? [{ name: 'EARLIER_DATA', value: changed }] : []),
  ];
}

/** Who else is under review, or was found to be a fraud, is not named: an officer may be the one, or be named by what was found. */
function shownOf(
  reason: ReviewGround['reason'],
  of: string,
  name: Pick<SubjectFacts, 'firstName' | 'lastName'>,
): string {
  if (reason === 'NAME') return `${of} (${nameDoubts(name).join(', ')})`;
  const [standing = of] = of.split(' ');
  return reason === 'KNOWN_PERSON' && standing !== 'REJECTED' ? standing : of;
}
