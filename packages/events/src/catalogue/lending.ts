import { z } from 'zod';
import {
  amountMinor,
  amountMinorOrZero,
  commitment,
  currencyCode,
  id,
  instant,
  jwk,
  lifecycleStatus,
  localDate,
  postingKind,
  text,
} from '../fields.ts';
import { NOTICE_KINDS, noticeFacts, paymentFailure } from './lending-notices.ts';
import { loanAccount, reconciliationOfLending } from './reconciliation.ts';

const postingLine = z.strictObject({
  account: loanAccount,
  side: z.enum(['DEBIT', 'CREDIT']),
  minor: amountMinor,
});

/** What may happen to a loan whose money is out. */
const entryKind = z.enum([
  'DISBURSED',
  'REPAID',
  'FEE_CHARGED',
  'WAIVED',
  'RATE_CHANGED',
  'RESCHEDULED',
  'RESTRUCTURED',
  'PAUSED',
  'CHARGED_OFF',
  'CANCELLED',
  'REFUNDED',
  'REVERSED',
]);

const payoutAccountStatus = z.enum(['PENDING', 'VERIFIED', 'REFUSED', 'REMOVED']);

/** Of applications, loans and payments. */
export const lending = {
  'lending.assessment.requested': z.strictObject({
    requestId: text(),
    applicationId: id('app'),
    userId: id('user'),
    publicKey: jwk,
  }),
  'lending.clearance.requested': z.strictObject({
    requestId: text(),
    userId: id('user'),
    purpose: z.enum(['APPLICATION', 'DISBURSEMENT']),
    applicationId: id('app').exactOptional(),
    loanId: id('loan').exactOptional(),
    /** Where the loan is to be paid to, as it is now. */
    payoutAccountId: id('bank').exactOptional(),
    /** What the person would owe the lender in all; both or neither. */
    amountMinor: amountMinor.exactOptional(),
    currency: currencyCode.exactOptional(),
  }),
  /** Feeds the subscription `loanStatusChanged`. `from` is null for what has just come to be. */
  'lending.status.changed': z.strictObject({
    applicationId: id('app'),
    loanId: id('loan').nullable(),
    entity: z.enum(['APPLICATION', 'LOAN']),
    from: lifecycleStatus.nullable(),
    to: lifecycleStatus,
  }),
  /**
   * A borrower accepted an offer: what commits to the agreement, salted, so that nobody can tell the loan
   * from it.
   */
  'lending.agreement.made': z.strictObject({
    loanId: id('loan'),
    userId: id('user'),
    agreement: commitment,
  }),
  /** A customer lets a partner act for them until then. */
  'lending.consent.granted': z.strictObject({
    consentId: id('consent'),
    userId: id('user'),
    partnerId: id('partner'),
    purposes: z.array(text(40)).min(1).max(10).readonly(),
    expiresAt: instant,
  }),
  'lending.consent.revoked': z.strictObject({
    consentId: id('consent'),
    userId: id('user'),
    partnerId: id('partner'),
  }),
  /** Of where a partner is told; what is sent there is not told of. */
  'lending.webhook.changed': z.strictObject({
    endpointId: id('webhook'),
    partnerId: id('partner'),
    change: z.enum([
      'CREATED',
      'UPDATED',
      'SECRET_ROTATED',
      'ENABLED',
      'DISABLED_BY_PARTNER',
      'DISABLED_GONE',
      'DISABLED_FAILING',
      'DELETED',
    ]),
  }),
  /** For staff only. `userId` is missing in events of before it was added. */
  'lending.decision.made': z.strictObject({
    applicationId: id('app'),
    userId: id('user').exactOptional(),
    outcome: z.enum(['APPROVED', 'REJECTED', 'REFERRED']),
    policyVersion: text(),
    decidedBy: z.enum(['POLICY', 'OFFICER']),
    reasonCodes: z.array(text(60)).max(20).readonly(),
  }),
  /** A version of the decision policy was declared: it decides nothing before it is activated. */
  'lending.policy.declared': z.strictObject({
    policyId: id('policy'),
    policyVersion: text(40),
    /** SHA-256 of its canonical JSON, in hex. */
    digest: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  /** From here on applications are decided by this version. */
  'lending.policy.activated': z.strictObject({
    policyId: id('policy'),
    policyVersion: text(40),
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    /** The version that decided before. */
    previousVersion: text(40).exactOptional(),
  }),
  /** One for each officer who approves: of a high amount two, by two people. For staff only. */
  'lending.approval.recorded': z.strictObject({
    applicationId: id('app'),
    userId: id('user'),
    officerId: id('user'),
  }),
  /**
   * A month of a loan's life has ended. `dueMinor`: what was unpaid before and what fell due in it;
   * `paidMinor`: how much of that was paid by its last day. Days past due are of the oldest unpaid
   * instalment: on the last day, and the most on any day of the month. A repayment that is taken down
   * later with an earlier day has the month told of again, as its next revision: the highest holds,
   * whichever comes last.
   */
  'lending.performance.reported': z.strictObject({
    userId: id('user'),
    loanId: id('loan'),
    /** Months since the loan was paid out, from 1. */
    number: z.int().min(1).max(1_200),
    /** 0, or left out, of what is told first. */
    revision: z.int().nonnegative().exactOptional(),
    periodEnd: localDate,
    currency: currencyCode,
    dueMinor: amountMinorOrZero,
    paidMinor: amountMinorOrZero,
    daysPastDue: z.int().nonnegative(),
    worstDaysPastDue: z.int().nonnegative(),
    status: lifecycleStatus,
  }),
  /** Of what is offered to everybody: for staff, and the audit trail. */
  'lending.product.changed': z.strictObject({
    productId: id('prod'),
    version: z.int().positive(),
    change: z.enum(['CREATED', 'CHANGED', 'RETIRED', 'REINSTATED']),
  }),
  'lending.personal_data.read': z.strictObject({
    userId: id('user'),
    fields: z.array(text(100)).max(50).readonly(),
  }),
  'lending.payment.requested': z.strictObject({
    paymentId: id('pay'),
    loanId: id('loan'),
    direction: z.enum(['PAYOUT', 'COLLECTION', 'REFUND']),
  }),
  'lending.payment.failed': z.strictObject({
    paymentId: id('pay'),
    loanId: id('loan'),
    code: paymentFailure.exactOptional(),
    /** Only in events of before `code` was added. */
    reason: text(300).exactOptional(),
  }),
  /** Money that had moved went back: a direct debit that bounced, a chargeback, a payout not taken. */
  'lending.payment.returned': z.strictObject({
    paymentId: id('pay'),
    loanId: id('loan'),
    direction: z.enum(['PAYOUT', 'COLLECTION', 'REFUND']),
    returnedOn: localDate,
    code: paymentFailure,
  }),
  /** An account of a person, of whose number nothing is told. */
  'lending.payout_account.changed': z.strictObject({
    userId: id('user'),
    payoutAccountId: id('bank'),
    from: payoutAccountStatus.nullable(),
    to: payoutAccountStatus,
  }),
  /** The borrower chose another account for a loan that is not paid out. */
  'lending.payout_account.chosen': z.strictObject({
    userId: id('user'),
    loanId: id('loan'),
    payoutAccountId: id('bank'),
  }),
  /**
   * Something happened to a loan: it is one entry longer. Told too where it counts from an earlier day;
   * `effectiveOn` is the day from which it does.
   */
  'lending.entry.recorded': z.strictObject({
    loanId: id('loan'),
    userId: id('user'),
    sequence: z.int().min(1).max(1_000_000),
    kind: entryKind,
    effectiveOn: localDate,
  }),
  /**
   * A change of a loan that waits for a second officer; one that was carried out is an entry. For staff
   * only. `userId` is missing in events of before it was added.
   */
  'lending.proposal.changed': z.strictObject({
    loanId: id('loan'),
    userId: id('user').exactOptional(),
    /** What was asked for, by its mutation. */
    mutation: text(40),
    change: z.enum(['PROPOSED', 'WITHDRAWN', 'DECLINED']),
  }),
  /**
   * The ledger posts it once: `postingId` is the idempotency key. Lines are in minor units. What is of
   * many loans together, such as the interest that a day earned, names none and no borrower.
   */
  'lending.posting.requested': z.strictObject({
    postingId: text(),
    userId: id('user').exactOptional(),
    partnerId: id('partner').exactOptional(),
    loanId: id('loan').exactOptional(),
    paymentId: id('pay').exactOptional(),
    kind: postingKind,
    currency: currencyCode,
    effectiveOn: localDate,
    lines: z.array(postingLine).min(2).max(20).readonly(),
  }),
  ...reconciliationOfLending,
  /**
   * A person or a partner is told of something, once: identity mails it where `mailed` says so. Either
   * `userId` or `partnerId`.
   */
  'lending.notice.issued': z
    .strictObject({
      noticeId: id('notice'),
      userId: id('user').exactOptional(),
      partnerId: id('partner').exactOptional(),
      kind: z.enum(NOTICE_KINDS),
      mailed: z.boolean(),
      applicationId: id('app'),
      loanId: id('loan').exactOptional(),
      facts: noticeFacts,
    })
    .refine(({ userId, partnerId }) => (userId === undefined) !== (partnerId === undefined), {
      error: 'goes to a person or to a partner',
    }),
};
