import type { CopyRepository, EventRecorder } from '@blockscore/events';
import type { Id } from '@blockscore/ids';
import type { JobRecorder } from '@blockscore/jobs';
import type { CreditScore, ScoreExplanation, SubmittedProfile } from '../domain/credit-score.ts';
import type { FinancialProfile } from '../domain/financial-profile.ts';
import type { Sha256 } from '../domain/model-digest.ts';
import type { LoanMonthRepository } from './behaviour-ports.ts';
import type { CreditJobs } from './jobs.ts';
import type { ModelRepository, ScoringModels, ShadowMonitor } from './model-ports.ts';
import type { OutcomeRepository } from './outcome-ports.ts';
import type { PrivacyRepository } from './privacy-ports.ts';
import type { RefreshRepository } from './refresh-ports.ts';
import type { ReviewRepository } from './review-ports.ts';
import type { ShadowRepository } from './shadow-ports.ts';
import type { DriftRepository } from './watch-ports.ts';

export type Clock = () => Date;

export type NewProfile = SubmittedProfile & { readonly statement: FinancialProfile };
export type NewScore = CreditScore & {
  readonly explanation: ScoreExplanation;
  readonly commitment: string;
};

/** What a challenger would have said: it decides nothing. */
export interface ShadowScore {
  readonly modelId: string;
  readonly value: number;
  /** Decimal with six digits after the point. */
  readonly probabilityOfDefault: string;
}

/** A score with what is kept beside it. */
export interface ScoreRecord {
  readonly score: NewScore;
  /** What the score's commitment was made with. */
  readonly salt: string;
  /** When the finances were stated that it is of. */
  readonly statedAt: Date;
  readonly shadows: readonly ShadowScore[];
}

/** Profiles are appended only. */
export interface ProfileRepository {
  /**
   * Lets nobody else state or correct these people's finances, score them or ask for a review, until
   * the transaction ends. Asked for before anything that is decided by is read, and before promotions
   * are held, or two could wait for each other.
   */
  lockPeople(userIds: readonly Id<'user'>[]): Promise<void>;
  insert(profile: NewProfile): Promise<void>;
  /** In the order of the ids; undefined where there is none. */
  findMany(ids: readonly Id<'prof'>[]): Promise<readonly (SubmittedProfile | undefined)[]>;
  /** Each person's latest, in the order of the ids. */
  latest(userIds: readonly Id<'user'>[]): Promise<readonly (SubmittedProfile | undefined)[]>;
  /** A person's, newest first. */
  history(userId: Id<'user'>, most: number): Promise<readonly SubmittedProfile[]>;
}

export interface ScorePage {
  readonly size: number;
  readonly backward: boolean;
  readonly after?: string;
  readonly before?: string;
}

/** Which scores to recompute; all where it says nothing. */
export interface ReplayFilter {
  readonly userId?: Id<'user'>;
  /** Calculated then or later. */
  readonly since?: Date;
}

/** Scores are appended only. */
export interface ScoreRepository {
  insert(record: ScoreRecord): Promise<void>;
  /** By one statement for each table; at most 1,000. */
  insertAll(records: readonly ScoreRecord[]): Promise<void>;
  findMany(ids: readonly Id<'score'>[]): Promise<readonly (CreditScore | undefined)[]>;
  /** Each person's latest, in the order of the ids. */
  latest(userIds: readonly Id<'user'>[]): Promise<readonly (CreditScore | undefined)[]>;
  /** Newest first; one row more than the page, to tell whether there is another. */
  list(userId: Id<'user'>, page: ScorePage): Promise<readonly CreditScore[]>;
  countSince(userId: Id<'user'>, since: Date): Promise<number>;
  /** In the order of the commitments; undefined where no score has it. */
  findByCommitments(commitments: readonly string[]): Promise<readonly (CreditScore | undefined)[]>;
  /** In the order of the ids; null where the score has none or the person's data was erased. */
  salts(ids: readonly Id<'score'>[]): Promise<readonly (string | null)[]>;
  countMatching(filter: ReplayFilter): Promise<number>;
  /** Oldest first, from behind the given one on; at most 1,000. */
  batch(
    filter: ReplayFilter,
    after: Id<'score'> | undefined,
    size: number,
  ): Promise<readonly CreditScore[]>;
}

/** Everything that happens in one transaction. */
export interface Work {
  readonly models: ModelRepository;
  readonly shadows: ShadowRepository;
  readonly copies: CopyRepository;
  readonly privacy: PrivacyRepository;
  readonly profiles: ProfileRepository;
  readonly scores: ScoreRepository;
  readonly loanMonths: LoanMonthRepository;
  readonly reviews: ReviewRepository;
  readonly drift: DriftRepository;
  readonly outcomes: OutcomeRepository;
  readonly refreshes: RefreshRepository;
  readonly events: EventRecorder;
  readonly jobs: JobRecorder<CreditJobs>;
}

export interface Ports {
  transact<T>(run: (work: Work) => Promise<T>): Promise<T>;
  readonly clock: Clock;
  readonly models: ScoringModels;
  readonly shadowMonitor: ShadowMonitor;
  readonly sha256: Sha256;
  /** 32 random bytes in hexadecimal. */
  readonly newSalt: () => string;
  /** ISO 4217 code of the currency that the lender works in. */
  readonly currency: string;
}
