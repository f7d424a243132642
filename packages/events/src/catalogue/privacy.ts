import { z } from 'zod';
import { id, localDate } from '../fields.ts';

/** What stands against erasing somebody; `lending`, `ledger` and `identity` each know some of it. */
const obstacle = z.enum([
  'STAFF_ROLE',
  'OPEN_APPLICATION',
  'OPEN_LOAN',
  'MONEY_OWED',
  'PAYMENT_UNDER_WAY',
  'BOOKS_NOT_SETTLED',
]);

/** What the law or a claim keeps of an erased person, without a name. */
const kept = z.enum([
  'AUDIT_TRAIL',
  'BOOKS',
  'CONSENTS',
  'CREDIT_FILE',
  'IDENTITY_CHECKS',
  'LOAN_FILE',
  'SCORE_FIGURES',
]);

const erasure = { erasureId: id('erasure'), userId: id('user') };

/** Which time of asking it is, or answers; left out of the first. */
const round = z.int().min(2).exactOptional();

/** Whether anything stands against it; answers `compliance.erasure.requested`. */
const assessed = z.strictObject({
  ...erasure,
  obstacles: z.array(obstacle).max(10).readonly(),
  /** The day by which all is settled where everybody keeps to what was agreed; null: nobody knows. */
  settledOn: localDate.nullable(),
  round,
});

/** The person's keys are destroyed; answers `compliance.erasure.ordered`. */
const done = z.strictObject({
  ...erasure,
  kept: z.array(kept).max(10).readonly(),
  /** The last day on which something is kept under a retention key; null: nothing is. */
  keptUntil: localDate.nullable(),
});

/** Of what people ask about their data, and of what becomes of it in every subgraph. */
export const privacy = {
  'compliance.restriction.changed': z.strictObject({
    userId: id('user'),
    restricted: z.boolean(),
  }),
  'compliance.consent.recorded': z.strictObject({
    userId: id('user'),
    consentId: id('consent'),
    purpose: z.enum(['MARKETING', 'RESEARCH', 'CREDIT_BUREAU']),
    given: z.boolean(),
  }),
  /** Asked when the person asks, and again when an officer approves it. */
  'compliance.erasure.requested': z.strictObject({ ...erasure, round }),
  'compliance.erasure.changed': z.strictObject({
    ...erasure,
    from: z.string().max(50),
    to: z.string().max(50),
  }),
  /** From here on every subgraph destroys what it has of the person. */
  'compliance.erasure.ordered': z.strictObject(erasure),
  'identity.erasure.assessed': assessed,
  'lending.erasure.assessed': assessed,
  'ledger.erasure.assessed': assessed,
  'identity.erasure.done': done,
  'credit.erasure.done': done,
  'lending.erasure.done': done,
  'compliance.erasure.done': done,
  'ledger.erasure.done': done,
  /** The term ended of what a subgraph kept of an erased person. */
  'compliance.retention.ended': z.strictObject({
    ...erasure,
    subgraph: z.enum(['lending', 'compliance']),
  }),
  'lending.retention.destroyed': z.strictObject(erasure),
  'compliance.retention.destroyed': z.strictObject(erasure),
};
