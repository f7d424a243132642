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
  role,
  sealed,
  text,
} from './fields.ts';

/**
 * Every event type and what it carries: ids and states, never personal data. What one subgraph must
 * tell another about a person travels as `sealed`, readable only by the one who asked for it.
 * Types are named `<stream>.<noun>.<past participle>`; the part before the first dot is the stream.
 */

const kycStatus = z.enum([
  'NOT_STARTED',
  'PENDING',
  'IN_REVIEW',
  'APPROVED',
  'REJECTED',
  'EXPIRED',
]);

const identity = {
  'identity.user.registered': z.strictObject({ userId: id('user') }),
  /** An account that nobody had verified: another has its address now, or it was too old. */
  'identity.user.removed': z.strictObject({
    userId: id('user'),
    reason: z.enum(['REPLACED', 'NEVER_VERIFIED']),
  }),
  'identity.email.verified': z.strictObject({ userId: id('user') }),
  'identity.session.started': z.strictObject({ userId: id('user'), sessionId: id('session') }),
  /** The gateway refuses the session's access tokens from here on. */
  'identity.session.ended': z.strictObject({
    userId: id('user'),
    sessionId: id('session'),
    /** The session in its place, of somebody who has just proven anew who they are. */
    succeededBy: id('session').optional(),
  }),
  'identity.login.failed': z.strictObject({ userId: id('user') }),
  'identity.password.changed': z.strictObject({
    userId: id('user'),
    by: z.enum(['CHANGE', 'RESET']),
  }),
  'identity.factor.changed': z.strictObject({
    userId: id('user'),
    factor: z.enum(['TOTP', 'PASSKEY', 'RECOVERY_CODES']),
    change: z.enum(['ADDED', 'REMOVED', 'USED', 'REPLACED']),
  }),
  /** One administrator wants all factors of somebody removed; another has to agree. */
  'identity.factor_reset.proposed': z.strictObject({ userId: id('user') }),
  'identity.profile.changed': z.strictObject({
    userId: id('user'),
    fields: z.array(text(100)).max(50).readonly(),
  }),
  /**
   * What takes rights away from a user: suspended, detached, and a role REVOKED. Their aggregate is
   * the user with its version after the change; the gateway refuses access tokens of an earlier one.
   */
  'identity.user.suspended': z.strictObject({ userId: id('user') }),
  'identity.user.reinstated': z.strictObject({ userId: id('user') }),
  'identity.partner.attached': z.strictObject({ userId: id('user'), partnerId: id('partner') }),
  'identity.partner.detached': z.strictObject({ userId: id('user'), partnerId: id('partner') }),
  'identity.role.changed': z.strictObject({
    userId: id('user'),
    role,
    change: z.enum(['GRANTED', 'REVOKED', 'PROPOSED']),
    roles: z.array(role).max(20).readonly(),
  }),
  'identity.partner.created': z.strictObject({ partnerId: id('partner') }),
  'identity.partner.suspended': z.strictObject({ partnerId: id('partner') }),
  'identity.partner.reinstated': z.strictObject({ partnerId: id('partner') }),
  'identity.api_key.created': z.strictObject({ keyId: id('apikey'), partnerId: id('partner') }),
  'identity.api_key.revoked': z.strictObject({ keyId: id('apikey'), partnerId: id('partner') }),
  /** Of a key that signs access tokens; those of a revoked one are void from then on. */
  'identity.signing_key.changed': z.strictObject({
    kid: text(100),
    change: z.enum(['PUBLISHED', 'ACTIVATED', 'RETIRED', 'REVOKED']),
  }),
  'identity.personal_data.read': z.strictObject({
    userId: id('user'),
    fields: z.array(text(100)).max(50).readonly(),
  }),
  /** Answers `compliance.disclosure.requested`. Sealed: firstName, lastName, dateOfBirth, country. */
  'identity.subject.disclosed': z.strictObject({ requestId: text(), userId: id('user'), sealed }),
  /** Answers `credit.age_group.requested`. Sealed: ageGroup. */
  'identity.age_group.disclosed': z.strictObject({
    requestId: text(),
    userId: id('user'),
    sealed,
  }),
};

