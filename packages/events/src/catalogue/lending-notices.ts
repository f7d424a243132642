import { z } from 'zod';
import { amountMinorOrZero, currencyCode, instant, localDate, text } from '../fields.ts';

export const paymentFailure = z.enum([
  'ACCOUNT_REFUSED',
  'COLLECTION_REFUSED',
  'INSUFFICIENT_FUNDS',
  'ACCOUNT_CLOSED',
  'DISPUTED',
  'OTHER',
]);

/** What people and partners are told of, in the order of a loan's life. */
export const NOTICE_KINDS = [
  'APPLICATION_RECEIVED',
  'APPLICATION_INCOMPLETE',
  'APPLICATION_CLOSED',
  'APPLICATION_APPROVED',
  'APPLICATION_REJECTED',
  'OFFER_EXPIRING',
  'OFFER_EXPIRED',
  'LOAN_PAID_OUT',
  'LOAN_CANCELLED',
  'INSTALMENT_DUE',
  'INSTALMENT_OVERDUE',
  'PAYMENT_FAILED',
  'REPAYMENT_REVERSED',
  'FEE_CHARGED',
  'TERMS_CHANGED',
  'LOAN_PAID_OFF',
  'LOAN_REOPENED',
  'LOAN_CHARGED_OFF',
] as const;

/** Amounts, days and states; which of them there are depends on the kind. */
export const noticeFacts = z.strictObject({
  amountMinor: amountMinorOrZero.exactOptional(),
  currency: currencyCode.exactOptional(),
  termMonths: z.int().min(1).max(1_200).exactOptional(),
  /** Percent a year. */
  annualRate: text(30).exactOptional(),
  expiresAt: instant.exactOptional(),
  dueOn: localDate.exactOptional(),
  daysPastDue: z.int().nonnegative().exactOptional(),
  direction: z.enum(['PAYOUT', 'COLLECTION', 'REFUND']).exactOptional(),
  failure: paymentFailure.exactOptional(),
  /** Of changed terms: what changed, from which day on, how many instalments are to come, and a pause's end. */
  change: z.enum(['RATE', 'RESCHEDULE', 'RESTRUCTURE', 'PAUSE']).exactOptional(),
  effectiveOn: localDate.exactOptional(),
  instalments: z.int().min(1).max(1_200).exactOptional(),
  pausedUntil: localDate.exactOptional(),
  /** Of what cannot be decided: what the applicant is to give, and the last day for it. */
  missing: z
    .array(z.enum(['FINANCES', 'IDENTITY']))
    .min(1)
    .max(2)
    .readonly()
    .exactOptional(),
  answerBy: localDate.exactOptional(),
});
