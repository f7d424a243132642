import { z } from 'zod';
import { commitment, id, instant, jwk, localDate, text } from '../fields.ts';

const kycStatus = z.enum([
  'NOT_STARTED',
  'PENDING',
  'IN_REVIEW',
  'APPROVED',
  'REJECTED',
  'EXPIRED',
]);

const documentKind = z.enum([
  'PASSPORT',
  'IDENTITY_CARD',
  'DRIVING_LICENCE',
  'PROOF_OF_ADDRESS',
  'SOURCE_OF_FUNDS',
]);
const documentStatus = z.enum(['REQUESTED', 'UPLOADED', 'ACCEPTED', 'REFUSED', 'EXPIRED']);

const alertSource = z.enum(['SCREENING', 'MONITORING', 'FRAUD', 'KYC', 'LISTS']);

const ofKyc = {
  /** Of an approval: how well the person is known. It may change while the status stays. */
  level: z.enum(['BASIC', 'STANDARD', 'ENHANCED']).exactOptional(),
  /** Something of what it takes has to come from the person: an e-mail, a document. */
  awaitsPerson: z.literal(true).exactOptional(),
};

/** Where an entry stands in the audit trail. */
const auditPlace = z.strictObject({
  day: localDate,
  position: z.int().min(1).max(2_147_483_647),
});

