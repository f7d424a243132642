import { z } from 'zod';
import { commitment, id, instant, jwk, localDate, sealed, text } from '../fields.ts';

/** Of scores, of the models that give them and of how both are watched. */
export const credit = {
  'credit.profile.submitted': z.strictObject({ userId: id('user'), profileId: id('prof') }),
  /** Says that there is a new score, not what it is. */
  'credit.score.calculated': z.strictObject({
    userId: id('user'),
    scoreId: id('score'),
    modelId: text(),
    modelVersion: text(),
    /** What it was calculated for; missing in events of before it was added. */
    cause: z.enum(['SUBMISSION', 'REQUEST', 'ASSESSMENT', 'REFRESH', 'REVIEW']).exactOptional(),
    /** Salted, so that nobody can tell the score from it; the ledger anchors it. */
    commitment: commitment.exactOptional(),
    /** When the finances were stated that it is of; missing in events of before it was added. */
    statedAt: instant.exactOptional(),
  }),
  /** Another model decides from here on. For staff only. */
  'credit.model.promoted': z.strictObject({
    promotionId: id('promo'),
    subject: z.enum(['APPLICATION', 'BEHAVIOUR']),
    modelId: text(),
    previousModelId: text().nullable(),
    /** SHA-256 of what the model scores by. */
    digest: text(),
  }),
  'credit.review.requested': z.strictObject({
    userId: id('user'),
    reviewId: id('review'),
    scoreId: id('score'),
  }),
  'credit.review.resolved': z.strictObject({
    userId: id('user'),
    reviewId: id('review'),
    scoreId: id('score'),
    outcome: z.enum(['UPHELD', 'CORRECTED']),
    newScoreId: id('score').exactOptional(),
  }),
  /** A week's scores, or one characteristic of them, moved away from the training data. For staff. */
  'credit.drift.alerted': z.strictObject({
    modelId: text(),
    /** The Monday that the week began with. */
    week: localDate,
    /** `SCORE` or the characteristic's name. */
    measure: text(),
    level: z.enum(['WATCH', 'ALERT']),
    /** Population or characteristic stability index. */
    index: z.number().nonnegative(),
  }),
  /**
   * Asks identity, to measure fairness and for nothing else. `asOf` is the day of the decision; it is
   * missing in events of before it was added.
   */
  'credit.age_group.requested': z.strictObject({
    requestId: text(),
    userId: id('user'),
    publicKey: jwk,
    asOf: localDate.exactOptional(),
  }),
  /** Answers `lending.assessment.requested`; `sealed` is there when `status` is `DISCLOSED`. */
  'credit.assessment.disclosed': z.strictObject({
    requestId: text(),
    userId: id('user'),
    status: z.enum(['DISCLOSED', 'NO_PROFILE']),
    sealed: sealed.exactOptional(),
  }),
  'credit.personal_data.read': z.strictObject({
    userId: id('user'),
    fields: z.array(text(100)).max(50).readonly(),
  }),
};
