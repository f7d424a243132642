import { hasVisibleText } from '@blockscore/money';
import { err, ok, type Result } from '@blockscore/result';

/** `UPHELD`: the score stands. `CORRECTED`: an input was wrong, and a new score was calculated. */
export const REVIEW_STATUSES = ['OPEN', 'UPHELD', 'CORRECTED'] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];
export type ReviewOutcome = Exclude<ReviewStatus, 'OPEN'>;

/** A person's demand that a human looks at a score, and what came of it. The score itself stays. */
export interface ScoreReview {
  readonly id: `review_${string}`;
  readonly userId: `user_${string}`;
  readonly scoreId: `score_${string}`;
  readonly status: ReviewStatus;
  /** In the person's words; null once the person's data has been erased. */
  readonly reason: string | null;
  /** In the officer's words; null before, and once the person's data has been erased. */
  readonly note: string | null;
  readonly requestedAt: Date;
  readonly resolvedAt: Date | null;
  readonly resolvedBy: `user_${string}` | null;
  /** The score of the corrected inputs. */
  readonly newScoreId: `score_${string}` | null;
  readonly version: number;
}

/** Reviews of one person that wait at a time: an officer has to read each. */
export const MAXIMUM_OPEN_REVIEWS = 5;
/** Reviews of one score ever. */
export const MAXIMUM_REVIEWS_OF_A_SCORE = 5;

const MAXIMUM_TEXT = 2_000;

/** What a person or an officer wrote, trimmed: 1 to 2,000 characters. */
export function readReviewText(text: string): Result<string, string> {
  const trimmed = text.trim();
  if (!hasVisibleText(trimmed) || trimmed.length > MAXIMUM_TEXT) {
    return err(`Write 1 to ${MAXIMUM_TEXT} characters.`);
  }
  if (/\p{Cc}/u.test(trimmed.replace(/[\t\r\n]/g, ''))) return err('Use no control characters.');
  return ok(trimmed);
}