/** Of checks of who somebody is and whether they are sanctioned. */
export const compliance = {
  'compliance.disclosure.requested': z.strictObject({
    requestId: text(),
    userId: id('user'),
    publicKey: jwk,
  }),
  /** As it is; the person hears `compliance.kyc.told`. */
  'compliance.kyc.changed': z.strictObject({
    userId: id('user'),
    kycId: id('kyc'),
    from: kycStatus,
    to: kycStatus,
    ...ofKyc,
  }),
  /** What the person reads of their verification changed, whatever came of it, and by whomever. */
  'compliance.kyc.told': z.strictObject({
    userId: id('user'),
    kycId: id('kyc'),
    from: kycStatus.exclude(['IN_REVIEW']),
    to: kycStatus.exclude(['IN_REVIEW']),
    ...ofKyc,
  }),
  /** A person's document came to another status. */
  'compliance.kyc_document.changed': z.strictObject({
    userId: id('user'),
    kycId: id('kyc'),
    documentId: id('doc'),
    kind: documentKind,
    from: documentStatus.nullable(),
    to: documentStatus,
  }),
  /** A document that is relied on runs out soon: told once, the person too. */
  'compliance.kyc_document.expiring': z.strictObject({
    userId: id('user'),
    kycId: id('kyc'),
    documentId: id('doc'),
    kind: documentKind,
  }),
  /** For compliance staff only: nobody is tipped off. */
  'compliance.subject.screened': z.strictObject({
    userId: id('user'),
    screeningId: id('scr'),
    outcome: z.enum(['CLEAR', 'HIT', 'INCONCLUSIVE']),
    listVersionIds: z.array(text()).max(50).readonly(),
  }),
  /** All customers were compared again; for compliance staff only. */
  'compliance.customers.rescreened': z.strictObject({
    rescreeningId: id('rescreening'),
    cause: z.enum(['DAILY', 'LIST_DELTA']),
    scope: z.enum(['FULL', 'DELTA']),
    compared: z.int().min(0).max(1_000_000_000),
    changed: z.int().min(0).max(1_000_000_000),
    hits: z.int().min(0).max(1_000_000_000),
    failed: z.int().min(0).max(1_000_000_000),
    listVersionIds: z.array(text()).max(50).readonly(),
  }),
  /** An officer said of a match that it is another person, or that it is not; for staff only. */
  'compliance.match.decided': z.strictObject({
    verdictId: id('verdict'),
    userId: id('user'),
    screeningId: id('scr'),
    verdict: z.enum(['DISMISSED', 'CONFIRMED']),
  }),
  /** Answers `lending.clearance.requested`; for staff only. */
  'compliance.clearance.decided': z.strictObject({
    requestId: text(),
    userId: id('user'),
    kyc: kycStatus,
    screening: z.enum(['CLEAR', 'POTENTIAL_MATCH', 'NOT_SCREENED']),
    cleared: z.boolean(),
    /** Of who applies, as officers left it; missing where nobody looked. */
    fraud: z.enum(['LOW', 'ELEVATED', 'HIGH']).exactOptional(),
    decidedAt: instant,
  }),
  /** What a list's first version changes is not counted: there is nothing before it. */
  'compliance.list.imported': z.strictObject({
    listId: text(),
    versionId: text(),
    entries: z.int().min(0).max(100_000_000),
    previousVersionId: text().exactOptional(),
    added: z.int().min(0).max(100_000_000).exactOptional(),
    changed: z.int().min(0).max(100_000_000).exactOptional(),
    removed: z.int().min(0).max(100_000_000).exactOptional(),
  }),
  /** An officer would do what takes another one's word, too. */
  'compliance.proposal.made': z.strictObject({
    proposalId: id('proposal'),
    act: z.enum([
      'RETIRE_RULE',
      'GO_BACK_TO_RULE',
      'ACCEPT_LIST',
      'RETIRE_LIST',
      'RELEASE_PAYMENT',
      'RESOLVE_AS_FALSE_POSITIVE',
      'RESOLVE_AS_NO_ACTION',
      /** Of releases that did not tell as what. */
      'RESOLVE_ALERT',
      'TAKE_BACK_CONFIRMATION',
      'END_CONTINUING_REPORTS',
    ]),
    about: text(500),
    /** Whom it concerns, where it is about one person. */
    userId: id('user').exactOptional(),
  }),
  /** A second officer lets a content that has shrunk replace a version. */
  'compliance.list.accepted': z.strictObject({
    listId: text(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    replacesVersionId: text(),
  }),
  /** An officer has a list that is configured no more screened against no more. */
  'compliance.list.retired': z.strictObject({ listId: text(), versionId: text() }),
  /** Officers have something to look at. For staff only, and never told to the person. */
  'compliance.alert.raised': z.strictObject({
    alertId: id('alert'),
    source: alertSource,
    rule: text(60),
    severity: z.enum(['LOW', 'MEDIUM', 'HIGH']),
    userId: id('user').exactOptional(),
  }),
  /**
   * An alert that is not resolved fired by other facts, for the `firing`th time; as bad as it is by then. For
   * staff only, as above.
   */
  'compliance.alert.refired': z.strictObject({
    alertId: id('alert'),
    source: alertSource,
    rule: text(60),
    severity: z.enum(['LOW', 'MEDIUM', 'HIGH']),
    firing: z.int().min(2).max(2_147_483_647),
    userId: id('user').exactOptional(),
  }),
  /** An officer said what became of an alert. For staff only, as above. */
  'compliance.alert.resolved': z.strictObject({
    alertId: id('alert'),
    resolution: z.enum(['FALSE_POSITIVE', 'CONFIRMED', 'NO_ACTION']),
    userId: id('user').exactOptional(),
    /** Missing in what was told before. */
    source: alertSource.exactOptional(),
  }),
  /** What happened in a case, in a word. For staff only, as above. */
  'compliance.case.changed': z.strictObject({
    caseId: id('case'),
    change: z.enum([
      'OPENED',
      'ALERT_ADDED',
      'ALERT_FIRED_AGAIN',
      'ALERT_RESOLVED',
      'ALERT_LEFT',
      'ASSIGNED',
      'NOTE',
      'EVIDENCE',
      'DECIDED',
      'DECISION_SET_ASIDE',
      'AGREED',
      'DISAGREED',
      'SAR_DRAFTED',
      'SAR_REVIEWED',
      'SAR_RETURNED',
      'SAR_FILED',
      'CONTINUING_REVIEWED',
      'DEADLINE_NEAR',
      'DEADLINE_MISSED',
      'CLOSED',
      'REOPENED',
    ]),
    status: z.enum(['OPEN', 'IN_REVIEW', 'DECIDED', 'CLOSED']),
    userId: id('user').exactOptional(),
  }),
  /** A report was filed with FinCEN, which is confidential. For staff only, as above. */
  'compliance.sar.filed': z.strictObject({
    sarId: id('sar'),
    caseId: id('case'),
    kind: z.enum(['INITIAL', 'CONTINUING', 'CORRECTION']),
    userId: id('user').exactOptional(),
  }),
  'compliance.personal_data.read': z.strictObject({
    userId: id('user'),
    fields: z.array(text(100)).max(50).readonly(),
  }),
  /** An officer looked for customers, by a keyed hash of what they gave, and was shown so many. For staff only. */
  'compliance.customers.searched': z.strictObject({
    by: z.array(z.enum(['EMAIL', 'NAME', 'BIRTH'])).readonly(),
    hash: z.string().regex(/^[\w-]{43}$/),
    found: z.int().min(0),
  }),
  /** The report on a month of the audit trail was made; SHA-256 of its canonical JSON. For staff only. */
  'compliance.audit.reported': z.strictObject({
    month: z.string().regex(/^\d{4}-\d{2}$/),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    entries: z.int().min(0),
    intact: z.boolean(),
  }),
  /** An officer had a report drawn that is not the kept one of a month: a document of its own. For staff only. */
  'compliance.audit.drawn': z.strictObject({
    from: localDate,
    to: localDate,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    entries: z.int().min(0),
  }),
  /** Somebody took the audit trail of these days as a file. For staff only. */
  'compliance.audit.exported': z.strictObject({
    from: localDate,
    to: localDate,
    format: z.enum(['CSV', 'JSON_LINES']),
  }),
  /** Consecutive entries of one day of the audit trail, a leaf for each; for staff only. */
  'compliance.audit.sealed': z.strictObject({
    from: auditPlace,
    to: auditPlace,
    commitments: z.array(commitment).min(1).max(400).readonly(),
  }),
};
