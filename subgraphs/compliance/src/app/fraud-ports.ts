import type { SealPrivateKey } from '@blockscore/vault';
import type { FraudScore } from '../domain/fraud/assess.ts';
import type { CreditFacts, IdentityFacts, LendingFacts } from '../domain/fraud/facts.ts';
import type { FraudInputs, NotKnown, Velocity } from '../domain/fraud/inputs.ts';
import type { MarkKind, Trace } from '../domain/fraud/marks.ts';
import type { FraudLevel } from '../domain/fraud/policy.ts';
import type { Page, UserId } from './ports.ts';

export type ApplicationId = `app_${string}`;
export type PayoutAccountId = `bank_${string}`;
export type FraudPurpose = 'APPLICATION' | 'DISBURSEMENT';

/** Who is asked about an applicant. */
export const FRAUD_SOURCES = ['identity', 'lending', 'credit'] as const;
export type FraudSource = (typeof FRAUD_SOURCES)[number];

/** What each of them knows; null of who did not answer. */
export interface DisclosedFacts {
  readonly identity: IdentityFacts | null;
  readonly lending: LendingFacts | null;
  readonly credit: CreditFacts | null;
}

/** What is assessed: an application, or the payout of its loan. */
export interface FraudSubject {
  readonly userId: UserId;
  readonly applicationId: ApplicationId;
  readonly purpose: FraudPurpose;
  /** Where the loan is to be paid to; null, or left out, of an application. */
  readonly payoutAccountId?: PayoutAccountId | null;
  readonly requestedAt: Date;
}

/** A question to the others, with the key that alone opens their answers. */
export interface FraudRequest extends FraudSubject {
  readonly requestId: `req_${string}`;
  readonly privateKey: SealPrivateKey;
}

export type DueFraudRequest = Pick<
  FraudRequest,
  'requestId' | 'userId' | 'applicationId' | 'purpose' | 'requestedAt'
>;

/** A question that can still be answered, with what those disclosed who have, as JSON. */
export interface AnswerableFraudRequest extends FraudRequest {
  readonly answers: Readonly<Record<FraudSource, unknown>>;
  /** Whether it is waited for. */
  readonly isOpen: boolean;
}

/** What a clearance may be told of the assessment that belongs to it. */
export interface FraudStand {
  readonly applicationId: ApplicationId;
  readonly purpose: FraudPurpose;
  readonly payoutAccountId: PayoutAccountId | null;
  /** It has not come to an end. */
  readonly isOpen: boolean;
  /** Null where nothing was assessed, and nobody is to look why. */
  readonly told: FraudLevel | null;
}

export interface FraudRequestRepository {
  /** False where it was asked before about that account, or the person was erased, so that no key can be kept. */
  insert(request: FraudRequest): Promise<boolean>;
  /** The request, locked, while there is its key and the person is not erased. */
  lockAnswerable(requestId: string): Promise<AnswerableFraudRequest | undefined>;
  /** Keeps what one answered; a question that was closed is open again until it is judged with that. */
  keepAnswer(request: FraudRequest, source: FraudSource, facts: unknown): Promise<void>;
  /** Nobody waits for it any longer. */
  close(requestId: string, at: Date): Promise<void>;
  /** Destroys the key and what was disclosed: it cannot be answered any more. */
  forget(requestId: string): Promise<void>;
  /** The same of those closed that were asked before then, the oldest first, at most `limit`; gives how many. */
  forgetBefore(before: Date, limit: number): Promise<number>;
  /** Counts that it could not be judged, if it is open; gives how often that has been. */
  countTry(requestId: string): Promise<number>;
  /** Keeps what was raised because it could not be judged. */
  setAlert(requestId: string, alertId: `alert_${string}`): Promise<void>;
  /** Those not closed that were asked before then, the oldest first, after one of them; at most `limit`. */
  openBefore(
    before: Date,
    after: DueFraudRequest | undefined,
    limit: number,
  ): Promise<readonly DueFraudRequest[]>;
  standsOf(userId: UserId, applications: readonly string[]): Promise<readonly FraudStand[]>;
  /** Whether a question about the person is not closed, of whatever application. */
  hasOpen(userId: UserId): Promise<boolean>;
}

