import { z } from 'zod';
import { id, instant, jwk, text } from '../fields.ts';

const kycStatus = z.enum([
  'NOT_STARTED',
  'PENDING',
  'IN_REVIEW',
  'APPROVED',
  'REJECTED',
  'EXPIRED',
]);

/** Of checks of who somebody is and whether they are sanctioned. */
export const compliance = {
  'compliance.disclosure.requested': z.strictObject({
    requestId: text(),
    userId: id('user'),
    publicKey: jwk,
  }),
  'compliance.kyc.changed': z.strictObject({
    userId: id('user'),
    kycId: id('kyc'),
    from: kycStatus,
    to: kycStatus,
  }),
  /** For compliance staff only: nobody is tipped off. */
  'compliance.subject.screened': z.strictObject({
    userId: id('user'),
    screeningId: id('scr'),
    outcome: z.enum(['CLEAR', 'HIT']),
    listVersionIds: z.array(text()).max(50).readonly(),
  }),
  /** Answers `lending.clearance.requested`; for staff only. */
  'compliance.clearance.decided': z.strictObject({
    requestId: text(),
    userId: id('user'),
    kyc: kycStatus,
    screening: z.enum(['CLEAR', 'POTENTIAL_MATCH', 'NOT_SCREENED']),
    cleared: z.boolean(),
    decidedAt: instant,
  }),
  'compliance.list.imported': z.strictObject({
    listId: text(),
    versionId: text(),
    entries: z.int().min(0).max(100_000_000),
  }),
  'compliance.personal_data.read': z.strictObject({
    userId: id('user'),
    fields: z.array(text(100)).max(50).readonly(),
  }),
};