const credit = {
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
  /** Asks identity, to measure fairness and for nothing else. */
  'credit.age_group.requested': z.strictObject({
    requestId: text(),
    userId: id('user'),
    publicKey: jwk,
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

const postingLine = z.strictObject({
  account: z.enum([
    'CASH',
    'LOAN_PRINCIPAL',
    'INTEREST_INCOME',
    'FEE_INCOME',
    'DISBURSEMENT_CLEARING',
  ]),
  side: z.enum(['DEBIT', 'CREDIT']),
  minor: amountMinor,
});

const lending = {
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
  }),
  /** Feeds the subscription `loanStatusChanged`. `from` is null for what has just come to be. */
  'lending.status.changed': z.strictObject({
    applicationId: id('app'),
    loanId: id('loan').nullable(),
    entity: z.enum(['APPLICATION', 'LOAN']),
    from: lifecycleStatus.nullable(),
    to: lifecycleStatus,
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
  /** One for each officer who approves: of a high amount two, by two people. For staff only. */
  'lending.approval.recorded': z.strictObject({
    applicationId: id('app'),
    userId: id('user'),
    officerId: id('user'),
  }),
  /**
   * A month of a loan's life has ended. `dueMinor`: what was unpaid before and what fell due in it;
   * `paidMinor`: how much of that was paid by its last day. Days past due are of the oldest unpaid
   * instalment: on the last day, and the most on any day of the month.
   */
  'lending.performance.reported': z.strictObject({
    userId: id('user'),
    loanId: id('loan'),
    /** Months since the loan was paid out, from 1. */
    number: z.int().min(1).max(1_200),
    periodEnd: localDate,
    currency: currencyCode,
    dueMinor: amountMinorOrZero,
    paidMinor: amountMinorOrZero,
    daysPastDue: z.int().nonnegative(),
    worstDaysPastDue: z.int().nonnegative(),
    status: lifecycleStatus,
  }),
  'lending.personal_data.read': z.strictObject({
    userId: id('user'),
    fields: z.array(text(100)).max(50).readonly(),
  }),
  'lending.payment.requested': z.strictObject({
    paymentId: id('pay'),
    loanId: id('loan'),
    direction: z.enum(['PAYOUT', 'COLLECTION']),
  }),
  'lending.payment.failed': z.strictObject({
    paymentId: id('pay'),
    loanId: id('loan'),
    code: z
      .enum(['ACCOUNT_REFUSED', 'COLLECTION_REFUSED', 'INSUFFICIENT_FUNDS', 'OTHER'])
      .exactOptional(),
    /** Only in events of before `code` was added. */
    reason: text(300).exactOptional(),
  }),
  /** The ledger posts it once: `postingId` is the idempotency key. Lines are in minor units. */
  'lending.posting.requested': z.strictObject({
    postingId: text(),
    userId: id('user'),
    partnerId: id('partner').exactOptional(),
    loanId: id('loan'),
    paymentId: id('pay'),
    kind: z.enum(['DISBURSEMENT', 'REPAYMENT']),
    currency: currencyCode,
    effectiveOn: localDate,
    lines: z.array(postingLine).min(2).max(20).readonly(),
  }),
};

const compliance = {
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

const chainProgress = {
  chainTransactionId: id('ctx'),
  hash: text(100),
  status: z.enum(['PENDING', 'CONFIRMING', 'CONFIRMED']),
  confirmations: z.int().min(0).max(1_000_000),
  requiredConfirmations: z.int().min(0).max(1_000_000),
  blockNumber: z.int().min(0).nullable(),
};

const ledger = {
  'ledger.transaction.posted': z.strictObject({
    transactionId: id('txn'),
    postingId: text(),
    kind: z.enum(['DISBURSEMENT', 'REPAYMENT']),
    loanId: id('loan'),
    paymentId: id('pay'),
    userId: id('user'),
  }),
  'ledger.posting.rejected': z.strictObject({
    postingId: text(),
    userId: id('user').exactOptional(),
    loanId: id('loan'),
    paymentId: id('pay'),
    code: text(60),
    /** A fixed sentence for the code. */
    message: text(500).exactOptional(),
  }),
  'ledger.capital.opened': z.strictObject({ transactionId: id('txn') }),
  /** Feeds the subscription `transactionConfirmed`: one for each confirmation counted. */
  'ledger.chain.progressed': z.strictObject({ transactionId: id('txn'), ...chainProgress }),
  /** Commitments were gathered under the root of a Merkle tree. For staff only. */
  'ledger.anchor.created': z.strictObject({
    anchorId: id('anchor'),
    root: commitment,
    leafCount: z.int().min(1).max(1_000_000),
  }),
  /** The same of an anchor's way to the chain. For staff only. */
  'ledger.anchor.progressed': z.strictObject({ anchorId: id('anchor'), ...chainProgress }),
  'ledger.contract.deployed': z.strictObject({ address: text(100), name: text(100) }),
};

export const CATALOGUE = { ...identity, ...credit, ...lending, ...compliance, ...ledger };

export type EventType = keyof typeof CATALOGUE;
/** What each event type carries. */
export type EventData = { readonly [T in EventType]: Readonly<z.infer<(typeof CATALOGUE)[T]>> };

/** One stream per subgraph. */
export const STREAMS = ['identity', 'credit', 'lending', 'compliance', 'ledger'] as const;
export type Stream = (typeof STREAMS)[number];

export function isEventType(text: string): text is EventType {
  return Object.hasOwn(CATALOGUE, text);
}

export function isStream(text: string): text is Stream {
  return (STREAMS as readonly string[]).includes(text);
}

/** The stream that events of this type belong to. */
export function streamOf(type: EventType): Stream {
  const stream = type.slice(0, type.indexOf('.'));
  if (!isStream(stream)) throw new Error(`Event type ${type} belongs to no stream: name it so`);
  return stream;
}