/** What is known of an applicant by what others have in common with them. */
export interface Surroundings extends Pick<FraudInputs, 'shared' | 'manyMore' | 'standing'> {
  readonly marks: readonly MarkKind[];
  readonly ownApplications: Velocity;
  readonly sharedApplications: Velocity;
}

export interface TraceRepository {
  /** Lets nobody else be assessed until the transaction ends: of two at once, one sees the other. */
  lock(): Promise<void>;
  /** The latest of a person stay, {@link MOST_TRACES} of them. */
  keep(userId: UserId, traces: readonly Trace[]): Promise<void>;
  /** The payment provider said that the account is theirs. */
  noteVerified(userId: UserId, payoutAccountId: PayoutAccountId, at: Date): Promise<void>;
  /** Removes those that were seen last before then, the oldest first, at most `limit`; gives how many. */
  forgetBefore(before: Date, limit: number): Promise<number>;
  /** Whether a trace of the person is kept that was seen at that time or later. */
  wasSeenSince(userId: UserId, since: Date): Promise<boolean>;
  /** At most {@link MOST_OTHERS} others of each kind of mark. */
  lookAround(subject: FraudSubject): Promise<Surroundings>;
}

/** For how long after a question was asked it can be answered. */
export const ANSWERABLE_HOURS = 24;
/** A question that could not be judged so often is closed, and is for officers. */
export const MOST_TRIES = 20;
export const MOST_TRACES = 300;
/** How long a trace is kept after it was seen last. */
export const TRACE_MONTHS = 24;

/** An assessment: it is never changed. */
export interface FraudAssessment extends Omit<FraudScore, 'signals'> {
  readonly id: `fraud_${string}`;
  readonly userId: UserId;
  readonly applicationId: ApplicationId;
  readonly purpose: FraudPurpose;
  readonly payoutAccountId: PayoutAccountId | null;
  readonly policyVersion: string;
  /** SHA-256 of the policy, in hex. */
  readonly policyDigest: string;
  /** Null once the person's retention key is gone, as `inputs` is. */
  readonly signals: FraudScore['signals'] | null;
  readonly inputs: FraudInputs | null;
  readonly notKnown: readonly NotKnown[];
  readonly alertId: `alert_${string}` | null;
  readonly milliseconds: number;
  readonly assessedAt: Date;
  /** The one before, which was made without an answer that has come since. */
  readonly supersedes: `fraud_${string}` | null;
}

export interface FraudFilter {
  readonly levels: readonly FraudLevel[];
  readonly userId?: string;
  /** None about this one. */
  readonly notAbout: string;
}

export interface FraudAssessmentRepository {
  append(assessment: FraudAssessment): Promise<void>;
  /** The one of that question that none supersedes. */
  latestOf(subject: FraudSubject): Promise<FraudAssessment | undefined>;
  /** Of an application, and of the payout of its loan to each account; those superseded last, the latest first. */
  ofApplication(applicationId: string): Promise<readonly FraudAssessment[]>;
  findMany(ids: readonly string[]): Promise<readonly (FraudAssessment | undefined)[]>;
  /** Newest first; one row more than the page. */
  list(filter: FraudFilter, page: Page): Promise<readonly FraudAssessment[]>;
}

/** What looking for fraud keeps. */
export interface FraudRepositories {
  readonly requests: FraudRequestRepository;
  readonly traces: TraceRepository;
  readonly assessments: FraudAssessmentRepository;
}

export interface FraudRules {
  /** Whether applications are looked at. */
  readonly enabled: boolean;
  /** How long answers are waited for. */
  readonly patienceMs: number;
  /** Milliseconds of a clock that only goes forward. */
  readonly stopwatch: () => number;
  /** Keeps a figure of how long judging took. */
  readonly observe: (milliseconds: number, level: FraudLevel) => void;
  /** Tells operators of an answer that cannot be opened or read; the problem names no value. */
  readonly reportUnreadable: (source: FraudSource, requestId: string, problem: string) => void;
  /** Tells operators of a question that could not be judged however often it was tried. */
  readonly reportGivenUp: (requestId: string) => void;
  /** Whether a name is the person's, however it is written. */
  readonly isSameName: (one: string, other: string) => boolean;
}
